using StoryTracker.App.Handover;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.App.Desk;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Item.</typeparam>
/// <param name="Items">Items in order.</param>
/// <param name="Next">Where the next page begins: a cursor, or the address made of it; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A story in the list of stories.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about, empty when an article opened it.</param>
/// <param name="Status"><c>open</c>, or <c>emerging</c> while no editor has looked at it.</param>
/// <param name="Articles">Number of articles.</param>
/// <param name="Claims">Number of claims that are not dismissed.</param>
/// <param name="Speakers">Number of named speakers.</param>
/// <param name="Outlets">Number of known outlets.</param>
/// <param name="Latest">The newest claim by publication, null when there is none.</param>
/// <param name="LastChanged">When the story last changed on record.</param>
/// <param name="Position">Position of that change.</param>
public sealed record StoryItem(
    string Id, string Title, string Sentence, string Status, int Articles, int Claims, int Speakers, int Outlets, TimelineEntry? Latest,
    DateTimeOffset LastChanged, long Position)
{
    /// <summary>Number of changes that a matcher suggests and nobody has decided on.</summary>
    public int Suggestions { get; init; }

    /// <summary>Number of reports that differ, undismissed.</summary>
    public int Divergences { get; init; }

    /// <summary>Number of statements whose words an outlet changed or removed, and on which no editor has decided since.</summary>
    public int Edited { get; init; }

    /// <summary>Number of articles that their outlets took down.</summary>
    public int TakenDown { get; init; }

    /// <summary>How far whoever asks has seen it, and how much is new to them; null in the past.</summary>
    public ReadingMark? Mark { get; init; }

    /// <summary>What came in each of the last 48 hours, the oldest first; null in the past.</summary>
    public IReadOnlyList<int>? Hours { get; init; }

    /// <summary>Whether something came within those hours; null in the past.</summary>
    public bool? Live { get; init; }
}

/// <summary>A story as an editor sees it.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about.</param>
/// <param name="Status"><c>open</c>, <c>emerging</c>, <c>closed</c> or <c>merged</c>.</param>
/// <param name="Terms">Words that tell its articles from others.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Position">Position of the story's last event in this view.</param>
/// <param name="Positions">Positions of all the story's events up to now, for the as-of control.</param>
/// <param name="Articles">Articles, newest first.</param>
/// <param name="Timeline">Claims, oldest first by when they were said, else published.</param>
/// <param name="Diary">Days ahead of the articles that announce them, in order.</param>
public sealed record StoryView(
    string Id, string Title, string Sentence, string Status, IReadOnlyList<string> Terms, DateTimeOffset? At, long Position,
    IReadOnlyList<RecordedMoment> Positions, IReadOnlyList<StoryArticle> Articles, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<DiaryEntry> Diary)
{
    /// <summary>How it stands to other stories, and what editors decided about what is on it.</summary>
    public StoryStanding Standing { get; init; } = new(null, null, [], [], [], [], [], false);

    /// <summary>Whether only some people at the desk know of it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What outlets did to words that lines of the timeline rest on, oldest first.</summary>
    public IReadOnlyList<WordsChanged> WordsChanged { get; init; } = [];

    /// <summary>Divergences that rest on its articles, the gravest first, dismissed ones last.</summary>
    public IReadOnlyList<DivergenceView> Divergences { get; init; } = [];

    /// <summary>What newer matchers would have otherwise, and nobody has answered.</summary>
    public IReadOnlyList<ProposalView> Proposals { get; init; } = [];

    /// <summary>Who closed it, when and why; null while it is open.</summary>
    public DecisionView? Closed { get; init; }

    /// <summary>What editors wrote on it, oldest first.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];
}

/// <summary>A moment at which the story changed.</summary>
/// <param name="Position">Position in the log.</param>
/// <param name="Recorded">When.</param>
public sealed record RecordedMoment(long Position, DateTimeOffset Recorded);

