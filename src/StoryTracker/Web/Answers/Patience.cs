using Npgsql;

namespace StoryTracker.Web.Answers;

/// <summary>How long a page may take before its answer begins.</summary>
/// <param name="Usual">While the database answers.</param>
/// <param name="Reduced">For a while after a page that got no answer in time.</param>
/// <param name="While">That while.</param>
sealed record PatienceLimits(TimeSpan Usual, TimeSpan Reduced, TimeSpan While)
{
    /// <summary>15 s; 1 s for 30 s after that was not enough.</summary>
    public static PatienceLimits Default { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
}

/// <summary>Gives a page up when the database neither answers nor refuses: a machine that hangs, a network that swallows. The first waits;
/// those after it are told soon.</summary>
/// <param name="next">What follows.</param>
/// <param name="limits">How long.</param>
/// <param name="clock">Measures it.</param>
sealed class Patience(RequestDelegate next, PatienceLimits limits, TimeProvider clock)
{
    readonly Lock gate = new();
    long? lost;                                        // when a page was last given up

    /// <summary>Lets the request pass, or throws a <see cref="Refusal"/> when its time is up.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // What is being sent to us takes its time.
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var gone = context.RequestAborted;
        using var limit = new CancellationTokenSource(IsLost() ? limits.Reduced : limits.Usual, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, limit.Token);
        // So does what is on its way to somebody slow.
        var waiting = true;
        context.Response.OnStarting(() =>
        {
            if (waiting) limit.CancelAfter(Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        });
        context.RequestAborted = either.Token;
        try
        {
            await next(context);
        }
        catch (Exception e) when ((e is OperationCanceledException or NpgsqlException or TimeoutException)
            && limit.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            lock (gate) lost = clock.GetTimestamp();
            throw Refusal.DatabaseAway();
        }
        finally
        {
            waiting = false;                           // an answer without a body starts only after us
            context.RequestAborted = gone;
        }
    }

    bool IsLost()
    {
        lock (gate) return lost is { } at && clock.GetElapsedTime(at) < limits.While;
    }
}
