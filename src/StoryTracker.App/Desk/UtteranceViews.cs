using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.App.Desk;

/// <summary>A remark that a line of a timeline tells, and that others tell too.</summary>
/// <param name="Id">Utterance id.</param>
/// <param name="Address">Its wording table.</param>
/// <param name="Words">The line's words of it.</param>
/// <param name="Wordings">How many wordings it has.</param>
/// <param name="Outlets">Who printed them, in order, each once.</param>
/// <param name="Witnesses">Independent witnesses.</param>
/// <param name="WitnessReasons">Why several reports count once or not at all.</param>
public sealed record UtteranceRef(
    string Id, string Address, IReadOnlyList<Report> Words, int Wordings, IReadOnlyList<string> Outlets, int Witnesses, IReadOnlyList<string> WitnessReasons);

/// <summary>What was found or decided about two wordings.</summary>
/// <param name="Id">Its id, for a form.</param>
/// <param name="Kind">Joined, parted, linked, unlinked, side by side, suggested, confirmed or declined.</param>
/// <param name="Entry">Claim id of the one.</param>
/// <param name="Words">Its words.</param>
/// <param name="OtherEntry">Claim id of the other.</param>
/// <param name="Other">Its words.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Matcher">NAME@VERSION, null when an editor decided.</param>
/// <param name="By">The editor, null when a machine found it.</param>
/// <param name="When">When.</param>
public sealed record TieView(
    string Id, TieKind Kind, string Entry, IReadOnlyList<Report> Words, string OtherEntry, IReadOnlyList<Report> Other, IReadOnlyList<string> Reasons, string? Matcher, string? By,
    DateTimeOffset When);

/// <summary>A divergence as an editor sees it.</summary>
/// <param name="Id">Its id, for a form.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">One sentence.</param>
/// <param name="Evidence">The words it rests on.</param>
/// <param name="Entries">Claim ids that they belong to.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Compatible">True when both can be right.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Dismissed">Set while an editor has dismissed it.</param>
public sealed record DivergenceView(
    string Id, string Kind, Severity Severity, string Sentence, IReadOnlyList<Report> Evidence, IReadOnlyList<string> Entries,
    IReadOnlyList<string> Reasons, bool Compatible, string Matcher, DismissalView? Dismissed);

/// <summary>Who dismissed something, when and why.</summary>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
/// <param name="Reason">Why.</param>
public sealed record DismissalView(string By, DateTimeOffset When, string Reason);

/// <summary>What a newer matcher would have otherwise.</summary>
/// <param name="Id">Its id, for a form.</param>
/// <param name="Verb">join, part, link or unlink.</param>
/// <param name="Entry">Claim id of the one.</param>
/// <param name="Words">Its words.</param>
/// <param name="OtherEntry">Claim id of the other.</param>
/// <param name="Other">Its words.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="When">When it was proposed.</param>
public sealed record ProposalView(
    string Id, string Verb, string Entry, IReadOnlyList<Report> Words, string OtherEntry, IReadOnlyList<Report> Other, IReadOnlyList<string> Reasons, string Matcher,
    DateTimeOffset When);

/// <summary>The wording table: one remark as several outlets print it.</summary>
/// <param name="Id">Utterance id.</param>
/// <param name="Story">The story of the page.</param>
/// <param name="Speaker">Who said it, null when nobody could say.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Position">Position of the story's last event in this view.</param>
/// <param name="Wordings">A column each, oldest publication first.</param>
/// <param name="Rows">What the columns have place by place; the cells of a column, one after the other, are its words.</param>
/// <param name="Notes">What an editor has to see that no single row shows.</param>
/// <param name="Witnesses">Independent witnesses.</param>
/// <param name="WitnessReasons">Why several reports count once or not at all.</param>
/// <param name="Joins">What joins the wordings, oldest first.</param>
/// <param name="Divergences">Divergences that rest on these claims.</param>
/// <param name="SameLine">The same line on other occasions.</param>
/// <param name="SideBySide">Wordings that nobody says are the same.</param>
/// <param name="Apart">What editors parted from it.</param>
public sealed record UtteranceView(
    string Id, StoryRef Story, SpeakerRef? Speaker, DateTimeOffset? At, long Position, IReadOnlyList<WordingView> Wordings, IReadOnlyList<WordingRowView> Rows,
    IReadOnlyList<WordingNoteView> Notes, int Witnesses, IReadOnlyList<string> WitnessReasons, IReadOnlyList<TieView> Joins,
    IReadOnlyList<DivergenceView> Divergences, IReadOnlyList<TieView> SameLine, IReadOnlyList<TieView> SideBySide, IReadOnlyList<TieView> Apart);

/// <summary>A column of the wording table.</summary>
/// <param name="Entry">Claim id.</param>
/// <param name="OnStory">Whether the claim is a line of the story of the page.</param>
/// <param name="ArticleTitle">Headline of its article.</param>
/// <param name="Words">The words, character for character.</param>
/// <param name="Quote">How the claim is printed.</param>
/// <param name="Cue">Reporting words, null when there are none.</param>
/// <param name="Said">When it was said, null when the article does not tell.</param>
/// <param name="Published">When the article was published, null when nothing tells.</param>
/// <param name="Witness">Number of the witness it belongs to, from 1; 0 when it is nobody's testimony.</param>
public sealed record WordingView(
    string Entry, bool OnStory, string ArticleTitle, IReadOnlyList<Report> Words, QuoteKind Quote, string? Cue, When? Said, string? Published, int Witness)
{
    /// <summary>When we read the article first.</summary>
    public DateTimeOffset? Seen { get; init; }
}

/// <summary>A row of the wording table: what the columns have in one place.</summary>
/// <param name="Cells">A cell a column: runs of characters, none where the column has nothing here.</param>
/// <param name="Shared">True when all columns have the same words here.</param>
/// <param name="Notes">What an editor has to see.</param>
public sealed record WordingRowView(IReadOnlyList<IReadOnlyList<CellRun>> Cells, bool Shared, IReadOnlyList<WordingNoteView> Notes);

/// <summary>A run of characters in a cell.</summary>
/// <param name="Text">The slice of the article.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Quoted">True when printed inside quotation marks.</param>
/// <param name="Mark">Whether other columns have it: only, shared, or moved to another row.</param>
public sealed record CellRun(string Text, int Start, int End, bool Quoted, WordMark Mark);

/// <summary>Something an editor has to see before quoting.</summary>
/// <param name="Kind">Such as <c>cannotBothBeVerbatim</c>.</param>
/// <param name="Columns">The columns concerned, from 0.</param>
/// <param name="Sentence">One sentence.</param>
public sealed record WordingNoteView(WordingNote Kind, IReadOnlyList<int> Columns, string Sentence);
