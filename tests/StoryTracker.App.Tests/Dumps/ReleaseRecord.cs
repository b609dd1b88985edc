using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Tests.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>The record that every release is dumped with: the seeds, made-up articles, an editor's decisions, an erasure, and jobs in every
/// state. All of it is done by the program's own code, so that it is written as that release writes.</summary>
static class ReleaseRecord
{
    const string Editor = "an editor", Gone = "a-worker-that-is-gone";
    static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    const string Pier = """
        Ada Lovelace, the harbour master of Quayport, opened the season.

        “The new pier opens on 1 June,” Ms Lovelace said on Monday. “We are ready.”

        Grace Hopper, the mayor of Millbridge, said the ferry fares would not rise.
        """;

    const string Lamp = "The lamp is out.\n\n“It will be lit by 3 June,” Mary Seacole, the keeper of the lamp, said.";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    /// <summary>Puts it on an empty record of its own.</summary>
    public static async Task<TestNewsroom> PutAsync(TestServer server)
    {
        var web = new ScriptedWeb();
        var test = await TestNewsroom.OpenAsync(server, new() { Door = web, Feeds = new() { HostSpacing = TimeSpan.FromMilliseconds(1) } });

        await Seeds.IngestAsync(test.Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        await DecideAsync(test.Newsroom);
        await ReviseAsync(test);
        await FollowedFeeds.PutAsync(test, web);
        await FollowedUp.PutAsync(test);
        await DecidedStatements.PutAsync(test);
        await DecidedSpeakers.PutAsync(test);
        await DecidedStories.PutAsync(test);
        await DecidedPeople.PutAsync(test.Newsroom);
        await DecidedClaims.PutAsync(test);
        await DecidedTriage.PutAsync(test);
        await EraseAsync(test.Newsroom);
        await RemoveAsync(test);
        await LeaveJobsAsync(test);
        await test.Newsroom.Projections.CatchUpAsync();
        return test;
    }

    /// <summary>What the program answers: the lists and every story, as <c>--json</c> writes them; and the statements that it runs, which a
    /// release that is being replaced goes on running on the schema of the next.</summary>
    public static async Task<string> AnswersAsync(Newsroom newsroom)
    {
        var desk = newsroom.Desk;
        var stories = (await desk.StoriesAsync(AsOf.Now, null, 200, default)).Items;
        SortedDictionary<string, object?> timelines = new(StringComparer.Ordinal);
        foreach (var story in stories) timelines[story.Id] = await desk.StoryAsync(Guid.Parse(story.Id), AsOf.Now, default);
        var speakers = (await desk.SpeakersAsync(AsOf.Now, null, 200, default)).Items;
        return JsonSerializer.Serialize(new { stories, timelines, speakers, statements = Statements() }, Json) + "\n";
    }

    static SortedDictionary<string, string> Statements()
    {
        const string Folder = ".Sql.statements.";
        SortedDictionary<string, string> statements = new(StringComparer.Ordinal);
        foreach (var assembly in (Assembly[])[typeof(EventStore.EventStore).Assembly, typeof(Newsroom).Assembly])
            foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                statements.Add(resource, reader.ReadToEnd());
            }
        return statements;
    }

    static async Task DecideAsync(Newsroom newsroom)
    {
        var story = (await newsroom.Desk.StoriesAsync(AsOf.Now, null, 1, default)).Items[0];
        var id = Guid.Parse(story.Id);
        var claims = (await newsroom.Store.LoadAsync<Story>(Streams.Story(id))).State!.Claims.Values.OrderBy(c => c.Id).ToList();
        await CorrectAsync(newsroom, id, claims[0], new(Polarity: Polarity.Denied), []);
        var nobody = Attribution.Unknown(Resolution.Unresolved, null);
        await CorrectAsync(newsroom, id, claims[1], new(Words: [claims[1].Machine.Words[0]], Speaker: nobody), []);
        await CorrectAsync(newsroom, id, claims[2], new(Kind: QuoteKind.Indirect), []);
        await CorrectAsync(newsroom, id, claims[2], new(), ["kind"]);
        await CommitAsync(newsroom, id, (s, now) => DismissClaimHandler.Handle(new(id, claims[3].Id, "A caption.", Editor), s, now));
        await CommitAsync(newsroom, id, (s, now) => DismissClaimHandler.Handle(new(id, claims[4].Id, "A mistake.", Editor), s, now));
        await CommitAsync(newsroom, id, (s, now) => RestoreClaimHandler.Handle(new(id, claims[4].Id, Editor), s, now));
    }

