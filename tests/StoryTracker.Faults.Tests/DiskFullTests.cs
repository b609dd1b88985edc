using System.Diagnostics;
using System.Security.Cryptography;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>The disk of the write-ahead log is full. Takes root, to mount a small one.</summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    /// <summary>A cluster whose write-ahead log lies on a small disk in memory.</summary>
    sealed class SmallDisk : FaultCluster
    {
        string Wal => Path.Combine(Path.GetDirectoryName(Data)!, "wal");

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await StopAsync();
            Directory.CreateDirectory(Wal);
            await ShellAsync($"mount -t tmpfs -o size=64m,mode=0700 tmpfs {Wal} && cp -a {Data}/pg_wal/. {Wal}/ && rm -r {Data}/pg_wal "
                + $"&& ln -s {Wal} {Data}/pg_wal && chown -h --reference={Data}/base {Data}/pg_wal {Wal}");
            await StartAsync();
        }

        public Task GrowAsync() => ShellAsync($"mount -o remount,size=512m {Wal}");

        public override async ValueTask DisposeAsync()
        {
            await StopAsync();
            await ShellAsync($"umount {Wal}");
            await base.DisposeAsync();
        }
    }

    static async Task ShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardError = true })!;
        var said = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0) throw new InvalidOperationException($"'{command}' failed: {said.Trim()}");
    }

    static async Task<bool> CanMountAsync()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux()) return false;
        var place = Directory.CreateTempSubdirectory("st-").FullName;
        try
        {
            await ShellAsync($"mount -t tmpfs -o size=1m tmpfs {place} && umount {place}");
            return true;
        }
        catch (InvalidOperationException) { return false; }
        finally { Directory.Delete(place); }
    }

    [Fact]
    public async Task With_no_room_for_the_write_ahead_log_appends_fail_clearly_and_go_on_when_there_is_room_and_nothing_is_lost()
    {
        Assert.SkipUnless(await CanMountAsync(), "Mounting a small disk takes root and a machine that lets it.");
        await using var cluster = new SmallDisk();
        await cluster.InitializeAsync();
        await using var db = await FaultStore.CreateAsync(cluster);
        var node = await db.StartReadyAsync(db.Node("node", "append", "project") with { Writers = 2 });
        await db.MoreAckedAsync(20, "while there is room");

        // Fat events that do not compress, until the disk is full.
        var (acknowledged, failure) = (new List<AppendUnit>(), default(Exception?));
        AppendUnit Fat() => new(new EventMetadata("tester"))
        {
            Streams = [new StreamWrite("fat", ExpectedVersion.Any,
                [new Effect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(1_000_000)), 1, "tester")])],
        };
        AppendUnit last = Fat();
        for (; failure is null && acknowledged.Count < 500; last = failure is null ? Fat() : last)
            try
            {
                await db.Store.AppendAsync(last);
                acknowledged.Add(last);
            }
            catch (Exception e) { failure = e; }
        Assert.IsType<StoreUnavailableException>(failure);
        Assert.Contains("append again with the same key", failure.Message, StringComparison.Ordinal);

        await cluster.GrowAsync();
        await cluster.StartAsync();                                          // if it had to give up; joins it if it is running
        Assert.NotEqual(AppendOutcome.Conflict, (await db.Store.AppendAsync(last)).Outcome);
        foreach (var unit in acknowledged)                                   // each of them is there
            Assert.Equal(AppendOutcome.Duplicate, (await db.Store.AppendAsync(unit)).Outcome);
        Assert.Equal(acknowledged.Count + 1, await db.Store.VersionAsync("fat"));
        await db.MoreAckedAsync(20, "when there is room again");
        Assert.False(node.HasExited);
        await db.ProjectedAsync();
        await db.SettleAsync();
        output.WriteLine($"{acknowledged.Count} MB acknowledged until the disk was full; then: {failure.InnerException?.Message}");
    }
}
