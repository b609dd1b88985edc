using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Takes a dump back: into an empty store, or into one whose log the file continues. All of it or nothing.</summary>
/// <remarks>One transaction under the append lock, so appends elsewhere wait or give up until it ends. Rows go in by binary COPY, and the
/// triggers on the tables look at them as at any others. Jobs are no part of a dump: what the program has not finished it has to ask for
/// again. An event that the file knows as erased and this store does not is erased here too; the other way round the file is refused.</remarks>
/// <param name="source">The database, migrated.</param>
/// <param name="parts">What the program keeps beside the log.</param>
public sealed class LogImport(NpgsqlDataSource source, IReadOnlyList<IDumpPart>? parts = null)
{
    /// <summary>Imports a dump.</summary>
    /// <param name="from">The file; read once, from here on.</param>
    /// <param name="progress">Told the number of lines read, now and then.</param>
    /// <param name="ct">Stops it; nothing is imported then.</param>
    /// <returns>What was new here.</returns>
    /// <exception cref="ImportRefusedException">The file is not a whole dump as it was written, not of this log, or a rule of the database
    /// refuses a row.</exception>
    public async Task<DumpTotals> ReadAsync(Stream from, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        using var lines = new SealedLineReader(from);
        await RunAsync(connection, "import_lock", ct);
        await using var head = await Statement.OnAsync(connection, "head", [], ct);
        var run = new ImportRun(connection, lines, parts ?? [], (long)(await head.ExecuteScalarAsync(ct))!, progress);
        DumpTotals totals;
        try
        {
            totals = await run.ReadAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState[..2] is "22" or "23" or "P0" or "0A" or "54")
        {
            var said = e.MessageText.TrimEnd('.');
            throw new ImportRefusedException(lines.Line, $"(or one of the {ImportRun.MostRows} before it) is refused by the database: {said}", e);
        }
        await using (var verify = await Statement.OnAsync(connection, "import_verify", [], ct))
        {
            verify.CommandTimeout = 0;
            if (await verify.ExecuteScalarAsync(ct) is string wrong)
                throw new ImportRefusedException(0, $"The log in this file is damaged: {wrong.TrimEnd('.')}");
        }
        await RunAsync(connection, "import_done", ct);
        await transaction.CommitAsync(ct);
        return totals;
    }

    internal static async Task RunAsync(
        NpgsqlConnection connection, string statement, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = await Statement.OnAsync(connection, statement, parameters, ct);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
