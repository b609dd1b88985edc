using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>Events for one stream of a unit.</summary>
public sealed record Write(string Stream, int Expected, int Count);

/// <summary>A unit as a client sent it.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Writes">Its streams in order.</param>
/// <param name="Completes">The job that it completes, if any.</param>
/// <param name="Jobs">Names of the jobs that it requests.</param>
public sealed record Unit(Guid Key, IReadOnlyList<Write> Writes, JobLease? Completes, IReadOnlyList<string> Jobs)
{
    public int Count => Writes.Sum(w => w.Count);
}

/// <summary>An event as it was seen: where it stands, and which event of which unit it is.</summary>
public sealed record Fact(long Position, string Stream, int Version, Guid Key, int Nth);

/// <summary>A job as it was handed out.</summary>
public sealed record Claimed(long Id, int Attempt, string Name);

/// <summary>Something that a client did.</summary>
/// <param name="Client">Who; one thing after another.</param>
/// <param name="Called">When it began, on a counter shared by all clients.</param>
/// <param name="Returned">When its answer was there; <see cref="long.MaxValue"/>: never.</param>
public abstract record Operation(int Client, long Called, long Returned);

/// <summary>An append; Outcome null: no answer came, it may have happened or not.</summary>
public sealed record AppendCall(int Client, long Called, long Returned, Unit Unit, AppendOutcome? Outcome, long? Position)
    : Operation(Client, Called, Returned);

/// <summary>A stream read from its beginning.</summary>
public sealed record StreamRead(int Client, long Called, long Returned, string Stream, IReadOnlyList<Fact> Seen)
    : Operation(Client, Called, Returned);

/// <summary>A page of the log.</summary>
public sealed record LogRead(int Client, long Called, long Returned, long After, int Limit, IReadOnlyList<Fact> Seen)
    : Operation(Client, Called, Returned);

/// <summary>A state folded from a stream, which counts its events.</summary>
public sealed record StateLoad(int Client, long Called, long Returned, string Stream, int Version, long Position, int Counted)
    : Operation(Client, Called, Returned);

/// <summary>A claim; Jobs null: no answer came. Lasting: for so long that nobody else may have the jobs unless they are given
/// back.</summary>
public sealed record Claim(int Client, long Called, long Returned, bool Lasting, IReadOnlyList<Claimed>? Jobs)
    : Operation(Client, Called, Returned);

/// <summary>A job completed without an append, or given back; Held: whether the lease was still held, null: no answer came.</summary>
public sealed record LeaseEnd(int Client, long Called, long Returned, JobLease Lease, bool Completes, bool? Held)
    : Operation(Client, Called, Returned);

/// <summary>What several clients did at once, and what was left in the end.</summary>
/// <param name="Operations">What they did, in any order.</param>
/// <param name="Log">The log from the history's first position, which counts as 1.</param>
/// <param name="JobsLeft">Names of the jobs neither completed nor lost.</param>
/// <param name="Disturbed">Whether connections were broken meanwhile: then an answer may be lost and the repeat be called a
/// duplicate.</param>
public sealed record History(IReadOnlyList<Operation> Operations, IReadOnlyList<Fact> Log, IReadOnlyList<string> JobsLeft,
    bool Disturbed = false);
