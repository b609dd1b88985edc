using FsCheck.Fluent;
using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>The checker accepts what a faultless store does, and finds each flaw.</summary>
public sealed class HistoryCheckerTests
{
    static readonly Guid A = Guid.CreateVersion7(), B = Guid.CreateVersion7();

    static async Task<History> RunAsync(Script script, Flaw flaw, int seed)
    {
        var store = new ModelStore(flaw, seed);
        return new History(await HistoryRunner.RunAsync(script, _ => store), store.Log, store.JobsLeft);
    }

    [Fact]
    public async Task Every_history_of_a_faultless_store_is_accepted()
    {
        foreach (var (script, n) in Script.Generator.Sample(2000).Select((s, n) => (s, n)))
            Assert.Empty(HistoryChecker.Check(await RunAsync(script, Flaw.None, n)));
    }

    [Theory]
    [InlineData(Flaw.LosesAUnit, "lost")]
    [InlineData(Flaw.StoresARepeatAgain, "doubled")]
    [InlineData(Flaw.PutsAUnitBeforeOthers, "order")]
    [InlineData(Flaw.ReadsAnOldState, "order")]
    [InlineData(Flaw.LoadsAnOldState, "order")]
    [InlineData(Flaw.TailsAnOldState, "order")]
    [InlineData(Flaw.SkipsAnEvent, "read")]
    [InlineData(Flaw.ShowsAPartOfAUnit, "torn")]
    [InlineData(Flaw.IgnoresTheExpectedVersion, "version")]
    [InlineData(Flaw.RefusesWithoutReason, "conflict")]
    [InlineData(Flaw.CallsANewUnitADuplicate, "lost")]
    [InlineData(Flaw.AnswersTheWrongPosition, "position")]
    [InlineData(Flaw.GivesAnAttemptTwice, "winners")]
    [InlineData(Flaw.DoesNotFence, "fence")]
    [InlineData(Flaw.HandsOutACompletedJob, "lease")]
    [InlineData(Flaw.TakesALastingLease, "lease")]
    [InlineData(Flaw.RefusesALeaseThatIsHeld, "lost-lease")]
    [InlineData(Flaw.LosesAJob, "lost")]
    [InlineData(Flaw.LeavesACompletedJob, "job")]
    public async Task A_flaw_of_the_store_is_found(Flaw flaw, string kind)
    {
        var found = 0;
        foreach (var (script, n) in Script.Generator.Sample(300).Select((s, n) => (s, n)))
            if (HistoryChecker.Check(await RunAsync(script, flaw, n)).Any(w => w.StartsWith(kind + ":", StringComparison.Ordinal))) found++;
        Assert.True(found >= 5, $"{flaw} was found in {found} of 300 histories.");
    }

    static Fact Fact(long position, Guid key, int version, int nth = 1, string stream = "s") => new(position, stream, version, key, nth);

    static Unit Unit(Guid key, int expected, int count = 1) => new(key, [new Write("s", expected, count)], null, []);

    static AppendCall Append(long called, long returned, Unit unit, AppendOutcome? outcome, long? position = null) =>
        new(0, called, returned, unit, outcome, position);

    static readonly AppendCall FirstA = Append(1, 2, Unit(A, 0), AppendOutcome.Appended, 1);

    static IReadOnlyList<string> Check(IReadOnlyList<Fact> log, params Operation[] operations) =>
        HistoryChecker.Check(new History(operations, log, []));

    [Fact]
    public void What_ended_before_another_began_stands_before_it()
    {
        var second = Append(3, 4, Unit(B, ExpectedVersion.Any), AppendOutcome.Appended, 2);
        Assert.Empty(Check([Fact(1, A, 1), Fact(2, B, 2)], FirstA, second));
        var swapped = Check([Fact(1, B, 1), Fact(2, A, 2)], FirstA with { Unit = Unit(A, -1), Position = 2 }, second with { Position = 1 });
        Assert.Contains("order:", Assert.Single(swapped), StringComparison.Ordinal);
        // Beside one another they may stand as they like.
        Assert.Empty(Check([Fact(1, B, 1), Fact(2, A, 2)], FirstA with { Unit = Unit(A, -1), Position = 2, Returned = 9 },
            second with { Position = 1 }));
    }

    [Fact]
    public void An_answer_that_was_lost_may_stand_in_the_log_or_not()
    {
        var unknown = Append(3, long.MaxValue, Unit(B, 1), null);
        Assert.Empty(Check([Fact(1, A, 1)], FirstA, unknown));
        Assert.Empty(Check([Fact(1, A, 1), Fact(2, B, 2)], FirstA, unknown));
        Assert.Contains("order:", Assert.Single(Check([Fact(1, B, 1), Fact(2, A, 2)], FirstA with { Unit = Unit(A, -1), Position = 2 },
            unknown with { Unit = Unit(B, -1) })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_conflict_needs_a_moment_at_which_the_version_was_another()
    {
        var conflict = Append(3, 4, Unit(B, 0), AppendOutcome.Conflict);
        Assert.Empty(Check([Fact(1, A, 1)], FirstA, conflict));
        Assert.Contains("conflict:", Assert.Single(Check([Fact(1, A, 1)], FirstA, conflict with { Unit = Unit(B, 1) })),
            StringComparison.Ordinal);
        // Beside the append of A, both versions are possible.
        Assert.Empty(Check([Fact(1, A, 1)], FirstA with { Returned = 5 }, conflict with { Unit = Unit(B, 1) }));
        Assert.Empty(Check([Fact(1, A, 1)], FirstA with { Called = 4, Returned = 6 }, conflict with { Called = 3, Returned = 5 }));
        Assert.Contains("conflict:", Assert.Single(Check([Fact(1, A, 1)], FirstA with { Called = 5, Returned = 6 }, conflict)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_knows_what_ended_before_it_and_nothing_that_began_after_it()
    {
        Fact[] log = [Fact(1, A, 1), Fact(2, B, 2)];
        var second = Append(7, 8, Unit(B, 1), AppendOutcome.Appended, 2);
        foreach (var (seen, right) in new[] { (0, false), (1, true), (2, false) })
        {
            Assert.Equal(right, Check(log, FirstA, second, new StreamRead(1, 5, 6, "s", log[..seen])).Count == 0);
            Assert.Equal(right, Check(log, FirstA, second, new LogRead(1, 5, 6, 0, 10, log[..seen])).Count == 0);
            Assert.Equal(right, Check(log, FirstA, second, new StateLoad(1, 5, 6, "s", seen, seen, seen)).Count == 0);
        }
        // A page that is full need not reach the end; one reading must not know less than an earlier one.
        Assert.Empty(Check(log, FirstA, second, new LogRead(1, 9, 10, 0, 1, log[..1])));
        Assert.Contains("order:", Assert.Single(Check(log, FirstA, second with { Called = 3, Returned = 20 },
            new StreamRead(1, 5, 6, "s", log),
            new StreamRead(2, 7, 8, "s", log[..1]))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_unit_is_never_seen()
    {
        Fact[] log = [Fact(1, A, 1), Fact(2, A, 2, 2)];
        var append = Append(1, 9, Unit(A, 0, 2), AppendOutcome.Appended, 2);
        Assert.Contains(Check(log, append, new StreamRead(1, 2, 3, "s", log[..1])), w => w.StartsWith("torn:", StringComparison.Ordinal));
        Assert.Contains(Check(log[..1], append), w => w.StartsWith("torn:", StringComparison.Ordinal));
    }
}
