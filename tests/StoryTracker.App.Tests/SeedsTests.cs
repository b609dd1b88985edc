using System.Text.RegularExpressions;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Tests;

public sealed partial class SeedsTests(SeedsFixture seeds) : IClassFixture<SeedsFixture>
{
    IEnumerable<TimelineEntry> Entries => seeds.Stories.SelectMany(s => s.Timeline).DistinctBy(e => e.Id);

    [Fact]
    public void There_are_three_stories_each_with_claims()
    {
        Assert.Equal(["Barnet elections", "Hezbollah proscription", "Labour antisemitism"], seeds.Stories.Select(s => s.Title).Order());
        Assert.All(seeds.Stories, s => Assert.NotEmpty(s.Timeline));
    }

    [Fact]
    public void Every_report_is_the_slice_of_the_article_it_points_to()
    {
        Assert.NotEmpty(Entries);
        foreach (var report in Entries.SelectMany(e => e.Reports))
            Assert.Equal(seeds.Articles[report.Article].Text[report.Start..report.End], report.Exact);
    }

    [Fact]
    public void The_texts_are_the_files_character_for_character()
    {
        foreach (var article in seeds.Articles.Values)
            Assert.Equal(File.ReadAllText(Path.Combine(Path.GetDirectoryName(SeedsFixture.Folder)!, article.Origin)), article.Text);
    }

    [Theory]
    [InlineData("000", "Barnet elections", "Hezbollah proscription", "Labour antisemitism")]
    [InlineData("001", "Barnet elections", "Labour antisemitism")]
    [InlineData("002", "Barnet elections", "Labour antisemitism")]
    public void Each_article_is_on_its_stories_with_reasons(string number, params string[] stories)
    {
        Assert.Equal(stories, seeds.Article(number).Stories.Select(s => s.Title).Order());
        Assert.All(seeds.Article(number).Stories, s => Assert.NotEmpty(s.Reasons));
        Assert.Single(seeds.Article(number).Stories, s => s.Primary);
    }

    [Fact]
    public void Everything_in_double_quotation_marks_is_in_a_direct_or_mixed_claim()
    {
        foreach (var article in seeds.Articles.Values)
        {
            var quoted = article.Claims.Where(c => c.Quoted && c.Entry.Quote is QuoteKind.Direct or QuoteKind.Mixed).ToList();
            var stretches = DoubleQuoted().Matches(article.Text).Select(m => m.Groups[1]).ToList();
            Assert.NotEmpty(stretches);
            foreach (var stretch in stretches)
                Assert.Contains(quoted, c => c.Start <= stretch.Index + 1 && stretch.Index + stretch.Length - 1 <= c.End);
        }
    }

    [Theory]
    [InlineData("showing the way")]
    [InlineData("one in the same")]
    [InlineData("police cuts")]
    [InlineData("highest amount of police funding")]
    [InlineData("political wing as well as")]
    public void What_others_said_is_not_given_to_the_mayor(string words)
    {
        foreach (var article in seeds.Articles.Values.Where(a => a.Text.Contains(words, StringComparison.Ordinal)))
        {
            var at = article.Text.IndexOf(words, StringComparison.Ordinal);
            Assert.DoesNotContain(article.Claims, c => c.Start < at + words.Length && at < c.End && c.Entry.Speaker?.Name.Contains("Khan", StringComparison.Ordinal) is true);
        }
    }

    [Fact]
    public void Mr_Goldstein_stays_unresolved_with_his_printed_name()
    {
        var said = Assert.Single(seeds.Article("001").Claims.Where(c => c.Entry.Text.Contains("showing the way", StringComparison.Ordinal)).DistinctBy(c => c.Id)).Entry;
        Assert.Null(said.Speaker);
        Assert.Equal(("Mr Goldstein", Resolution.Unresolved), (said.Mention, said.Resolution));
    }

    [Fact]
    public void What_he_stopped_short_of_saying_is_not_said()
    {
        var article = seeds.Article("001");
        var at = article.Text.IndexOf("he believed Jeremy Corbyn was the right man", StringComparison.Ordinal);
        Assert.All(article.Claims.Where(c => c.Start <= at && at < c.End), c => Assert.Equal(Polarity.Declined, c.Entry.Polarity));
    }

    [Fact]
    public void Publication_is_an_interval_an_editor_estimated_with_a_reason()
    {
        Assert.Equal("2018-04-15/2018-04-16", seeds.Article("000").Published!.Value);
        Assert.Equal("2018-04-14/2018-04-20", seeds.Article("002").Published!.Value);
        Assert.All(seeds.Articles.Values, a => Assert.Equal("an editor", a.Published!.EstimatedBy));
        Assert.All(seeds.Articles.Values, a => Assert.NotEmpty(a.Published!.Reason));
    }

    [Fact]
    public async Task Ingesting_the_folder_again_changes_nothing()
    {
        var before = await seeds.Newsroom.Store.HeadAsync();
        Assert.Equal(0, await Seeds.IngestAsync(seeds.Newsroom, SeedsFixture.Folder, default));
        await seeds.Newsroom.CreateJobRunner().DrainAsync();
        Assert.Equal(before, await seeds.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task Every_invariant_of_the_record_holds()
    {
        var findings = await seeds.Newsroom.Check.RunAsync(null, default).ToListAsync();
        Assert.True(findings.Count >= 4);
        Assert.All(findings, f => Assert.True(f.Ok, f.Sentence));
    }

    [Fact]
    public async Task A_story_can_be_read_as_it_was_known_at_each_of_its_moments()
    {
        var now = seeds.Story("Labour antisemitism");
        var id = Guid.Parse(now.Id);
        Assert.Null(await seeds.Newsroom.Desk.StoryAsync(id, new(now.Positions[0].Position - 1, null), default));
        Assert.Empty((await seeds.Newsroom.Desk.StoryAsync(id, new(now.Positions[0].Position, null), default))!.Timeline);
        var counts = new List<int>();
        foreach (var moment in now.Positions) counts.Add((await seeds.Newsroom.Desk.StoryAsync(id, new(moment.Position, null), default))!.Timeline.Count);
        Assert.Equal(counts.Order(), counts);
        Assert.Equal(now.Timeline.Count, counts[^1]);
        var last = now.Positions[^1].Recorded;
        Assert.Equal(now.Timeline.Count, (await seeds.Newsroom.Desk.StoryAsync(id, new(null, last), default))!.Timeline.Count);
        Assert.Null(await seeds.Newsroom.Desk.StoryAsync(id, new(null, now.Positions[0].Recorded.AddMilliseconds(-1)), default));
    }

    [GeneratedRegex("[“\"]([^“”\"]+)(?:[”\"]|\\n)", RegexOptions.NonBacktracking)]
    private static partial Regex DoubleQuoted();
}
