using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.App.Projections;
using StoryTracker.App.Triage;
using StoryTracker.Domain;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>The triage over the founding articles and one that fits no story.</summary>
public sealed class TriageTests(TestServer server) : IAsyncLifetime
{
    const string Otters = "Ottoline Fernsby, the warden of the Millbridge reserve, spoke on Monday.\n\n“The otters are back,” Ms Fernsby said. “We counted nine of them.”";

    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Ingestion.Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        test.Write("otters.txt", Otters);
        await test.IngestAsync();
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Task<TriageView> ViewAsync(string? kind = null, string? after = null, int limit = 50) =>
        Newsroom.Triage.TriageAsync(kind, null, after, limit, jobs: true, TestContext.Current.CancellationToken);

    async Task<TriageDone> DecideAsync(TriageItem item, string answer, string reason = "", string other = "", string by = "Ana", Guid? key = null, DateOnly? day = null)
    {
        var done = await Newsroom.Triage.DecideAsync(new(item.Key, answer, reason, other, item.Seen, by, key) { Jobs = true, Day = day }, default);
        await Newsroom.Projections.CatchUpAsync();
        return done;
    }

    async Task<TriageItem> ItemAsync(string key) => (await Newsroom.Triage.TriageAsync(null, key, null, 50, true, TestContext.Current.CancellationToken)).Item!;