    static Task<Decided> CorrectAsync(Newsroom newsroom, Guid story, StoryClaim claim, ClaimFields set, IReadOnlyList<string> cleared) =>
        newsroom.Decisions.CommitAsync(new(Editor), null, async ct =>
        {
            var article = (await newsroom.Decisions.LoadAsync<Article>(Streams.Article(claim.Machine.ArticleId), ct)).State!;
            var loaded = await newsroom.Decisions.LoadAsync<Story>(Streams.Story(story), ct);
            var seen = loaded.State!.Claims[claim.Id].Revision;
            var stories = new Dictionary<Guid, Versioned<Story>> { [story] = loaded };
            return CorrectClaimHandler.Handle(new(claim.Id, seen, story, set, cleared, "It reads otherwise.", Editor),
                article.Revision(claim.Effective.Revision).Text, stories, TimeProvider.System.GetUtcNow());
        }, default);

    static Task<Decided> CommitAsync(Newsroom newsroom, Guid story, Func<Versioned<Story>, DateTimeOffset, Outcome> decide) =>
        newsroom.Decisions.CommitAsync(new(Editor), null, async ct =>
            decide(await newsroom.Decisions.LoadAsync<Story>(Streams.Story(story), ct), TimeProvider.System.GetUtcNow()), default);

    // Another extractor reads one claim otherwise and loses another.
    static async Task ReadAnewAsync(TestNewsroom test, Guid id)
    {
        await test.Newsroom.Decisions.CommitAsync(new("extractor:another@1"), null, async ct =>
        {
            var article = await test.Newsroom.Decisions.LoadAsync<Article>(Streams.Article(id), ct);
            var before = article.State!.LatestExtraction!;
            var kept = before.Claims.SkipLast(1).Select((c, i) => (i > 0 ? c.Claim : c.Claim with { Polarity = Polarity.Denied }, c.Confidence)).ToList();
            Dictionary<Guid, Versioned<Domain.Speakers.Speaker>> speakers = [];
            foreach (var s in kept.Select(c => c.Item1.Speaker.SpeakerId).OfType<Guid>().Distinct())
                speakers[s] = await test.Newsroom.Decisions.LoadAsync<Domain.Speakers.Speaker>(Streams.Speaker(s), ct);
            return ExtractClaimsHandler.Handle(new(id, before.Revision), article, "another@1", kept, before.Dates, speakers);
        }, default);
        await test.SettleAsync();
    }

    // Taken down, found gone twice, and there again.
    static async Task LookAgainAsync(Newsroom newsroom, Guid id)
    {
        var gone = new PageFailure("Its server says that the page is gone for good (410).", 410);
        foreach (var (failure, looks) in new (PageFailure?, int)[] { (gone, 1), (null, 2) })
            await newsroom.Decisions.CommitAsync(new("fetcher"), null, async ct =>
            {
                var article = await newsroom.Decisions.LoadAsync<Article>(Streams.Article(id), ct);
                Dictionary<Guid, Versioned<Story>> stories = [];
                foreach (var s in article.State!.Assignment!.Stories) stories[s.StoryId] = await newsroom.Decisions.LoadAsync<Story>(Streams.Story(s.StoryId), ct);
                return RevisitArticleHandler.Handle(new(id, null, looks), new(null, failure), article, stories, TimeProvider.System.GetUtcNow()) with { Messages = [] };
            }, default);
    }

