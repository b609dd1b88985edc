using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed class AppendOnlyTests(TestStore db) : IClassFixture<TestStore>
{
    [Theory]
    [InlineData("update storytracker.events set data = '{}'")]
    [InlineData("update storytracker.events set data = '{\"$erased\": {\"by\": \"me\"}}'")]
    [InlineData("update storytracker.events set meta = '{\"by\": \"somebody else\"}'")]
    [InlineData("update storytracker.events set recorded_at = now()")]
    [InlineData("delete from storytracker.events")]
    [InlineData("truncate storytracker.events cascade")]
    [InlineData("set session_replication_role = replica; delete from storytracker.events")]
    [InlineData("set storytracker.erasing = 'on'; update storytracker.events set data = '{}'")]
    [InlineData("update storytracker.erasures set notice = '{}'")]
    [InlineData("delete from storytracker.erasures")]
    [InlineData("truncate storytracker.erasures")]
    public async Task The_database_refuses_every_change_of_what_is_on_record(string sql)
    {
        var stream = db.NewStream();
        var position = (await db.AppendAsync(stream, 0, new OrderPlaced("a"))).Position!.Value;
        var erased = (await db.AppendAsync(stream, 1, new LineAdded("b"))).Position!.Value;
        await db.Store.EraseAsync([erased], new { by = "desk" });
        var before = await db.ScalarAsync<string>("select jsonb_agg(to_jsonb(e) order by position)::text from storytracker.events e");
        await using var connection = await db.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var e = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", e.MessageText, StringComparison.Ordinal);
        await transaction.RollbackAsync();
        Assert.Equal(before, await db.ScalarAsync<string>("select jsonb_agg(to_jsonb(e) order by position)::text from storytracker.events e"));
        Assert.True(position < erased);
    }

    [Fact]
    public async Task An_erasure_takes_the_payload_leaves_the_event_and_is_recorded_once()
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("secret name"), new LineAdded("tea"));
        var before = await db.Store.ReadStreamAsync(stream).ToListAsync();
        Assert.Equal("secret name", (await db.Store.LoadAsync<Order>(stream)).State!.Customer);
        Assert.Equal(1, await db.Store.EraseAsync([before[0].Position], new { by = "desk", why = "court order" }));
        Assert.Equal(0, await db.Store.EraseAsync([before[0].Position], new { by = "second" }));
        var after = await db.Store.ReadStreamAsync(stream).ToListAsync();
        Assert.Equal("court order", Assert.IsType<ErasedEvent>(after[0].Data).Notice.GetProperty("why").GetString());
        Assert.Equal((before[0].ToString(), before[0].Meta, before[0].RecordedAt), (after[0].ToString(), after[0].Meta, after[0].RecordedAt));
        Assert.Equal((before[1].ToString(), before[1].Json), (after[1].ToString(), after[1].Json));
        Assert.Equal(1, await db.ScalarAsync<long>($"select count(*) from storytracker.erasures where position = {before[0].Position}"));
        Assert.Equal(0, await db.ScalarAsync<long>("select count(*) from storytracker.events where data::text like '%secret%'"));
    }

    [Fact]
    public async Task An_erasure_by_another_process_reaches_the_fold_cache()
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("ann"), new LineAdded("secret item"));
        Assert.Contains("secret item", (await db.Store.LoadAsync<Order>(stream)).State!.Items);
        await using (var other = new EventStore(db.Source, db.Types, TimeProvider.System))
            await other.EraseAsync([(await db.Store.ReadStreamAsync(stream).LastAsync()).Position], new { by = "desk" });
        var folded = await db.Store.LoadAsync<Order>(stream);
        Assert.Empty(folded.State!.Items);
        Assert.Equal(2, folded.Version);
    }
}
