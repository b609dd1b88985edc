using Npgsql;

namespace StoryTracker.LocalPostgres.Tests;

public sealed class OpeningTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_folder_becomes_a_durable_server_on_a_socket_alone()
    {
        await using var folder = new TestFolder();
        await using var server = await PostgresServer.OpenAsync(null, folder.Path, Ct);

        Assert.True(server.IsPrivate);
        Assert.Contains(folder.Path, server.Description, StringComparison.Ordinal);
        Assert.Equal("on", await Rows.AskAsync(server, "show fsync", Ct));
        Assert.Equal("on", await Rows.AskAsync(server, "show synchronous_commit", Ct));
        Assert.Equal("on", await Rows.AskAsync(server, "show data_checksums", Ct));
        Assert.Equal("", await Rows.AskAsync(server, "show listen_addresses", Ct));
        Assert.Equal("UTF8", await Rows.AskAsync(server, "show server_encoding", Ct));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Cluster.Socket));
    }

    [Fact]
    public async Task The_data_stays_between_runs_and_the_last_to_leave_stops_the_server()
    {
        await using var folder = new TestFolder();
        for (var run = 1; run <= 2; run++)
        {
            await using (var server = await PostgresServer.OpenAsync(null, folder.Path, Ct))
            {
                await Rows.AddAsync(server, Ct);
                Assert.Equal(run, await Rows.CountAsync(server, Ct));
                Assert.NotNull(folder.ServerPid);
            }
            Assert.Null(folder.ServerPid);
        }
    }

    [Fact]
    public async Task Without_durability_fsync_is_off_for_that_run_of_the_server_only()
    {
        await using var folder = new TestFolder();
        await using (var fast = await PostgresServer.OpenAsync(new PostgresSettings { Folder = folder.Path, Durable = false }, Ct))
            Assert.Equal("off", await Rows.AskAsync(fast, "show fsync", Ct));
        await using var safe = await PostgresServer.OpenAsync(null, folder.Path, Ct);
        Assert.Equal("on", await Rows.AskAsync(safe, "show fsync", Ct));
    }

    [Fact]
    public async Task A_folder_with_spaces_and_signs_works_as_well()
    {
        await using var folder = new TestFolder();
        await using var server = await PostgresServer.OpenAsync(null, Path.Combine(folder.Path, "o'neil & (news);"), Ct);
        Assert.Equal(1, await Rows.AskAsync(server, "select 1", Ct));
    }

    [Fact]
    public async Task A_configured_connection_string_wins_and_nothing_is_started()
    {
        await using var folder = new TestFolder();
        const string configured = "Host=db.example.org;Database=news;Username=desk;Password=hush";
        await using var server = await PostgresServer.OpenAsync(configured, folder.Path, Ct);

        Assert.False(server.IsPrivate);
        Assert.Equal(configured, server.ConnectionString);
        Assert.Contains("db.example.org", server.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", server.Description, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task Two_openings_in_one_process_share_the_server_and_disposing_twice_is_harmless()
    {
        await using var folder = new TestFolder();
        var first = await folder.OpenAsync(Ct);
        var pid = folder.ServerPid;
        await using var second = await folder.OpenAsync(Ct);
        Assert.Equal(pid, folder.ServerPid);

        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Equal(pid, folder.ServerPid);
        Assert.Equal(1, await Rows.AskAsync(second, "select 1", Ct));
    }

    [Fact]
    public void The_data_folder_is_the_one_told_or_that_of_the_account()
    {
        // The variable belongs to the whole process; no other test here leaves the folder to its default.
        var before = Environment.GetEnvironmentVariable("STORYTRACKER_DATA");
        try
        {
            Environment.SetEnvironmentVariable("STORYTRACKER_DATA", "/srv/newsroom");
            Assert.Equal("/srv/newsroom", PostgresServer.DefaultFolder());
            Environment.SetEnvironmentVariable("STORYTRACKER_DATA", null);
            Assert.Equal(
                Environment.IsPrivilegedProcess
                    ? "/var/lib/storytracker"
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/storytracker"),
                PostgresServer.DefaultFolder());
        }
        finally
        {
            Environment.SetEnvironmentVariable("STORYTRACKER_DATA", before);
        }
    }

    [Fact]
    public async Task Another_account_is_not_let_in()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Takes root to act as another account.");
        await using var folder = new TestFolder();
        await using var server = await folder.OpenAsync(Ct);
        var psql = (await PostgresBinaries.FindAsync(null, null, Ct))["psql"];
        Assert.SkipUnless(File.Exists(psql), "psql is not installed.");
        var builder = new NpgsqlConnectionStringBuilder(server.ConnectionString);

        // Even with the folders open, the kernel tells the server who is calling.
        foreach (var path in new[] { folder.Cluster.Home, folder.Cluster.Socket }) File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(Path.Combine(folder.Cluster.Socket, ".s.PGSQL.5432"), (UnixFileMode)0b111_111_111);
        string[] arguments = ["-h", builder.Host!, "-U", builder.Username!, "-d", builder.Database!, "-c", "select 1"];
        var asOther = await Tool.RunAsync(psql, arguments, account: "daemon", Ct);
        var asServer = await Tool.RunAsync(psql, arguments, await folder.AccountAsync(Ct), Ct);

        Assert.Equal(0, asServer.ExitCode);
        Assert.NotEqual(0, asOther.ExitCode);
        Assert.Contains("authentication failed", asOther.Output, StringComparison.Ordinal);
    }
}
