using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StoryTracker.App.Access;
using StoryTracker.App.Audit;
using StoryTracker.App.Corroboration;
using StoryTracker.App.Desk;
using StoryTracker.App.Feeds;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.App.FollowUps;
using StoryTracker.App.Handover;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Jobs;
using StoryTracker.App.Live;
using StoryTracker.App.Membership;
using StoryTracker.App.Operations;
using StoryTracker.App.Projections;
using StoryTracker.App.Revisions;
using StoryTracker.App.Search;
using StoryTracker.App.Speakers;
using StoryTracker.App.Triage;
using StoryTracker.App.Undo;
using StoryTracker.EventStore;
using StoryTracker.Fetching;

namespace StoryTracker.App;

/// <summary>The application on one database, put together: the table of contents of everything that runs.</summary>
public sealed class Newsroom : IAsyncDisposable
{
    Newsroom(NpgsqlDataSource source, TimeProvider clock, ILoggerFactory logs, NewsroomOptions options)
    {
        Source = source;
        Types = EventCatalogue.Create();
        Wakeups = new(source, clock, logs.CreateLogger<Wakeups>());
        Store = new(source, Types, clock, logs.CreateLogger<EventStore.EventStore>(), Wakeups);
        Jobs = new(source, Types);
        Documents = new(source);
        Decisions = new(Store);
        arrivals = new(Store, new(source));
        Editing = new(Decisions, clock);
        access = new(source, Types, clock);
        People = new PeopleDesk(Decisions, access, source, clock);
        Sessions = new SessionStore(source);
        Projections = new(source, Store, [new NewsroomIndex(), new FollowUpIndex(), new SearchIndex(), new TriageIndex(), new StoryNewsIndex()], Wakeups, clock, logs.CreateLogger<ProjectionRunner>());
        Erasure = new(source, Store, Decisions, Projections, clock);
        ErasureDesk = new ErasureDesk(source, Store, Erasure);
        Check = new(source, Store);
        var checks = new RecordChecks(source, Jobs);
        RecordChecks = checks;
        var statements = new StatementIndex(source);
        Matching = new(Decisions, Store, source, statements, options.Matcher ?? new StatementMatcher(), clock);
        var feeds = options.Feeds;
        Fetch = options.Door ?? (door = new(options.Fetch, clock, options.Resolve));
        Removed = new(source);
        Gates = new(source, feeds, clock);
        Polls = new(source);
        var intake = new FeedIntake(source, Decisions, Documents, feeds, clock);
        WebSub = new() { PublicUrl = options.PublicUrl };
        var subscriptions = new WebSubSubscriptions(source);
        var poller = new FeedPoller(Fetch, intake, Polls, Decisions, feeds, clock, subscriptions.IsPushedAsync);
        Pages = new(Fetch, Gates, new(source, Fetch, feeds, clock), Documents, new(source), feeds, clock);
        Feeds = new(source, Decisions, new(poller, Gates, clock), poller, intake, Polls, Jobs, Types, clock);
        Upkeep = new(source, Decisions, Polls, Jobs, clock);
        HubCallback = new(subscriptions, Feeds.TakeAsync, Jobs, clock);
        var hub = new WebSubHub(Fetch, Gates);
        concurrency = Workers + feeds.PollsAtOnce + feeds.FetchesAtOnce + feeds.ReadingsAtOnce;
        Handlers =
        [
            new PollFeedJob(poller, Polls, Gates, Decisions, feeds, Types), new FetchArticleJob(Pages, Decisions, feeds, Types, clock),
            new ReadArticleJob(Decisions, Documents, Removed, feeds, Types, clock), Upkeep,
            new RevisitArticleJob(Pages, Decisions, feeds, Types, clock),
            new KeepWebSubJob(subscriptions, WebSub, Jobs), new SubscribeWebSubJob(subscriptions, hub, WebSub, Types, clock),
            new UnsubscribeWebSubJob(subscriptions, hub, Types),
            new ExtractClaimsJob(Decisions, new(source, Decisions), Types), new AssignStoriesJob(Decisions, arrivals, Types, clock),
            new SuggestChangesJob(Decisions, new(Decisions, arrivals), Types, clock),
            new MatchSpeakersJob(Decisions, Store, source, Types, clock), new CompareSpeakersJob(Decisions, Store, source, statements, Jobs, Types),
            new MatchStatementsJob(Decisions, Matching, Types),
            new AskFollowUpJob(Decisions, Types, clock), new OpenFollowUpsJob(Decisions, Types, clock), new CarryOutErasureJob(Erasure, Types),
            new CheckRecordJob(Check, checks, Store, Types, clock),
        ];
        var desk = new NewsroomDesk(Store, source, Documents, statements, Decisions, clock);
        (Desk, Diary, Handover) = (desk, desk, desk);
        UtterancesDesk = new UtterancesDesk(desk, Decisions, Store, source, statements, clock);
        SpeakersDesk = new SpeakersDesk(Decisions, Store, source, clock);
        ClaimsDesk = new ClaimsDesk(desk, Decisions, clock);
        QueuedItems = new(Decisions, source, clock);
        UndoDesk = new UndoDesk(Store, Editing, UtterancesDesk, SpeakersDesk, Diary, ClaimsDesk, QueuedItems);
        Search = new SearchDesk(Store, source);
        Audit = new AuditDesk(source, Store, desk);
        JobsDesk = new JobsDesk(source, Jobs, [.. Handlers.Select(h => h.Kind).Distinct()], clock);
        Triage = new TriageDesk(desk, Store, source, QueuedItems, new(desk, Editing, UtterancesDesk, SpeakersDesk, ClaimsDesk), JobsDesk, clock);
        Rematch = new(Store, Decisions, Matching, Jobs, clock);
        Reassign = new(Store, Decisions, Editing, clock);
        FeedsDesk = new FeedsDesk(source, Feeds, WebSub, clock);
        Ingestion = new(Decisions, Documents, Removed, clock);
        Stories = new(Decisions, clock);
        Dump = new(source, [new DocumentLines(), new RemovedLines(), new FeedPollLines()]);
        Import = new(source, [new DocumentLines(), new RemovedLines(), new FeedPollLines()]);
        ErasuresDump = new(source, [new RemovedLines()]);
        Unfinished = new(source, Jobs);
        FollowUps = new(source, Decisions, Jobs);
        AfterImport = new(source, new(source, Decisions), statements, Matching, Decisions, Jobs, clock);
        Live = new(Store, source, Projections, Wakeups, clock, logs.CreateLogger<LiveFeed>());
        this.clock = clock;
        this.logs = logs;
    }

