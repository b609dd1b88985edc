namespace StoryTracker.Reading;

/// <summary>Whether a provider lets an item be used: <c>usable</c>, <c>withheld</c> or <c>canceled</c> (IPTC pubstatus).</summary>
static class PublishingStatus
{
    /// <exception cref="ArticleRefusedException">The provider has withheld or killed the item.</exception>
    public static void RefuseUnusable(string name, string? status)
    {
        var word = status?[(status.LastIndexOf(':') + 1)..].Trim().ToLowerInvariant();
        if (word is "withheld" or "canceled" or "cancelled")
            throw new ArticleRefusedException(name, $"is marked “{word}” by its provider: do not use it, or ask for a usable version.");
    }
}
