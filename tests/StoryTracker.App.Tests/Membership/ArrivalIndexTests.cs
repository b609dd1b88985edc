using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StoryTracker.App.Membership;
using StoryTracker.Domain.Articles;
using StoryTracker.Matching.Arrivals;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Membership;

/// <summary>What the matcher of arriving articles knows follows from the record: whenever it starts, wherever it runs, whatever was removed.</summary>
public sealed class ArrivalIndexTests(TestServer server) : IAsyncLifetime
{
    const string Word = "zanzibar";
    static readonly string[] Subjects = ["harbour wall", "ferry fares", "library hours", "tram line"];
    static readonly string[] Places = ["Quayport", "Millbridge", "Dunmere", "Eastgate"];
    const string Regatta = "The quokka regatta was sailed on the lagoon of Larnwick.\n\n“The quokka regatta will return to the lagoon of Larnwick,” Grace Hopper said on Monday.";
    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync() => test = await TestNewsroom.OpenAsync(server);

    public ValueTask DisposeAsync() => test.DisposeAsync();

    static string Text(int n) => $"The {Subjects[n % 4]} of {Places[n % 4]} is back on the agenda of the council, for the {n}th time.\n\n" +
        $"“The {Subjects[n % 4]} will cost {n + 3} million,” Ada Lovelace, the mayor of {Places[n % 4]}, said on Monday.\n\n" +
        $"Residents of {Places[n % 4]} wrote {n * 7 + 12} letters about the {Subjects[n % 4]} in March.";

    Task<Guid> IngestAsync(int n) => IngestAsync(n, $"{Subjects[n % 4]} of {Places[n % 4]}", Text(n));

    async Task<Guid> IngestAsync(int n, string title, string text)
    {
        test.Write($"{n}.json", $$"""{ "outlet": "Paper {{n % 3}}", "title": "{{title}}", "published": "2026-03-{{n % 27 + 1:00}}" }""");
        return (await test.IngestAsync(test.Write($"{n}.txt", text))).Single().Article!.ArticleId;
    }

    ArrivalIndex Index(int spacing = ArrivalIndex.EventsBetweenSnapshots) => new(Newsroom.Store, new(Newsroom.Source), spacing);

    // What it says of articles that nobody has on record, each on one of the subjects and one on none.
    static async Task<string> SaysAsync(ArrivalIndex index)
    {
        List<object> answers = [];
        foreach (var n in Enumerable.Range(40, 6))
        {
            var text = n == 44 ? "A whale was seen off the coast." : n == 45 ? Regatta : Text(n);
            answers.Add(await index.AssessAsync(new($"probe-{n}", n == 45 ? "Quokka regatta on the lagoon" : Subjects[n % 4], text, new(2026, 4, 2), null, [], []), default));
        }
        return JsonSerializer.Serialize(answers);
    }

    async Task<string> FromTheRecordAsync()
    {
        using var index = new ArrivalIndex(Newsroom.Store, new(Newsroom.Source), int.MaxValue);
        return await SaysAsync(index);
    }

