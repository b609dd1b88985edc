using System.Diagnostics;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>What the nodes were about to send and what was acknowledged to them, to be held against the log.</summary>
sealed class AckLedger
{
    sealed record Sent(UnitScript Unit, long At)
    {
        public (AppendOutcome Outcome, long? Position, long At)? Answer { get; set; }
    }

    readonly Lock gate = new();
    readonly Dictionary<Guid, Sent> sent = [];
    readonly Dictionary<Guid, Sent> open = [];
    readonly List<Sent> unchecked_ = [];

    /// <summary>Units and events acknowledged as stored so far.</summary>
    public int Units { get; private set; }
    public int Events { get; private set; }
    /// <summary>Times that the store was reported unavailable.</summary>
    public int Unavailable { get; private set; }

    /// <summary>Hears a node's line.</summary>
    public void Hear(Line line)
    {
        lock (gate)
            switch (line.What)
            {
                case "sending":
                    open.Add(line.Unit!.Key, sent[line.Unit.Key] = new Sent(line.Unit, line.At));
                    break;
                case "acked":
                    Answered(line.Key!.Value, line.Outcome!.Value, line.Position, line.At);
                    break;
                case "unavailable":
                    Unavailable++;
                    break;
            }
    }

    void Answered(Guid key, AppendOutcome outcome, long? position, long at)
    {
        open.Remove(key, out var unit);
        unit!.Answer = (outcome, position, at);
        unchecked_.Add(unit);
        if (outcome == AppendOutcome.Conflict) return;
        (Units, Events) = (Units + 1, Events + unit.Unit.Parts.Sum(p => p.Count));
    }

    /// <summary>Sends again, with their keys, the units to which no answer came. Their writers must be gone.</summary>
    /// <returns>How many had been stored, and how many were stored only now.</returns>
    public async Task<(int Stored, int Now)> ResendAsync(EventStore.EventStore store, LogAudit audit)
    {
        await audit.CatchUpAsync(store);
        UnitScript[] left;
        lock (gate) left = [.. open.Values.Select(s => s.Unit)];
        var (stored, now) = (0, 0);
        foreach (var unit in left)
        {
            var before = audit.Units.GetValueOrDefault(unit.Key);
            var result = await store.AppendAsync(unit.ToUnit());
            switch (result.Outcome)
            {
                case AppendOutcome.Duplicate:
                    Assert.True(before is not null, $"{unit.Key} is called a duplicate, but was not in the log.");
                    Assert.Equal(before.Last, result.Position);
                    stored++;
                    break;
                case AppendOutcome.Appended:
                    Assert.True(before is null, $"{unit.Key} was stored a second time.");
                    now++;
                    break;
                default:
                    // Only where another unit took the version of a shared stream meanwhile; nobody else writes a writer's own stream.
                    Assert.Equal(AppendOutcome.Conflict, result.Outcome);
                    Assert.True(before is null, $"{unit.Key} is called a conflict, but is in the log.");
                    Assert.Contains(unit.Parts.Skip(1), p => p.Expected != ExpectedVersion.Any);
                    break;
            }
            lock (gate) Answered(unit.Key, result.Outcome, result.Position, Stopwatch.GetTimestamp());
        }
        await audit.CatchUpAsync(store);
        return (stored, now);
    }

    /// <summary>Holds every answer since the last check against the log.</summary>
    public void Check(LogAudit audit) => Check(audit, all: false);

    /// <summary>Holds every answer ever given against the log.</summary>
    public void CheckAll(LogAudit audit) => Check(audit, all: true);

    void Check(LogAudit audit, bool all)
    {
        lock (gate)
        {
            foreach (var unit in all ? sent.Values.Where(s => s.Answer is not null) : unchecked_)
            {
                var seen = audit.Units.GetValueOrDefault(unit.Unit.Key);
                if (unit.Answer!.Value.Outcome == AppendOutcome.Conflict)
                {
                    Assert.True(seen is null, $"{unit.Unit.Key} was refused and is in the log.");
                    continue;
                }
                Assert.True(seen is not null, $"{unit.Unit.Key} was acknowledged and is lost.");
                Assert.Equal((unit.Unit.Parts.Sum(p => p.Count), unit.Answer.Value.Position), (seen.Count, seen.Last));
            }
            unchecked_.Clear();
            if (all) CheckOrder(audit);
        }
    }

    /// <summary>What was sent after something was acknowledged, by whatever process, stands behind it.</summary>
    void CheckOrder(LogAudit audit)
    {
        Assert.All(audit.Units.Keys, key => Assert.True(sent.ContainsKey(key), $"Nobody sent {key}."));
        var answered = sent.Values.Where(s => s.Answer is { Outcome: not AppendOutcome.Conflict }).ToList();
        var acknowledged = new Queue<Sent>(answered.OrderBy(s => s.Answer!.Value.At));
        var highest = 0L;
        foreach (var unit in answered.OrderBy(s => s.At))
        {
            while (acknowledged.TryPeek(out var before) && before.Answer!.Value.At < unit.At)
                highest = Math.Max(highest, acknowledged.Dequeue().Answer!.Value.Position!.Value);
            Assert.True(audit.Units[unit.Unit.Key].First > highest,
                $"{unit.Unit.Key} was sent after position {highest} was acknowledged and stands before it.");
        }
    }
}
