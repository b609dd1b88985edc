using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed class WakeupTests(TestStore db) : IClassFixture<TestStore>
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_append_of_another_process_wakes_every_waiter()
    {
        await using var wakeups = new Wakeups(db.Source, TimeProvider.System);
        await wakeups.Connected.WaitAsync(Long);
        var (first, second) = (wakeups.Next, wakeups.Next);
        await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"));
        await Task.WhenAll(first, second).WaitAsync(Long);
    }

    [Fact]
    public async Task A_wakeup_between_looking_and_waiting_is_not_missed()
    {
        await using var wakeups = new Wakeups(db.Source, TimeProvider.System);
        await wakeups.Connected.WaitAsync(Long);
        var taken = wakeups.Next;                      // taken before looking for work …
        await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"));
        await taken.WaitAsync(Long);
        await wakeups.WaitAsync(taken, Long);          // … so the wait that comes after is over at once
    }

    [Fact]
    public async Task A_broken_connection_comes_back_and_wakes_for_what_was_missed()
    {
        await using var wakeups = new Wakeups(db.Source, TimeProvider.System);
        await wakeups.Connected.WaitAsync(Long);
        var woken = 0;
        wakeups.Woken += () => Interlocked.Increment(ref woken);
        await db.ExecuteAsync("""
            select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%listen storytracker%'
            and pid <> pg_backend_pid()
            """);
        await TestStore.EventuallyAsync(() => Task.FromResult(Volatile.Read(ref woken) > 0), "the reconnected listener wakes its waiters");
        var next = wakeups.Next;
        await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"));
        await next.WaitAsync(Long);
    }

    [Fact]
    public async Task Without_a_connection_a_waiter_polls()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=/nonexistent;Username=nobody;Timeout=1");
        await using var wakeups = new Wakeups(nowhere, TimeProvider.System);
        await wakeups.WaitAsync(TimeSpan.FromMilliseconds(20)).WaitAsync(Long);
    }
}