/// <summary>An article on a story.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Title">Headline; its opening words when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Published">RFC 3339 time, day, or interval <c>a/b</c>; null when nothing tells.</param>
/// <param name="Publication">The same with its reason.</param>
/// <param name="Weight">Share of the article that belongs here.</param>
/// <param name="Primary">True when this is its main story.</param>
/// <param name="Reasons">Why it is here.</param>
public sealed record StoryArticle(
    string Id, string Title, string? Outlet, Uri? Url, string? Published, Publication? Publication, double Weight, bool Primary, IReadOnlyList<string> Reasons)
{
    /// <summary>Set while its outlet has taken it down.</summary>
    public TakenDown? TakenDown { get; init; }

    /// <summary>Set when it was removed on legal request; then nothing else of it is here.</summary>
    public Removal? Removed { get; init; }
}

/// <summary>Something that was removed on legal request: its place and number stay, nothing of what it said.</summary>
/// <param name="Text"><c>Removed on legal request, 12 Sep 2026</c>; it stands in the place of what was removed.</param>
/// <param name="At">When.</param>
public sealed record Removal(string Text, DateTimeOffset At)
{
    /// <summary>A removal at a time, null for none.</summary>
    public static Removal? On(DateTimeOffset? at) => at is { } time ? new(Domain.Erasure.ErasureNotice.Sentence(time), time) : null;
}

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

/// <summary>An article as an editor sees it.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Title">Headline; opening words when it has none.</param>
/// <param name="Byline">Author line, null when not known.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Revisions">Revisions, oldest first.</param>
/// <param name="Revision">The revision whose text this is.</param>
/// <param name="Text">The text as printed.</param>
/// <param name="Claims">Stretches of the text that are claims, in order, those of other revisions left out.</param>
/// <param name="Stories">Stories it is on, primary first.</param>
/// <param name="Problems">What was odd about the bytes.</param>
public sealed record ArticleView(
    string Id, Uri? Url, string? Outlet, string Title, string? Byline, string Origin, PublishedValue? Published, DateTimeOffset? At,
    IReadOnlyList<RevisionItem> Revisions, int Revision, string Text, IReadOnlyList<ArticleClaim> Claims, IReadOnlyList<ArticleStory> Stories,
    IReadOnlyList<string> Problems)
{
    /// <summary>Set while its outlet has taken it down.</summary>
    public TakenDown? TakenDown { get; init; }

    /// <summary>Other articles that print the same text, the one that we had first before the others.</summary>
    public IReadOnlyList<SameText> SameText { get; init; } = [];

    /// <summary>Set when it was removed on legal request; then nothing else of it is here.</summary>
    public Removal? Removed { get; init; }
}

/// <summary>A publication time with its reason.</summary>
/// <param name="Value">RFC 3339 time, day, or interval <c>a/b</c>.</param>
/// <param name="Reason">How it is known.</param>
/// <param name="EstimatedBy">Who estimated it, else null.</param>
public sealed record PublishedValue(string Value, string Reason, string? EstimatedBy);

/// <summary>A revision of an article.</summary>
/// <param name="Revision">1, 2, 3…</param>
/// <param name="Seen">When we read it.</param>
/// <param name="Sha256">Hash of the raw bytes.</param>
/// <param name="Length">Length of its text in UTF-16 code units.</param>
public sealed record RevisionItem(int Revision, DateTimeOffset Seen, string Sha256, int Length)
{
    /// <summary>What changed since the one before, by class, most serious first; null for the first, and where nobody has compared them.</summary>
    public IReadOnlyList<EditCount>? Changed { get; init; }
}

/// <summary>A claim on the article page: one for each stretch of its words.</summary>
/// <param name="Id">Claim id; the same for all stretches of one claim.</param>
/// <param name="Stories">Ids of the stories that hold it.</param>
/// <param name="Start">First UTF-16 code unit of the stretch.</param>
/// <param name="End">After the last.</param>
/// <param name="Quoted">True when printed inside quotation marks.</param>
/// <param name="Entry">The claim.</param>
public sealed record ArticleClaim(string Id, IReadOnlyList<string> Stories, int Start, int End, bool Quoted, TimelineEntry Entry);

/// <summary>A story an article is on.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Weight">Share of the article.</param>
/// <param name="Primary">True for its main story.</param>
/// <param name="Reasons">Why.</param>
public sealed record ArticleStory(string Id, string Title, double Weight, bool Primary, IReadOnlyList<string> Reasons);

