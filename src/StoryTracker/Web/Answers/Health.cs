namespace StoryTracker.Web.Answers;

/// <summary>Whether the server can answer questions of editors; asked by <c>/readyz</c>.</summary>
public interface IReadiness
{
    /// <summary>True when it can.</summary>
    Task<bool> IsReadyAsync(CancellationToken ct);
}

/// <summary>Ready as soon as it listens.</summary>
sealed class AlwaysReady : IReadiness
{
    /// <inheritdoc/>
    public Task<bool> IsReadyAsync(CancellationToken ct) => Task.FromResult(true);
}

/// <summary>State of the server, one word.</summary>
/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
sealed record HealthStatus(string Status);

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work. Neither needs a sign-in or tells more than one word.
/// </summary>
static class Health
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => new HealthStatus("ok"));
        routes.MapGet("/readyz", ReadyAsync);
    }

    static async Task<IResult> ReadyAsync(IReadiness readiness, ILogger<AlwaysReady> log, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            // Whoever asks decides where to send the next request: no answer by now is an answer.
            if (await readiness.IsReadyAsync(ct).WaitAsync(Patience, clock, ct)) return TypedResults.Json(new HealthStatus("ok"));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "Not ready");
        }
        return TypedResults.Json(new HealthStatus("unavailable"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
