using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Handover;

public sealed class HandoverTests(TestServer server)
{
    const string Ana = "Ana", Ben = "Ben";

    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_others_did_since_I_looked_is_new_what_I_did_is_not_and_undo_goes_back()
    {
        await using var test = await SeedsAsync();
        var (desk, story) = (test.Newsroom.Handover, await StoryAsync(test, "Hezbollah proscription"));
        var id = Guid.Parse(story.Id);
        var fresh = await desk.MarkAsync(id, Ana, default);
        Assert.Null(fresh.To);
        Assert.Equal((await desk.HandoverAsync(id, Ana, default))!.Changes.Changes.Count, fresh.New);
        var first = await desk.SeeAsync(id, Ana, story.Position, default);
        Assert.Equal(story.Position, first);
        Assert.Equal(0, (await desk.MarkAsync(id, Ana, default)).New);

        var lines = story.Timeline.Select(e => Guid.Parse(e.Id)).ToList();
        await AppendAsync(test, id, Ben, new ClaimDismissed(lines[0], "It is a caption.", Ben, Noon));
        await AppendAsync(test, id, Ben, Corrected(story, lines[1], Ben));
        await AppendAsync(test, id, Ana, new ClaimDismissed(lines[2], "Twice.", Ana, Noon));
        Assert.Equal(2, (await desk.MarkAsync(id, Ana, default)).New);
        var handover = (await desk.HandoverAsync(id, Ana, default))!;
        Assert.Equal([(StoryChangeKind.Withdrawn, false), (StoryChangeKind.Corrected, false), (StoryChangeKind.Withdrawn, true)], handover.Changes.Changes.Select(c => (c.Kind, c.Own)));
        var corrected = handover.Changes.Changes[1];
        Assert.Equal(("Ben", story.Timeline[1].Id, "speaker"), (corrected.By, corrected.Entry!.Id, corrected.Parts.Single().Name));
        Assert.Contains(corrected.Parts[0].Pieces, p => p is { Kind: DiffKind.Added } && p.Text.Contains("Goldstein", StringComparison.Ordinal));
        Assert.Contains("It is a caption.", handover.Changes.Changes[0].What, StringComparison.Ordinal);

        var second = await desk.SeeAsync(id, Ana, handover.Changes.To, default);
        Assert.Null(await desk.SeeAsync(id, Ana, story.Position, default));
        Assert.Empty((await desk.HandoverAsync(id, Ana, default))!.Changes.Changes);
        Assert.False(await desk.UnseeAsync(id, Ana, first!.Value, default));
        Assert.True(await desk.UnseeAsync(id, Ana, second!.Value, default));
        Assert.Equal(2, (await desk.MarkAsync(id, Ana, default)).New);
        Assert.Equal(fresh.New, (await desk.MarkAsync(id, Ben, default)).New);
    }

    [Fact]
    public async Task A_mark_reaches_no_farther_than_what_is_on_record()
    {
        await using var test = await SeedsAsync();
        var story = await StoryAsync(test, "Labour antisemitism");
        var id = Guid.Parse(story.Id);
        Assert.Equal(await test.Newsroom.Store.HeadAsync(), await test.Newsroom.Handover.SeeAsync(id, Ana, long.MaxValue, default));
        await AppendAsync(test, id, Ben, new ClaimDismissed(Guid.Parse(story.Timeline[0].Id), "A caption.", Ben, Noon));
        Assert.Equal(1, (await test.Newsroom.Handover.MarkAsync(id, Ana, default)).New);
    }

    [Fact]
    public async Task Every_new_thing_that_is_counted_is_told_and_what_came_and_went_too()
    {
        await using var test = await SeedsAsync();
        var story = await StoryAsync(test, "Barnet elections");
        var id = Guid.Parse(story.Id);
        await test.Newsroom.Handover.SeeAsync(id, Ana, long.MaxValue, default);
        var line = Guid.Parse(story.Timeline[0].Id);
        await AppendAsync(test, id, Ben, new ClaimDismissed(line, "A caption.", Ben, Noon));
        await AppendAsync(test, id, Ben, new ClaimRestored(line, Ben, Noon));
        await AppendAsync(test, id, Ben, new StoryDescribed("Barnet votes", "The elections.", ["Barnet"], Ben, Noon));
        var handover = (await test.Newsroom.Handover.HandoverAsync(id, Ana, default))!;
        Assert.Equal(2, handover.Seen.New);
        Assert.Equal([(StoryChangeKind.Other, 2), (StoryChangeKind.Other, 1)], handover.Changes.Changes.Select(c => (c.Kind, c.Events)));
        Assert.Equal("Barnet votes", handover.Changes.Title);
    }

