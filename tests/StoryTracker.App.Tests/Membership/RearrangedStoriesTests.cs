using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Membership;

/// <summary>Merges, splits and moves on a real database: lists, counts, remarks and the diary follow what is on which story, and come back.</summary>
public sealed class RearrangedStoriesTests(TestServer server) : IAsyncLifetime
{
    const string Ana = "Ana";
    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task A_merge_counts_once_brings_remarks_and_days_along_and_undone_leaves_what_was_before()
    {
        var (labour, barnet) = (await IdAsync("Labour antisemitism"), await IdAsync("Barnet elections"));
        var (list, remarks, diary, speakers) = (await ListAsync(), await RemarksAsync(barnet), await DiaryAsync(), await SpeakersAsync());
        var theirs = await RemarksAsync(labour);
        Assert.NotEmpty(theirs);

        Assert.NotNull(await Newsroom.Editing.MergeAsync(new MergeStories(labour, barnet, "They are one.", Ana), null, default));
        await test.SettleAsync();
        Assert.Equal(["Barnet elections", "Hezbollah proscription"], (await ListAsync()).Select(s => s.Title).Order());
        var merged = (await ListAsync()).Single(s => s.Title == "Barnet elections");
        Assert.Equal(3, merged.Articles);
        Assert.Equal((await StoryAsync(barnet)).Timeline.Count(e => e.Dismissed is null), merged.Claims);
        Assert.Superset(theirs.ToHashSet(), (await RemarksAsync(barnet)).ToHashSet());
        // The day of a story that is part of another one is there, and once.
        Assert.Equal(diary.Select(d => (d.Day, d.Title)).Distinct().Order(), (await DiaryAsync()).Select(d => (d.Day, d.Title)).Distinct().Order());
        Assert.DoesNotContain(await DiaryAsync(), d => d.Story == labour.ToString());
        Assert.Equal(speakers, await SpeakersAsync());
        var khan = (await Newsroom.Desk.SpeakerAsync(DerivedId.Speaker("Sadiq Khan"), AsOf.Now, default))!;
        Assert.NotEmpty(khan.Claims);
        Assert.DoesNotContain(khan.Claims.SelectMany(c => c.Stories), s => s.Id == labour.ToString());

        Assert.NotNull(await Newsroom.Editing.UndoAsync(new UndoMerge(labour, barnet, Ana), null, default));
        await test.SettleAsync();
        Assert.Equal(list.Select(Counted).Order(), (await ListAsync()).Select(Counted).Order());
        Assert.Equal(remarks, await RemarksAsync(barnet));
        Assert.Equal(theirs, await RemarksAsync(labour));
        Assert.Equal(diary, await DiaryAsync());
        Assert.Equal(speakers, await SpeakersAsync());
    }

    [Fact]
    public async Task A_story_that_articles_are_split_off_into_has_their_remarks_and_days()
    {
        var labour = await IdAsync("Labour antisemitism");
        var story = await StoryAsync(labour);
        var (list, diary) = (await ListAsync(), await DiaryAsync());
        var article = Guid.Parse(story.Articles.First(a => story.Diary.Any(d => d.Evidence.Any(e => e.Article == a.Id))
            && story.Timeline.Any(e => e.Utterances.Count > 0 && e.Reports[0].Article == a.Id)).Id);
        var apart = DerivedId.StoryStartedBy(Guid.CreateVersion7());
        Assert.NotNull(await Newsroom.Editing.SplitAsync(new SplitStory(labour, apart, [article], "A day of its own", "", [], "Another matter.", Ana), null, default));
        await test.SettleAsync();

        var split = await StoryAsync(apart);
        var own = story.Timeline.Where(e => e.Reports.Any(r => r.Article == article.ToString())).ToDictionary(e => e.Id);
        Assert.Equal(own.Keys.Order(), split.Timeline.Select(e => e.Id).Order());
        Assert.All(split.Timeline, e => Assert.Equal(own[e.Id].Utterances.Select(u => u.Id).Order(), e.Utterances.Select(u => u.Id).Order()));
        Assert.Contains(split.Timeline, e => e.Utterances.Count > 0);
        Assert.NotEmpty(split.Diary);
        Assert.All(split.Diary, d => Assert.NotNull(d.FollowUp));
        Assert.Equal(story.Articles.Count - 1, (await ListAsync()).Single(s => s.Id == labour.ToString()).Articles);

        Assert.NotNull(await Newsroom.Editing.UndoAsync(new UndoSplit(labour, apart, Ana), null, default));
        await test.SettleAsync();
        Assert.Equal(list.Select(Counted).Order(), (await ListAsync()).Select(Counted).Order());
        Assert.Equal(diary, await DiaryAsync());
    }

