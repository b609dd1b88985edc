using System.Text;
using StoryTracker.App.Desk;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>What was removed is removed from other copies by the ledger.</summary>
public sealed class ErasureLedgerTests(TestServer server) : ErasureCase(server)
{
    [Fact]
    public async Task A_backup_from_before_is_scrubbed_by_the_ledger()
    {
        var backup = await PgDumpAsync();
        await Newsroom.Erasure.EraseAsync(Request(Article), at: new DateTimeOffset(2026, 9, 12, 8, 0, 0, TimeSpan.Zero));
        using var ledger = new MemoryStream();
        await Newsroom.ErasuresDump.WriteErasuresAsync(ledger);
        Assert.Empty(Found(Encoding.UTF8.GetString(ledger.ToArray())));

        var restored = await Server.CreateAsync();
        try
        {
            await DatabaseDump.RestoreAsync(backup, restored);
            await using var newsroom = await Newsroom.OpenAsync(restored);
            await newsroom.Projections.CatchUpAsync();
            var applied = await newsroom.Erasure.ApplyAsync(await ErasureLedger.ReadAsync(new MemoryStream(ledger.ToArray())));
            Assert.True(applied is { Articles: 1, Events: > 10 });
            Assert.Empty(Found(await DatabaseDump.WriteAsync(restored)));
            await CheckAsync(newsroom);
            Assert.Equal("Removed on legal request, 12 Sep 2026", (await newsroom.Desk.ArticleAsync(Article, null, AsOf.Now, default))!.Text);
            Assert.Equal((1, 0), await newsroom.Erasure.ApplyAsync(await ErasureLedger.ReadAsync(new MemoryStream(ledger.ToArray()))));
        }
        finally
        {
            await Server.DropAsync(restored);
        }
    }

    [Fact]
    public async Task A_copy_that_never_had_it_takes_the_block_list_over()
    {
        await Newsroom.Erasure.EraseAsync(Request(Article));
        using var ledger = new MemoryStream();
        await Newsroom.ErasuresDump.WriteErasuresAsync(ledger);
        await using var copy = await TestNewsroom.OpenAsync(Server);
        Assert.Equal((0, 0), await copy.Newsroom.Erasure.ApplyAsync(await ErasureLedger.ReadAsync(new MemoryStream(ledger.ToArray()))));
        Assert.Contains("Removed", Assert.Single(await copy.IngestAsync(copy.Write("x.txt", Text))).Refusal, StringComparison.Ordinal);
    }
}
