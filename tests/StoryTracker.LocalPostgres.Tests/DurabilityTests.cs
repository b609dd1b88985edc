using System.Collections.Concurrent;
using Npgsql;

namespace StoryTracker.LocalPostgres.Tests;

/// <summary>
/// The server and all its children are killed under writers, again and again. This proves safety against dying processes; the page cache
/// survives them, so safety against power cuts rests on fsync and is not shown here.
/// </summary>
public sealed class DurabilityTests
{
    const int Rounds = 5, Writers = 4;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_insert_survives_the_killing_of_the_server_under_writers()
    {
        await using var folder = new TestFolder();
        var random = new Random(20180415);
        var acknowledged = new ConcurrentBag<long>();
        var next = 0L;
        await using var first = await PostgresServer.OpenAsync(null, folder.Path, Ct);
        await Rows.AskAsync(first, "create table inserts (n bigint primary key)", Ct);

        for (var round = 1; round <= Rounds; round++)
        {
            await using var server = await PostgresServer.OpenAsync(null, folder.Path, Ct);
            var target = acknowledged.Count + random.Next(30, 300);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(0, Writers).Select(_ => WriteUntilCutOffAsync(server, target, enough)).ToList();
            await enough.Task.WaitAsync(Ct);
            folder.KillServer(withChildren: true);
            await Task.WhenAll(writers);

            await using var again = await PostgresServer.OpenAsync(null, folder.Path, Ct);
            var kept = ((long[])(await Rows.AskAsync(again, "select array_agg(n) from inserts", Ct))!).ToHashSet();
            Assert.Subset(kept, acknowledged.ToHashSet());
        }
        Assert.True(acknowledged.Count > Rounds * 30);

        async Task WriteUntilCutOffAsync(PostgresServer server, int target, TaskCompletionSource enough)
        {
            try
            {
                await using var connection = new NpgsqlConnection(server.ConnectionString);
                await connection.OpenAsync(Ct);
                await using var insert = new NpgsqlCommand("insert into inserts values ($1)", connection);
                var n = insert.Parameters.Add(new NpgsqlParameter<long>());
                while (true)
                {
                    n.Value = Interlocked.Increment(ref next);
                    await insert.ExecuteNonQueryAsync(Ct);
                    acknowledged.Add((long)n.Value);
                    if (acknowledged.Count >= target) enough.TrySetResult();
                }
            }
            catch (NpgsqlException)
            {
                // the server was killed
            }
        }
    }
}
