using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.Evolution.Node;

// --release 1|2 NAME DATABASE. Says "ready"; understands "write N" (says "on record ITEM POSITION" for each line, then "wrote N"); SIGTERM
// stops it, and so does the end of its standard input.
if (args is not ["--release", "1" or "2", var name, var database])
{
    Console.Error.WriteLine("Give --release 1|2, a name and a connection string.");
    return 2;
}
var release = new Release(int.Parse(args[1], CultureInfo.InvariantCulture), name);
await using var source = NpgsqlDataSource.Create(database);
try
{
    foreach (var file in await new Migrations(source, release.Migrations).MigrateAsync()) Console.WriteLine($"applied {file}");
}
catch (MigrationException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
await using (var enter = source.CreateCommand("insert into nodes (name, release) values ($1, $2)"))
{
    enter.Parameters.Add(new NpgsqlParameter { Value = release.Node });
    enter.Parameters.Add(new NpgsqlParameter { Value = release.Number });
    await enter.ExecuteNonQueryAsync();
}
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
await using var store = new EventStore(source, release.Types, TimeProvider.System);
await using var wakeups = new Wakeups(source, TimeProvider.System);
var jobs = new JobRunner(new JobQueue(source, release.Types), release.Handlers(store), new JobRunnerOptions { WorkerId = release.Node },
    wakeups, TimeProvider.System);
var projections = new ProjectionRunner(source, store, [new OrderLines(release.Number)], wakeups, TimeProvider.System,
    backoff: TimeSpan.FromMilliseconds(5));
var work = Task.WhenAll(jobs.RunAsync(stop.Token), projections.RunAsync(stop.Token));
Console.WriteLine("ready");
var written = 0;
try
{
    // The console's own reader does not let go of a read that is cancelled.
    while (await Task.Run(Console.In.ReadLine).WaitAsync(stop.Token) is { } word)
    {
        var upTo = written + int.Parse(word["write ".Length..], CultureInfo.InvariantCulture);
        while (written < upTo && !stop.IsCancellationRequested)
        {
            var result = await store.AppendAsync(release.AddLine(++written), stop.Token);
            Console.WriteLine($"on record {release.Node}-{written} {result.Position}");
        }
        Console.WriteLine($"wrote {written}");
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // Told to stop, in the middle of a line or between two.
}
await stop.CancelAsync();
await work;
return 0;
