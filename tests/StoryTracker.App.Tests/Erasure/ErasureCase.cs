using System.Text;
using System.Text.Json;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Triage;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>Removal on legal request, to the last place where the words are kept: a newsroom in which an article has left its words wherever it can.</summary>
public abstract class ErasureCase(TestServer server) : IAsyncLifetime
{
    protected const string Phrase = "lavender submarines under Quayport", Title = "Zanzibar Quillfeather accused", Name = "Zanzibar Quillfeather";
    protected const string Text = Name + ", the harbour master of Millbridge, spoke on Monday.\n\n“There are " + Phrase + ",” Mr Quillfeather said. " +
        "“They will surface on 4 June 2026.”\n\n“I know nothing of it,” Ada Lovelace said.";
    const string Meta = """{ "url": "https://quay.example/zanzibar-quillfeather", "outlet": "The Quay", "title": "Zanzibar Quillfeather accused", "byline": "By Ottoline Fernsby", "published": "2026-03-14" }""";
    protected const string Pier = "Ada Lovelace, the mayor of Quayport, opened the season.\n\n“The new pier opens in June,” Ms Lovelace said.";
    protected static readonly string[] Words = [Phrase, Title, "Quillfeather", "quillfeather", "Ottoline", "surface on 4 June", "know nothing of it"];

    TestNewsroom test = null!;

    /// <summary>An empty newsroom with two articles, one of which is to be removed.</summary>
    protected TestNewsroom Test => test;

    /// <summary>The article that is to be removed.</summary>
    protected Guid Article { get; private set; }

    /// <summary>Where databases are made.</summary>
    protected TestServer Server => server;

    protected Newsroom Newsroom => test.Newsroom;

    protected static EraseArticle Request(Guid article) => new(article, "A court ordered it.", "2 O 12/26", "Ana Admin");

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        test.Write("pier.txt", Pier);
        test.Write("zanzibar.txt", Text);
        test.Write("zanzibar.json", Meta);
        Article = (await test.IngestAsync()).Single(o => o.File.EndsWith("zanzibar.txt", StringComparison.Ordinal)).Article!.ArticleId;
        await CorrectAsync();
        await LeaveJobsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await test.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Guid StoryId => DerivedId.StoryOpenedBy(Article);

    // A correction whose reason tells the words again, a dismissal that does, and one taken back.
    async Task CorrectAsync()
    {
        var claims = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(StoryId))).State!.ClaimsOf(Article).ToList();
        Assert.True(claims.Count >= 2, $"{claims.Count} claims");
        await CommitAsync(s => CorrectClaimHandler.Handle(
            new(claims[0].Id, claims[0].Revision, StoryId, new(Polarity: Polarity.Denied), [], $"He denied the {Phrase}.", "an editor"), Text,
            new Dictionary<Guid, Versioned<Story>> { [StoryId] = s }, DateTimeOffset.UnixEpoch));
        await CommitAsync(s => DismissClaimHandler.Handle(new(StoryId, claims[1].Id, $"The {Phrase} are a hoax.", "an editor"), s, DateTimeOffset.UnixEpoch));
        await Newsroom.QueuedItems.DecideAsync(
            new SetItemAside(new($"story:{StoryId}", [StoryId], null), $"Nobody has seen {Phrase}.", "an editor"), null, default);
    }

    Task<Decided> CommitAsync(Func<Versioned<Story>, Outcome> decide) => Newsroom.Decisions.CommitAsync(new("an editor"), null,
        async ct => decide(await Newsroom.Decisions.LoadAsync<Story>(Streams.Story(StoryId), ct)), default);

    // Dead letters and waiting jobs that tell the words: in arguments, in errors, with and without the article's id.
    async Task LeaveJobsAsync()
    {
        await Newsroom.Jobs.EnqueueAsync([new("test-dead", new { note = $"Look at the {Phrase} again, please." })]);
        var dead = Assert.Single(await Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1), ["test-dead"]));
        await Newsroom.Jobs.FailAsync(dead.Lease, $"The words “{Phrase}” are not what article {Article} prints.", permanent: true);
        await Newsroom.Jobs.EnqueueAsync([new("test-error", new { number = 7 })]);
        var failing = Assert.Single(await Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1), ["test-error"]));
        await Newsroom.Jobs.FailAsync(failing.Lease, $"Cannot read “There are {Phrase}”.", retryAfter: TimeSpan.FromHours(1));
        await Newsroom.Jobs.EnqueueAsync(
        [
            new("test-waiting", new { about = Article }) { DueAt = TimeProvider.System.GetUtcNow().AddHours(1) },
            new("test-unrelated", new { note = "The new pier opens in June, said the mayor of Quayport." }) { DueAt = TimeProvider.System.GetUtcNow().AddHours(1), Key = "kept" },
        ]);
    }

    /// <summary>What of the article is still anywhere in a dump of the database.</summary>
    protected static IEnumerable<string> Found(string dump) => Words.Where(w => dump.Contains(w, StringComparison.Ordinal)
        || dump.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(w)), StringComparison.OrdinalIgnoreCase));

    protected Task<string> PgDumpAsync() => DatabaseDump.WriteAsync(Newsroom.Source.ConnectionString);

    protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Newsroom.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    protected static async Task CheckAsync(Newsroom newsroom)
    {
        await foreach (var finding in newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, $"{finding.Invariant}: {finding.Sentence}");
    }

    protected async Task NothingIsLeftAsync()
    {
        Assert.Empty(Found(await PgDumpAsync()));
        Assert.DoesNotContain(await ScalarAsync<string>("select coalesce(string_agg(s::text, ''), '') from pg_stats s where schemaname = 'storytracker'"), "Quillfeather", StringComparison.OrdinalIgnoreCase);
        await CheckAsync(Newsroom);
    }

    protected async Task<string> JsonOfAsync(Guid story) => JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(story, AsOf.Now, default));

    protected async Task<IEnumerable<string>> SpeakersAsync() => (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 10, default)).Items.Select(s => s.Name).Order();
}
