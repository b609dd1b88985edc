using StoryTracker.Domain.Erasure;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Background job: scrubs what a removed article left, should whoever ordered the removal have been cut short.</summary>
/// <param name="erasure">Removes articles.</param>
/// <param name="types">Reads the job's arguments.</param>
public sealed class CarryOutErasureJob(ArticleErasure erasure, EventTypes types) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.CarryOutErasure;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var (events, jobs, _) = await erasure.ScrubAsync(job.ArgsAs<CarryOutErasure>(types).ArticleId, ct);
        if (events > 0 || jobs > 0) await erasure.VacuumAsync(ct);
    }
}
