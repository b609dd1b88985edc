using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Desk;

/// <summary>A line of a timeline.</summary>
/// <param name="Id">Claim id.</param>
/// <param name="Kind"><c>claim</c>.</param>
/// <param name="Text">The words, or the statement, as one line.</param>
/// <param name="Quote">How they are printed.</param>
/// <param name="Polarity">Said, denied or declined.</param>
/// <param name="Speaker">Who, null when nobody could say.</param>
/// <param name="Mention">The words that stand for the speaker in the article, null when there are none.</param>
/// <param name="Resolution">How the speaker was found.</param>
/// <param name="Cue">Reporting words, null when there are none.</param>
/// <param name="Happened">When what is told happened, null when not told.</param>
/// <param name="Said">When it was said, null when not told.</param>
/// <param name="Place">Where it was said, null when not told.</param>
/// <param name="Addressee">To whom, null when not told.</param>
/// <param name="Published">When the article was published: RFC 3339 time, day, or interval <c>a/b</c>; null when nothing tells.</param>
/// <param name="Publication">The same with its reason.</param>
/// <param name="Seen">When we read the article.</param>
/// <param name="Reports">One for each stretch of the words, in order.</param>
/// <param name="Witnesses">Independent reports.</param>
/// <param name="SameWordsElsewhere">Ids of entries with the same words on another occasion.</param>
/// <param name="Divergences">Sentences.</param>
/// <param name="WhyHere">Why the claim is on this story.</param>
/// <param name="Machine">What found it.</param>
/// <param name="Editorial">What editors decided, null while nobody has.</param>
/// <param name="Dismissed">The reason when it was dismissed, else null.</param>
/// <param name="NoLongerFoundBy">The extractor that no longer finds it, else null.</param>
public sealed record TimelineEntry(
    string Id, string Kind, string Text, QuoteKind Quote, Polarity Polarity, SpeakerRef? Speaker, string? Mention, Resolution Resolution, string? Cue,
    When? Happened, When? Said, string? Place, string? Addressee, string? Published, Publication? Publication, DateTimeOffset Seen,
    IReadOnlyList<Report> Reports, int Witnesses, IReadOnlyList<string> SameWordsElsewhere, IReadOnlyList<string> Divergences, IReadOnlyList<string> WhyHere, MachineLayer Machine,
    EditorialView? Editorial, string? Dismissed, string? NoLongerFoundBy)
{
    /// <summary>What its words amount to, as the extractor reads them; null where it did not tell.</summary>
    public ClaimMeaning? Meaning { get; init; }

    /// <summary>Remarks that it tells and others tell too, in the order of its words.</summary>
    public IReadOnlyList<UtteranceRef> Utterances { get; init; } = [];

    /// <summary>The same line on other occasions, wordings side by side, suggestions, and what editors decided about its words.</summary>
    public IReadOnlyList<TieView> Ties { get; init; } = [];

    /// <summary>The divergences behind <see cref="Divergences"/>, dismissed ones too.</summary>
    public IReadOnlyList<DivergenceView> DivergenceDetails { get; init; } = [];

    /// <summary>The name that the article prints, where its speaker is known under another; else null.</summary>
    public string? PrintedName { get; init; }

    /// <summary>What other articles tell of the one whom it only mentions, else null.</summary>
    public MentionView? Who { get; init; }

    /// <summary>What it answers: denies, rejects or replies to.</summary>
    public IReadOnlyList<AnswerLink> Answers { get; init; } = [];

    /// <summary>What answers it.</summary>
    public IReadOnlyList<AnswerLink> AnsweredBy { get; init; } = [];

    /// <summary>What it was taken to answer, until an editor said that it does not.</summary>
    public IReadOnlyList<AnswerLink> DeclinedAnswers { get; init; } = [];

    /// <summary>When the speaker said the line first, a sentence; null where this is the first that we have on record, or nobody says it is a line.</summary>
    public string? FirstSaid { get; init; }

    /// <summary>Who put it on record by hand, null for what a machine found.</summary>
    public DecisionView? Added { get; init; }

    /// <summary>Who said last that it is right as it stands, null where nobody did or somebody corrected it since.</summary>
    public ConfirmationView? Confirmed { get; init; }

    /// <summary>True when the machine reads it otherwise since an editor decided, so that a person should look again.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>What editors wrote on it, oldest first.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    /// <summary>How often its outlet changed or removed the words it rests on.</summary>
    public int Edits { get; init; }

    /// <summary>How its words stand in a newer revision; null where they stand at the characters they were cut from.</summary>
    public ClaimStanding? Standing { get; init; }

    /// <summary>Set when it was removed on legal request; then nothing else of it is here.</summary>
    public Removal? Removed { get; init; }
}

/// <summary>Who said that a claim is right as it stands, and when.</summary>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
public sealed record ConfirmationView(string By, DateTimeOffset When);

/// <summary>What an editor wrote.</summary>
/// <param name="Id">Note id, for a form.</param>
/// <param name="Text">The words.</param>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
public sealed record NoteView(string Id, string Text, string By, DateTimeOffset When);

/// <summary>A speaker, named.</summary>
/// <param name="Id">Speaker id.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">Role that the article gives, null when it gives none.</param>
public sealed record SpeakerRef(string Id, string Name, string? Role);

/// <summary>Where a stretch of the words is printed, character for character.</summary>
/// <param name="Article">Article id.</param>
/// <param name="Revision">Revision.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Exact">The slice [<paramref name="Start"/>, <paramref name="End"/>) of the text.</param>
/// <param name="Prefix">Characters before it.</param>
/// <param name="Suffix">Characters after it.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Quoted">True when printed inside quotation marks.</param>
public sealed record Report(string Article, int Revision, string? Outlet, string Exact, string Prefix, string Suffix, int Start, int End, bool Quoted);

/// <summary>What found a claim.</summary>
/// <param name="Extractor">NAME@VERSION.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record MachineLayer(string Extractor, double Confidence);

/// <summary>What editors decided about a claim.</summary>
/// <param name="By">Who decided last.</param>
/// <param name="When">When.</param>
/// <param name="Changed">Fields that are theirs.</param>
/// <param name="Reason">Why.</param>
public sealed record EditorialView(string By, DateTimeOffset When, IReadOnlyList<string> Changed, string Reason);

/// <summary>A day ahead of the articles that announce it.</summary>
/// <param name="Date">First day, null when open.</param>
/// <param name="Latest">Last day, null when open.</param>
/// <param name="Precision">Precision.</param>
/// <param name="Title">The announcing sentence.</param>
/// <param name="Reason">How the day was found.</param>
/// <param name="Conflict">Set where the printed date cannot be right.</param>
/// <param name="Evidence">Where it is announced.</param>
public sealed record DiaryEntry(
    DateOnly? Date, DateOnly? Latest, string Precision, string Title, string Reason, DateConflict? Conflict, IReadOnlyList<Report> Evidence)
{
    /// <summary>What comes back to it; null where nothing does yet.</summary>
    public FollowUpView? FollowUp { get; init; }
}
