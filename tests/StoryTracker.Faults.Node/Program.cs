using System.Runtime.InteropServices;
using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

var settings = NodeSettings.Parse(args[0]);
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; stop.Cancel(); });
var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } word)
        if (word == "go") go.TrySetResult();
    Environment.Exit(3);                                                    // whoever started us is gone: leave nothing behind
});

await using var source = NpgsqlDataSource.Create(settings.Database);
await using var store = new EventStore(source, FaultEvents.Types(), TimeProvider.System);
await using var wakeups = new Wakeups(source, TimeProvider.System);
var work = new List<Task>();
foreach (var role in settings.Roles)
    switch (role)
    {
        case "append":
            work.AddRange(Enumerable.Range(0, settings.Writers)
                .Select(w => Task.Run(() => new Appender(store, settings, w).RunAsync(stop.Token))));
            break;
        case "work":
            IJobHandler[] handlers = [new EffectHandler(store, settings), new GatedHandler(store, settings, go.Task), new KillerHandler(),
                new ChainHandler(store, settings)];
            work.Add(new JobRunner(new JobQueue(source, store.Types), handlers, new JobRunnerOptions
            {
                Concurrency = settings.Concurrency, Lease = TimeSpan.FromSeconds(settings.LeaseSeconds), WorkerId = settings.WorkerId,
                PollInterval = TimeSpan.FromSeconds(settings.PollSeconds), StopGrace = TimeSpan.FromSeconds(settings.GraceSeconds),
            }, wakeups, TimeProvider.System).RunAsync(stop.Token));
            break;
        case "project":
            var runner = new ProjectionRunner(source, store,
                [new FaultProjection("plain"), new FaultProjection("poisoned", poisoned: true)], wakeups,
                TimeProvider.System, backoff: TimeSpan.FromMilliseconds(20));
            runner.Projected += (name, position) => Report.Print(new Line("projected") { Text = name, Position = position });
            work.Add(runner.RunAsync(stop.Token));
            break;
        case "tail":
            work.Add(Tail.RunAsync(store, wakeups, settings.After, stop.Token));
            break;
        default:
            throw new ArgumentException($"There is no role '{role}'.");
    }
Report.Print(new Line("ready"));
try
{
    await await Task.WhenAny(work);                                         // none ends but by the stop, or by an error
    await Task.WhenAll(work);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
catch (Exception e)
{
    Report.Print(new Line("failed") { Text = e.ToString() });
    return 1;
}
Report.Print(new Line("stopped"));
return 0;
