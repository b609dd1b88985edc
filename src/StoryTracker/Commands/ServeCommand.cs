using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StoryTracker.App;
using StoryTracker.App.Audit;
using StoryTracker.App.Desk;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.App.Handover;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Live;
using StoryTracker.App.Search;
using StoryTracker.App.Triage;
using StoryTracker.Demo;
using StoryTracker.Domain;
using StoryTracker.Telemetry;
using StoryTracker.Web;
using StoryTracker.Web.Access;
using StoryTracker.Web.Claims;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Audit;
using StoryTracker.Web.Diary;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Handover;
using StoryTracker.Web.Search;
using StoryTracker.Web.Triage;
using StoryTracker.Web.Utterances;

namespace StoryTracker.Commands;

/// <summary><c>serve</c>: web pages, API and background jobs in one process, or one of them alone.</summary>
static class ServeCommand
{
    const string DefaultUrl = "http://127.0.0.1:5080";
    static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = $"Address to listen on (default {DefaultUrl}, or a free port when that one is taken).", HelpName = "URL" };
        var role = new Option<string>("--role") { Description = "web, worker, or all (default).", DefaultValueFactory = _ => "all" };
        role.AcceptOnlyFromAmong("all", "web", "worker");
        var demo = new Option<bool>("--demo") { Description = "Follows an invented newsroom on this machine, in a database of its own that begins empty each time." };
        var command = new Command("serve", "Serves pages and API and runs background jobs.") { urls, role, demo, Settings.MetricsOption };
        command.SetAction((parsed, ct) => RunAsync(parsed, parsed.GetValue(urls), parsed.GetValue(role)!, parsed.GetValue(demo), ct));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, string? urls, string role, bool asDemo, CancellationToken ct)
    {
        if (asDemo && role != "all") throw new CommandRefusedException("A demo is one process: leave out --role, or --demo.");
        using var logs = LoggerFactory.Create(ConfigureLogging);
        var log = logs.CreateLogger("StoryTracker");
        var settings = Settings.Read(parsed);
        await using var telemetry = ProgramTelemetry.Begin(MetricsAddress.Of(settings.MetricsUrl, settings.MetricsToken));
        await using var demo = asDemo ? await DemoRun.StartAsync(log, ct) : null;
        await using var workplace = await Workplace.OpenAsync(parsed, logs, demo, ct);
        log.LogInformation("{Database}", demo is null ? workplace.Database : $"{workplace.Database} The demo keeps apart from it, in the database {DemoDatabase.Name}.");
        await telemetry.ServeAsync(workplace.Newsroom, logs, ct);
        if (role != "web" && demo is null) await SeedAsync(workplace.Newsroom, log, ct);
        if (role != "web") await workplace.Newsroom.Upkeep.BeginAsync(ct);
        if (role != "web") await workplace.Newsroom.FollowUps.TendAsync(ct);
        if (role != "web") await workplace.Newsroom.QueuedItems.CarryOverAsync(ct);
        if (role != "web") await workplace.Newsroom.Jobs.ScheduleAsync(KeepWebSubJob.Schedule, ct);
        return role == "worker" ? await WorkAsync(workplace.Newsroom, ct) : await ServeAsync(workplace.Newsroom, urls, role, demo, ct);
    }

    static async Task SeedAsync(Newsroom newsroom, ILogger log, CancellationToken ct)
    {
        if (IsProduction() || Seeds.FolderOf(AppContext.BaseDirectory) is not { } folder || !await Seeds.AreDueAsync(newsroom, ct)) return;
        var fresh = await Seeds.IngestAsync(newsroom, folder, ct);
        await newsroom.CreateJobRunner().DrainAsync(ct);
        if (fresh > 0) log.LogInformation("The record was empty, so the {Count} founding articles in seeds/ were put on it, the way any others come.", fresh);
    }

    static bool IsProduction() => EnvironmentNames
        .Any(name => Environment.GetEnvironmentVariable(name) is { } value && value.Equals("Production", StringComparison.OrdinalIgnoreCase));

    static async Task<int> ServeAsync(Newsroom newsroom, string? urls, string role, DemoRun? demo, CancellationToken ct)
    {
        var address = urls ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? (PortIsFree(DefaultUrl) ? DefaultUrl : "http://127.0.0.1:0");
        var beyond = Listening.IsBeyondThisMachine(address, DefaultUrl);
        await newsroom.Projections.CatchUpAsync(ct);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "storytracker" });
        builder.Logging.ClearProviders();
        ConfigureLogging(builder.Logging);
        builder.WebHost.UseUrls(address);
        var patience = new Patience(TimeProvider.System);
        builder.Services.AddSingleton<IDesk>(new PatientDesk(newsroom.Desk, patience));
        builder.Services.AddSingleton<IDiaryDesk>(new PatientDiaryDesk(newsroom.Diary, patience));
        builder.Services.AddSingleton<IHandoverDesk>(new PatientHandoverDesk(newsroom.Handover, patience));
        builder.Services.AddSingleton<IFeedsDesk>(new PatientFeedsDesk(newsroom.FeedsDesk, patience));
        builder.Services.AddSingleton<ITriageDesk>(new PatientTriageDesk(newsroom.Triage, patience));
        builder.Services.AddSingleton(newsroom.JobsDesk);
        builder.Services.AddSingleton<IAuditDesk>(new PatientAuditDesk(newsroom.Audit, patience));
        builder.Services.AddSingleton(newsroom.ErasureDesk);
        builder.Services.AddSingleton(newsroom.RecordChecks);
        builder.Services.AddSingleton<ISearchDesk>(new PatientSearchDesk(newsroom.Search, patience));
        builder.Services.AddSingleton(newsroom.Editing);
        builder.Services.AddSingleton(newsroom.People);
        builder.Services.AddSingleton(newsroom.Sessions);
        builder.Services.AddSingleton(beyond ? Entrance.Beyond : Entrance.Loopback);
        if (beyond) Listening.RefuseOpenly(address, DefaultUrl, builder.Configuration);
        builder.Services.AddSingleton(newsroom.SpeakersDesk);
        builder.Services.AddSingleton<IUtterancesDesk>(new PatientUtterancesDesk(newsroom.UtterancesDesk, patience));
        builder.Services.AddSingleton<IClaimsDesk>(new PatientClaimsDesk(newsroom.ClaimsDesk, patience));
        builder.Services.AddSingleton(newsroom.UndoDesk);
        builder.Services.AddSingleton(newsroom.WebSub);
        builder.Services.AddSingleton(newsroom.HubCallback);
        builder.Services.AddSingleton<IReadiness>(new NewsroomReadiness(newsroom));
        builder.Services.AddSingleton<ILiveFeed>(newsroom.Live);
        // Not AddHostedService: it keeps one service of a type.
        builder.Services.AddSingleton<IHostedService>(new Loop("projections", newsroom.Projections.RunAsync));
        builder.Services.AddSingleton<IHostedService>(new Loop("live", newsroom.Live.RunAsync));
        if (role == "all") builder.Services.AddSingleton<IHostedService>(new Loop("jobs", newsroom.CreateJobRunner().RunAsync));
        if (demo is not null) builder.Services.AddSingleton(DemoRun.Notice);
        builder.Services.AddDeskWeb();
        if (ProviderSettings.Read(builder.Configuration) is { } provider) builder.Services.AddProvider(provider, !beyond);
        await using var app = builder.Build();
        app.MapDeskWeb();
        await app.StartAsync(ct);
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine(beyond ? $"StoryTracker is ready: {listening}" : $"StoryTracker is ready: {listening.TrimEnd('/')}/enter/{app.Services.GetRequiredService<OneTimeEntry>().Token}");
        if (beyond && await newsroom.People.SetUpAsync(ct) is { } setUp)
            Console.WriteLine($"Nobody can look after this desk yet. Whoever opens /join/{setUp.Token} on it first, within 24 hours, becomes its administrator.");
        if (demo is not null) await demo.SetUpAsync(newsroom, new(listening), ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    static async Task<int> WorkAsync(Newsroom newsroom, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Console.WriteLine("StoryTracker works: background jobs and projections run here.");
        try
        {
            await Task.WhenAll(newsroom.CreateJobRunner().RunAsync(stop.Token), newsroom.Projections.RunAsync(stop.Token));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        return 0;
    }

    static bool PortIsFree(string url)
    {
        try
        {
            using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, new Uri(url).Port);
            listener.Start();
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    // Standard output carries the ready line alone.
    static void ConfigureLogging(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Npgsql", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)   // what stops a start is told once, as a sentence
        .AddSimpleConsole(o => o.SingleLine = true)
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

    sealed class Loop(string name, Func<CancellationToken, Task> run) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
        }

        public override string ToString() => name;
    }
}
