using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>One event of a scripted unit: it says where in which unit it belongs, so that a torn or doubled unit shows.</summary>
/// <param name="Key">The unit's idempotency key.</param>
/// <param name="Writer">Who wrote it.</param>
/// <param name="Number">1, 2, 3 … for each writer.</param>
/// <param name="Nth">1, 2, 3 … within the unit, over all its streams.</param>
/// <param name="Of">Events of the unit.</param>
/// <param name="Job">Whether the unit also requested a job.</param>
public sealed record Noted(Guid Key, string Writer, int Number, int Nth, int Of, bool Job);

/// <summary>The one effect of a job.</summary>
/// <param name="Name">The job's name.</param>
/// <param name="Attempt">The attempt that had it.</param>
/// <param name="Worker">Who did it.</param>
public sealed record Effect(string Name, int Attempt, string Worker);

/// <summary>One step of a chain: three streams, the next job and the completion of this one, in one unit.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Step">1, 2, 3 …</param>
/// <param name="Attempt">The attempt that took it.</param>
public sealed record Linked(string Chain, int Step, int Attempt);

/// <summary>An event that no projection can apply.</summary>
/// <param name="Reason">Why.</param>
public sealed record Poisonous(string Reason);

/// <summary>Arguments of the jobs effect, gated, killer and plain.</summary>
/// <param name="Name">Names the effect; unique.</param>
public sealed record EffectArgs(string Name)
{
    /// <summary>A request for such a job, with more attempts than any test uses up.</summary>
    public JobRequest ToRequest(string kind = "effect") => new(kind, this) { MaxAttempts = 10_000 };
}

/// <summary>Arguments of a chain job.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Step">The step to take.</param>
/// <param name="Last">The last step.</param>
public sealed record ChainArgs(string Chain, int Step, int Last)
{
    /// <summary>A request for this step.</summary>
    public JobRequest ToRequest() => new("chain", this) { MaxAttempts = 10_000 };
}

/// <summary>The event types of nodes and tests.</summary>
public static class FaultEvents
{
    /// <summary>All of them.</summary>
    public static EventTypes Types() => new EventTypes()
        .Map<Noted>("noted").Map<Effect>("effect").Map<Linked>("linked").Map<Poisonous>("poisonous");
}
