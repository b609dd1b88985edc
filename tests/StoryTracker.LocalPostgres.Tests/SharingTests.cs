namespace StoryTracker.LocalPostgres.Tests;

public sealed class SharingTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_processes_at_once_on_a_fresh_folder_share_one_server()
    {
        await using var folder = new TestFolder();
        var others = Enumerable.Range(0, 5).Select(_ => OtherProcess.Start(folder.Path)).ToList();
        try
        {
            foreach (var other in others) await other.HoldsAsync(Ct);
            await using (var server = await PostgresServer.OpenAsync(null, folder.Path, Ct))
            {
                Assert.Equal(5, await Rows.CountAsync(server, Ct));
                await Task.WhenAll(others.Select(other => other.LeaveAsync(Ct)));
                Assert.NotNull(folder.ServerPid);
            }
            Assert.Null(folder.ServerPid);
            Assert.Empty(Directory.GetDirectories(folder.Cluster.Home, "data.new-*"));
        }
        finally
        {
            foreach (var other in others) await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_killed_process_leaves_the_server_to_the_next_one_which_stops_it()
    {
        await using var folder = new TestFolder();
        await using (var other = OtherProcess.Start(folder.Path))
        {
            await other.HoldsAsync(Ct);
            await other.KillAsync(Ct);
        }
        var pid = folder.ServerPid;
        Assert.NotNull(pid);

        await using (var server = await PostgresServer.OpenAsync(null, folder.Path, Ct))
        {
            Assert.Equal(pid, folder.ServerPid);
            Assert.Equal(1, await Rows.CountAsync(server, Ct));
        }
        Assert.Null(folder.ServerPid);
    }
}
