namespace StoryTracker.Domain.Revisions;

/// <summary>Which changes of an outlet an editor wants to hear of at once.</summary>
public static class QuotationEdits
{
    /// <summary>Whether more was changed than a comma, white space or the look of marks; those are on record too, and ring no bell.</summary>
    /// <param name="e">What the outlet did to words that a claim rests on.</param>
    public static bool Rings(QuotationChanged e) =>
        e is not { Change: QuotationChange.Reworded, After: { } after } || !EditClasses.IsCosmetic(Words(e.Before), Words(after));

    static string Words(PrintedWords printed) => string.Join('\n', printed.Words.Select(w => w.Exact));
}
