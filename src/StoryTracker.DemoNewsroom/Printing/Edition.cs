using System.Collections.Frozen;

namespace StoryTracker.Demo.Printing;

/// <summary>An article placed in time: its path, its time of publication and its words are settled.</summary>
/// <param name="Article">As in the scenario.</param>
/// <param name="Outlet">Who prints it.</param>
/// <param name="Path">Path of its page.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Revisions">As printed, first to last.</param>
public sealed record PrintedArticle(DemoArticle Article, DemoOutlet Outlet, string Path, DateTimeOffset Published, IReadOnlyList<DemoRevision> Revisions)
{
    /// <summary>The revision that stands at that time, null when there is none yet.</summary>
    public DemoRevision? At(TimeSpan at) => Revisions.LastOrDefault(r => r.At <= at);

    /// <summary>Path of its AMP twin.</summary>
    public string AmpPath => "/amp" + Path;

    /// <summary>The id that feeds give it.</summary>
    public string Id => $"tag:{Article.Host},2026:{Article.Slug}";
}

/// <summary>A scenario placed in time: everything that a run prints, ready to be looked up.</summary>
sealed class Edition
{
    readonly FrozenDictionary<(string Host, string Path), PrintedArticle> pages;
    readonly FrozenDictionary<(string Host, string Path), FeedTimeline> feeds;
    readonly FrozenDictionary<string, DemoOutlet> outlets;
    readonly FrozenSet<string> hubs;
    readonly ILookup<(string Host, string Path), DemoTrouble> troubles;

    Edition(DemoScenario scenario, DateTimeOffset start, IReadOnlyList<PrintedArticle> articles)
    {
        (Scenario, Start, Articles) = (scenario, start, articles);
        hubs = scenario.Feeds.Select(f => f.HubHost).OfType<string>().Append($"hub.{DemoScenario.Domain}").ToFrozenSet();
        outlets = scenario.Outlets.ToFrozenDictionary(o => o.Host);
        pages = articles.SelectMany(a => new[] { a.Path, a.AmpPath }.Select(p => ((a.Article.Host, p), a))).ToFrozenDictionary(p => p.Item1, p => p.a);
        var listed = articles.ToLookup(a => (a.Article.Host, a.Article.Feed));
        feeds = scenario.Feeds.ToFrozenDictionary(f => (f.Host, f.Path), f => new FeedTimeline(f, [.. listed[(f.Host, f.Path)]]));
        troubles = scenario.Troubles.ToLookup(t => (t.Host, t.Path));
        Changes = [.. feeds.Values.SelectMany(f => f.Changes.Select(at => (at, f))).Where(c => c.at > TimeSpan.Zero).OrderBy(c => c.at)];
    }

    /// <summary>Places a scenario in time.</summary>
    public static Edition Of(DemoScenario scenario, DateTimeOffset start)
    {
        var outlets = scenario.Outlets.ToDictionary(o => o.Host);
        return new(scenario, start, [.. scenario.Articles.Select(a => Print(a, outlets[a.Host], start))]);
    }

    static PrintedArticle Print(DemoArticle article, DemoOutlet outlet, DateTimeOffset start)
    {
        var published = article.Published is { } p ? new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero) + p : start + article.Revisions[0].At;
        return new(article, outlet, article.Path ?? PrintedDays.Path(outlet.Paths, article.Slug, published), published,
            [.. article.Revisions.Select(r => r with { Title = PrintedDays.Expand(r.Title, start), Paragraphs = [.. r.Paragraphs.Select(t => PrintedDays.Expand(t, start))] })]);
    }

    public DemoScenario Scenario { get; }

    public DateTimeOffset Start { get; }

    public IReadOnlyList<PrintedArticle> Articles { get; }

    /// <summary>When feeds change after the start, in order.</summary>
    public IReadOnlyList<(TimeSpan At, FeedTimeline Feed)> Changes { get; }

    public bool IsHub(string host) => hubs.Contains(host);

    public DemoOutlet? Outlet(string host) => outlets.GetValueOrDefault(host);

    public PrintedArticle? Page(string host, string path) => pages.GetValueOrDefault((host, path));

    public FeedTimeline? Feed(string host, string path) => feeds.GetValueOrDefault((host, path));

    public IEnumerable<FeedTimeline> FeedsOf(string host) => Scenario.Feeds.Where(f => f.Host == host).Select(f => feeds[(f.Host, f.Path)]);

    public DemoTrouble? Trouble(string host, string path, TimeSpan at) => troubles[(host, path)].FirstOrDefault(t => t.IsOn(at));
}