    [Fact]
    public async Task A_story_that_is_promoted_stands_with_those_that_editors_set_up_and_one_that_changed_last_stands_first()
    {
        var orchard = test.Write("orchard.txt", "The old orchard at Netherfield Hill bore fruit again, Peter Larsen said on Friday.\n\n“The pears are the finest in forty years,” Larsen said.\n");
        await test.IngestAsync(orchard);
        var emerging = (await ListAsync()).Single(s => s.Status == "emerging");
        Assert.Equal(emerging.Id, (await ListAsync())[^1].Id);
        var id = Guid.Parse(emerging.Id);

        await Newsroom.Editing.DescribeAsync(new DescribeStory(id, "The orchard", "What grows there.", ["orchard"], Ana), null, default);
        await test.SettleAsync();
        Assert.Equal(("The orchard", "open"), ((await ListAsync())[0].Title, (await ListAsync())[0].Status));
        Assert.Equal(id.ToString(), (await Newsroom.Desk.ChoicesAsync(1, default)).Single().Id);

        var barnet = await IdAsync("Barnet elections");
        var article = Guid.Parse((await StoryAsync(id)).Articles[0].Id);
        await Newsroom.Editing.DecideAsync(new DecideBelonging(article, barnet, true, "He is a candidate.", Ana), null, default);
        await test.SettleAsync();
        Assert.Equal(3, (await ListAsync()).Single(s => s.Id == barnet.ToString()).Articles - 1);

        await Newsroom.Editing.UndoAsync(new UndoBelonging(article, barnet, Ana), null, default);
        await Newsroom.Editing.UndoAsync(new UndoDescription(id, Ana), null, default);
        await test.SettleAsync();
        Assert.Equal((id.ToString(), "emerging"), ((await ListAsync())[^1].Id, (await ListAsync())[^1].Status));
    }

    static (string, string, int, int, int) Counted(StoryItem s) => (s.Title, s.Status, s.Articles, s.Claims, s.Speakers);

    async Task<IReadOnlyList<StoryItem>> ListAsync() => (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items;

    async Task<Guid> IdAsync(string title) => Guid.Parse((await ListAsync()).Single(s => s.Title == title).Id);

    async Task<StoryView> StoryAsync(Guid id) => (await Newsroom.Desk.StoryAsync(id, AsOf.Now, default))!;

    async Task<List<(string Line, string Utterance)>> RemarksAsync(Guid story) =>
        [.. (await StoryAsync(story)).Timeline.SelectMany(e => e.Utterances.Select(u => (e.Id, u.Id))).Order()];

    async Task<List<(string Story, DateOnly? Day, string Title, string Status)>> DiaryAsync() =>
        [.. (await Newsroom.Diary.FollowUpsAsync(new FollowUpQuery(FollowUpKind.Event, null, null, 200), AsOf.Now, default)).Items
            .Select(f => (f.Story.Id, f.Due, f.Title, f.Status)).Order()];

    async Task<List<(string, int, int)>> SpeakersAsync() =>
        [.. (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, default)).Items.Select(s => (s.Name, s.Claims, s.Articles))];
}