    async Task<long> SnapshotsAsync(string where = "true")
    {
        await using var command = Newsroom.Source.CreateCommand($"select count(*) from storytracker.arrival_snapshots where {where}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [Fact]
    public async Task After_a_restart_in_the_middle_it_says_exactly_what_one_says_that_never_stopped()
    {
        using var never = Index(int.MaxValue);
        var between = 0L;
        for (var n = 0; n < 16; n++)
        {
            await IngestAsync(n);
            if (n == 9) await Newsroom.Editing.DecideAsync(new(await PlacedAsync(n), await StoryOfAsync(n - 1), true, "It is about both.", "Ana"), null, default);
            // A start after every article, from the snapshot of the one before.
            using var restarted = Index(spacing: 1);
            Assert.Equal(await SaysAsync(never), await SaysAsync(restarted));
            Assert.True(n == 0 || restarted.EventsRead < never.EventsRead, $"{restarted.EventsRead} of {never.EventsRead} events");
            between = restarted.EventsRead;
        }
        Assert.InRange(between, 1, 8);
        await test.ExecuteAsync("delete from storytracker.arrival_snapshots");
        Assert.Equal(await SaysAsync(never), await FromTheRecordAsync());
        Assert.Contains("harbour", await SaysAsync(never), StringComparison.OrdinalIgnoreCase);
    }

    async Task<Guid> PlacedAsync(int n) => (await ArticlesAsync()).Single(a => a.Value == $"{n}.txt").Key;

    async Task<Guid> StoryOfAsync(int n) =>
        (await Newsroom.Store.LoadAsync<Article>(Domain.Streams.Article(await PlacedAsync(n)))).State!.Assignment!.Stories.Single(s => s.Primary).StoryId;

    async Task<Dictionary<Guid, string>> ArticlesAsync()
    {
        Dictionary<Guid, string> articles = [];
        foreach (var stream in await Newsroom.Store.StreamsAsync(Domain.Streams.ArticlePrefix))
            if ((await Newsroom.Store.LoadAsync<Article>(stream)).State is { } article) articles[article.Id] = Path.GetFileName(article.Origin);
        return articles;
    }

    [Fact]
    public async Task Nodes_on_one_database_agree_whenever_each_of_them_looks()
    {
        using ArrivalIndex often = Index(spacing: 5), seldom = Index(spacing: 7);
        for (var n = 0; n < 12; n++)
        {
            await IngestAsync(n);
            var said = await SaysAsync(often);
            if (n % 5 == 4) Assert.Equal(said, await SaysAsync(seldom));
        }
        using var late = Index();
        var last = await SaysAsync(often);
        Assert.Equal(last, await SaysAsync(seldom));
        Assert.Equal(last, await SaysAsync(late));
    }

    [Theory]
    [InlineData("set_byte(bytes, 100, get_byte(bytes, 100) # 255)")]     // a byte of the content
    [InlineData("set_byte(bytes, 8, 1)")]                                // an older format
    [InlineData("substr(bytes, 1, length(bytes) / 2)")]                  // cut short
    [InlineData("decode('', 'hex')")]
    public async Task A_damaged_or_old_snapshot_is_dropped_and_made_anew_from_the_record(string damage)
    {
        for (var n = 0; n < 6; n++) await IngestAsync(n);
        using var before = Index(spacing: 1);
        var said = await SaysAsync(before);
        Assert.True(await SnapshotsAsync() > 0);
        await test.ExecuteAsync($"update storytracker.arrival_snapshots set bytes = {damage}");
        using var after = Index();
        Assert.Equal(said, await SaysAsync(after));
        Assert.Equal(0, await SnapshotsAsync());
        await after.KeepAsync(default);
        using var again = Index();
        Assert.Equal(said, await SaysAsync(again));
        Assert.Equal(0, again.EventsRead);
    }

    [Fact]
    public async Task One_snapshot_that_is_damaged_leaves_the_one_before_it()
    {
        using var index = Index(spacing: 1);
        for (var n = 0; n < 6; n++)
        {
            await IngestAsync(n);
            await SaysAsync(index);
        }
        Assert.True(await SnapshotsAsync() > 1);
        await test.ExecuteAsync("update storytracker.arrival_snapshots set bytes = decode('', 'hex') where position = (select max(position) from storytracker.arrival_snapshots)");
        using var after = Index();
        Assert.Equal(await SaysAsync(index), await SaysAsync(after));
        Assert.InRange(after.EventsRead, 1, index.EventsRead - 1);
    }

    [Fact]
    public async Task What_was_removed_is_in_no_snapshot_and_costs_what_came_since()
    {
        using var running = Index(spacing: 10);
        for (var n = 0; n < 20; n++)
        {
            await IngestAsync(n);
            await SaysAsync(running);
        }
        var gone = await IngestAsync(20, "Quokka regatta on the lagoon", $"{Regatta}\n\nA {Word} boat won.");
        await IngestAsync(21);
        var with = await SaysAsync(running);
        await running.KeepAsync(default);
        Assert.True(await SnapshotsAsync(Has) > 0);
        var (read, head) = (running.EventsRead, await Newsroom.Store.HeadAsync());

        await Newsroom.Erasure.EraseAsync(new(gone, "A court ordered it.", null, "Ana"));
        Assert.Equal(0, await SnapshotsAsync(Has));
        Assert.True(await SnapshotsAsync() > 0);
        var without = await SaysAsync(running);
        Assert.NotEqual(with, without);
        Assert.InRange(running.EventsRead - read, 1, read / 2);
        await running.KeepAsync(default);
        Assert.Equal(0, await SnapshotsAsync(Has));
        await test.ExecuteAsync("delete from storytracker.arrival_snapshots");
        Assert.Equal(without, await FromTheRecordAsync());
    }

    static string Has => $"position(convert_to('{Word}', 'UTF8') in bytes) > 0";

    [Fact]
    public async Task A_node_that_has_not_heard_of_a_removal_keeps_nothing_of_it()
    {
        for (var n = 0; n < 4; n++) await IngestAsync(n);
        var gone = await IngestAsync(4, "Quokka regatta on the lagoon", $"{Regatta}\n\nA {Word} boat won.");
        using var behind = Index();
        await SaysAsync(behind);
        await behind.KeepAsync(default);
        await Newsroom.Erasure.EraseAsync(new(gone, "A court ordered it.", null, "Ana"));
        Assert.Equal(0, await SnapshotsAsync());
        // As if it had written at the very moment.
        await new ArrivalSnapshots(Newsroom.Source).KeepAsync(StoryArrivals.Matcher, await Newsroom.Store.HeadAsync() - 1, 0, Encoding.UTF8.GetBytes(Word), 10, default);
        Assert.Equal(0, await SnapshotsAsync());
        await behind.KeepAsync(default);
        Assert.Equal((0, 1), (await SnapshotsAsync(Has), await SnapshotsAsync()));
    }

    [Fact]
    public void From_the_newest_snapshot_back_to_any_event_there_is_one_not_much_farther() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(), steps =>
        {
            const long Spacing = 50;
            List<long> kept = [];
            var position = 0L;
            foreach (var step in steps)
            {
                position += Spacing + step.Get;
                kept.Insert(0, position);
                foreach (var spare in ArrivalSnapshots.Spare(kept, Spacing).ToList()) kept.Remove(spare);
                for (var erased = 1L; erased <= position; erased += 7)
                {
                    var from = kept.Where(k => k < erased).DefaultIfEmpty(0).Max();
                    if (position - from > 2 * (position - erased) + Spacing + steps.Max(s => s.Get)) return false;
                }
            }
            return kept.Count <= 3 + 2 * Math.Log2(1 + position / (double)Spacing);
        }).QuickCheckThrowOnFailure();
}
