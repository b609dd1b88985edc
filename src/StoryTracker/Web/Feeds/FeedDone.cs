namespace StoryTracker.Web.Feeds;

/// <summary>What was just done, as a word in the address that a form leads to: a sentence of ours, never text from the address.</summary>
static class FeedDone
{
    /// <summary>The sentence of a word, null for any other.</summary>
    public static string? Sentence(string? word) => word switch
    {
        "added" => "Added. It is read for the first time as soon as its host may be asked.",
        "known" => "It was on the list already; nothing was changed.",
        "paused" => "Paused. It is not asked until somebody resumes it.",
        "resumed" => "Resumed.",
        "polling" => "It is asked as soon as its host may be asked; load the page again in a moment.",
        "moved" => "It is followed to its new address.",
        _ => null,
    };
}
