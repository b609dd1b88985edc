using System.Text.Json;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>What editors see of a removed article, at every moment.</summary>
public sealed class RemovedPagesTests(TestServer server) : ErasureCase(server)
{
    [Fact]
    public async Task Pages_say_that_it_was_removed_at_every_moment_and_counts_and_versions_stay_true()
    {
        var (story, seen) = ((await Newsroom.Desk.StoryAsync(StoryId, AsOf.Now, default))!, await Newsroom.Store.HeadAsync());
        var item = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Id == story.Id);
        var version = await Newsroom.Store.VersionAsync(Streams.Story(StoryId));
        var moments = story.Positions.Select(p => p.Position).ToList();
        var counts = new List<(int, int)>();
        foreach (var at in moments) counts.Add(await CountsAsync(at));

        await Newsroom.Erasure.EraseAsync(Request(Article), at: new DateTimeOffset(2026, 9, 12, 23, 0, 0, TimeSpan.Zero));
        const string Gone = "Removed on legal request, 12 Sep 2026";

        var now = (await Newsroom.Desk.StoryAsync(StoryId, AsOf.Now, default))!;
        Assert.Equal((Gone, story.Timeline.Count, story.Articles.Count), (now.Title, now.Timeline.Count, now.Articles.Count));
        Assert.All(now.Timeline, e => Assert.Equal((Gone, Gone, 0), (e.Text, e.Removed?.Text, e.Reports.Count)));
        Assert.Equal(story.Timeline.Select(e => e.Id).Order(), now.Timeline.Select(e => e.Id).Order());
        Assert.Equal(Gone, Assert.Single(now.Articles).Removed?.Text);
        Assert.Equal(version + 1, await Newsroom.Store.VersionAsync(Streams.Story(StoryId)));
        Assert.Equal(version + 1, (await Newsroom.Store.LoadAsync<Story>(Streams.Story(StoryId))).State!.Version);
        Assert.Equal(item.Articles, (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Id == story.Id).Articles);

        var view = (await Newsroom.Desk.ArticleAsync(Article, null, AsOf.Now, default))!;
        Assert.Equal((Gone, Gone, null, 1), (view.Text, view.Removed?.Text, view.Url, view.Revisions.Count));
        Assert.Equal(StoryId.ToString(), Assert.Single(view.Stories).Id);
        Assert.Null(await Newsroom.Desk.RawAsync(Article, 1, default));

        foreach (var (at, before) in moments.Zip(counts))
        {
            Assert.Equal(before, await CountsAsync(at));
            Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(StoryId, new(at, null), default))));
        }
        Assert.Equal(Gone, (await Newsroom.Desk.ArticleAsync(Article, null, new(seen, null), default))!.Text);
        Assert.Empty(Found(JsonSerializer.Serialize((await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 200, default)).Items)));

        async Task<(int, int)> CountsAsync(long at) => (await Newsroom.Desk.StoryAsync(StoryId, new(at, null), default))! is var s ? (s.Articles.Count, s.Timeline.Count) : default;
    }

    [Fact]
    public async Task A_name_that_only_it_gave_goes_and_comes_back_when_another_article_gives_it_others_stay()
    {
        Assert.Contains((await SpeakersAsync()), s => s == Name);
        await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());
        Assert.StartsWith("Removed on legal request", (await Newsroom.Desk.SpeakerAsync(DerivedId.Speaker(Name), AsOf.Now, default))!.Name, StringComparison.Ordinal);
        Assert.Equal(1, (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 10, default)).Items.Single().Claims);

        await Newsroom.Projections.RebuildAsync(Projections.NewsroomIndex.ProjectionName);
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());

        await Test.IngestAsync(Test.Write("later.txt", Name + ", the pilot, came back.\n\n“I was away,” Mr Quillfeather said."));
        Assert.Equal(["Ada Lovelace", Name], await SpeakersAsync());
        await Newsroom.Projections.RebuildAsync(Projections.NewsroomIndex.ProjectionName);
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(["Ada Lovelace", Name], await SpeakersAsync());
        await CheckAsync(Newsroom);
    }
}
