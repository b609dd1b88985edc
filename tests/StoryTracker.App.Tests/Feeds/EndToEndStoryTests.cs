using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Demo;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>The story scenario, from the feeds of six outlets to the timelines of three stories.</summary>
public sealed class EndToEndStoryTests(TestServer server)
{
    [Fact]
    public async Task What_outlets_print_is_on_the_timelines_once_with_its_own_days_and_what_they_change_is_a_revision()
    {
        await using var test = await EndToEndNewsroom.OpenAsync(server, DemoScenario.Story());
        await test.FollowAsync();

        var backlog = test.Outlets.Articles.Where(a => a.Article.Revisions[0].At == TimeSpan.Zero).ToList();
        foreach (var printed in backlog)
        {
            var article = await test.ArticleAsync(printed);
            Assert.True(article is not null, $"{printed.Article.Slug} is not on record.");
            Assert.Equal(printed.Revisions[0].Title, article.Title);
            Assert.Equal(printed.Outlet.Title, article.Outlet);
            Assert.Equal(string.Join("\n\n", printed.Revisions[0].Paragraphs), article.Text);
            Assert.StartsWith(printed.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.Published!.Value, StringComparison.Ordinal);
        }
        Assert.Equal(backlog.Count, await ArticlesAsync(test));

        await test.PassAsync(TimeSpan.FromSeconds(110));
        Assert.Contains("“I take full responsibility", (await test.ArticleAsync(test.Printed("mayor-answers-test")))!.Text, StringComparison.Ordinal);
        Assert.NotNull(await test.ArticleAsync(test.Printed("rovers-sold")));
        await test.PassAsync(TimeSpan.FromMinutes(6));

        foreach (var printed in test.Outlets.Articles) Assert.True(await test.ArticleAsync(printed) is not null, $"{printed.Article.Slug} is not on record.");
        Assert.Equal(test.Outlets.Articles.Count, await ArticlesAsync(test));
        // What the feed says of a withdrawn article has its page asked for; its lines stay as they were printed.
        Assert.Contains(test.Outlets.Log.Of($"courier.{DemoScenario.Domain}", "/article/rovers-sold"), r => r.Status == 410);
        Assert.Contains("They drank to it", (await test.ArticleAsync(test.Printed("rovers-sold")))!.Text, StringComparison.Ordinal);
        var edited = (await test.ArticleAsync(test.Printed("mayor-answers-test")))!;
        Assert.Equal((2, 2), (edited.Revision, edited.Revisions.Count));
        Assert.Contains("“I take my share of responsibility", edited.Text, StringComparison.Ordinal);
        Assert.All((await StoriesAsync(test)).Values, s => Assert.True(s.Timeline.Count >= 30, $"{s.Title} has {s.Timeline.Count} lines."));
        Assert.Empty(test.Outlets.Log.TooEarly);
        await CheckAsync(test);
    }

    [Fact]
    public async Task A_hostile_day_feeds_that_move_fail_wait_and_drip_costs_no_article()
    {
        var quiet = new DemoFeed($"quay.{DemoScenario.Domain}", "/feed", "The Quay", DemoFeedFormat.Atom10);
        var outlet = new DemoOutlet(quiet.Host, "The Quay", "structured", "Small.", "/news/{slug}", [], ["/news/hidden"]);
        var scenario = new DemoScenario("hostile", [outlet], [quiet with { FullText = true }], [.. new[] { "one", "two", "moved", "hidden", "gone" }.Select(Article)],
        [
            new(quiet.Host, "/news/moved", 301) { To = "/elsewhere/moved" }, new(quiet.Host, "/elsewhere/moved", 308) { To = "/news/moved-here" },
            new(quiet.Host, "/news/gone", 410), new(quiet.Host, "/news/two", 200) { Drip = TimeSpan.FromSeconds(1) },
        ]);
        await using var test = await EndToEndNewsroom.OpenAsync(server, scenario with { Articles = [.. scenario.Articles, Article("moved-here")] });
        await test.FollowAsync();

        // Whatever became of their pages: the feed has the whole texts, and robots rules are kept.
        foreach (var slug in new[] { "one", "two", "hidden", "gone", "moved-here" })
            Assert.Contains($"words of {slug}", (await test.ArticleAsync(test.Printed(slug)))?.Text ?? slug, StringComparison.Ordinal);
        Assert.Empty(test.Outlets.Log.Of(quiet.Host, "/news/hidden"));
        await CheckAsync(test);

        DemoArticle Article(string slug) => new(slug, quiet.Host, quiet.Path, [new(TimeSpan.Zero, $"Headline of {slug}", "Ann Other",
            [.. Enumerable.Range(0, 8).Select(i => $"Paragraph {i} has the words of {slug}. “We read them with care,” said Ann Other, the mayor of Quayport, on Monday.")])]);
    }

    // An AMP twin is on record as the twin that it is, and is no article beside the one it points to.
    static async Task<long> ArticlesAsync(EndToEndNewsroom test) => await test.CountAsync("article-discovered") - await test.CountAsync("article-twinned");

    static async Task<Dictionary<string, StoryView>> StoriesAsync(EndToEndNewsroom test)
    {
        Dictionary<string, StoryView> stories = [];
        foreach (var item in (await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items)
            stories[item.Title] = (await test.Newsroom.Desk.StoryAsync(Guid.Parse(item.Id), AsOf.Now, default))!;
        return stories;
    }

    static async Task CheckAsync(EndToEndNewsroom test)
    {
        await foreach (var finding in test.Newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, $"{finding}");
    }
}