/// <summary>A speaker in the list of speakers.</summary>
/// <param name="Id">Speaker id.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Kind, null when not known.</param>
/// <param name="Roles">Roles that articles give.</param>
/// <param name="Claims">Number of claims.</param>
/// <param name="Articles">Number of articles that quote them.</param>
public sealed record SpeakerItem(string Id, string Name, SpeakerKind? Kind, IReadOnlyList<string> Roles, int Claims, int Articles);

/// <summary>A speaker as an editor sees them.</summary>
/// <param name="Id">Speaker id.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Kind, null when not known.</param>
/// <param name="Aliases">Other words articles use for them, with the evidence.</param>
/// <param name="Roles">Roles that articles give, with the evidence.</param>
/// <param name="Claims">Claims, newest first by publication.</param>
/// <param name="UnresolvedMentions">Mentions in the same articles that may be theirs but that nobody could resolve.</param>
/// <param name="At">The moment asked for, null for now.</param>
public sealed record SpeakerView(
    string Id, string Name, SpeakerKind? Kind, IReadOnlyList<AliasView> Aliases, IReadOnlyList<RoleView> Roles, IReadOnlyList<SpeakerClaim> Claims,
    IReadOnlyList<string> UnresolvedMentions, DateTimeOffset? At)
{
    /// <summary>Names that belong to this speaker, with who joined them and why.</summary>
    public IReadOnlyList<MergedName> MergedNames { get; init; } = [];

    /// <summary>Questions to an editor, those that were declined among them.</summary>
    public IReadOnlyList<SpeakerSuggestionView> Suggestions { get; init; } = [];

    /// <summary>Other bearers of the name.</summary>
    public IReadOnlyList<NamesakeView> Namesakes { get; init; } = [];

    /// <summary>The speaker from whom an editor told this one apart, else null.</summary>
    public SpeakerRef? ToldApartFrom { get; init; }

    /// <summary>Mentions elsewhere that were found to be this speaker, or may be.</summary>
    public IReadOnlyList<SpeakerMention> Mentions { get; init; } = [];

    /// <summary>What they said before, and where they may contradict themselves.</summary>
    public SpeakerChronicle Chronicle { get; init; } = SpeakerChronicle.Empty;
}

/// <summary>Another name of a speaker.</summary>
/// <param name="Name">The words.</param>
/// <param name="Evidence">Where they stand.</param>
public sealed record AliasView(string Name, Report Evidence);

/// <summary>A role of a speaker.</summary>
/// <param name="Role">The role.</param>
/// <param name="From">Publication of the first article that gives it, null when not known.</param>
/// <param name="To">Publication of the last article that gives it, or by which it had ended; null when not known.</param>
/// <param name="Evidence">Ids of the articles that give it.</param>
public sealed record RoleView(string Role, DateOnly? From, DateOnly? To, IReadOnlyList<string> Evidence)
{
    /// <summary>True when an article calls it new: then it begins there.</summary>
    public bool Began { get; init; }

    /// <summary>True when an article calls it a former one: then it had ended.</summary>
    public bool Ended { get; init; }

    /// <summary>How the period was found, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where it is printed, oldest first; only where its words stand together.</summary>
    public IReadOnlyList<Report> Printed { get; init; } = [];
}

/// <summary>A claim on a speaker's page.</summary>
/// <param name="Entry">The claim.</param>
/// <param name="ArticleTitle">Headline of its article.</param>
/// <param name="Stories">Stories that hold it.</param>
public sealed record SpeakerClaim(TimelineEntry Entry, string ArticleTitle, IReadOnlyList<StoryRef> Stories);

/// <summary>A story, named.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
public sealed record StoryRef(string Id, string Title);

/// <summary>A line of the audit.</summary>
/// <param name="Position">Position in the log.</param>
/// <param name="Recorded">When it was recorded.</param>
/// <param name="Stream">Stream.</param>
/// <param name="Version">Version in the stream.</param>
/// <param name="Type">Wire name.</param>
/// <param name="By">Who.</param>
/// <param name="What">One sentence.</param>
public sealed record HistoryItem(long Position, DateTimeOffset Recorded, string Stream, int Version, string Type, string By, string What)
{
    /// <summary>True where it is a decision that still stands and can be taken back by its position; told on the page of a claim alone.</summary>
    public bool CanBeUndone { get; init; }
}
