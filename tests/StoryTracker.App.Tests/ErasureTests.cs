using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;
using System.Text;
using System.Text.Json;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Operations;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Triage;
using StoryTracker.EventStore;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>Removal on legal request, to the last place where the words are kept.</summary>
public sealed class ErasureTests(TestServer server) : IAsyncLifetime
{
    const string Phrase = "lavender submarines under Quayport", Title = "Zanzibar Quillfeather accused", Name = "Zanzibar Quillfeather";
    const string Text = Name + ", the harbour master of Millbridge, spoke on Monday.\n\n“There are " + Phrase + ",” Mr Quillfeather said. " +
        "“They will surface on 4 June 2026.”\n\n“I know nothing of it,” Ada Lovelace said.";
    const string Meta = """{ "url": "https://quay.example/zanzibar-quillfeather", "outlet": "The Quay", "title": "Zanzibar Quillfeather accused", "byline": "By Ottoline Fernsby", "published": "2026-03-14" }""";
    const string Pier = "Ada Lovelace, the mayor of Quayport, opened the season.\n\n“The new pier opens in June,” Ms Lovelace said.";
    static readonly string[] Words = [Phrase, Title, "Quillfeather", "quillfeather", "Ottoline", "surface on 4 June", "know nothing of it"];

    TestNewsroom test = null!;
    Guid article;

    Newsroom Newsroom => test.Newsroom;

    static EraseArticle Request(Guid article) => new(article, "A court ordered it.", "2 O 12/26", "Ana Admin");

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        test.Write("pier.txt", Pier);
        test.Write("zanzibar.txt", Text);
        test.Write("zanzibar.json", Meta);
        article = (await test.IngestAsync()).Single(o => o.File.EndsWith("zanzibar.txt", StringComparison.Ordinal)).Article!.ArticleId;
        await CorrectAsync();
        await LeaveJobsAsync();
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Guid StoryId => DerivedId.StoryOpenedBy(article);

