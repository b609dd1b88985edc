namespace StoryTracker.Demo.Printing;

/// <summary>An article as a feed lists it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Revision">As it stands.</param>
/// <param name="Id">Its id in the feed.</param>
/// <param name="Listed">Since when it is listed.</param>
readonly record struct FeedItem(PrintedArticle Article, DemoRevision Revision, string Id, TimeSpan Listed);

/// <summary>What a feed lists at any time.</summary>
sealed class FeedTimeline(DemoFeed feed, IReadOnlyList<PrintedArticle> articles)
{
    readonly IReadOnlyList<PrintedArticle> articles = [.. articles.OrderBy(a => a.Article.Revisions[0].At).ThenBy(a => a.Published)];

    public DemoFeed Feed => feed;

    /// <summary>When it changes, in order.</summary>
    public IReadOnlyList<TimeSpan> Changes { get; } = [.. articles.SelectMany(a => a.Article.Moments).Distinct().Order()];

    /// <summary>Number of changes until then: the same number is the same feed.</summary>
    public int VersionAt(TimeSpan at)
    {
        var (low, high) = (0, Changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Changes[middle] <= at) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>When it changed last.</summary>
    public TimeSpan ChangedAt(TimeSpan at) => VersionAt(at) is > 0 and var version ? Changes[version - 1] : TimeSpan.Zero;

    /// <summary>What it lists, newest first.</summary>
    public IReadOnlyList<FeedItem> ItemsAt(TimeSpan at) =>
        [.. articles.SelectMany(a => Items(a, at)).OrderByDescending(i => i.Listed).ThenByDescending(i => i.Article.Published).Take(feed.Shown)];

    static IEnumerable<FeedItem> Items(PrintedArticle article, TimeSpan at)
    {
        if (article.At(at) is not { } revision || article.Article.Gone <= at && !article.Article.StaysListed) yield break;
        yield return new(article, revision, article.Id, article.Article.Revisions[0].At);
        if (article.Article.Again is { } again && again <= at) yield return new(article, revision, article.Id + "-again", again);
    }
}