    [Fact]
    public async Task The_list_is_ordered_by_what_is_new_by_activity_or_by_title_and_pages_lose_nothing()
    {
        await using var test = await SeedsAsync();
        var desk = test.Newsroom.Handover;
        await desk.SeeAsync(IHandoverDesk.AllStories, Ana, long.MaxValue, default);
        var labour = Guid.Parse((await StoryAsync(test, "Labour antisemitism")).Id);
        await AppendAsync(test, labour, Ana, new StoryDescribed("aardvark", "s", ["t"], Ana, Noon));
        await AppendAsync(test, labour, Ana, new DescriptionUndone(Ana, Noon));
        var barnet = await StoryAsync(test, "Barnet elections");
        await AppendAsync(test, Guid.Parse(barnet.Id), Ben, new ClaimDismissed(Guid.Parse(barnet.Timeline[0].Id), "A caption.", Ben, Noon));
        await AppendAsync(test, labour, Ana, new StoryDescribed("Labour and antisemitism", "s", ["t"], Ana, Noon));

        Assert.Equal(["Barnet elections", "Hezbollah proscription", "Labour and antisemitism"], await TitlesAsync(desk, "title", "all"));
        Assert.Equal(["Labour and antisemitism", "Barnet elections", "Hezbollah proscription"], await TitlesAsync(desk, "activity", "all"));
        Assert.Equal(["Barnet elections", "Labour and antisemitism", "Hezbollah proscription"], await TitlesAsync(desk, "new", "all"));
        Assert.Equal(["Barnet elections"], await TitlesAsync(desk, "activity", "new"));
        await desk.StarAsync(labour, Ana, true, default);
        Assert.Equal(["Labour and antisemitism"], await TitlesAsync(desk, "title", "starred"));
        await desk.StarAsync(labour, Ana, false, default);
        Assert.Empty(await TitlesAsync(desk, "title", "starred"));
        Assert.Empty(await TitlesAsync(desk, "title", "quiet"));
        var item = (await desk.StoriesAsync(new("new", "new", null, 1), Ana, default)).Items.Single();
        Assert.Equal((1, true, true), (item.Mark!.New, item.Live!.Value, item.Hours![47] > 0));
    }

    [Fact]
    public async Task What_changed_between_two_moments_is_the_same_from_both_sides()
    {
        await using var test = await SeedsAsync();
        var story = await StoryAsync(test, "Hezbollah proscription");
        var id = Guid.Parse(story.Id);
        var line = Guid.Parse(story.Timeline[0].Id);
        await AppendAsync(test, id, Ben, new ClaimDismissed(line, "A caption.", Ben, Noon));
        var gone = (await StoryAsync(test, "Hezbollah proscription")).Position;
        await AppendAsync(test, id, Ben, new ClaimRestored(line, Ben, Noon));
        var desk = test.Newsroom.Handover;
        Assert.Equal(StoryChangeKind.Withdrawn, (await desk.ChangesAsync(id, new(story.Position, null), new(gone, null), default))!.Changes.Single().Kind);
        Assert.Equal(StoryChangeKind.Restored, (await desk.ChangesAsync(id, new(gone, null), AsOf.Now, default))!.Changes.Single().Kind);
        Assert.Equal(StoryChangeKind.Other, (await desk.ChangesAsync(id, new(story.Position, null), AsOf.Now, default))!.Changes.Single().Kind);
        Assert.Empty((await desk.ChangesAsync(id, new(gone + 1, null), AsOf.Now, default))!.Changes);
        Assert.Null(await desk.ChangesAsync(Guid.NewGuid(), new(0, null), AsOf.Now, default));
    }

    static async Task<List<string>> TitlesAsync(IHandoverDesk desk, string order, string show)
    {
        List<string> titles = [];
        string? after = null;
        do
        {
            var page = await desk.StoriesAsync(new(order, show, after, 1), Ana, default);
            titles.AddRange(page.Items.Select(i => i.Title));
            after = page.Next;
        }
        while (after is not null);
        return titles;
    }

    static ClaimCorrected Corrected(StoryView story, Guid claim, string by)
    {
        var report = story.Timeline.Single(e => e.Id == claim.ToString()).Reports[0];
        return new(claim, Guid.Parse(report.Article), report.Revision, new(Speaker: Attribution.To("Philip Goldstein", SpeakerKind.Person, null, Resolution.Identified, null)), [],
            "The caption names him.", by, Noon);
    }

    static async Task AppendAsync(TestNewsroom test, Guid story, string by, object e)
    {
        await test.Newsroom.Store.AppendOrThrowAsync(new AppendUnit(new(by)) { Streams = [new(Streams.Story(story), ExpectedVersion.Any, [e])] });
        await test.Newsroom.Projections.CatchUpAsync();
    }

    static async Task<StoryView> StoryAsync(TestNewsroom test, string title)
    {
        var item = (await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items.Single(s => s.Title == title);
        return (await test.Newsroom.Desk.StoryAsync(Guid.Parse(item.Id), AsOf.Now, default))!;
    }

    async Task<TestNewsroom> SeedsAsync()
    {
        var test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(test.Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        return test;
    }
}