    // A correction whose reason tells the words again, a dismissal that does, and one taken back.
    async Task CorrectAsync()
    {
        var claims = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(StoryId))).State!.ClaimsOf(article).ToList();
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
        await Newsroom.Jobs.FailAsync(dead.Lease, $"The words “{Phrase}” are not what article {article} prints.", permanent: true);
        await Newsroom.Jobs.EnqueueAsync([new("test-error", new { number = 7 })]);
        var failing = Assert.Single(await Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1), ["test-error"]));
        await Newsroom.Jobs.FailAsync(failing.Lease, $"Cannot read “There are {Phrase}”.", retryAfter: TimeSpan.FromHours(1));
        await Newsroom.Jobs.EnqueueAsync(
        [
            new("test-waiting", new { about = article }) { DueAt = TimeProvider.System.GetUtcNow().AddHours(1) },
            new("test-unrelated", new { note = "The new pier opens in June, said the mayor of Quayport." }) { DueAt = TimeProvider.System.GetUtcNow().AddHours(1), Key = "kept" },
        ]);
    }

    /// <summary>What of the article is still anywhere in a dump of the database.</summary>
    static IEnumerable<string> Found(string dump) => Words.Where(w => dump.Contains(w, StringComparison.Ordinal)
        || dump.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(w)), StringComparison.OrdinalIgnoreCase));

    Task<string> PgDumpAsync() => DatabaseDump.WriteAsync(Newsroom.Source.ConnectionString);

    async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Newsroom.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    static async Task CheckAsync(Newsroom newsroom)
    {
        await foreach (var finding in newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, $"{finding.Invariant}: {finding.Sentence}");
    }

    async Task NothingIsLeftAsync()
    {
        Assert.Empty(Found(await PgDumpAsync()));
        Assert.DoesNotContain(await ScalarAsync<string>("select coalesce(string_agg(s::text, ''), '') from pg_stats s where schemaname = 'storytracker'"), "Quillfeather", StringComparison.OrdinalIgnoreCase);
        await CheckAsync(Newsroom);
    }

    [Fact]
    public async Task Nothing_of_a_removed_article_is_left_in_the_whole_database_and_nothing_else_is_gone()
    {
        await test.ExecuteAsync($"insert into storytracker.projection_skips values ('a-projection', 1, 1, 'It cannot take “There are {Phrase}”.', 'Ana'); " +
            $"insert into storytracker.projections (name, version, state, error) values ('a-projection', 1, 'live', 'It cannot take “There are {Phrase}”.')");
        Assert.Equal(Words.Length, Found(await PgDumpAsync()).Count());
        var pier = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Id != StoryId.ToString());
        var before = await JsonOfAsync(Guid.Parse(pier.Id));
        var head = await Newsroom.Store.HeadAsync();

        var removed = await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.True(removed.Recorded && removed.Events > 10 && removed.Jobs >= 3);
        await NothingIsLeftAsync();

        Assert.Equal(before, await JsonOfAsync(Guid.Parse(pier.Id)));
        Assert.Equal(Encoding.UTF8.GetBytes(Pier), (await RawOfPierAsync())!.Bytes.ToArray());
        var recorded = await Newsroom.Store.ReadLogAsync(head, 100);
        Assert.Equal(["article-erased", "ingested-article-erased", "speaker-erased"], recorded.Select(e => e.Type).Order());
        Assert.All(recorded, e => Assert.Equal("Ana Admin", e.Meta.By));
        var dead = Assert.Single(await Newsroom.Jobs.DeadAsync());
        Assert.Equal(("test-dead", "Removed on legal request."), (dead.Kind, dead.Error));
        var waiting = (await Newsroom.Jobs.ListAsync()).Where(j => j.Kind.StartsWith("test", StringComparison.Ordinal)).ToList();
        Assert.Equal([("test-error", "Removed on legal request."), ("test-unrelated", null)], waiting.Select(j => (j.Kind, j.LastError)));
        Assert.Contains("The new pier opens", waiting[1].Args, StringComparison.Ordinal);

        var again = await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.Equal((false, 0), (again.Recorded, again.Events));
        Assert.Equal(head + recorded.Count, await Newsroom.Store.HeadAsync());
        await Newsroom.CreateJobRunner().DrainAsync();
        Assert.Single(await Newsroom.Jobs.DeadAsync());
    }

    async Task<string> JsonOfAsync(Guid story) => JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(story, AsOf.Now, default));

    async Task<RawDocument?> RawOfPierAsync() =>
        await Newsroom.Documents.FetchAsync(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Pier))), default);

    [Fact]
    public async Task Pages_say_that_it_was_removed_at_every_moment_and_counts_and_versions_stay_true()
    {
        var (story, seen) = ((await Newsroom.Desk.StoryAsync(StoryId, AsOf.Now, default))!, await Newsroom.Store.HeadAsync());
        var item = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Id == story.Id);
        var version = await Newsroom.Store.VersionAsync(Streams.Story(StoryId));
        var moments = story.Positions.Select(p => p.Position).ToList();
        var counts = new List<(int, int)>();
        foreach (var at in moments) counts.Add(await CountsAsync(at));

        await Newsroom.Erasure.EraseAsync(Request(article), at: new DateTimeOffset(2026, 9, 12, 23, 0, 0, TimeSpan.Zero));
        const string Gone = "Removed on legal request, 12 Sep 2026";

        var now = (await Newsroom.Desk.StoryAsync(StoryId, AsOf.Now, default))!;
        Assert.Equal((Gone, story.Timeline.Count, story.Articles.Count), (now.Title, now.Timeline.Count, now.Articles.Count));
        Assert.All(now.Timeline, e => Assert.Equal((Gone, Gone, 0), (e.Text, e.Removed?.Text, e.Reports.Count)));
        Assert.Equal(story.Timeline.Select(e => e.Id).Order(), now.Timeline.Select(e => e.Id).Order());
        Assert.Equal(Gone, Assert.Single(now.Articles).Removed?.Text);
        Assert.Equal(version + 1, await Newsroom.Store.VersionAsync(Streams.Story(StoryId)));
        Assert.Equal(version + 1, (await Newsroom.Store.LoadAsync<Story>(Streams.Story(StoryId))).State!.Version);
        Assert.Equal(item.Articles, (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Id == story.Id).Articles);

        var view = (await Newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))!;
        Assert.Equal((Gone, Gone, null, 1), (view.Text, view.Removed?.Text, view.Url, view.Revisions.Count));
        Assert.Equal(StoryId.ToString(), Assert.Single(view.Stories).Id);
        Assert.Null(await Newsroom.Desk.RawAsync(article, 1, default));

        foreach (var (at, before) in moments.Zip(counts))
        {
            Assert.Equal(before, await CountsAsync(at));
            Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(StoryId, new(at, null), default))));
        }
        Assert.Equal(Gone, (await Newsroom.Desk.ArticleAsync(article, null, new(seen, null), default))!.Text);
        Assert.Empty(Found(JsonSerializer.Serialize((await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 200, default)).Items)));

        async Task<(int, int)> CountsAsync(long at) => (await Newsroom.Desk.StoryAsync(StoryId, new(at, null), default))! is var s ? (s.Articles.Count, s.Timeline.Count) : default;
    }

    [Fact]
    public async Task A_name_that_only_it_gave_goes_and_comes_back_when_another_article_gives_it_others_stay()
    {
        Assert.Contains((await SpeakersAsync()), s => s == Name);
        await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());
        Assert.StartsWith("Removed on legal request", (await Newsroom.Desk.SpeakerAsync(DerivedId.Speaker(Name), AsOf.Now, default))!.Name, StringComparison.Ordinal);
        Assert.Equal(1, (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 10, default)).Items.Single().Claims);

        await Newsroom.Projections.RebuildAsync(Projections.NewsroomIndex.ProjectionName);
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());

        await test.IngestAsync(test.Write("later.txt", Name + ", the pilot, came back.\n\n“I was away,” Mr Quillfeather said."));
        Assert.Equal(["Ada Lovelace", Name], await SpeakersAsync());
        await Newsroom.Projections.RebuildAsync(Projections.NewsroomIndex.ProjectionName);
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(["Ada Lovelace", Name], await SpeakersAsync());
        await CheckAsync(Newsroom);
    }

    async Task<IEnumerable<string>> SpeakersAsync() => (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 10, default)).Items.Select(s => s.Name).Order();

    [Theory]
    [InlineData("zanzibar.txt", Text, "https://quay.example/zanzibar-quillfeather")]
    [InlineData("same-address.txt", "Another text altogether.", "https://quay.example/zanzibar-quillfeather?utm_source=x")]
    [InlineData("same-text.txt", Text, "https://copy.example/1")]
    [InlineData("same-words.txt", "  " + Text + "\n\n", "https://copy.example/2")]
    public async Task It_is_not_put_on_record_again_from_any_side(string file, string text, string url)
    {
        await Newsroom.Erasure.EraseAsync(Request(article));
        var head = await Newsroom.Store.HeadAsync();
        test.Write(Path.ChangeExtension(file, ".json"), JsonSerializer.Serialize(new { url }));
        var outcome = Assert.Single(await test.IngestAsync(test.Write(file, text)));
        Assert.Contains("not put on record again: Removed on legal request", outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Bytes_leave_only_with_their_article_and_do_not_come_back()
    {
        await Assert.ThrowsAsync<PostgresException>(() => test.ExecuteAsync("delete from storytracker.documents"));
        await Assert.ThrowsAsync<PostgresException>(() => test.ExecuteAsync("truncate storytracker.documents"));
        await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.Equal(1, await ScalarAsync<long>("select count(*) from storytracker.documents"));
        await Assert.ThrowsAsync<PostgresException>(() => Newsroom.Documents.KeepAsync(Encoding.UTF8.GetBytes(Text), "text/plain", default));
        foreach (var sql in new[] { "delete from storytracker.blocked", "update storytracker.erased_articles set reason = ''", "truncate storytracker.blocked", "delete from storytracker.documents" })
            await Assert.ThrowsAsync<PostgresException>(() => test.ExecuteAsync(sql));
    }

    [Fact]
    public async Task What_another_article_prints_too_stays_and_is_told()
    {
        test.Write("copy.json", """{ "url": "https://copy.example/3" }""");
        var copy = Assert.Single(await test.IngestAsync(test.Write("copy.txt", Text))).Article!.ArticleId;
        var removed = await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.Equal([copy], removed.AlsoPrinted);
        Assert.Equal(Text, Encoding.UTF8.GetString((await Newsroom.Desk.RawAsync(copy, 1, default))!.Bytes.Span));
        Assert.Contains(Name, await SpeakersAsync());
        Assert.Equal(IngestStatus.Unchanged, Assert.Single(await test.IngestAsync(Path.Combine(test.Folder, "copy.txt"))).Article?.Status);
        await CheckAsync(Newsroom);
        await Newsroom.Erasure.EraseAsync(Request(copy));
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData(ErasureStep.Recorded)]
    [InlineData(ErasureStep.Scrubbed)]
    [InlineData(ErasureStep.Projected)]
    public async Task Cut_short_after_any_step_it_shows_nothing_and_the_next_run_finishes_it(ErasureStep last)
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Newsroom.Erasure.EraseAsync(Request(article), new Cut(last)));
        Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(StoryId, AsOf.Now, default))));
        Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))));
        await Newsroom.Erasure.EraseAsync(Request(article));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Cut_short_it_is_finished_by_whoever_runs_jobs()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Newsroom.Erasure.EraseAsync(Request(article), new Cut(ErasureStep.Recorded)));
        Assert.NotEmpty(Found(await PgDumpAsync()));
        Assert.Contains(await Newsroom.Check.RunAsync(null, default).ToListAsync(), f => f is { Ok: false, Invariant: "removals-carried-out" });
        await test.SettleAsync();
        await NothingIsLeftAsync();
    }

    sealed class Cut(ErasureStep last) : IProgress<ErasureStep>
    {
        public void Report(ErasureStep value)
        {
            if (value == last) throw new TimeoutException("The plug was pulled.");
        }
    }

    [Fact]
    public async Task Work_that_was_under_way_ends_without_a_trace()
    {
        await Newsroom.Jobs.EnqueueAsync(
        [
            new(JobKinds.ExtractClaims, new ExtractClaims(article, 1)) { DueAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) },
            new(JobKinds.AssignStories, new AssignStories(article, 1)) { DueAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) },
        ]);
        var running = Assert.Single(await Newsroom.Jobs.ClaimAsync("a worker", 1, TimeSpan.FromMinutes(1), [JobKinds.ExtractClaims]));
        await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.Equal(JobFailure.LostLease, await Newsroom.Jobs.FailAsync(running.Lease, Text));
        // Asked for again by somebody who does not know yet: nothing comes of it.
        await Newsroom.Jobs.EnqueueAsync([new(JobKinds.ExtractClaims, new ExtractClaims(article, 1)), new(JobKinds.AssignStories, new AssignStories(article, 1))]);
        var head = await Newsroom.Store.HeadAsync();
        await test.SettleAsync();
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
        Assert.DoesNotContain(await Newsroom.Jobs.DeadAsync(), d => d.Kind is JobKinds.ExtractClaims or JobKinds.AssignStories);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_stream_that_the_article_does_not_name_is_found_and_scrubbed_too()
    {
        var stream = Streams.Story(Guid.CreateVersion7());
        var copied = (await Newsroom.Store.ReadStreamAsync(Streams.Story(StoryId)).ToListAsync()).Select(e => e.Data).ToList();
        copied[0] = ((StoryOpened)copied[0]) with { StoryId = Streams.IdOf(stream), Title = "A story of its own" };
        await Newsroom.Store.AppendAsync(new AppendUnit(new("test")) { Streams = [new(stream, 0, copied)] });
        await Newsroom.Erasure.EraseAsync(Request(article));
        await NothingIsLeftAsync();
        var story = (await Newsroom.Desk.StoryAsync(Streams.IdOf(stream), AsOf.Now, default))!;
        Assert.Equal(("A story of its own", 2, 1), (story.Title, story.Timeline.Count, story.Articles.Count));
    }

    [Fact]
    public async Task Another_process_forgets_it_too()
    {
        await using var other = await Newsroom.OpenAsync(Newsroom.Source.ConnectionString);
        Assert.NotEmpty(Found(JsonSerializer.Serialize(await other.Desk.StoryAsync(StoryId, AsOf.Now, default))));
        await Newsroom.Erasure.EraseAsync(Request(article));
        Assert.Empty(Found(JsonSerializer.Serialize(await other.Desk.StoryAsync(StoryId, AsOf.Now, default))));
    }

    [Theory]
    [InlineData("Because of the lavender submarines under Quayport", null, "repeats words")]
    [InlineData("Asked for.", "Zanzibar Quillfeather accused", "repeats words")]
    [InlineData(" ", null, "needs a reason")]
    public async Task A_reason_that_is_none_or_tells_it_again_is_refused(string reason, string? reference, string sentence)
    {
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.Erasure.EraseAsync(new(article, reason, reference, "Ana")));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Contains("no article", (await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.Erasure.EraseAsync(Request(Guid.Empty)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_from_before_is_scrubbed_by_the_ledger()
    {
        var backup = await PgDumpAsync();
        await Newsroom.Erasure.EraseAsync(Request(article), at: new DateTimeOffset(2026, 9, 12, 8, 0, 0, TimeSpan.Zero));
        using var ledger = new MemoryStream();
        await Newsroom.ErasuresDump.WriteErasuresAsync(ledger);
        Assert.Empty(Found(Encoding.UTF8.GetString(ledger.ToArray())));

        var restored = await server.CreateAsync();
        try
        {
            await DatabaseDump.RestoreAsync(backup, restored);
            await using var newsroom = await Newsroom.OpenAsync(restored);
            await newsroom.Projections.CatchUpAsync();
            var applied = await newsroom.Erasure.ApplyAsync(await ErasureLedger.ReadAsync(new MemoryStream(ledger.ToArray())));
            Assert.True(applied is { Articles: 1, Events: > 10 });
            Assert.Empty(Found(await DatabaseDump.WriteAsync(restored)));
            await CheckAsync(newsroom);
            Assert.Equal("Removed on legal request, 12 Sep 2026", (await newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))!.Text);
            Assert.Equal((1, 0), await newsroom.Erasure.ApplyAsync(await ErasureLedger.ReadAsync(new MemoryStream(ledger.ToArray()))));
        }
        finally
        {
            await server.DropAsync(restored);
        }
    }

    [Fact]
    public async Task A_copy_that_never_had_it_takes_the_block_list_over()
    {
        await Newsroom.Erasure.EraseAsync(Request(article));
        using var ledger = new MemoryStream();
        await Newsroom.ErasuresDump.WriteErasuresAsync(ledger);
        await using var copy = await TestNewsroom.OpenAsync(server);
        Assert.Equal((0, 0), await copy.Newsroom.Erasure.ApplyAsync(await ErasureLedger.ReadAsync(new MemoryStream(ledger.ToArray()))));
        Assert.Contains("Removed", Assert.Single(await copy.IngestAsync(copy.Write("x.txt", Text))).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_of_the_catalogue_is_thought_of()
    {
        // Events that hold nothing of an article but ids; whoever adds an event decides here or in ArticleTraces.
        HashSet<Type> harmless = [typeof(ClaimLost), typeof(ClaimRestored), typeof(ArticleErased), typeof(IngestedArticleErased), typeof(SpeakerErased),
            typeof(ClaimOrphaned), typeof(ArticleWithdrawn), typeof(ArticleReinstated), typeof(IngestedArticleWithdrawn), typeof(IngestedArticleReinstated),
            typeof(SpeakerSuggestionReopened), typeof(MentionReopened), typeof(ClaimRestoringUndone), typeof(ClaimAdditionUndone),
            typeof(NoteRemoved), typeof(NoteRemovalUndone), typeof(SuggestionReopened), typeof(StoryReopened), typeof(ReopeningUndone),
            typeof(BelongingUndone), typeof(ClaimMoveUndone), typeof(ArticleReassigned), typeof(ReassignmentUndone), typeof(MergeUndone), typeof(SplitUndone),
            typeof(DescriptionUndone), typeof(StoryFreed), typeof(TieTakenBack), typeof(DivergenceRestored), typeof(StatementsMatched),
            typeof(FollowUpRejoined), typeof(AnnouncementDropped), typeof(FollowUpDue), typeof(FollowUpDecisionUndone),
            typeof(ItemSnoozed), typeof(ItemAssigned), typeof(QueueDecisionUndone),
            // What is said of people at the desk is said of no article.
            typeof(UserAdded), typeof(UserInvited), typeof(PasswordChosen), typeof(RoleChanged), typeof(UserDisabled), typeof(UserEnabled), typeof(SignedIn),
            typeof(SignInsFailed), typeof(AccessRefused), typeof(StoryOpenedToAll),
            // What is said of a feed is said of its address and its server.
            typeof(FeedRegistered), typeof(FeedRetitled), typeof(FeedMoved), typeof(FeedPaused), typeof(FeedResumed), typeof(FeedFailing),
            typeof(FeedRecovered), typeof(FeedRetired)];
        var id = DerivedId.Speaker("Ada Lovelace");
        var own = WireSamples.All.OfType<ArticleDiscovered>().Single().ArticleId;
        var claim = WireSamples.All.OfType<ClaimRecorded>().Single().ClaimId;
        // What editors write about stories goes where it repeats what the article printed: here it all does.
        var printed = new RepeatedWords(WireSamples.All.Select(e => JsonSerializer.Serialize(e, e.GetType())), 2, 2);
        var traces = new ArticleTraces(own, new HashSet<Guid> { claim }, new HashSet<Guid>(), new HashSet<Guid> { id }) { Printed = printed };
        var because = WireSamples.All.OfType<ArticleErased>().Single();
        foreach (var sample in WireSamples.All.Where(e => !harmless.Contains(e.GetType())))
        {
            var e = sample is StoryOpened s ? s with { StoryId = DerivedId.StoryOpenedBy(own) } : sample;
            Assert.True(traces.LeftOf(Streams.Article(own), e, new HashSet<Guid> { id }, because) is not null, $"{e.GetType().Name} would keep its content.");
        }
    }
}
