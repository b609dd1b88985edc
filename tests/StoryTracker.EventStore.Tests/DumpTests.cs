using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.EventStore.Tests;

/// <summary>The whole log out and in again, byte for byte, all of it or nothing.</summary>
public sealed class DumpTests(TestCluster cluster) : IAsyncLifetime
{
    readonly TestStore from = new(cluster), to = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await from.InitializeAsync();
        await to.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
    }

    static async Task<byte[]> DumpAsync(TestStore store)
    {
        using var file = new MemoryStream();
        await new LogDump(store.Source).WriteAsync(file);
        return file.ToArray();
    }

    static Task<DumpTotals> ImportAsync(TestStore store, byte[] file) => new LogImport(store.Source).ReadAsync(new MemoryStream(file));

    static Task<string> LogAsync(TestStore store) => store.ScalarAsync<string>(
        "select coalesce(string_agg(e::text, E'\\n' order by position), '') || (select coalesce(string_agg(l::text, ',' order by l.id), '') from " +
        "(select row_number() over (order by id) as id, position, notice, erased_at from storytracker.erasures) l) from storytracker.events e");

    /// <summary>A log of three streams, with keys, causes and an erasure.</summary>
    async Task<byte[]> SomeLogAsync()
    {
        for (var n = 0; n < 3; n++)
        {
            var stream = from.NewStream();
            await from.AppendAsync(stream, 0, new OrderPlaced($"Zoë {n} \"\\\u2028\u0001 🚢"), new LineAdded("tea"));
            await from.AppendAsync(stream, 2, new LineAdded("a secret"), new OrderShipped(new(2020, 1, 2)));
        }
        await from.Store.EraseAsync([3, 7], new { by = "desk", why = "court order" });
        await new ErasureLedger(from.Source, from.Types).EraseAsync([new(11, new { by = "desk", line = 11 })]);
        return await DumpAsync(from);
    }

    [Fact]
    public async Task A_dump_taken_in_by_an_empty_store_and_dumped_again_is_the_same_file()
    {
        var file = await SomeLogAsync();
        var totals = await ImportAsync(to, file);
        Assert.Equal((12, 3), (totals.Events, totals.Erasures));
        Assert.Equal(file, await DumpAsync(to));
        Assert.Equal(await LogAsync(from), await LogAsync(to));
        Assert.All(await new StoreCheck(to.Source).RunAsync(), f => Assert.True(f.Ok, f.Sentence));
        Assert.Equal(14 + 3, Encoding.UTF8.GetString(file).Count(c => c == '\n'));
        // The store goes on where the log ends.
        Assert.Equal(13, (await to.AppendAsync("order-new", 0, new OrderPlaced("ann"))).Position);
    }

    [Fact]
    public async Task An_empty_log_is_a_dump_too()
    {
        var file = await DumpAsync(from);
        Assert.Equal(0, (await ImportAsync(to, file)).Events);
        Assert.Equal(file, await DumpAsync(to));
    }

    [Fact]
    public void Every_payload_that_jsonb_keeps_comes_back_byte_for_byte() =>
        Prop.ForAll(Jsonb.Objects().NonEmptyListOf().ToArbitrary(), payloads => ComesBackAsync([.. payloads]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    async Task<bool> ComesBackAsync(string[] payloads)
    {
        foreach (var store in new[] { from, to })
            await store.ExecuteAsync("alter table storytracker.events disable trigger all; delete from storytracker.events; alter table storytracker.events enable trigger all");
        await using (var insert = from.Source.CreateCommand(
            "insert into storytracker.events select n, 'odd \"\\' || n, 1, 'odd-' || n, 1, p, jsonb_build_object('by', p ->> 'a', 'p', p), " +
            "now() + n * interval '1 microsecond', case when n = 1 then gen_random_uuid() end from unnest($1) with ordinality u(p, n)"))
        {
            insert.Parameters.Add(new() { Value = payloads, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Jsonb });
            await insert.ExecuteNonQueryAsync();
        }
        var file = await DumpAsync(from);
        await ImportAsync(to, file);
        var (again, logs) = (await DumpAsync(to), (await LogAsync(from), await LogAsync(to)));
        return file.SequenceEqual(again) && logs.Item1 == logs.Item2;
    }

    [Fact]
    public async Task Numbers_that_no_double_holds_and_deep_nesting_come_back_as_they_are()
    {
        string[] payloads =
        [
            $$"""{"n": 1{{new string('0', 4000)}}.10, "tiny": 1e-300, "exact": 0.1000000000000000000000000000000000001, "minus": -0.0}""",
            string.Concat(Enumerable.Repeat("""{"a":[""", 500)) + string.Concat(Enumerable.Repeat("]}", 500)),
            """{"": "\u0001\b\f\u001f\u007f\u2028\u2029 \ud83d\udea2 \\u0041 \/", "b": {"$erased": 1}}""",
        ];
        Assert.True(await ComesBackAsync(payloads));
    }

    [Fact]
    public async Task A_file_cut_short_anywhere_is_refused_with_its_line_and_the_store_stays_as_it_was()
    {
        var file = await SomeLogAsync();
        var cuts = Enumerable.Range(0, 40).Select(i => file.Length * i / 40)
            .Concat(Enumerable.Range(0, file.Length).Where(i => file[i] == '\n' && i + 1 < file.Length).Select(i => i + 1));
        foreach (var cut in cuts.ToList())
        {
            var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, file[..cut]));
            Assert.Equal(file[..cut].Count(b => b == '\n') + 1, refused.Line);
        }
        await NothingIsThereAsync();
    }

    [Fact]
    public async Task A_changed_character_is_refused_with_its_line_wherever_it_is()
    {
        var file = await SomeLogAsync();
        for (var at = 0; at < file.Length; at += 37)
        {
            var changed = (byte[])file.Clone();
            changed[at] = changed[at] == (byte)'x' ? (byte)'y' : (byte)'x';
            var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, changed));
            Assert.Equal(file[..at].Count(b => b == '\n') + 1, refused.Line);
            Assert.StartsWith($"Line {refused.Line} ", refused.Message, StringComparison.Ordinal);
        }
        await NothingIsThereAsync();
    }

    [Fact]
    public async Task Lines_moved_left_out_doubled_or_added_are_refused_with_the_first_one_that_is_wrong()
    {
        var lines = Encoding.UTF8.GetString(await SomeLogAsync()).TrimEnd('\n').Split('\n');
        foreach (var (wrong, line) in ((string[], int)[])[
            ([.. lines[..4], lines[5], lines[4], .. lines[6..]], 5), ([.. lines[..4], .. lines[5..]], 5),
            ([.. lines[..4], lines[3], .. lines[4..]], 5), ([.. lines, lines[^1]], lines.Length + 1), (lines[1..], 1), (["", .. lines], 1)])
        {
            var refused = await Assert.ThrowsAsync<ImportRefusedException>(
                () => ImportAsync(to, Encoding.UTF8.GetBytes(string.Join('\n', wrong) + "\n")));
            Assert.Equal(line, refused.Line);
        }
        Assert.Contains("not", (await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, Encoding.UTF8.GetBytes("hello\n")))).Message, StringComparison.Ordinal);
        await NothingIsThereAsync();
    }

    async Task NothingIsThereAsync()
    {
        Assert.Equal(0, await to.Store.HeadAsync());
        Assert.Equal(0, await to.ScalarAsync<long>("select count(*) from storytracker.erasures"));
    }

    [Fact]
    public async Task A_store_takes_the_continuation_of_its_own_log_and_nothing_twice()
    {
        await ImportAsync(to, await SomeLogAsync());
        for (var n = 0; n < 1100; n++) await from.Store.AppendAsync(TestStore.Unit("order-more", ExpectedVersion.Any, new LineAdded($"{n}")));
        var later = await DumpAsync(from);
        Assert.Equal(1100, (await ImportAsync(to, later)).Events);
        Assert.Equal(later, await DumpAsync(to));
        Assert.Equal(0, (await ImportAsync(to, later)).Events);
        Assert.Equal(later, await DumpAsync(to));
    }

    [Fact]
    public async Task An_older_dump_or_one_of_another_log_is_refused_in_a_sentence()
    {
        var file = await SomeLogAsync();
        await ImportAsync(to, file);
        await to.AppendAsync("order-here", 0, new OrderPlaced("only here"));
        var before = await LogAsync(to);
        var older = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, file));
        Assert.Contains("goes on to 13", older.Message, StringComparison.Ordinal);
        await from.AppendAsync("order-there", 0, new OrderPlaced("only there"));
        var other = await Assert.ThrowsAsync<ImportRefusedException>(async () => await ImportAsync(to, await DumpAsync(from)));
        Assert.Contains("another log", other.Message, StringComparison.Ordinal);
        Assert.Equal(before, await LogAsync(to));
    }

    [Fact]
    public async Task What_was_erased_since_is_erased_here_and_what_was_erased_here_does_not_come_back()
    {
        var before = await SomeLogAsync();
        await ImportAsync(to, before);
        await from.Store.EraseAsync([2], new { by = "desk" });
        var after = await DumpAsync(from);
        Assert.Equal((0, 1), await EventsAndErasures(ImportAsync(to, after)));
        Assert.Equal(after, await DumpAsync(to));
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, before));
        Assert.Contains("was erased here", refused.Message, StringComparison.Ordinal);
        Assert.All(await new StoreCheck(to.Source).RunAsync(), f => Assert.True(f.Ok, f.Sentence));
    }

    static async Task<(long, long)> EventsAndErasures(Task<DumpTotals> import) => (await import) is var t ? (t.Events, t.Erasures) : default;

    [Fact]
    public async Task A_dump_is_one_moment_of_the_log_however_much_is_appended_meanwhile()
    {
        await SomeLogAsync();
        using var stop = new CancellationTokenSource();
        var busy = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await from.Store.AppendAsync(TestStore.Unit("order-busy", ExpectedVersion.Any, new LineAdded("x"), new LineAdded("y")));
        });
        for (var n = 0; n < 10; n++)
        {
            await using var empty = new TestStore(cluster);
            await empty.InitializeAsync();
            Assert.True((await ImportAsync(empty, await DumpAsync(from))).Events >= 12);
        }
        await stop.CancelAsync();
        await busy;
    }

    [Fact]
    public async Task A_ledger_erases_in_an_older_copy_what_it_names_and_nothing_else()
    {
        await ImportAsync(to, await SomeLogAsync());
        await to.AppendAsync("order-here", 0, new OrderPlaced("not theirs"));
        await from.AppendAsync("order-there", 0, new OrderPlaced("theirs"));
        await from.Store.EraseAsync([1, 4, 13], new { by = "court" });
        using var file = new MemoryStream();
        await new LogDump(from.Source).WriteErasuresAsync(file);
        var ledger = await ErasureLedger.ReadAsync(new MemoryStream(file.ToArray()));
        Assert.Equal(6, ledger.Count);
        Assert.Equal(2, await new ErasureLedger(to.Source, to.Types).ApplyAsync(ledger));
        Assert.Equal(0, await new ErasureLedger(to.Source, to.Types).ApplyAsync(ledger));
        Assert.Equal([1, 3, 4, 7, 11], (await to.Store.ReadLogAsync(0, 100)).Where(e => e.Data is ErasedEvent).Select(e => e.Position));
        Assert.All(await new StoreCheck(to.Source).RunAsync(), f => Assert.True(f.Ok, f.Sentence));
        Assert.Equal(1, (await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, file.ToArray()))).Line);
        await Assert.ThrowsAsync<ImportRefusedException>(() => ErasureLedger.ReadAsync(new MemoryStream(file.ToArray()[..^1])));
    }

    [Fact]
    public async Task A_file_that_a_rule_of_the_database_refuses_leaves_the_store_as_it_was()
    {
        await to.ExecuteAsync("create function no_tea() returns trigger language plpgsql as $$ begin if new.data ->> 'item' = 'tea' then raise exception 'No tea.'; end if; return new; end $$; " +
            "create trigger no_tea before insert on storytracker.events for each row execute function no_tea()");
        var file = await SomeLogAsync();
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(to, file));
        Assert.Contains("No tea", refused.Message, StringComparison.Ordinal);
        await NothingIsThereAsync();
    }

    /// <summary>JSON objects as people and programs write them, and as nobody does.</summary>
    static class Jsonb
    {
        public static Gen<string> Objects() => Gen.Sized(size => Object(Math.Min(size, 4)));

        static Gen<string> Value(int depth)
        {
            var leaf = Gen.OneOf(Text(), Number(), Gen.Elements("true", "false", "null", "{}", "[]"));
            return depth == 0 ? leaf : Gen.OneOf(leaf, leaf, Object(depth - 1), Gen.ListOf(Value(depth - 1), 3).Select(v => $"[{string.Join(" ,\n", v)}]"));
        }

        static Gen<string> Object(int depth) => Gen.ListOf(Text().SelectMany(k => Value(Math.Max(0, depth - 1)).Select(v => $"{k} :\t{v}")), 3)
            .Select(p => $"{{{string.Join(", ", p.Append("\"a\":\"x\""))}}}");

        static Gen<string> Text() => Gen.ListOf(Gen.OneOf(Gen.Choose(1, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF), Gen.Elements(1, 8, 9, 10, 13, 31, 34, 47, 92, 127, 0x2028, 0xFEFF, 0xFFFF)))
            .Select(points => $"\"{string.Concat(points.Select(Escaped))}\"");

        static string Escaped(int point, int i) => point is < 0x20 or 0x22 or 0x5C || (point < 0x10000 && i % 3 == 0)
            ? $"\\u{point:x4}" : char.ConvertFromUtf32(point);

        static Gen<string> Number() => Gen.OneOf(
            Gen.Choose(int.MinValue, int.MaxValue).Select(n => $"{n}"),
            Gen.Choose(0, 400).SelectMany(digits => Gen.Choose(-300, 300).Select(e => $"-9{new string('7', digits)}.{new string('0', digits % 20)}5e{e}")),
            Gen.Elements("-0", "0.00", "1E+5", "1.10", "123456789012345678901234567890.12345678901234567890"));
    }
}
