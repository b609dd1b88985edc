using System.Text.Json;
using StoryTracker.App.Desk;
using StoryTracker.App.Operations;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>A removal that was cut short, or that meets work under way.</summary>
public sealed class CutShortTests(TestServer server) : ErasureCase(server)
{
    [Theory]
    [InlineData(ErasureStep.Recorded)]
    [InlineData(ErasureStep.Scrubbed)]
    [InlineData(ErasureStep.Projected)]
    public async Task Cut_short_after_any_step_it_shows_nothing_and_the_next_run_finishes_it(ErasureStep last)
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Newsroom.Erasure.EraseAsync(Request(Article), new Cut(last)));
        Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(StoryId, AsOf.Now, default))));
        Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.ArticleAsync(Article, null, AsOf.Now, default))));
        await Newsroom.Erasure.EraseAsync(Request(Article));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Cut_short_it_is_finished_by_whoever_runs_jobs()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Newsroom.Erasure.EraseAsync(Request(Article), new Cut(ErasureStep.Recorded)));
        Assert.NotEmpty(Found(await PgDumpAsync()));
        Assert.Contains(await Newsroom.Check.RunAsync(null, default).ToListAsync(), f => f is { Ok: false, Invariant: "removals-carried-out" });
        await Test.SettleAsync();
        await NothingIsLeftAsync();
    }

    sealed class Cut(ErasureStep last) : IProgress<ErasureStep>
    {
        public void Report(ErasureStep value)
        {
            if (value == last) throw new TimeoutException("The plug was pulled.");
        }
    }

    [Fact]
    public async Task Work_that_was_under_way_ends_without_a_trace()
    {
        await Newsroom.Jobs.EnqueueAsync(
        [
            new(JobKinds.ExtractClaims, new ExtractClaims(Article, 1)) { DueAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) },
            new(JobKinds.AssignStories, new AssignStories(Article, 1)) { DueAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) },
        ]);
        var running = Assert.Single(await Newsroom.Jobs.ClaimAsync("a worker", 1, TimeSpan.FromMinutes(1), [JobKinds.ExtractClaims]));
        await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.Equal(JobFailure.LostLease, await Newsroom.Jobs.FailAsync(running.Lease, Text));
        // Asked for again by somebody who does not know yet: nothing comes of it.
        await Newsroom.Jobs.EnqueueAsync([new(JobKinds.ExtractClaims, new ExtractClaims(Article, 1)), new(JobKinds.AssignStories, new AssignStories(Article, 1))]);
        var head = await Newsroom.Store.HeadAsync();
        await Test.SettleAsync();
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
        Assert.DoesNotContain(await Newsroom.Jobs.DeadAsync(), d => d.Kind is JobKinds.ExtractClaims or JobKinds.AssignStories);
        await NothingIsLeftAsync();
    }
}
