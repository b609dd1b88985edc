using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Revisions;

/// <summary>What an outlet changes, from its page to the timeline.</summary>
public sealed class ChangedArticleTests(TestServer server) : IAsyncLifetime
{
    const string Lead = RevisedArticle.Lead, Pier = RevisedArticle.Pier, Boats = RevisedArticle.Boats;
    static readonly string Changed = Pier.Replace("in June", "in late September", StringComparison.Ordinal);
    TestNewsroom test = null!;
    RevisedArticle article = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        article = new(test);
        await article.PrintAsync(Lead, Pier, Boats);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Task<StoryView?> TimelineAsync(AsOf at = default) => Newsroom.Desk.StoryAsync(article.StoryId, at, default);

    [Fact]
    public async Task A_changed_quotation_is_told_with_both_wordings_and_both_lines_stay()
    {
        var before = await TimelineAsync();
        await article.PrintAsync(Lead, Changed, Boats);
        var story = await TimelineAsync();
        var change = Assert.Single(story!.WordsChanged);
        Assert.Equal(QuotationChange.Reworded, change.Change);
        Assert.Contains("in June", string.Concat(change.Before.Select(r => r.Exact)), StringComparison.Ordinal);
        Assert.Contains("in late September", string.Concat(change.After.Select(r => r.Exact)), StringComparison.Ordinal);
        var (old, now) = (story.Timeline.Single(e => e.Id == change.Claim), story.Timeline.Single(e => e.Id == change.NewClaim));
        Assert.Equal((1, 2), (old.Reports[0].Revision, now.Reports[0].Revision));
        Assert.Equal((false, 2), (old.Standing!.Printed, old.Standing.Revision));
        Assert.Null(old.NoLongerFoundBy);
        Assert.Equal(before!.Timeline.Count + 1, story.Timeline.Count);
    }

    [Fact]
    public async Task As_of_an_earlier_moment_nothing_has_changed()
    {
        var before = await TimelineAsync();
        await article.PrintAsync(Lead, Changed, Boats);
        var then = await TimelineAsync(new(before!.Position, null));
        Assert.Empty(then!.WordsChanged);
        Assert.All(then.Timeline, e => Assert.Null(e.Standing));
        Assert.Null(await Newsroom.Desk.CompareAsync(article.Id, 1, 2, new(before.Position, null), default));
    }

    [Fact]
    public async Task Words_at_other_characters_are_marked_there_and_keep_their_evidence()
    {
        await article.PrintAsync("The harbour was crowded with boats of every kind.", Lead, Pier, Boats);
        var story = await TimelineAsync();
        Assert.Empty(story!.WordsChanged);
        Assert.All(story.Timeline, e => Assert.Equal((1, true, 2), (e.Reports[0].Revision, e.Standing!.Printed, e.Standing.Revision)));
        foreach (var revision in new[] { 1, 2 })
        {
            var page = await Newsroom.Desk.ArticleAsync(article.Id, revision, AsOf.Now, default);
            Assert.Equal(story.Timeline.Select(e => e.Id).Order(), page!.Claims.Select(c => c.Id).Distinct().Order());
            Assert.Contains("The new pier opens in June", string.Concat(page.Claims.Select(c => page.Text[c.Start..c.End])), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_article_says_what_changed_and_the_pieces_are_both_texts()
    {
        await article.PrintAsync(Lead, Changed, Boats);
        var view = (await Newsroom.Desk.CompareAsync(article.Id, null, null, AsOf.Now, default))!;
        var state = await article.StateAsync();
        Assert.Equal(state.Revision(1).Text, string.Concat(view.Text.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)));
        Assert.Equal(state.Revision(2).Text, string.Concat(view.Text.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)));
        Assert.Equal(view.Counts, (await Newsroom.Desk.ArticleAsync(article.Id, null, AsOf.Now, default))!.Revisions[1].Changed);
        Assert.Equal(EditClass.Quotation, Assert.Single(state.Comparisons).Edits[0].Class);
        Assert.Null(await Newsroom.Desk.CompareAsync(article.Id, 1, 3, AsOf.Now, default));
    }

    [Fact]
    public async Task The_record_still_proves_itself_and_placing_it_again_records_nothing()
    {
        await article.PrintAsync(Lead, Changed, Boats);
        await foreach (var finding in Newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, finding.ToString());
        var head = await Newsroom.Store.HeadAsync();
        await Newsroom.Jobs.EnqueueAsync([new(JobKinds.AssignStories, new Domain.Stories.AssignStories(article.Id, 2)), new(JobKinds.ExtractClaims, new ExtractClaims(article.Id, 2))], null, default);
        await test.SettleAsync();
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task The_database_refuses_a_change_whose_words_are_not_those_of_the_revision_it_names()
    {
        await article.PrintAsync(Lead, Changed, Boats);
        var change = (await article.StoryAsync()).Claims.Values.SelectMany(c => c.Changes).Single();
        var swapped = change with { Before = change.Before with { Revision = 2 } };
        var forged = change with { After = new(2, [change.After!.Words[0] with { Exact = "The new pier never opens," }]) };
        var empty = change with { Before = new(1, []) };
        var refound = new ClaimRefound(change.ClaimId, article.Id, new(2, change.Before.Words));
        var version = (await Newsroom.Store.LoadAsync<Domain.Stories.Story>(Streams.Story(article.StoryId))).Version;
        foreach (object e in new object[] { swapped, forged, empty, refound })
            await Assert.ThrowsAsync<AppendRefusedException>(() => Newsroom.Store.AppendAsync(new AppendUnit(new("test")) { Streams = [new(Streams.Story(article.StoryId), version, [e])] }));
    }

    [Fact]
    public async Task Removal_takes_what_was_changed_and_its_bands_with_it()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"boat{i}"));
        await article.PrintAsync("Top.", Lead, Changed, Boats, filler + ".");
        Assert.NotEqual(0L, await CountAsync("select count(*) from storytracker.text_bands"));
        await Newsroom.Erasure.EraseAsync(new EraseArticle(article.Id, "A court ordered it.", null, "Ana"));
        Assert.Equal(0L, await CountAsync("select count(*) from storytracker.text_bands"));
        Assert.Equal(0L, await CountAsync("select count(*) from storytracker.events where data::text ~ 'late September|opens in June|turned away'"));
        var story = await TimelineAsync();
        Assert.Empty(story!.WordsChanged);
        Assert.Null(await Newsroom.Desk.CompareAsync(article.Id, 1, 2, AsOf.Now, default));
    }

    async Task<object?> CountAsync(string sql)
    {
        await using var command = Newsroom.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
