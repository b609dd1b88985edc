using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Operations;
using StoryTracker.App.Projections;
using StoryTracker.EventStore;

namespace StoryTracker.App;

/// <summary>The application on one database, put together: the table of contents of everything that runs.</summary>
public sealed class Newsroom : IAsyncDisposable
{
    Newsroom(NpgsqlDataSource source, TimeProvider clock, ILoggerFactory logs)
    {
        Source = source;
        Types = EventCatalogue.Create();
        Wakeups = new(source, clock, logs.CreateLogger<Wakeups>());
        Store = new(source, Types, clock, logs.CreateLogger<EventStore.EventStore>(), Wakeups);
        Jobs = new(source, Types);
        Documents = new(source);
        Decisions = new(Store);
        profiles = new(Store);
        Projections = new(source, Store, [new NewsroomIndex()], Wakeups, clock, logs.CreateLogger<ProjectionRunner>());
        Erasure = new(source, Store, Decisions, Projections, clock);
        Handlers =
        [
            new ExtractClaimsJob(Decisions, Types), new AssignStoriesJob(Decisions, profiles, Types, clock), new CarryOutErasureJob(Erasure, Types),
        ];
        Desk = new NewsroomDesk(Store, source, Documents);
        Ingestion = new(Decisions, Documents, new(source), clock);
        Stories = new(Decisions, clock);
        Check = new(source, Store);
        Dump = new(source, [new DocumentLines(), new RemovedLines()]);
        Import = new(source, [new DocumentLines(), new RemovedLines()]);
        ErasuresDump = new(source, [new RemovedLines()]);
        Unfinished = new(source, Jobs);
        this.clock = clock;
        this.logs = logs;
    }

    readonly TimeProvider clock;
    readonly ILoggerFactory logs;
    readonly StoryProfiles profiles;

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

    /// <summary>What editors read.</summary>
    public IDesk Desk { get; }

    /// <summary>Puts articles on record.</summary>
    public ArticleIngestion Ingestion { get; }

    /// <summary>Sets stories up.</summary>
    public StorySetup Stories { get; }

    /// <summary>Removes articles on legal request.</summary>
    public ArticleErasure Erasure { get; }

    /// <summary>Writes the whole record to a file.</summary>
    public LogDump Dump { get; }

    /// <summary>Takes such a file in.</summary>
    public LogImport Import { get; }

    /// <summary>Writes what was erased to a file.</summary>
    public LogDump ErasuresDump { get; }

    /// <summary>Asks again for what an imported record leaves to do.</summary>
    public UnfinishedWork Unfinished { get; }

    /// <summary>Verifies every invariant of the record.</summary>
    public NewsroomCheck Check { get; }

    /// <summary>Migrations of the kernel and of the application, in order.</summary>
    public static IReadOnlyList<MigrationSource> MigrationSources { get; } =
        [Migrations.Kernel, new("newsroom", typeof(Newsroom).Assembly, "StoryTracker.App.Sql.")];

    /// <summary>Opens the newsroom on a database and brings its schema up to date.</summary>
    /// <param name="connectionString">PostgreSQL 14 or newer.</param>
    /// <param name="clock">Time; the system's when null.</param>
    /// <param name="logs">Where to log; nowhere when null.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="MigrationException">The database is newer than this program, or was changed by hand.</exception>
    public static async Task<Newsroom> OpenAsync(
        string connectionString, TimeProvider? clock = null, ILoggerFactory? logs = null, CancellationToken ct = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "storytracker";
        // Every statement comes from a file and comes again: prepare each once a connection.
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 64;
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "storytracker" }.Build();
        try
        {
            await new Migrations(source, MigrationSources).MigrateAsync(ct);
            return new(source, clock ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>A runner of background jobs on this newsroom.</summary>
    public JobRunner CreateJobRunner() => new(Jobs, Handlers, new JobRunnerOptions(), Wakeups, clock, logs.CreateLogger<JobRunner>());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        profiles.Dispose();
        await Wakeups.DisposeAsync();
        await Store.DisposeAsync();
        await Source.DisposeAsync();
    }
}
