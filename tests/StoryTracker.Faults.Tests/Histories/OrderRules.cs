using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>The order of the log against the order in time.</summary>
static class OrderRules
{
    /// <summary>Something that was true at a prefix of the log no shorter than Low, and no longer than High.</summary>
    sealed record Confined(string What, long Called, long Returned, long Low, long High);

    public static IEnumerable<string> Check(History history, LogIndex log, ILookup<Guid, AppendCall> calls)
    {
        var (confined, wrong) = (new List<Confined>(), new List<string>());
        foreach (var (key, at) in log.Units) if (calls.Contains(key)) confined.Add(Stored(key, at, [.. calls[key]]));
        foreach (var operation in history.Operations)
            if (Seen(operation, log, wrong) is { } seen) confined.Add(seen);
        foreach (var later in confined)
            if (confined.Where(c => c.Returned < later.Called).MaxBy(c => c.Low) is { } before && before.Low > later.High)
                wrong.Add($"order: {later.What} began after {before.What} had ended, and knows nothing of it");
        foreach (var call in history.Operations.OfType<AppendCall>().Where(c => c.Outcome == AppendOutcome.Conflict))
            if (!CanConflict(call, log, confined))
                wrong.Add($"conflict: unit {call.Unit.Key} was refused although every stream was as expected");
        return wrong;
    }

    /// <summary>A stored unit: between the call that stored it and the first answer that knew of it.</summary>
    static Confined Stored(Guid key, (long First, long Last) at, AppendCall[] calls)
    {
        var storing = calls.FirstOrDefault(c => c.Outcome == AppendOutcome.Appended);
        return new Confined($"unit {key}", storing?.Called ?? calls.Min(c => c.Called),
            calls.Where(c => c.Outcome is AppendOutcome.Appended or AppendOutcome.Duplicate).Select(c => c.Returned)
                .DefaultIfEmpty(long.MaxValue).Min(),
            at.Last, at.First - 1);
    }

    /// <summary>What a read saw, as the prefixes of the log at which that was so; null where nothing follows from it.</summary>
    static Confined? Seen(Operation operation, LogIndex log, List<string> wrong)
    {
        (string What, long Low, long High) found;
        switch (operation)
        {
            case StreamRead read:
                if (!read.Seen.SequenceEqual(log.Stream(read.Stream).Take(read.Seen.Count)))
                {
                    wrong.Add($"read: client {operation.Client} saw in {read.Stream} what is not there");
                    return null;
                }
                found = At($"client {operation.Client}'s reading of {read.Stream}", read.Stream, read.Seen.Count);
                break;
            case StateLoad load:
                var facts = log.Stream(load.Stream);
                if (load.Version > facts.Count || load.Counted != load.Version
                    || load.Position != (load.Version == 0 ? 0 : facts[load.Version - 1].Position))
                {
                    wrong.Add($"load: client {operation.Client} folded {load.Counted} events of {load.Stream} to version {load.Version}");
                    return null;
                }
                found = At($"client {operation.Client}'s load of {load.Stream}", load.Stream, load.Version);
                break;
            case LogRead page:
                var end = page.After + page.Seen.Count;
                if (end > log.Head || !page.Seen.SequenceEqual(Enumerable.Range(1, page.Seen.Count).Select(n => log.At(page.After + n))))
                {
                    wrong.Add($"read: client {operation.Client} saw after position {page.After} what is not there, or not all of it");
                    return null;
                }
                var full = page.Seen.Count == page.Limit;                    // then there may be more
                var low = page.Seen.Count == 0 ? 0 : log.Units[page.Seen[^1].Key].Last;
                var high = full || end == log.Head ? long.MaxValue : log.Units[log.At(end + 1).Key].First - 1;
                found = ($"client {operation.Client}'s page after {page.After}", low, high);
                break;
            default:
                return null;
        }
        if (found.Low > found.High) wrong.Add($"torn: {found.What} saw a part of a unit");
        return new Confined(found.What, operation.Called, operation.Returned, found.Low, found.High);

        (string, long, long) At(string what, string stream, int version)
        {
            var (low, high) = log.PrefixesAt(stream, version);
            return (what, low, high);
        }
    }

    /// <summary>Whether there is a prefix, among those possible in the time of the call, at which some stream was not as
    /// expected.</summary>
    static bool CanConflict(AppendCall call, LogIndex log, List<Confined> confined)
    {
        var (from, to) = (0L, long.MaxValue);                                // where all streams are as expected
        foreach (var write in call.Unit.Writes.Where(w => w.Expected != ExpectedVersion.Any))
        {
            if (write.Expected > log.Stream(write.Stream).Count) return true;
            var (low, high) = log.PrefixesAt(write.Stream, write.Expected);
            (from, to) = (Math.Max(from, low), Math.Min(to, high));
        }
        var earliest = confined.Where(c => c.Returned < call.Called).Select(c => c.Low).DefaultIfEmpty(0).Max();
        var latest = confined.Where(c => c.Called > call.Returned).Select(c => c.High).DefaultIfEmpty(log.Head).Min();
        return from > to || earliest < from || Math.Min(latest, log.Head) > to;
    }
}