    const int Workers = 2;          // beside what waits for servers
    readonly int concurrency;
    readonly GuardedFetch? door;
    readonly TimeProvider clock;
    readonly ILoggerFactory logs;
    readonly ArrivalIndex arrivals;
    readonly AccessRecord access;

    /// <summary>The database.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Event names and versions.</summary>
    public EventTypes Types { get; }

    /// <summary>The record.</summary>
    public EventStore.EventStore Store { get; }

    /// <summary>The job queue.</summary>
    public JobQueue Jobs { get; }

    /// <summary>What carries out which kind of job.</summary>
    public IReadOnlyList<IJobHandler> Handlers { get; }

    /// <summary>The read models.</summary>
    public ProjectionRunner Projections { get; }

    /// <summary>Notices of new events and jobs.</summary>
    public Wakeups Wakeups { get; }

    /// <summary>Raw bytes.</summary>
    public Documents Documents { get; }

    /// <summary>Loads, decides, appends.</summary>
    public Decisions Decisions { get; }

    /// <summary>The one door to the outside.</summary>
    public IFetch Fetch { get; }

    /// <summary>One request at a time for each host, over all nodes.</summary>
    public HostGates Gates { get; }

    /// <summary>How the polls of feeds go.</summary>
    public FeedPolls Polls { get; }

    /// <summary>Fetches pages of articles.</summary>
    public PageFetcher Pages { get; }

    /// <summary>The list of feeds.</summary>
    public FeedList Feeds { get; }

    /// <summary>Sees to it that every feed has its poll; a process that works begins with it.</summary>
    public FeedUpkeep Upkeep { get; }

    /// <summary>Where hubs reach this newsroom, if they do.</summary>
    public WebSubAddress WebSub { get; }

    /// <summary>What hubs ask of us and bring us.</summary>
    public WebSubCallback HubCallback { get; }

    /// <summary>What is not put on record again.</summary>
    public RemovedArticles Removed { get; }

    /// <summary>What editors read.</summary>
    public IDesk Desk { get; }

    /// <summary>One remark in several wordings: what editors read and decide.</summary>
    public IUtterancesDesk UtterancesDesk { get; }

    /// <summary>One claim: what editors read and decide.</summary>
    public IClaimsDesk ClaimsDesk { get; }

    /// <summary>The audit.</summary>
    public IAuditDesk Audit { get; }

    /// <summary>Checks of the record that administrators asked for.</summary>
    public IRecordChecks RecordChecks { get; }

