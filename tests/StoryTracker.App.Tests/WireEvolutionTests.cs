using System.Reflection;
using Npgsql;
using StoryTracker.App.Tests.Dumps;
using StoryTracker.App.Tests.Wire;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Triage;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>Every schema version of every event ever shipped keeps a sample, and the sample still loads and folds.</summary>
public sealed class WireEvolutionTests(TestServer server)
{
    static readonly (string Name, int Schema)[] Samples = [.. WireSample.Approved.Select(s => (s.Name, s.Schema))];

    [Fact]
    public async Task Every_schema_version_of_the_catalogue_and_of_every_release_has_a_sample()
    {
        HashSet<(string, int)> shipped = [];
        foreach (var release in OldRecord.Dumped)
        {
            await using var old = await OldRecord.OpenAsync(server, release);
            shipped.UnionWith((await old.Newsroom.Store.ReadLogAsync(0, int.MaxValue)).Select(e => (e.Type, e.Schema)));
        }
        Assert.Contains(("claim-recorded", 1), shipped);
        Assert.Empty(WireSample.Missing(EventCatalogue.Create().All, shipped, Samples));
    }

    [Fact]
    public void A_schema_that_is_raised_without_a_new_sample_is_refused()
    {
        var raised = EventCatalogue.Create().All.Select(e => e.Name == "claim-lost" ? e with { Schema = 2 } : e);
        Assert.Equal(["claim-lost.v2.json"], WireSample.Missing(raised, [], Samples));
    }

    [Fact]
    public void A_sample_that_is_removed_is_refused_whether_its_event_is_still_written_or_not()
    {
        var all = EventCatalogue.Create().All;
        Assert.Equal(["claim-lost.v1.json"], WireSample.Missing(all, [], Samples.Except([("claim-lost", 1)])));
        var raised = all.Select(e => e.Name == "claim-lost" ? e with { Schema = 2 } : e);
        Assert.Equal(["claim-lost.v1.json"], WireSample.Missing(raised, [], Samples.Except([("claim-lost", 1)]).Append(("claim-lost", 2))));
        Assert.Equal(["claim-gone.v1.json"], WireSample.Missing(all, [("claim-gone", 1)], Samples));
    }

    [Fact]
    public async Task Every_sample_folds_into_every_state_that_knows_its_event()
    {
        await using var test = await TestNewsroom.OpenAsync(server);
        // The samples are of no article on record, and they are older than any rule about that.
        await test.ExecuteAsync("alter table storytracker.events disable trigger events_prove_themselves");
        await test.ExecuteAsync("alter table storytracker.events disable trigger events_introductions_prove_themselves");
        await test.ExecuteAsync("alter table storytracker.events disable trigger events_wordings_prove_themselves");
        await test.ExecuteAsync("alter table storytracker.events disable trigger events_decisions_prove_themselves");
        List<string> folded = [];
        folded.AddRange(await FoldAsync<Article>(test.Newsroom, Streams.ArticlePrefix));
        folded.AddRange(await FoldAsync<Story>(test.Newsroom, Streams.StoryPrefix));
        folded.AddRange(await FoldAsync<Feed>(test.Newsroom, Streams.FeedPrefix));
        folded.AddRange(await FoldAsync<Speaker>(test.Newsroom, Streams.SpeakerPrefix));
        folded.AddRange(await FoldAsync<User>(test.Newsroom, Streams.UserPrefix));
        folded.AddRange(await FoldAsync<QueuedItem>(test.Newsroom, Streams.TriagePrefix));
        Assert.Equal(Samples.Select(s => $"{s.Name}.v{s.Schema}").Order(StringComparer.Ordinal), folded.Distinct().Order(StringComparer.Ordinal));
    }

    // Each sample after a first event: on record as it was written then, folded by the store of today.
    static async Task<IEnumerable<string>> FoldAsync<T>(Newsroom newsroom, string prefix) where T : class
    {
        List<string> folded = [];
        var first = WireSample.Approved.Last(s => Takes<T>(newsroom, s, "Create"));
        foreach (var sample in WireSample.Approved)
        {
            var begins = Takes<T>(newsroom, sample, "Create");
            if (!begins && !Takes<T>(newsroom, sample, "Apply")) continue;
            WireSample[] events = begins ? [sample] : [first, sample];
            var stream = prefix + Guid.CreateVersion7();
            for (var version = 1; version <= events.Length; version++)
                await InsertAsync(newsroom, stream, version, events[version - 1]);
            var state = await newsroom.Store.LoadAsync<T>(stream);
            Assert.Equal((true, events.Length), (state.State is not null, state.Version));
            folded.Add($"{sample.Name}.v{sample.Schema}");
        }
        return folded;
    }

    static bool Takes<T>(Newsroom newsroom, WireSample sample, string method) =>
        newsroom.Types.Decode(sample.Name, sample.Schema, sample.Json).GetType() is var type
        && typeof(T).GetMethod(method, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance, [type]) is not null;

    static async Task InsertAsync(Newsroom newsroom, string stream, int version, WireSample sample)
    {
        await using var command = newsroom.Source.CreateCommand("""
            insert into storytracker.events (position, stream, version, type, schema, data, meta, recorded_at)
            select coalesce(max(position), 0) + 1, $1, $2, $3, $4, $5::jsonb, '{"by": "test"}', now() from storytracker.events
            """);
        foreach (object value in new object[] { stream, version, sample.Name, (short)sample.Schema, sample.Json })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
