using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>A job whose effect is one event, completed in the same unit. It may crash, hang or throw instead, as the settings
/// say.</summary>
sealed class EffectHandler(EventStore.EventStore store, NodeSettings settings) : IJobHandler
{
    public string Kind => "effect";

    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var name = job.ArgsAs<EffectArgs>(store.Types).Name;
        Report.Print(new Line("started") { Job = job.Id, Attempt = job.Attempt, Text = name });
        if (settings.WorkMilliseconds > 0) await Task.Delay(Random.Shared.Next(settings.WorkMilliseconds + 1), ct);
        var dice = Random.Shared.NextDouble();
        if ((dice -= settings.ThrowShare) < 0) throw new RetryJobException("the dice said so", TimeSpan.FromMilliseconds(50));
        if ((dice -= settings.HangShare) < 0) await Task.Delay(Timeout.Infinite, ct);
        var crashes = dice - settings.CrashShare < 0;
        // Before the effect, in the midst of it, or after it and before anybody was told.
        if (crashes && dice < settings.CrashShare / 3) Crash();
        var effect = store.AppendAsync(Unit(job, name, settings.WorkerId), ct);
        if (crashes && dice < settings.CrashShare * 2 / 3) Crash();
        var result = await effect;
        if (crashes) Crash();
        Report.Ended(job, name, result);
    }

    /// <summary>Any version: only the fence keeps a second effect out.</summary>
    public static AppendUnit Unit(ClaimedJob job, string name, string worker) => new(new EventMetadata(worker))
    {
        Streams = [new StreamWrite($"effect-{name}", ExpectedVersion.Any, [new Effect(name, job.Attempt, worker)])], Completes = job.Lease,
    };

    static void Crash() => System.Diagnostics.Process.GetCurrentProcess().Kill();
}

/// <summary>A job that waits for the word "go" on standard input before its effect.</summary>
sealed class GatedHandler(EventStore.EventStore store, NodeSettings settings, Task go) : IJobHandler
{
    public string Kind => "gated";

    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var name = job.ArgsAs<EffectArgs>(store.Types).Name;
        Report.Print(new Line("started") { Job = job.Id, Attempt = job.Attempt, Text = name });
        try
        {
            // A stubborn one works on although its token is cancelled: it is the fence that has to hold, not the handler's manners.
            await (name.StartsWith("stubborn", StringComparison.Ordinal) ? go : go.WaitAsync(ct));
        }
        catch (OperationCanceledException)
        {
            Report.Print(new Line("cancelled") { Job = job.Id, Attempt = job.Attempt, Text = name });
            throw;
        }
        var result = await store.AppendAsync(EffectHandler.Unit(job, name, settings.WorkerId), CancellationToken.None);
        Report.Ended(job, name, result);
    }
}

/// <summary>A job that always kills its process.</summary>
sealed class KillerHandler : IJobHandler
{
    public string Kind => "killer";

    public Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        Report.Print(new Line("started") { Job = job.Id, Attempt = job.Attempt });
        System.Diagnostics.Process.GetCurrentProcess().Kill();
        return Task.Delay(Timeout.Infinite, ct);
    }
}

/// <summary>A step of a chain: three streams, the next step's job and the completion of this one are one unit.</summary>
sealed class ChainHandler(EventStore.EventStore store, NodeSettings settings) : IJobHandler
{
    public string Kind => "chain";

    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var args = job.ArgsAs<ChainArgs>(store.Types);
        Report.Print(new Line("started") { Job = job.Id, Attempt = job.Attempt, Text = args.Chain });
        var link = new Linked(args.Chain, args.Step, job.Attempt);
        var result = await store.AppendAsync(new AppendUnit(new EventMetadata(settings.WorkerId))
        {
            Completes = job.Lease,
            Streams = [.. new[] { "a", "b", "c" }.Select(s =>
                new StreamWrite($"chain-{args.Chain}-{s}", ExpectedVersion.Any, [link, link]))],
            Jobs = args.Step == args.Last ? [] : [(args with { Step = args.Step + 1 }).ToRequest()],
        }, ct);
        Report.Ended(job, args.Chain, result);
    }
}
