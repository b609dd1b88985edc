using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>Which version a scripted append expects.</summary>
public enum Expecting
{
    /// <summary>Any.</summary>
    Any,
    /// <summary>That there is no stream yet.</summary>
    NoStream,
    /// <summary>The version that the client knows of.</summary>
    Known,
}

/// <summary>Events for one of the history's streams.</summary>
public sealed record ScriptedWrite(int Stream, Expecting Expecting, int Count);

/// <summary>A step of a client; what it means depends on what happened before.</summary>
public abstract record Step;

/// <summary>Appends, requests jobs, and perhaps completes the job claimed last.</summary>
public sealed record AppendStep(IReadOnlyList<ScriptedWrite> Writes, int Jobs, bool Completes) : Step;

/// <summary>Sends again a unit that somebody has begun to send.</summary>
public sealed record RepeatStep(int Which) : Step;

/// <summary>Reads a stream.</summary>
public sealed record ReadStep(int Stream) : Step;

/// <summary>Folds a stream.</summary>
public sealed record LoadStep(int Stream) : Step;

/// <summary>Reads the next page of the log.</summary>
public sealed record TailStep(int Limit) : Step;

/// <summary>Claims jobs, for an hour or for no time at all.</summary>
public sealed record ClaimStep(int Limit, bool Lasting) : Step;

/// <summary>Completes without an append, or gives back, the job claimed last.</summary>
public sealed record EndStep(bool Completes) : Step;

/// <summary>What several clients do at once.</summary>
/// <param name="Clients">The steps of each.</param>
/// <param name="Stores">Over how many stores (connections for appends) they share themselves out.</param>
/// <param name="Disturbed">Whether their connections are broken meanwhile.</param>
public sealed record Script(IReadOnlyList<IReadOnlyList<Step>> Clients, int Stores, bool Disturbed)
{
    /// <summary>How many streams there are.</summary>
    public const int Streams = 3;

    static Gen<ScriptedWrite[]> Writes =>
        from count in Gen.Elements(1, 1, 2, 3)
        from streams in Gen.Shuffle(Enumerable.Range(0, Streams).ToArray())
        from writes in (from expecting in Gen.Frequency(
                            (2, Gen.Constant(Expecting.Any)), (3, Gen.Constant(Expecting.Known)), (1, Gen.Constant(Expecting.NoStream)))
                        from events in Gen.Choose(1, 4)
                        select (expecting, events)).ListOf(count)
        select writes.Select((w, i) => new ScriptedWrite(streams[i], w.expecting, w.events)).ToArray();

    static Gen<Step> Steps => Gen.Frequency(
        (8, from writes in Writes
            from jobs in Gen.Elements(0, 1, 1, 2)
            from completes in Gen.Elements(false, true)
            select (Step)new AppendStep(writes, jobs, completes)),
        (2, Gen.Choose(0, 1000).Select(n => (Step)new RepeatStep(n))),
        (2, Gen.Choose(0, Streams - 1).Select(n => (Step)new ReadStep(n))),
        (2, Gen.Choose(0, Streams - 1).Select(n => (Step)new LoadStep(n))),
        (4, Gen.Elements(3, 10, 50).Select(n => (Step)new TailStep(n))),
        (5, from limit in Gen.Choose(1, 2)
            from lasting in Gen.Elements(false, false, true)
            select (Step)new ClaimStep(limit, lasting)),
        (2, Gen.Elements(false, true).Select(c => (Step)new EndStep(c))));

    /// <summary>Scripts of two to five clients with up to twelve steps each.</summary>
    public static Gen<Script> Generator =>
        from clients in Gen.Choose(2, 5)
        from steps in Gen.Choose(3, 12).SelectMany(n => Steps.ListOf(n)).ListOf(clients)
        from stores in Gen.Choose(1, clients)
        from disturbed in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Script([.. steps.Select(s => (IReadOnlyList<Step>)[.. s])], stores, disturbed);
}