    /// <summary>Background jobs and dead letters, for administrators.</summary>
    public IJobsDesk JobsDesk { get; }

    /// <summary>What waits for a decision.</summary>
    public ITriageDesk Triage { get; }

    /// <summary>What editors do with what waits, instead of answering it.</summary>
    public QueuedItems QueuedItems { get; }

    /// <summary>Looks for what editors type into the search box.</summary>
    public ISearchDesk Search { get; }

    /// <summary>Takes back what editors decided.</summary>
    public IUndoDesk UndoDesk { get; }

    /// <summary>Compares what articles say that people said.</summary>
    public StatementMatching Matching { get; }

    /// <summary>Compares history again with the matcher of this version.</summary>
    public Rematch Rematch { get; }

    /// <summary>Places history again with the matcher of this version.</summary>
    public Reassign Reassign { get; }

    /// <summary>What the newsroom comes back to, and what editors say became of it.</summary>
    public IDiaryDesk Diary { get; }

    /// <summary>What is new to a reader, and how far they have seen.</summary>
    public IHandoverDesk Handover { get; }

    /// <summary>Tells open pages that something is new.</summary>
    public LiveFeed Live { get; }

    /// <summary>How feeds fare, and what editors do about them.</summary>
    public IFeedsDesk FeedsDesk { get; }

    /// <summary>What editors decide about who is who.</summary>
    public ISpeakersDesk SpeakersDesk { get; }

    /// <summary>Puts articles on record.</summary>
    public ArticleIngestion Ingestion { get; }

    /// <summary>Sets stories up.</summary>
    public StorySetup Stories { get; }

    /// <summary>What editors decide about stories and what is on them.</summary>
    public StoryEditing Editing { get; }

    /// <summary>Who may come in, and which stories are private.</summary>
    public IPeopleDesk People { get; }

    /// <summary>Browsers that were let in.</summary>
    public ISessionStore Sessions { get; }

    /// <summary>Removes articles on legal request.</summary>
    public ArticleErasure Erasure { get; }

    /// <summary>The same, for administrators on a page.</summary>
    public IErasureDesk ErasureDesk { get; }

    /// <summary>Writes the whole record to a file.</summary>
    public LogDump Dump { get; }

    /// <summary>Takes such a file in.</summary>
    public LogImport Import { get; }

    /// <summary>Writes what was erased to a file.</summary>
    public LogDump ErasuresDump { get; }

    /// <summary>Asks again for what an imported record leaves to do.</summary>
    public UnfinishedWork Unfinished { get; }

    /// <summary>Sees to it that everything the newsroom comes back to has its question.</summary>
    public FollowUpUpkeep FollowUps { get; }

    /// <summary>Makes anew what a dump does not hold because it follows from the record.</summary>
    public AfterImport AfterImport { get; }

    /// <summary>Verifies every invariant of the record.</summary>
    public NewsroomCheck Check { get; }

    /// <summary>Migrations of the kernel and of the application, in order.</summary>
    public static IReadOnlyList<MigrationSource> MigrationSources { get; } =
        [Migrations.Kernel, new("newsroom", typeof(Newsroom).Assembly, "StoryTracker.App.Sql.")];

    /// <summary>Opens the newsroom on a database and brings its schema up to date.</summary>
    /// <param name="connectionString">PostgreSQL 14 or newer.</param>
    /// <param name="clock">Time; the system's when null.</param>
    /// <param name="logs">Where to log; nowhere when null.</param>
    /// <param name="options">How the outside is asked; the defaults when null.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="MigrationException">The database is newer than this program, or was changed by hand.</exception>
    public static async Task<Newsroom> OpenAsync(
        string connectionString, TimeProvider? clock = null, ILoggerFactory? logs = null, NewsroomOptions? options = null,
        CancellationToken ct = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "storytracker";
        // Every statement comes from a file and comes again: prepare each once a connection.
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 64;
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "storytracker" }.Build();
        try
        {
            await new Migrations(source, MigrationSources).MigrateAsync(ct);
            return new(source, clock ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance, options ?? new());
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>A runner of background jobs on this newsroom.</summary>
    public JobRunner CreateJobRunner() => new(Jobs, Handlers, new JobRunnerOptions { Concurrency = concurrency }, Wakeups, clock, logs.CreateLogger<JobRunner>());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        arrivals.Dispose();
        access.Dispose();
        door?.Dispose();
        await Wakeups.DisposeAsync();
        await Store.DisposeAsync();
        await Source.DisposeAsync();
    }
}
