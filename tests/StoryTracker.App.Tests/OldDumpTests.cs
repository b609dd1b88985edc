using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StoryTracker.App.Tests.Dumps;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>The record of every release ever shipped opens with the program of today, and nothing of it is lost or changed.</summary>
public sealed partial class OldDumpTests(TestServer server)
{
    public static TheoryData<string> Releases => [.. OldRecord.Dumped];

    [Fact]
    public void A_release_is_a_dump_and_its_answers()
    {
        Assert.Contains("release-1", OldRecord.Dumped);
        Assert.Equal(OldRecord.Dumped, OldRecord.Answered);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Every_event_stays_as_it_was_written_and_decodes_and_every_stream_folds(string release)
    {
        await using var old = await OldRecord.OpenAsync(server, release);
        Assert.NotEmpty(old.Written);
        Assert.Equal(old.Written, await old.EventsAsync());
        Assert.All(await new Migrations(old.Newsroom.Source, Newsroom.MigrationSources).StatusAsync(), s => Assert.NotNull(s.AppliedAt));

        var log = await old.Newsroom.Store.ReadLogAsync(0, int.MaxValue);
        Assert.Equal(old.Written.Count, log.Count);
        foreach (var stream in log.GroupBy(e => e.Stream))
            Assert.Equal((true, stream.Count()), await FoldAsync(old.Newsroom.Store, stream.Key));
        await CheckAsync(old.Newsroom);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_it_answered_it_still_answers(string release)
    {
        await using var old = await OldRecord.OpenAsync(server, release);
        await old.Newsroom.Projections.CatchUpAsync();
        var now = JsonNode.Parse(await ReleaseRecord.AnswersAsync(old.Newsroom))!;
        Assert.Equal(Corrected, Lost(old.Answers, now, "$").Order(StringComparer.Ordinal));
    }

    // Witnesses are counted when a page is read. "The Conservative group" is named and was not counted; where an editor said that nobody could say
    // who it was, nobody vouches, and somebody was counted.
    static readonly string[] Corrected =
    [
        "$.timelines.1da07d14-6406-5922-8374-042a5195f0af.timeline[13].witnesses: 0 is now 1",
        "$.timelines.42e20fff-fd20-5061-b714-108b1f5d8aa0.timeline[15].witnesses: 1 is now 0",
    ];

    // During an upgrade the last release goes on running beside this one: whatever it asks of the database is still understood.
    [Fact]
    public async Task The_statements_of_the_last_release_still_run_on_the_schema_of_today()
    {
        await using var old = await OldRecord.OpenAsync(server, OldRecord.Dumped.MaxBy(r => int.Parse(r.Split('-')[^1], null))!);
        Assert.Contains("StoryTracker.EventStore.Sql.statements.append.sql", old.Ran.Keys);
        Assert.Contains("StoryTracker.App.Sql.statements.list_speakers_v1.sql", old.Ran.Keys);
        Assert.Empty(await old.RefusedAsync(old.Ran));
        Assert.Single(await old.RefusedAsync(new Dictionary<string, string> { ["no such table"] = "select 1 from storytracker.gone" }));
    }

    [Theory]
    [InlineData("""{"a": [{"b": 1, "c": 1}]}""", null)]
    [InlineData("""{"a": [{"b": 2}]}""", "$.a[0].b: 1 is now 2")]
    [InlineData("""{"a": [{"b": 1}, {}]}""", """$.a: [{"b":1}] is now [{"b":1},{}]""")]
    [InlineData("""{}""", """$.a: [{"b":1}] is now """)]
    public void An_answer_is_lost_when_it_changed_or_is_gone_and_not_when_more_is_told(string now, string? lost) =>
        Assert.Equal(lost, Lost(JsonNode.Parse("""{"a": [{"b": 1}]}"""), JsonNode.Parse(now), "$").SingleOrDefault());

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Its_waiting_jobs_are_done_and_its_dead_letters_can_be_retried(string release)
    {
        await using var old = await OldRecord.OpenAsync(server, release);
        var (store, jobs) = (old.Newsroom.Store, old.Newsroom.Jobs);
        var dead = await jobs.DeadAsync();
        Assert.NotEmpty(dead);
        Assert.Contains(await jobs.ListAsync(), j => j.LeasedBy is not null);
        Assert.Contains(await jobs.ListAsync(), j => j is { LeasedBy: null, LastError: not null });
        await old.LetTimePassAsync();
        await old.Newsroom.CreateJobRunner().DrainAsync();
        Assert.Empty(await jobs.ListAsync());
        Assert.Equal(dead.Select(d => d.Id), (await jobs.DeadAsync()).Select(d => d.Id));

        foreach (var letter in dead) Assert.NotNull(await jobs.RetryDeadAsync(letter.Id));
        await old.Newsroom.CreateJobRunner().DrainAsync();
        Assert.Empty(await jobs.ListAsync());
        Assert.All(await jobs.DeadAsync(), d => Assert.Contains("is not on record", d.Error, StringComparison.Ordinal));
        foreach (var stream in await store.StreamsAsync(Streams.ArticlePrefix))
        {
            var article = (await store.LoadAsync<Article>(stream)).State!;
            Assert.True(article.Assignment?.Revision == article.Current?.Revision, $"{stream} was not read and placed.");
        }
        Assert.Equal(old.Written, (await old.EventsAsync()).Take(old.Written.Count));
        await old.Newsroom.Projections.CatchUpAsync();
        await CheckAsync(old.Newsroom);
    }

    [Fact]
    public async Task The_record_that_releases_are_dumped_from_holds_every_event_of_the_catalogue()
    {
        await using var test = await ReleaseRecord.PutAsync(server);
        var written = (await test.Newsroom.Store.ReadLogAsync(0, int.MaxValue)).Select(e => e.Type).ToHashSet();
        Assert.Empty(test.Newsroom.Types.All.Select(t => t.Name).Except(written).Order());
        Assert.Equal(test.Newsroom.Types.All.Select(t => t.Name).Order(), written.Order());
    }

    /// <summary>Not a test: it writes the two files of a release, on demand, in a checkout of that release.</summary>
    [Fact(Explicit = true)]
    public async Task Write_the_dump_of_a_release()
    {
        var release = Environment.GetEnvironmentVariable("STORYTRACKER_RELEASE");
        Assert.False(string.IsNullOrEmpty(release), "Name the release in STORYTRACKER_RELEASE, e.g. release-2.");
        await using var test = await ReleaseRecord.PutAsync(server);
        var answers = await ReleaseRecord.AnswersAsync(test.Newsroom);
        await File.WriteAllTextAsync(Path.Combine(OldRecord.Folder, $"{release}.answers.json"), answers);
        await using var file = File.Create(Path.Combine(OldRecord.Folder, $"{release}.sql.gz"));
        await using var zipped = new GZipStream(file, CompressionLevel.SmallestSize);
        var sql = await DatabaseDump.WriteAsync(test.Newsroom.Source.ConnectionString);
        // A psql older than the one that dumped does not know these two lines, which only guard against foreign dumps.
        await zipped.WriteAsync(Encoding.UTF8.GetBytes(Restriction().Replace(sql, "")));
    }

    [GeneratedRegex(@"^\\(un)?restrict .*\n", RegexOptions.Multiline)]
    private static partial Regex Restriction();

    static async Task<(bool Folded, int Version)> FoldAsync(EventStore.EventStore store, string stream)
    {
        if (stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal)) return Of(await store.LoadAsync<Article>(stream));
        if (stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal)) return Of(await store.LoadAsync<Story>(stream));
        if (stream.StartsWith(Streams.SpeakerPrefix, StringComparison.Ordinal)) return Of(await store.LoadAsync<Speaker>(stream));
        if (stream.StartsWith(Streams.FeedPrefix, StringComparison.Ordinal)) return Of(await store.LoadAsync<Feed>(stream));
        throw new ArgumentException($"Say here what {stream} folds into.", nameof(stream));

        static (bool, int) Of<T>(Folded<T> folded) where T : class => (folded.State is not null, folded.Version);
    }

    static async Task CheckAsync(Newsroom newsroom)
    {
        await foreach (var finding in newsroom.Check.RunAsync(null, default))
            Assert.True(finding.Ok, $"{finding.Invariant}: {finding.Sentence}");
    }

    // What was answered then and is not answered now; what is told beyond it is welcome.
    static IEnumerable<string> Lost(JsonNode? then, JsonNode? now, string path) => (then, now) switch
    {
        (JsonObject a, JsonObject b) => a.SelectMany(p => Lost(p.Value, b[p.Key], $"{path}.{p.Key}")),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.SelectMany((item, i) => Lost(item, b[i], $"{path}[{i}]")),
        _ => JsonNode.DeepEquals(then, now) ? [] : [$"{path}: {then?.ToJsonString()} is now {now?.ToJsonString()}"],
    };
}
