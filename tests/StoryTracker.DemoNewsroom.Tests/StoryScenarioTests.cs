using System.Text.RegularExpressions;

namespace StoryTracker.Demo.Tests;

/// <summary>The story scenario as it is shipped: whole, and telling what it promises to tell.</summary>
public sealed partial class StoryScenarioTests
{
    static readonly DemoScenario Story = DemoScenario.Story();

    [Fact]
    public void It_has_six_outlets_three_stories_and_about_forty_articles_that_come_over_six_minutes()
    {
        Assert.Equal(6, Story.Outlets.Count);
        Assert.Equal(3, Regex.Count(System.Text.Encoding.UTF8.GetString(Story.StoriesFile.Span), "\"slug\""));
        Assert.InRange(Story.Articles.Count, 38, 60);
        Assert.InRange(Story.Ends, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8));
        Assert.All(Story.Outlets, o => Assert.True(Story.Articles.Count(a => a.Host == o.Host) >= 4, $"{o.Title} prints too little."));
    }

    [Fact]
    public void Something_new_comes_within_twenty_five_seconds_of_the_last()
    {
        var moments = Story.Articles.SelectMany(a => a.Moments).Distinct().Order().ToList();
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.Zero, TimeSpan.FromSeconds(25)));
    }

    [Fact]
    public void Every_article_has_its_outlet_its_feed_and_words_and_no_place_is_left_unfilled()
    {
        var edition = Printing.Edition.Of(Story, new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        Assert.All(edition.Articles, a =>
        {
            Assert.NotNull(edition.Feed(a.Article.Host, a.Article.Feed));
            Assert.True(a.Revisions[0].Paragraphs.Count >= 3, $"{a.Article.Slug} is shorter than three paragraphs.");
            Assert.All(a.Revisions, r => Assert.DoesNotContain(r.Paragraphs.Append(r.Title), p => p.AsSpan().ContainsAny('{', '}')));
        });
        Assert.Equal(edition.Articles.Count, edition.Articles.Select(a => (a.Article.Host, a.Path)).Distinct().Count());
    }

    [Fact]
    public void Quotation_marks_are_paired_in_every_paragraph() =>
        Assert.All(Story.Articles.SelectMany(a => a.Revisions.SelectMany(r => r.Paragraphs)),
            p => Assert.Equal(p.Count(c => c == '“'), p.Count(c => c == '”')));

    [Fact]
    public void It_holds_a_stealth_edit_of_a_quotation_an_announced_correction_a_withdrawal_a_second_listing_and_wire_copy()
    {
        var edited = Story.Articles.Where(a => a.Revisions.Count > 1).ToList();
        Assert.Contains(edited, a => !a.Revisions[1].Announced && Quotation().Match(a.Revisions[0].Paragraphs[1]).Value != Quotation().Match(a.Revisions[1].Paragraphs[1]).Value);
        Assert.Contains(edited, a => a.Revisions[1].Announced);
        Assert.Contains(Story.Articles, a => a.Gone is not null);
        Assert.Contains(Story.Articles, a => a.Again is not null);
        Assert.True(Story.Articles.GroupBy(a => a.Revisions[0].Paragraphs[0]).Count(g => g.Select(a => a.Host).Distinct().Count() > 1) >= 4);
    }

    [Fact]
    public void The_same_moment_gives_the_same_bytes_and_days_count_from_the_start()
    {
        var start = new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal("on Monday, 15 March, Wednesday 4 March, April 2026",
            Printing.PrintedDays.Expand("on {weekday -1}, {date +12}, {day +1}, {month +40} {year 0}", start));
        var printers = Enumerable.Range(0, 2).Select(_ => Printing.Edition.Of(DemoScenario.Story(), start)).ToList();
        Assert.Equal(Feeds(printers[0]), Feeds(printers[1]));
    }

    static IEnumerable<string> Feeds(Printing.Edition edition) =>
        from feed in Story.Feeds
        from at in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10) }
        select new Printing.FeedPrinter(edition, new(8080)).Print(edition.Feed(feed.Host, feed.Path)!, at).ETag;

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quotation();
}
