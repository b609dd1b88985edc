using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed class AppendTests(TestStore db) : IClassFixture<TestStore>
{
    [Fact]
    public async Task Appended_events_come_back_as_they_went_in()
    {
        var stream = db.NewStream();
        var unit = new AppendUnit(new EventMetadata("ann", "run-7", 3))
        {
            Streams = [new StreamWrite(stream, ExpectedVersion.NoStream, [new OrderPlaced("Żaneta 🦊 \"q\""), new LineAdded("tea", 2)])],
        };
        var result = await db.Store.AppendAsync(unit);
        Assert.Equal(AppendOutcome.Appended, result.Outcome);
        var events = await db.Store.ReadStreamAsync(stream).ToListAsync();
        Assert.Equal([new OrderPlaced("Żaneta 🦊 \"q\""), new LineAdded("tea", 2)], events.Select(e => e.Data));
        Assert.Equal([1, 2], events.Select(e => e.Version));
        Assert.Equal(result.Position, events[^1].Position);
        Assert.All(events, e => Assert.Equal(new EventMetadata("ann", "run-7", 3), e.Meta));
        Assert.Equal(["order-placed", "line-added"], events.Select(e => e.Type));
    }

    [Fact]
    public async Task Units_that_share_a_round_keep_the_order_versions_and_types_of_their_events_whatever_the_runs()
    {
        // Fixed seed: types alternate within streams, streams within units, and some units are refused in the middle of a round.
        var random = new Random(7);
        var expected = new Dictionary<string, List<object>>();
        var units = Enumerable.Range(0, 60).Select(n =>
        {
            var refused = random.Next(4) == 0;
            return (Refused: refused, Unit: new AppendUnit(new EventMetadata($"ann-{n}"))
            {
                Streams = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
                {
                    var (stream, events) = (db.NewStream(), new List<object>());
                    for (var i = random.Next(1, 9); i > 0; i--)
                        events.Add(random.Next(2) == 0 ? new OrderPlaced($"{n}/{i}") : new LineAdded($"{n}/{i}", i));
                    expected[stream] = refused ? [] : events;
                    return new StreamWrite(stream, refused ? 5 : ExpectedVersion.NoStream, [.. events]);
                })],
            });
        }).ToArray();
        var results = await Task.WhenAll(units.Select(u => db.Store.AppendAsync(u.Unit)));
        Assert.Equal(units.Select(u => u.Refused ? AppendOutcome.Conflict : AppendOutcome.Appended), results.Select(r => r.Outcome));
        foreach (var (stream, events) in expected)
        {
            var stored = await db.Store.ReadStreamAsync(stream).ToListAsync();
            Assert.Equal(events, stored.Select(e => e.Data));
            Assert.Equal(Enumerable.Range(1, events.Count), stored.Select(e => e.Version));
            Assert.Equal(Enumerable.Range(0, events.Count).Select(i => stored[0].Position + i), stored.Select(e => e.Position));
        }
        foreach (var (unit, result) in units.Zip(results).Where(u => !u.First.Refused))
        {
            var stored = await db.Store.ReadStreamAsync(unit.Unit.Streams[^1].Stream).ToListAsync();
            Assert.Equal(result.Position, stored[^1].Position);
            Assert.All(stored, e => Assert.Equal(unit.Unit.Meta.By, e.Meta.By));
            Assert.Equal(new AppendResult(AppendOutcome.Duplicate, result.Position), await db.Store.AppendAsync(unit.Unit));
        }
    }

    [Fact]
    public async Task A_single_event_repeated_with_its_exact_version_is_a_duplicate_not_a_conflict()
    {
        var unit = TestStore.Unit(db.NewStream(), 0, new OrderPlaced("ann"));
        var first = await db.Store.AppendAsync(unit);
        Assert.Equal(new AppendResult(AppendOutcome.Duplicate, first.Position), await db.Store.AppendAsync(unit));
        Assert.Equal(AppendOutcome.Conflict, (await db.Store.AppendAsync(unit with { Key = Guid.CreateVersion7() })).Outcome);
        var any = TestStore.Unit(db.NewStream(), ExpectedVersion.Any, new OrderPlaced("ann"));
        first = await db.Store.AppendAsync(any);
        Assert.Equal(new AppendResult(AppendOutcome.Duplicate, first.Position), await db.Store.AppendAsync(any));
    }

    [Fact]
    public async Task A_repeated_key_stores_nothing_and_answers_the_first_position()
    {
        var stream = db.NewStream();
        var unit = TestStore.Unit(stream, 0, new OrderPlaced("a"), new LineAdded("b"), new LineAdded("c"));
        var first = await db.Store.AppendAsync(unit);
        await db.AppendAsync(stream, 3, new LineAdded("d"));
        var again = await db.Store.AppendAsync(unit);
        Assert.Equal(new AppendResult(AppendOutcome.Duplicate, first.Position), again);
        Assert.Equal(4, await db.Store.VersionAsync(stream));
    }

    [Fact]
    public async Task The_same_unit_sent_by_eight_at_once_is_stored_once()
    {
        var unit = TestStore.Unit(db.NewStream(), ExpectedVersion.Any, new OrderPlaced("a"));
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => db.Store.AppendAsync(unit)));
        Assert.Single(results, r => r.Outcome == AppendOutcome.Appended);
        Assert.Equal(7, results.Count(r => r.Outcome == AppendOutcome.Duplicate));
        Assert.Single(results.Select(r => r.Position).Distinct());
    }

    [Fact]
    public async Task A_repeated_key_without_events_requests_its_jobs_once()
    {
        var unit = new AppendUnit(new EventMetadata("ann")) { Jobs = [new JobRequest("once-only", new TaskArgs(1))] };
        Assert.Equal(AppendOutcome.Appended, (await db.Store.AppendAsync(unit)).Outcome);
        Assert.Equal(AppendOutcome.Duplicate, (await db.Store.AppendAsync(unit)).Outcome);
        Assert.Equal(1, Assert.Single(await db.Jobs.WaitingAsync(["once-only"])).Due);
    }

    [Theory]
    [InlineData(0, AppendOutcome.Conflict)]
    [InlineData(1, AppendOutcome.Conflict)]
    [InlineData(2, AppendOutcome.Appended)]
    [InlineData(3, AppendOutcome.Conflict)]
    [InlineData(ExpectedVersion.Any, AppendOutcome.Appended)]
    public async Task Only_the_exact_expected_version_is_stored(int expected, AppendOutcome outcome)
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("a"), new LineAdded("b"));
        Assert.Equal(outcome, (await db.AppendAsync(stream, expected, new LineAdded("c"))).Outcome);
        Assert.Equal(outcome == AppendOutcome.Appended ? 3 : 2, await db.Store.VersionAsync(stream));
    }

    [Fact]
    public async Task A_conflict_can_be_thrown_with_its_versions()
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("a"));
        var e = await Assert.ThrowsAsync<StreamConflictException>(() => db.Store.AppendOrThrowAsync(TestStore.Unit(stream, 5,
            new LineAdded("b"))));
        Assert.Equal((stream, 5, 1), (e.Stream, e.Expected, e.Actual));
    }

    [Fact]
    public async Task A_unit_over_several_streams_is_stored_whole_or_not_at_all()
    {
        var (a, b) = (db.NewStream(), db.NewStream());
        var before = await db.Store.HeadAsync();
        var unit = new AppendUnit(new EventMetadata("ann"))
        {
            Streams = [new StreamWrite(a, 0, [new OrderPlaced("x"), new LineAdded("y")]), new StreamWrite(b, 0, [new OrderPlaced("z")])],
            Jobs = [new JobRequest("several-streams", new TaskArgs(1))],
        };
        var stored = await db.Store.AppendAsync(unit);
        Assert.Equal(before + 3, stored.Position);
        var refused = await db.Store.AppendAsync(new AppendUnit(new EventMetadata("ann"))
        {
            Streams = [new StreamWrite(a, 2, [new LineAdded("more")]), new StreamWrite(b, 0, [new OrderPlaced("again")])],
            Jobs = [new JobRequest("several-streams", new TaskArgs(2))],
        });
        Assert.Equal(new AppendResult(AppendOutcome.Conflict, null), refused);
        Assert.Equal((2, 1), (await db.Store.VersionAsync(a), await db.Store.VersionAsync(b)));
        var job = Assert.Single(await db.Jobs.ClaimAsync("w", 10, TimeSpan.FromMinutes(1), ["several-streams"]));
        Assert.Equal((1, stored.Position), (job.ArgsAs<TaskArgs>(db.Types).Number, job.Cause));
    }

    [Fact]
    public async Task A_write_without_events_only_checks_the_version()
    {
        var (a, b) = (db.NewStream(), db.NewStream());
        await db.AppendAsync(a, 0, new OrderPlaced("x"));
        AppendUnit Depending(int version) => new(new EventMetadata("ann"))
        {
            Streams = [new StreamWrite(a, version, []), new StreamWrite(b, ExpectedVersion.Any, [new OrderPlaced("y")])],
        };
        Assert.Equal(AppendOutcome.Conflict, (await db.Store.AppendAsync(Depending(2))).Outcome);
        Assert.Equal(AppendOutcome.Appended, (await db.Store.AppendAsync(Depending(1))).Outcome);
        Assert.Equal((1, 1), (await db.Store.VersionAsync(a), await db.Store.VersionAsync(b)));
    }

    [Fact]
    public async Task A_larger_unit_than_a_round_is_stored_whole()
    {
        var stream = db.NewStream();
        var lines = Enumerable.Range(1, 5000).Select(n => new LineAdded("item", n)).ToArray<object>();
        var results = await Task.WhenAll(db.AppendAsync(stream, 0, lines), db.AppendAsync(db.NewStream(), 0, new OrderPlaced("small")));
        Assert.All(results, r => Assert.Equal(AppendOutcome.Appended, r.Outcome));
        Assert.Equal(Enumerable.Range(1, 5000), (await db.Store.ReadStreamAsync(stream).ToListAsync()).Select(e
            => ((LineAdded)e.Data).Count));
    }

    [Fact]
    public async Task A_database_rule_refuses_one_unit_in_its_own_words_and_not_its_neighbours()
    {
        await db.ExecuteAsync("""
            create function forbid_poison() returns trigger language plpgsql as
            $$ begin raise exception 'Nobody orders %.', new.data ->> 'item'; end $$;
            create trigger no_poison after insert on storytracker.events for each row
            when (new.type = 'line-added' and new.data ->> 'item' = 'poison') execute function forbid_poison();
            """);
        var units = Enumerable.Range(0, 60).Select(n => TestStore.Unit(db.NewStream(), 0, new LineAdded(n % 10 == 3 ? "poison"
            : "tea"))).ToArray();
        var answers = await Task.WhenAll(units.Select(async u =>
        {
            try { return (await db.Store.AppendAsync(u)).Outcome.ToString(); }
            catch (AppendRefusedException e) { return $"{e.SqlState} {e.Message}"; }
        }));
        Assert.Equal(6, answers.Count(a => a == "P0001 Nobody orders poison."));
        Assert.Equal(54, answers.Count(a => a == "Appended"));
        await db.ExecuteAsync("drop trigger no_poison on storytracker.events");
    }

    [Fact]
    public async Task Text_that_cannot_be_stored_unchanged_is_refused_and_the_queue_goes_on()
    {
        // Not as theory data: an attribute's strings are stored as UTF-8, which cannot hold half of a pair either.
        foreach (var text in (string[])["nul \0 inside", "lone high \ud83e", "lone low \udd8a!", "reversed \udd8a\ud83e"])
        {
            var good = TestStore.Unit(db.NewStream(), 0, new OrderPlaced("x"));
            var job = new JobRequest("k", new TaskArgs(1));
            foreach (var unit in (AppendUnit[])[
                TestStore.Unit(db.NewStream(), 0, new OrderPlaced(text)), TestStore.Unit(text, 0, new OrderPlaced("x")),
                good with { Meta = new EventMetadata(text) }, good with { Jobs = [new JobRequest("k", new OrderPlaced(text))] },
                good with { Jobs = [job with { Key = text }] }, good with { Jobs = [job with { Lane = text }] }])
            {
                var e = await Assert.ThrowsAsync<AppendRefusedException>(() => db.Store.AppendAsync(unit));
                Assert.Contains("cannot be stored unchanged", e.Message, StringComparison.Ordinal);
            }
            Assert.Equal(AppendOutcome.Appended, (await db.Store.AppendAsync(good)).Outcome);
        }
    }

    [Fact]
    public async Task A_unit_that_names_a_stream_twice_is_refused_before_it_is_sent()
    {
        var unit = new AppendUnit(new EventMetadata("ann")) { Streams = [new("s", -1, [new OrderPlaced("a")]), new("s", -1,
            [new OrderPlaced("b")])] };
        await Assert.ThrowsAsync<ArgumentException>(() => db.Store.AppendAsync(unit));
    }

    [Fact]
    public async Task A_call_that_lost_its_connection_is_sent_again_and_stored_once()
    {
        await using var store = new EventStore(db.Source, db.Types, TimeProvider.System);
        var stream = db.NewStream();
        Assert.Equal(AppendOutcome.Appended, (await store.AppendAsync(TestStore.Unit(stream, 0, new OrderPlaced("a")))).Outcome);
        // Hold the append lock, so that the call is under way when its backend dies.
        await using var blocker = await db.Source.OpenConnectionAsync();
        await using (var hold = new NpgsqlCommand("select pg_advisory_lock(7221000001)", blocker)) await hold.ExecuteNonQueryAsync();
        var append = store.AppendAsync(TestStore.Unit(stream, 1, new LineAdded("b")));
        await TestStore.EventuallyAsync(() => db.ScalarAsync<bool>(
            "select count(pg_terminate_backend(pid)) > 0 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"),
            "the append waits for the lock");
        await using (var free = new NpgsqlCommand("select pg_advisory_unlock_all()", blocker)) await free.ExecuteNonQueryAsync();
        Assert.Equal(AppendOutcome.Appended, (await append).Outcome);
        Assert.Equal(2, await store.VersionAsync(stream));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_recognised_when_it_is_sent_again()
    {
        await using var proxy = new AnswerLosingProxy(db.ConnectionString);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString);
        await using var store = new EventStore(source, db.Types, TimeProvider.System);
        var stream = db.NewStream();
        Assert.Equal(AppendOutcome.Appended, (await store.AppendAsync(TestStore.Unit(stream, 0, new OrderPlaced("a")))).Outcome);
        proxy.Arm(stream);
        var result = await store.AppendAsync(TestStore.Unit(stream, 1, new LineAdded("b"), new LineAdded("c")));
        Assert.Equal(1, proxy.Lost);
        Assert.Equal(AppendOutcome.Duplicate, result.Outcome);       // the first sending was stored, the second recognised it
        Assert.Equal(3, await db.Store.VersionAsync(stream));
        Assert.Equal(result.Position, (await db.Store.ReadStreamAsync(stream).LastAsync()).Position);
    }

    [Fact]
    public async Task Recorded_times_never_run_backwards_and_a_time_names_a_prefix_of_the_log()
    {
        for (var n = 0; n < 20; n++) await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"));
        var log = await db.Store.ReadLogAsync(0, 100_000);
        Assert.All(log.Zip(log.Skip(1)), pair => Assert.True(pair.First.RecordedAt <= pair.Second.RecordedAt));
        foreach (var time in log.Select(e
            => e.RecordedAt).Append(log[0].RecordedAt.AddSeconds(-1)).Append(log[^1].RecordedAt.AddDays(1)).Distinct())
            Assert.Equal(log.LastOrDefault(e => e.RecordedAt <= time)?.Position ?? 0, await db.Store.PositionAtAsync(time));
    }

    [Fact]
    public async Task Streams_are_listed_by_prefix_in_order_and_in_pages()
    {
        foreach (var name in (string[])["zoo-b", "zoo-a", "zoo", "zop", "zoo-ä", "zoo-a2"]) await db.AppendAsync(name, -1,
            new OrderPlaced("a"));
        Assert.Equal(["zoo-a", "zoo-a2", "zoo-b", "zoo-ä"], await db.Store.StreamsAsync("zoo-"));
        Assert.Equal(["zoo-b", "zoo-ä"], await db.Store.StreamsAsync("zoo-", after: "zoo-a2", limit: 5));
        Assert.Equal(["zoo-b"], await db.Store.StreamsAsync("zoo-", after: "zoo-a2", limit: 1));
        Assert.Empty(await db.Store.StreamsAsync("zzz"));
    }

    [Fact]
    public async Task The_log_can_be_read_by_type_by_stream_prefix_and_up_to_a_position()
    {
        var stream = "filter-" + Guid.NewGuid();
        var first = (await db.AppendAsync(stream, 0, new OrderPlaced("a"), new LineAdded("b"))).Position!.Value;
        await db.AppendAsync(stream, 2, new LineAdded("c"));
        Assert.Equal(["b", "c"], (await db.Store.ReadLogAsync(0, 10, new LogFilter(["line-added"], "filter-"))).Select(e
            => ((LineAdded)e.Data).Item));
        Assert.Equal(2, (await db.Store.ReadLogAsync(0, 10, new LogFilter(StreamPrefix: "filter-", UpToPosition: first))).Count);
    }
}
