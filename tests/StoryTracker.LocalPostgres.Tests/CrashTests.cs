using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace StoryTracker.LocalPostgres.Tests;

public sealed class CrashTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_server_is_started_again_at_once_with_its_data(bool withChildren)
    {
        await using var folder = new TestFolder();
        await using var before = await folder.OpenAsync(Ct);
        await Rows.AddAsync(before, Ct);
        var pid = folder.ServerPid;
        folder.KillServer(withChildren);

        await using var after = await folder.OpenAsync(Ct);
        Assert.NotEqual(pid, folder.ServerPid);
        Assert.Equal(1, await Rows.CountAsync(after, Ct));
    }

    [Fact]
    public async Task Killed_set_ups_are_no_cluster_and_are_cleared_away()
    {
        await using var folder = new TestFolder();
        for (var kill = 0; kill < 3; kill++)
        {
            // Killed as soon as initdb is seen at work: its child works on for a moment, as after a real crash.
            await using var other = OtherProcess.Start(folder.Path);
            while (!Directory.Exists(folder.Cluster.Home) || Directory.GetDirectories(folder.Cluster.Home, "data.new-*").Length == 0)
                await Task.Delay(5, Ct);
            await other.KillAsync(Ct);
        }
        Directory.CreateDirectory(Path.Combine(folder.Cluster.Home, "data.new-halfway", "base"));

        await using (var server = await folder.OpenAsync(Ct))
        {
            await Rows.AddAsync(server, Ct);
            Assert.Equal(1, await Rows.CountAsync(server, Ct));
        }
        Assert.False(Directory.Exists(Path.Combine(folder.Cluster.Home, "data.new-halfway")));
    }

    [Fact]
    public async Task A_number_that_now_belongs_to_another_program_of_the_account_is_no_server()
    {
        await using var folder = new TestFolder();
        await using (var server = await folder.OpenAsync(Ct))
        {
            await Rows.AddAsync(server, Ct);
            folder.KillServer(withChildren: true);
        }
        var account = await folder.AccountAsync(Ct);
        using var stranger = StartAs(account, "sleep", "600");
        try
        {
            // In a restarted container both files name it: the server's and the socket's.
            foreach (var file in folder.Cluster.LockFiles) NameIn(file, stranger.Id);
            Assert.Equal(PidState.Reused, PidFile.Look(folder.PidFilePath, folder.Cluster.Data));

            await using var server = await folder.OpenAsync(Ct);
            Assert.Equal(1, await Rows.CountAsync(server, Ct));
            Assert.False(stranger.HasExited);
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task A_number_that_now_belongs_to_the_server_of_another_folder_is_not_ours()
    {
        await using var folder = new TestFolder();
        await using var neighbour = new TestFolder();
        await using (await folder.OpenAsync(Ct)) folder.KillServer(withChildren: true);
        await using var other = await neighbour.OpenAsync(Ct);
        NameIn(folder.PidFilePath, neighbour.ServerPid!.Value);

        await using var server = await folder.OpenAsync(Ct);
        Assert.NotEqual(neighbour.ServerPid, folder.ServerPid);
        Assert.Equal(1, await Rows.AskAsync(other, "select 1", Ct));
    }

    [Fact]
    public async Task A_stale_file_that_names_no_process_is_no_hindrance()
    {
        await using var folder = new TestFolder();
        await using (await folder.OpenAsync(Ct)) folder.KillServer(withChildren: true);
        NameIn(folder.PidFilePath, int.Parse(File.ReadAllText("/proc/sys/kernel/pid_max"), CultureInfo.InvariantCulture) - 1);

        await using var server = await folder.OpenAsync(Ct);
        Assert.Equal(1, await Rows.AskAsync(server, "select 1", Ct));
    }

    [Fact]
    public async Task An_empty_file_left_by_a_power_cut_is_no_hindrance()
    {
        await using var folder = new TestFolder();
        await using (await folder.OpenAsync(Ct)) folder.KillServer(withChildren: true);
        foreach (var file in folder.Cluster.LockFiles) await File.WriteAllTextAsync(file, "", Ct);

        await using var server = await folder.OpenAsync(Ct);
        Assert.Equal(1, await Rows.AskAsync(server, "select 1", Ct));
    }

    [Fact]
    public async Task No_second_server_touches_the_data_while_a_child_of_the_dead_one_lives()
    {
        await using var folder = new TestFolder();
        await using var before = await folder.OpenAsync(Ct);
        await using var connection = new NpgsqlConnection(before.ConnectionString);
        await connection.OpenAsync(Ct);
        var backend = $"{connection.ProcessID}";
        await Tool.RunAsync("kill", ["-STOP", backend], account: null, Ct);
        Task<PostgresServer> opening;
        try
        {
            folder.KillServer();
            opening = folder.OpenAsync(Ct);
            while (!(await File.ReadAllTextAsync(folder.Cluster.Log, Ct)).Contains("shared memory block", StringComparison.Ordinal))
                await Task.Delay(20, Ct);
            Assert.False(opening.IsCompleted);
            Assert.Null(folder.ServerPid);
        }
        finally
        {
            await Tool.RunAsync("kill", ["-CONT", backend], account: null, Ct);
        }
        await using var server = await opening;
        Assert.Equal(1, await Rows.AskAsync(server, "select 1", Ct));
    }

    [Fact]
    public async Task A_dead_process_that_nobody_has_reaped_is_told_from_a_living_one()
    {
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path);
        // The child of the shell ends soon, and the sleep that takes the place of the shell never asks for its status.
        using var parent = StartAs(null, "sh", "-c", "sleep 0.2 & echo $!; exec sleep 600");
        try
        {
            var zombie = int.Parse((await parent.StandardOutput.ReadLineAsync(Ct))!, CultureInfo.InvariantCulture);
            var file = Path.Combine(folder.Path, "postmaster.pid");
            await File.WriteAllTextAsync(file, $"{zombie}\n", Ct);
            while (!(await File.ReadAllTextAsync($"/proc/{zombie}/stat", Ct)).Contains(") Z", StringComparison.Ordinal))
                await Task.Delay(5, Ct);
            Assert.Equal(PidState.Zombie, PidFile.Look(file, folder.Path));
        }
        finally
        {
            parent.Kill();
        }
    }

    static void NameIn(string file, int pid)
    {
        var lines = File.ReadAllLines(file);
        lines[0] = pid.ToString(CultureInfo.InvariantCulture);
        File.WriteAllLines(file, lines);
    }

    static Process StartAs(string? account, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" };
        if (account is not null) start.UserName = account;
        return Process.Start(start)!;
    }
}
