using System.IO.Compression;
using System.Runtime.CompilerServices;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary><c>migrate</c> as processes: two at once, and one that is killed in the middle.</summary>
public sealed class MigrateTests(TestServer server) : IAsyncLifetime
{
    const int Processes = 2;
    string database = "";
    NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        database = await server.CreateAsync();
        source = NpgsqlDataSource.Create(database);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await server.DropAsync(database);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_that_start_at_once_apply_every_file_once(bool onAnOldRecord)
    {
        if (onAnOldRecord) await RestoreAsync();
        var programs = new List<ProgramProcess>();
        await using (var gate = await source.OpenConnectionAsync())
        {
            // Both stand before the gate before it opens: they are there at once, whatever the machine is doing.
            await ExecuteAsync(gate, "select pg_advisory_lock(7221000002)");
            for (var n = 0; n < Processes; n++) programs.Add(ProgramProcess.Start(database, null, null, "migrate"));
            await WaitAsync($"select count(*) = {Processes} from pg_locks where locktype = 'advisory' and not granted " +
                "and (classid::bigint << 32) + objid::bigint = 7221000002 " +
                "and database = (select oid from pg_database where datname = current_database())", "both wait for the migration lock");
            await ExecuteAsync(gate, "select pg_advisory_unlock(7221000002)");
        }
        foreach (var program in programs)
        {
            Assert.True(await program.ExitAsync() == 0, program.Errors);
            await program.DisposeAsync();
        }
        Assert.Equal(0L, await ScalarAsync("select count(*) - count(distinct (source, number)) from storytracker.migrations"));
        await SoundAsync();
    }

    [Fact]
    public async Task Two_that_start_at_once_on_an_empty_data_folder_share_one_cluster()
    {
        // Not a private temporary folder: as root the server runs under an account of its own, which has to reach it.
        var data = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"st-{Guid.NewGuid():N}"[..11])).FullName;
        try
        {
            var ended = await Task.WhenAll(
                Enumerable.Range(0, Processes).Select(_ => ProgramProcess.RunAsync(null, data, null, "migrate")));
            Assert.All(ended, e => Assert.True(e.Code == 0, e.Errors));
            Assert.Single(ended, e => e.Output.Contains("applied kernel/001_events.sql", StringComparison.Ordinal));
            Assert.Single(ended, e => e.Output.Contains("up to date", StringComparison.Ordinal));
        }
        finally { Directory.Delete(data, true); }
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_on_an_empty_database_leaves_nothing_and_the_next_does_it_all()
    {
        // A table of the second file, made and not committed: the program that makes it waits for us, half its work done.
        await ExecuteAsync(source, "create schema storytracker");
        await using var blocker = await source.OpenConnectionAsync();
        await using var blocking = await blocker.BeginTransactionAsync();
        await ExecuteAsync(blocker, "create table storytracker.jobs (id bigint)");
        await KilledWhileItWaitsAsync(() => blocking.RollbackAsync());
        Assert.Equal(0L, await ScalarAsync("select count(*) from pg_class where relnamespace = 'storytracker'::regnamespace"));
        await SoundAsync();
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_on_an_old_record_leaves_it_as_it_was_and_the_next_does_it_all()
    {
        await RestoreAsync();
        var before = await RecordAsync();
        var applied = (long)(await ScalarAsync("select count(*) from storytracker.migrations"))!;
        await using var blocker = await source.OpenConnectionAsync();
        await using var blocking = await blocker.BeginTransactionAsync();
        // A file that has been run cannot be noted, so nothing is committed.
        await ExecuteAsync(blocker, "lock table storytracker.migrations in share mode");
        await KilledWhileItWaitsAsync(() => blocking.RollbackAsync());
        Assert.Equal((before, applied), (await RecordAsync(), (long)(await ScalarAsync("select count(*) from storytracker.migrations"))!));
        await SoundAsync();
        Assert.InRange((long)(await ScalarAsync("select count(*) from storytracker.migrations"))!, applied + 1, long.MaxValue);
        Assert.Equal(before, await RecordAsync());
    }

    /// <summary>Starts a migration, kills it when it waits, lets what it waited for go, and returns when the server has noticed.</summary>
    async Task KilledWhileItWaitsAsync(Func<Task> release)
    {
        await using (var program = ProgramProcess.Start(database, null, null, "migrate"))
        {
            await WaitAsync("select count(*) > 0 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                "the migration waits");
            await program.KillAsync();
        }
        await release();
        await WaitAsync("select count(*) = 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() " +
            "and xact_start is not null", "the server has noticed that its client is gone");
    }

    // The next run does everything, the one after it finds nothing to do, and every invariant holds.
    async Task SoundAsync()
    {
        var (code, _, errors) = await ProgramProcess.RunAsync(database, null, null, "migrate");
        Assert.True(code == 0, errors);
        Assert.Contains("up to date", (await ProgramProcess.RunAsync(database, null, null, "migrate")).Output, StringComparison.Ordinal);
        var check = await ProgramProcess.RunAsync(database, null, null, "check");
        Assert.True(check.Code == 0, check.Output + check.Errors);
    }

    async Task RestoreAsync([CallerFilePath] string here = "")
    {
        var dumps = Path.Combine(Path.GetDirectoryName(here)!, "..", "StoryTracker.App.Tests", "Dumps");
        await using var file = File.OpenRead(Path.Combine(dumps, "release-1.sql.gz"));
        using var sql = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        await DatabaseDump.RestoreAsync(await sql.ReadToEndAsync(), database);
    }

    async Task<string> RecordAsync() => (string)(await ScalarAsync(
        "select string_agg(row(position, stream, version, type, schema, data, meta, recorded_at, key)::text, '|' order by position) " +
        "from storytracker.events"))!;

    async Task WaitAsync(string condition, string what)
    {
        for (var patience = 0; !(bool)(await ScalarAsync(condition))!; await Task.Delay(20))
            Assert.True(patience++ < 3000, $"A minute in vain: {what}");
    }

    async Task<object?> ScalarAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    static async Task ExecuteAsync(NpgsqlDataSource on, string sql)
    {
        await using var command = on.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static async Task ExecuteAsync(NpgsqlConnection on, string sql)
    {
        await using var command = new NpgsqlCommand(sql, on);
        await command.ExecuteNonQueryAsync();
    }
}
