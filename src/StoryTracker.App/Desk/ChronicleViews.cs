using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.Desk;

/// <summary>What a speaker said before, and where a later statement may contradict an earlier one.</summary>
/// <param name="StockLines">Lines said on more than one occasion, by what was found and decided on record.</param>
/// <param name="Changes">Changes of position, the latest first: suggestions found anew for each page, and what editors confirmed.</param>
public sealed record SpeakerChronicle(IReadOnlyList<StockLineView> StockLines, IReadOnlyList<PositionChangeView> Changes)
{
    /// <summary>Changes of position that a machine suggests and an editor declined.</summary>
    public IReadOnlyList<PositionChangeView> DeclinedChanges { get; init; } = [];

    /// <summary>Nothing was said twice.</summary>
    public static SpeakerChronicle Empty { get; } = new([], []);
}

/// <summary>A line that a speaker said on more than one occasion.</summary>
/// <param name="Sentence">On how many, and when.</param>
/// <param name="Occasions">The occasions, the first that is on record first.</param>
/// <param name="Reasons">Why it is one line.</param>
/// <param name="Matcher">NAME@VERSION of what found it.</param>
public sealed record StockLineView(string Sentence, IReadOnlyList<LineOccasionView> Occasions, IReadOnlyList<string> Reasons, string Matcher);

/// <summary>An occasion of a line.</summary>
/// <param name="Earliest">First day, null when nothing tells.</param>
/// <param name="Latest">Last day, null when nothing tells.</param>
/// <param name="SaidThen">True when an article tells the day; false when it is the day of the first print.</param>
/// <param name="Place">Where, null when no article tells.</param>
/// <param name="Claims">Claims that report it.</param>
public sealed record LineOccasionView(DateOnly? Earliest, DateOnly? Latest, bool SaidThen, string? Place, IReadOnlyList<string> Claims);

/// <summary>A possible change of position.</summary>
/// <param name="Before">The earlier claim.</param>
/// <param name="After">The later claim.</param>
/// <param name="Shift">How they differ, null where an editor alone says so.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Matcher">NAME@VERSION of what found it, null where an editor alone says so.</param>
public sealed record PositionChangeView(string Before, string After, PositionShift? Shift, IReadOnlyList<string> Reasons, string? Matcher)
{
    /// <summary>Its id, for a form that takes a decision back.</summary>
    public string Id { get; init; } = "";

    /// <summary>A story that holds the later claim, on which a decision is put.</summary>
    public string Story { get; init; } = "";

    /// <summary>What an editor decided, null while nobody has.</summary>
    public ChronicleDecisionView? Decided { get; init; }
}

/// <summary>What an editor decided about two claims over time.</summary>
/// <param name="Confirmed">True when it is so, false when not.</param>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
/// <param name="Reason">Why, empty when none was given.</param>
public sealed record ChronicleDecisionView(bool Confirmed, string By, DateTimeOffset When, string Reason);

/// <summary>That a line of a timeline answers another, or is answered by it.</summary>
/// <param name="Claim">The other claim.</param>
/// <param name="Who">Who said that, null when nobody could say.</param>
/// <param name="Sure">True where the article itself says so or an editor confirmed it; false for a suggestion.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Matcher">NAME@VERSION of what found it, null where an editor alone says so.</param>
public sealed record AnswerLink(string Claim, string? Who, bool Sure, IReadOnlyList<string> Reasons, string? Matcher)
{
    /// <summary>Its id, for a form that takes a decision back.</summary>
    public string Id { get; init; } = "";

    /// <summary>What an editor decided, null while nobody has.</summary>
    public ChronicleDecisionView? Decided { get; init; }
}
