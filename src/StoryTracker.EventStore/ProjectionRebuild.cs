using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Builds a version of a projection anew in a schema of its own while the tables in use go on serving, then swaps them in one
/// transaction.</summary>
/// <remarks>Begins from nothing each time: what a killed rebuild left is dropped.</remarks>
[SuppressMessage("Security", "CA2100", Justification = "Names of tables cannot be parameters; they come from the projection's own SQL and are quoted.")]
sealed class ProjectionRebuild(NpgsqlDataSource source, EventTypes types, Projection projection, IReadOnlySet<long> skipped)
{
    const int Attempts = 3;

    /// <summary>Name of the checkpoint of a rebuild.</summary>
    public static string CheckpointOf(Projection projection) => $"{projection.Name}~rebuild";

    /// <summary>Schema in which a rebuild makes its tables.</summary>
    public static string SchemaOf(Projection projection) => $"storytracker_rebuild_{projection.Name.Replace('-', '_')}";

    /// <summary>Rebuilds.</summary>
    /// <param name="progress">Told after each step.</param>
    /// <param name="ct">Gives up; the tables in use are as they were.</param>
    /// <exception cref="InvalidOperationException">Another program is rebuilding it.</exception>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; the tables in use are as they were.</exception>
    public async Task RunAsync(IProgress<ProjectionStatus>? progress, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using (var alone = await Statement.OnAsync(connection, "rebuild_lock", [Parameter.Text(projection.Name)], ct))
            if (!(bool)(await alone.ExecuteScalarAsync(ct))!)
                throw new InvalidOperationException($"The projection {projection.Name} is being rebuilt by another program: wait for it.");
        var step = new ProjectionStep(source, types, projection, TimeSpan.Zero, rebuild: true) { Skipped = skipped };
        try
        {
            await InTransactionAsync(connection, async () =>
            {
                await RunAsync(connection, $"drop schema if exists {Schema} cascade; create schema {Schema}", ct);
                await step.CreateAsync(connection, ct);
            }, ct);
            try { await step.HurryAsync(() => ReportAsync(progress, ct), ct); }
            catch (Exception e) when (e is not OperationCanceledException) { }     // step by step from there, to the event that is at fault
            do await CatchUpAsync(step, progress, ct);
            while (!await SwapAsync(connection, ct));
        }
        catch
        {
            await InTransactionAsync(connection, async () =>
            {
                await RunAsync(connection, $"drop schema if exists {Schema} cascade", CancellationToken.None);
                await using var forget = await Statement.OnAsync(connection, "projection_forget",
                    [Parameter.Text(CheckpointOf(projection)), Parameter.Int(projection.Version)], CancellationToken.None);
                await forget.ExecuteNonQueryAsync(CancellationToken.None);
            }, CancellationToken.None);
            throw;
        }
        finally
        {
            // The connection goes back to its pool with its session: the lock has to be given back, it does not end by itself.
            try { await RunAsync(connection, Statement.Text("presence_end"), CancellationToken.None); }
            catch (NpgsqlException) { }                // it went with the session
        }
    }

    async Task CatchUpAsync(ProjectionStep step, IProgress<ProjectionStatus>? progress, CancellationToken ct)
    {
        for (var failed = 0; ;)
            try
            {
                var taken = await step.AdvanceAsync(ct);
                await ReportAsync(progress, ct);
                if (!taken.More) return;
                failed = 0;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                if (Outage.IsTransient(e) && ++failed < Attempts) continue;
                await step.FailAsync(e, ct);
                var status = await StatusAsync(ct);
                if (Outage.IsTransient(e) || status.State == "stopped") throw new ProjectionStoppedException(status with { Name = projection.Name });
            }
    }

    /// <summary>Puts the new tables in place of the old, unless those have come further meanwhile.</summary>
    async Task<bool> SwapAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var swapped = false;
        await InTransactionAsync(connection, async () =>
        {
            var old = await PositionAsync(connection, projection.Name, ct);
            if (await PositionAsync(connection, CheckpointOf(projection), ct) < old) return;
            var tables = new List<string>();
            await using (var list = await Statement.OnAsync(connection, "rebuild_tables", [Parameter.Text(SchemaOf(projection))], ct))
            await using (var reader = await list.ExecuteReaderAsync(ct))
                while (await reader.ReadAsync(ct)) tables.Add(Quoted(reader.GetString(0)));
            foreach (var table in tables)
                await RunAsync(connection, $"drop table if exists storytracker.{table}; alter table {Schema}.{table} set schema storytracker", ct);
            await RunAsync(connection, $"drop schema {Schema}", ct);
            await using var end = await Statement.OnAsync(connection, "rebuild_end",
                [Parameter.Text(projection.Name), Parameter.Int(projection.Version), Parameter.Text(CheckpointOf(projection))], ct);
            await end.ExecuteNonQueryAsync(ct);
            swapped = true;
        }, ct);
        return swapped;
    }

    async Task<long> PositionAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = await Statement.OnAsync(connection, "rebuild_swap", [Parameter.Text(name), Parameter.Int(projection.Version)], ct);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    async Task<ProjectionStatus> StatusAsync(CancellationToken ct) => (await ProjectionRunner.StatusAsync(source, ct))
        .First(s => s.Name == CheckpointOf(projection) && s.Version == projection.Version);

    async Task ReportAsync(IProgress<ProjectionStatus>? progress, CancellationToken ct)
    {
        if (progress is not null) progress.Report(await StatusAsync(ct));
    }

    string Schema => Quoted(SchemaOf(projection));

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static async Task InTransactionAsync(NpgsqlConnection connection, Func<Task> work, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await work();
        await transaction.CommitAsync(ct);
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