    async Task UndoAsync(TriageDone done)
    {
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(done.Position!.Value, "Bo", null, default));
        await Newsroom.Projections.CatchUpAsync();
    }

    [Fact]
    public async Task The_queue_is_in_order_of_value_and_pages_follow_one_another()
    {
        var all = (await ViewAsync()).Queue;
        Assert.NotEmpty(all);
        Assert.Equal(all.OrderByDescending(i => i.Value).Select(i => i.Value), all.Select(i => i.Value));
        Assert.All(all, i => Assert.False(string.IsNullOrWhiteSpace(i.Question)));
        Assert.All(all, i => Assert.NotEmpty(i.Reasons));
        List<string> paged = [];
        for (string? after = null; ;)
        {
            var page = await ViewAsync(null, after, 2);
            paged.AddRange(page.Queue.Select(i => i.Key));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(all.Select(i => i.Key), paged);
    }

    [Fact]
    public async Task An_emerging_story_is_confirmed_and_asked_again_when_that_is_undone()
    {
        var item = Assert.Single((await ViewAsync("story")).Queue);
        var done = await DecideAsync(item, "accept");
        Assert.Empty((await ViewAsync("story")).Queue);
        await Newsroom.UndoDesk.UndoAsync(done.Position!.Value, "Ana", null, default);
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(item.Key, Assert.Single((await ViewAsync("story")).Queue).Key);
    }

    [Fact]
    public async Task What_is_put_off_leaves_the_queue_at_once_is_told_and_comes_back_when_that_is_undone()
    {
        var item = (await ViewAsync()).Item!;
        await Assert.ThrowsAsync<CommandRefusedException>(() => DecideAsync(item, "aside"));
        foreach (var (answer, told) in new[] { ("aside", "aside: Not today."), ("snooze", "off until") })
        {
            item = await ItemAsync(item.Key);
            var done = await Newsroom.Triage.DecideAsync(new(item.Key, answer, "Not today.", "", item.Seen, "Ana", null), default);
            Assert.DoesNotContain((await ViewAsync()).Queue, i => i.Key == item.Key);      // before any projection has heard of it
            await Newsroom.Projections.CatchUpAsync();
            Assert.DoesNotContain((await ViewAsync()).Queue, i => i.Key == item.Key);
            var history = (await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 1, default)).Items[0];
            Assert.Contains(told, history.What);
            Assert.True((await Newsroom.UndoDesk.DoneAsync(done.Position!.Value, default))!.CanBeUndone);
            await UndoAsync(done);
            Assert.Contains((await ViewAsync()).Queue, i => i.Key == item.Key);
            Assert.Null(await Newsroom.UndoDesk.UndoAsync(done.Position!.Value, "Bo", null, default));
        }
    }

    [Fact]
    public async Task A_command_that_comes_again_with_its_key_changes_nothing()
    {
        var item = (await ViewAsync()).Item!;
        var key = Guid.CreateVersion7();
        var first = await DecideAsync(item, "aside", "Not today.", key: key);
        var head = await Newsroom.Store.HeadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(first, await DecideAsync(item, "aside", "Not today.", key: key));
        Assert.Equal(head, await Newsroom.Store.HeadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_second_editor_sees_who_is_on_it_and_a_stale_decision_gets_both_versions()
    {
        var item = (await ViewAsync()).Item!;
        await DecideAsync(item, "assign", other: "Ana");
        Assert.Equal("Ana", (await ViewAsync()).Item!.AssignedTo);
        var conflict = (await Assert.ThrowsAsync<TriageConflictException>(() => DecideAsync(item, "aside", "Not today.", by: "Bo"))).Conflict;
        Assert.Equal(("Ana", item.Question), (conflict.Now!.AssignedTo, conflict.Saw!.Question));
        Assert.Equal("Ana", Assert.Single(conflict.Meanwhile).By);
        await DecideAsync(conflict.Now, "aside", "Not today.", by: "Bo");
        Assert.DoesNotContain((await ViewAsync()).Queue, i => i.Key == item.Key);
    }

    [Fact]
    public async Task What_was_decided_meanwhile_is_told_with_who_did_it_and_nothing_is_decided_twice()
    {
        var item = Assert.Single((await ViewAsync("story")).Queue);
        await DecideAsync(item, "accept");
        var head = await Newsroom.Store.HeadAsync(TestContext.Current.CancellationToken);
        var conflict = (await Assert.ThrowsAsync<TriageConflictException>(() => DecideAsync(item, "new", by: "Bo"))).Conflict;
        Assert.Null(conflict.Now);
        Assert.Equal((item.Question, "Ana"), (conflict.Saw!.Question, conflict.Meanwhile[^1].By));
        Assert.Equal(head, await Newsroom.Store.HeadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_impossible_date_is_one_question_however_many_statements_rest_on_it()
    {
        var item = Assert.Single((await ViewAsync("date")).Queue);
        Assert.Contains("Saturday (May 14)", item.Question);
        Assert.Contains(item.Reasons, r => r.Contains("14 statements", StringComparison.Ordinal));
        foreach (var (answer, day) in new[] { ("accept", (DateOnly?)null), ("unknown", null), ("day", new DateOnly(2018, 4, 15)) })
        {
            var before = await SaidAsync();
            Assert.Equal(14, before.Count(s => s.EndsWith('!')));
            var done = await DecideAsync(await ItemAsync(item.Key), answer, day: day);
            Assert.Empty((await ViewAsync("date")).Queue);
            Assert.DoesNotContain(await SaidAsync(), s => s.EndsWith('!'));
            var asked = before.Where(s => s.EndsWith('!')).Select(s => s.Split(' ')[0]).ToHashSet();
            if (day is not null)
                Assert.All((await SaidAsync()).Where(s => asked.Contains(s.Split(' ')[0])), s => Assert.EndsWith("2018-04-15 2018-04-15", s));
            await UndoAsync(done);
            Assert.Equal(before, await SaidAsync());
            Assert.Equal(item.Key, Assert.Single((await ViewAsync("date")).Queue).Key);
        }
    }

    // When each statement was said, with a mark where the printed date cannot be right.
    async Task<List<string>> SaidAsync()
    {
        List<string> said = [];
        foreach (var story in (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 50, default)).Items)
            said.AddRange((await Newsroom.Desk.StoryAsync(Guid.Parse(story.Id), AsOf.Now, default))!.Timeline
                .Select(t => $"{t.Id} {t.Said?.Earliest:yyyy-MM-dd} {t.Said?.Latest:yyyy-MM-dd}{(t.Said?.Conflict is null ? "" : "!")}"));
        // A statement that is part of two stories is one.
        return [.. said.Distinct().Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task What_failed_waits_with_the_rest_for_whoever_may_look_after_jobs_and_for_nobody_else()
    {
        await Newsroom.Jobs.EnqueueAsync([new(JobKinds.ExtractClaims, new Domain.Articles.ExtractClaims(Guid.Empty, 1))], ct: TestContext.Current.CancellationToken);
        await test.SettleAsync();
        var item = Assert.Single((await ViewAsync("failed")).Queue);
        Assert.Equal("/jobs", item.Elsewhere!.Path);
        Assert.Contains((await ViewAsync()).Queue, i => i.Key == item.Key);
        Assert.Empty((await Newsroom.Triage.TriageAsync("failed", item.Key, null, 50, false, default)).Queue);
        await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.Triage.DecideAsync(new(item.Key, "aside", "Known.", "", "", "Ana", null), default));
        await DecideAsync(item, "aside", "The server is known to be down.");
        Assert.Empty((await ViewAsync("failed")).Queue);
    }

    [Fact]
    public async Task What_the_table_of_an_earlier_release_had_is_on_record_once()
    {
        var (doubt, date) = ((await ViewAsync()).Queue.First(i => i.Kind != "date"), Assert.Single((await ViewAsync("date")).Queue));
        var claim = date.Texts[0].Path!.Split('/')[^1];
        await test.ExecuteAsync($"""
            insert into storytracker.triage_marks (key, what, reason, until, to_whom, made_by) values
              ('{doubt.Key}', 'aside', 'A caption.', null, null, 'Ana'), ('date:{claim}', 'assign', '', null, 'Bo', 'Ana')
            """);
        Assert.Equal(2, await Newsroom.QueuedItems.CarryOverAsync(default));
        Assert.Equal(0, await Newsroom.QueuedItems.CarryOverAsync(default));
        await Newsroom.Projections.CatchUpAsync();
        var queue = (await ViewAsync()).Queue;
        Assert.DoesNotContain(queue, i => i.Key == doubt.Key);
        Assert.Equal("Bo", queue.Single(i => i.Key == date.Key).AssignedTo);
        var aside = (await Newsroom.QueuedItems.LoadAsync(doubt.Key, default)).State!.SetAside!;
        Assert.Equal(("A caption.", "Ana"), (aside.Reason, aside.By));
        Assert.NotEmpty(aside.Stories);
    }

    [Fact]
    public async Task What_editors_did_with_the_queue_comes_back_from_a_dump()
    {
        var items = (await ViewAsync()).Queue;
        await DecideAsync(items[0], "aside", "Not today.");
        await DecideAsync(items[1], "assign", other: "Ben");
        using var file = new MemoryStream();
        await Newsroom.Dump.WriteAsync(file);
        await using var to = await TestNewsroom.OpenAsync(server);
        file.Position = 0;
        await to.Newsroom.Import.ReadAsync(file);
        await to.Newsroom.Projections.CatchUpAsync();
        var restored = (await to.Newsroom.Triage.TriageAsync(null, null, null, 50, true, TestContext.Current.CancellationToken)).Queue;
        Assert.Equal((await ViewAsync()).Queue.Select(i => (i.Key, i.AssignedTo)), restored.Select(i => (i.Key, i.AssignedTo)));
        Assert.DoesNotContain(restored, i => i.Key == items[0].Key);
    }

    [Fact]
    public async Task What_is_about_a_story_that_is_private_to_others_is_in_no_queue_no_audit_and_no_undo()
    {
        var item = Assert.Single((await ViewAsync("story")).Queue);
        var done = await DecideAsync(item, "aside", "Not today.");
        Readership.Current = new([Guid.Parse(item.Story!.Id)]);
        try
        {
            Assert.DoesNotContain((await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 5, default)).Items, i => i.Position == done.Position);
            Assert.Null(await Newsroom.UndoDesk.DoneAsync(done.Position!.Value, default));
            await Assert.ThrowsAsync<CommandRefusedException>(() => DecideAsync(item, "snooze"));
        }
        finally
        {
            Readership.Current = null;
        }
        Assert.True((await Newsroom.UndoDesk.DoneAsync(done.Position!.Value, default))!.CanBeUndone);
    }

    [Fact]
    public async Task A_rebuild_asks_the_same()
    {
        await DecideAsync(Assert.Single((await ViewAsync("story")).Queue), "accept");
        await DecideAsync(Assert.Single((await ViewAsync("date")).Queue), "accept");
        await DecideAsync((await ViewAsync()).Item!, "aside", "Not today.");
        var before = (await ViewAsync()).Queue.Select(i => i.Key).ToList();
        await Newsroom.Projections.RebuildAsync(TriageIndex.ProjectionName, ct: TestContext.Current.CancellationToken);
        Assert.Equal(before, (await ViewAsync()).Queue.Select(i => i.Key));
    }
}