    // An article that was corrected by its paper: a quotation reads otherwise, a claim stands at other characters; and its copy.
    static async Task ReviseAsync(TestNewsroom test)
    {
        const string Meta = """{ "url": "https://quay.example/pier", "outlet": "The Quay", "published": "DAY" }""";
        test.Write("pier.txt", Pier);
        test.Write("pier.json", Meta.Replace("DAY", "2026-03-11", StringComparison.Ordinal));
        var pier = (await test.IngestAsync()).Single().Article!.ArticleId;
        await ReadAnewAsync(test, pier);
        test.Write("copy.txt", Pier);
        test.Write("copy.json", """{ "url": "https://tide.example/pier", "outlet": "The Tide", "published": "2026-03-12" }""");
        await test.IngestAsync(Path.Combine(test.Folder, "copy.txt"));
        test.Write("pier.txt", "Updated. " + Pier.Replace("1 June", "9 September", StringComparison.Ordinal));
        test.Write("pier.json", Meta.Replace("DAY", "2026-03-18", StringComparison.Ordinal));
        await test.IngestAsync();
        await LookAgainAsync(test.Newsroom, pier);
    }

    static async Task EraseAsync(Newsroom newsroom)
    {
        var role = (await newsroom.Store.ReadLogAsync(0, 10_000)).Last(e => e.Type == "role-reported");
        Assert.Equal(1, await newsroom.Store.EraseAsync([role.Position], new { by = Editor, reason = "Asked for by the person named." }));
    }

    // An article that is gone altogether, and with it the only mention of its speaker.
    static async Task RemoveAsync(TestNewsroom test)
    {
        test.Write("gone.txt", "The buoy is loose.\n\n“It drifted off by night,” Caroline Herschel, the pilot, said.");
        var article = (await test.IngestAsync(Path.Combine(test.Folder, "gone.txt"))).Single().Article!.ArticleId;
        File.Delete(Path.Combine(test.Folder, "gone.txt"));
        Assert.True((await test.Newsroom.Erasure.EraseAsync(new(article, "A court ordered it.", "2 O 12/26", Editor))).Recorded);
    }

    // Dead by the program's own hand and by a test's; leased by a worker that is gone; backing off; waiting behind it.
    static async Task LeaveJobsAsync(TestNewsroom test)
    {
        var (newsroom, jobs) = (test.Newsroom, test.Newsroom.Jobs);
        await jobs.EnqueueAsync([new(JobKinds.ExtractClaims, new ExtractClaims(Guid.Empty, 1))]);
        await test.SettleAsync();
        await IngestAsync(test, "lamp.txt", Lamp);
        var lamp = Assert.Single(await jobs.ClaimAsync(Gone, 1, Lease));
        Assert.Equal(JobFailure.Dead, await jobs.FailAsync(lamp.Lease, "Made to fail for good.", permanent: true));

        await IngestAsync(test, "ferry.txt", Pier.Replace("pier", "ferry", StringComparison.Ordinal));
        var ferry = Assert.Single(await jobs.ClaimAsync(Gone, 1, Lease));
        Assert.True(await jobs.ReleaseAsync(ferry.Lease));
        ferry = Assert.Single(await jobs.ClaimAsync(Gone, 1, Lease));
        Assert.Equal(JobFailure.Retrying, await jobs.FailAsync(ferry.Lease, "Made to fail once."));
        await IngestAsync(test, "bridge.txt", Pier.Replace("pier", "bridge", StringComparison.Ordinal));

        var article = (await newsroom.Store.StreamsAsync(Streams.ArticlePrefix))[0];
        await jobs.EnqueueAsync([new(JobKinds.AssignStories, new AssignStories(Streams.IdOf(article), 1))]);
        Assert.Single(await jobs.ClaimAsync(Gone, 1, Lease));
    }

    static async Task IngestAsync(TestNewsroom test, string name, string text)
    {
        var found = ArticlePaths.Find([test.Write(name, text)]);
        await foreach (var outcome in new FileIngestion(test.Newsroom.Ingestion).IngestAsync(found.Files, "test"))
            Assert.NotNull(outcome.Article);
    }
}
