using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>Says what is wrong with a history; nothing, if the log explains it as if everything had happened one after another.</summary>
/// <remarks>Linearizability (Herlihy and Wing 1990) with a witness: the order of the log. Every answer confines the prefix of the log
/// at which it was true; what began after something else had ended must not be confined to a shorter prefix. With the order given, that
/// is checked for each pair, instead of searched for.</remarks>
public static class HistoryChecker
{
    /// <summary>Everything that is wrong, a sentence each, beginning with its kind.</summary>
    public static IReadOnlyList<string> Check(History history)
    {
        var (log, wrong) = LogIndex.Of(history.Log);
        if (wrong.Count > 0) return wrong;                                   // nothing can be held against such a log
        var calls = history.Operations.OfType<AppendCall>().ToLookup(a => a.Unit.Key);
        return [.. AppendRules.Check(history, log, calls), .. OrderRules.Check(history, log, calls),
            .. JobRules.Check(history, log, calls)];
    }
}

/// <summary>Each answer to an append against the log.</summary>
static class AppendRules
{
    public static IEnumerable<string> Check(History history, LogIndex log, ILookup<Guid, AppendCall> calls)
    {
        foreach (var key in log.Units.Keys.Where(k => !calls.Contains(k))) yield return $"unsent: nobody sent unit {key}";
        foreach (var unit in calls)
        {
            var stored = log.Units.TryGetValue(unit.Key, out var at);
            if (stored)
                foreach (var wrong in Content(log, unit.First().Unit, at)) yield return wrong;
            if (unit.Count(c => c.Outcome == AppendOutcome.Appended) > 1) yield return $"winners: unit {unit.Key} was appended twice";
            foreach (var call in unit)
                if (Answer(history, call, unit, stored, at) is { } wrong) yield return wrong;
        }
    }

    static string? Answer(History history, AppendCall call, IGrouping<Guid, AppendCall> unit, bool stored, (long First, long Last) at)
    {
        var empty = call.Unit.Count == 0;                                    // only jobs: it leaves no trace in the log
        switch (call.Outcome)
        {
            case AppendOutcome.Appended or AppendOutcome.Duplicate when !stored && !empty:
                return $"lost: unit {unit.Key} was acknowledged and is not in the log";
            case AppendOutcome.Appended or AppendOutcome.Duplicate when !empty && call.Position != at.Last:
                return $"position: unit {unit.Key} was said to end at {call.Position} and ends at {at.Last}";
            case AppendOutcome.Duplicate when !history.Disturbed
                && !unit.Any(c => c != call && c.Called < call.Returned && c.Outcome is AppendOutcome.Appended):
                return $"duplicate: unit {unit.Key} was called a duplicate of nothing";
            case AppendOutcome.Conflict or AppendOutcome.LostLease when stored:
                // Another call with this key may have stored it, but not before this one began, and not this one.
                if (unit.Any(c => c.Outcome is AppendOutcome.Appended or AppendOutcome.Duplicate && c.Returned < call.Called))
                    return $"refused: unit {unit.Key} was refused although it was stored before";
                if (!unit.Any(c => c != call && c.Outcome is null or AppendOutcome.Appended or AppendOutcome.Duplicate))
                    return $"refused: unit {unit.Key} was refused and is in the log";
                return null;
            default:
                return null;
        }
    }

    static IEnumerable<string> Content(LogIndex log, Unit unit, (long First, long Last) at)
    {
        if (at.Last - at.First + 1 != unit.Count)
        {
            yield return $"torn: unit {unit.Key} has {at.Last - at.First + 1} events of {unit.Count}";
            yield break;
        }
        var position = at.First;
        foreach (var write in unit.Writes)
        {
            if (write.Expected != ExpectedVersion.Any && log.At(position).Version != write.Expected + 1)
                yield return $"version: unit {unit.Key} expected {write.Stream} at {write.Expected}, not {log.At(position).Version - 1}";
            for (var n = 0; n < write.Count; n++, position++)
                if (log.At(position) is { } fact && fact.Stream != write.Stream)
                    yield return $"content: unit {unit.Key} has an event in {fact.Stream}";
        }
    }
}
