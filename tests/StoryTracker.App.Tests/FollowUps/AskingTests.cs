using StoryTracker.App.Desk;
using StoryTracker.App.FollowUps;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.FollowUps;

/// <summary>An announced day that passes, on a real database, by a clock that the test holds.</summary>
public sealed class AskingTests(TestServer server) : IAsyncLifetime
{
    static readonly DateTimeOffset Before = new(2018, 5, 20, 9, 0, 0, TimeSpan.Zero), Over = new(2018, 6, 2, 12, 0, 0, TimeSpan.Zero);
    readonly HeldClock clock = new(Before);
    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server, clock: clock);
        test.Write("pier.txt", "Quayport council met on Monday.\n\nThe council votes on the new harbour pier on 1 June 2018.\n");
        test.Write("pier.json", """{ "url": "https://quay.example/pier", "outlet": "The Quay", "published": "2018-05-15" }""");
        Assert.Null(Assert.Single(await test.IngestAsync()).Refusal);
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task The_job_waits_for_the_day_to_be_over_and_asks_once_however_often_it_runs()
    {
        var followUp = await OneAsync();
        Assert.Equal(("coming", new DateOnly(2018, 6, 1)), (followUp.Status, followUp.Due!.Value));
        // The database's own clock has passed the day already; the newsroom's has not, so the question was put off when the job ran.
        Assert.Equal("SnoozeJobException: The day is not over yet.".Split(": ")[1], Assert.Single(await Newsroom.Jobs.ListAsync()).LastError);
        var handler = new AskFollowUpJob(Newsroom.Decisions, Newsroom.Types, clock);
        await test.ExecuteAsync("update storytracker.jobs set due_at = now()");
        var claimed = Assert.Single(await Newsroom.Jobs.ClaimAsync("a worker", 1, TimeSpan.FromMinutes(5)));
        await Assert.ThrowsAsync<SnoozeJobException>(() => handler.HandleAsync(claimed, default));
        Assert.Equal("coming", (await OneAsync()).Status);

        clock.Now = Over;
        await handler.HandleAsync(claimed, default);
        await handler.HandleAsync(claimed, default);
        Assert.Empty(await Newsroom.Jobs.ListAsync());
        Assert.Equal("asks", (await OneAsync()).Status);
        Assert.Equal(1, await CountAsync("follow-up-due"));
    }

    [Fact]
    public async Task A_lost_question_is_asked_for_again_and_not_twice()
    {
        await test.ExecuteAsync("delete from storytracker.jobs");
        clock.Now = Over;
        Assert.Equal(1, await Newsroom.FollowUps.TendAsync(default));
        await Newsroom.FollowUps.TendAsync(default);
        Assert.Single(await Newsroom.Jobs.ListAsync(), j => j.Kind == JobKinds.AskFollowUp);
        await test.SettleAsync();
        Assert.Equal("asks", (await OneAsync()).Status);
        await Newsroom.FollowUps.TendAsync(default);
        await test.SettleAsync();
        Assert.Equal(1, await CountAsync("follow-up-due"));
        Assert.DoesNotContain(await Newsroom.Jobs.ListAsync(), j => j.Kind == JobKinds.AskFollowUp);
    }

    [Fact]
    public async Task An_answer_put_off_asks_again_and_the_page_as_of_then_shows_what_stood_then()
    {
        clock.Now = Over;
        await DayPassesAsync();
        var asked = await OneAsync();
        var (story, id) = (Guid.Parse(asked.Story.Id), Guid.Parse(asked.Id));
        var before = await Newsroom.Store.HeadAsync();
        AnswerFollowUp later = new(story, id, FollowUpAnswer.Postponed, new(2018, 6, 8), null, "The mayor is ill.", "Ana");
        Assert.NotNull(await Newsroom.Diary.AnswerAsync(later, default));
        Assert.Null(await Newsroom.Diary.AnswerAsync(later, default));
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(("coming", new DateOnly(2018, 6, 8)), ((await OneAsync()).Status, (await OneAsync()).Due!.Value));
        Assert.Equal("asks", (await Newsroom.Diary.FollowUpAsync(story, id, new(before, null), default))!.Status);
        clock.Now = Over.AddDays(7);
        await DayPassesAsync();
        Assert.Equal("asks", (await OneAsync()).Status);
        await Newsroom.Diary.UndoAsync(new(story, id, 1, "Ana"), default);
        Assert.Equal(("asks", new DateOnly(2018, 6, 1)), ((await OneAsync()).Status, (await OneAsync()).Due!.Value));
    }

    [Fact]
    public async Task What_a_later_article_says_of_it_is_offered_as_an_answer()
    {
        clock.Now = Over;
        test.Write("vote.txt", "Ada Lovelace, the mayor of Quayport, spoke on Saturday.\n\n“The council has approved the harbour pier,” Ms Lovelace said.\n");
        test.Write("vote.json", """{ "url": "https://quay.example/vote", "outlet": "The Quay", "published": "2018-06-02" }""");
        test.Write("stories.json", "[]");
        await test.IngestAsync();
        var story = Guid.Parse((await OneAsync()).Story.Id);
        // Both articles on one story: the matcher's business, not this test's.
        var other = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Select(s => Guid.Parse(s.Id)).FirstOrDefault(s => s != story);
        if (other != default)
        {
            var events = await Newsroom.Store.ReadStreamAsync(Streams.Story(other)).Skip(1).Select(e => e.Data).ToListAsync();
            var on = await Newsroom.Decisions.LoadAsync<Domain.Stories.Story>(Streams.Story(story), default);
            await Newsroom.Decisions.CommitAsync(new("test"), null, _ => Task.FromResult(Outcome.Append(Streams.Story(story), on.Version, events)), default);
        }
        var followUp = await OneAsync();
        var candidate = Assert.Single((await Newsroom.Diary.FollowUpAsync(story, Guid.Parse(followUp.Id), AsOf.Now, default))!.Candidates);
        Assert.Contains("approved the harbour pier", candidate.Entry.Text, StringComparison.Ordinal);
        Assert.Contains("share", candidate.Reasons[0], StringComparison.Ordinal);
    }

    // By the database's clock every day of the test is long over.
    async Task DayPassesAsync()
    {
        await Newsroom.FollowUps.TendAsync(default);
        await test.ExecuteAsync("update storytracker.jobs set due_at = now()");
        await test.SettleAsync();
    }

    async Task<FollowUpView> OneAsync()
    {
        await Newsroom.Projections.CatchUpAsync();
        return Assert.Single((await Newsroom.Diary.FollowUpsAsync(new(FollowUpKind.Event, null, null, 10), AsOf.Now, default)).Items);
    }

    async Task<int> CountAsync(string type) => (await Newsroom.Store.ReadLogAsync(0, 10_000)).Count(e => e.Type == type);
}
