using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StoryTracker.App.Access;
using StoryTracker.App.Audit;
using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.App.Jobs;
using StoryTracker.App.Live;
using StoryTracker.App.Operations;
using StoryTracker.App.Search;
using StoryTracker.App.Triage;
using StoryTracker.Domain.Users;
using StoryTracker.Web;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Audit;
using StoryTracker.Web.Handover;

namespace StoryTracker.Tests.MadeUp;

/// <summary>The desk on a free loopback port, with made-up data behind it.</summary>
sealed class DeskServer : IAsyncDisposable
{
    readonly WebApplication app;

    DeskServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public OneTimeEntry Entry => app.Services.GetRequiredService<OneTimeEntry>();

    public IEnumerable<RouteEndpoint> Routes => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static async Task<DeskServer> StartAsync(IDesk? desk = null, TimeProvider? clock = null, IReadiness? readiness = null, Patience? patience = null,
        IFeedsDesk? feeds = null, Action<IServiceCollection>? more = null, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        desk ??= new MadeUpDesk();
        builder.Services.AddSingleton(patience is null ? desk : new PatientDesk(desk, patience));
        builder.Services.AddSingleton(feeds ?? new MadeUpFeedsDesk());
        if (clock is not null) builder.Services.AddSingleton(clock);
        if (readiness is not null) builder.Services.AddSingleton(readiness);
        more?.Invoke(builder.Services);
        builder.Services.TryAddSingleton<ISpeakersDesk>(new MadeUpSpeakers());
        builder.Services.TryAddSingleton<IPeopleDesk>(new MadeUpPeople());
        builder.Services.TryAddSingleton<IDiaryDesk>(new MadeUpDiaryDesk());
        builder.Services.TryAddSingleton<IClaimsDesk>(new MadeUpClaimsDesk());
        builder.Services.TryAddSingleton<IHandoverDesk>(patience is null ? new MadeUpHandoverDesk(desk) : new PatientHandoverDesk(new MadeUpHandoverDesk(desk), patience));
        builder.Services.TryAddSingleton<ILiveFeed>(new MadeUpLiveFeed());
        builder.Services.TryAddSingleton<ISearchDesk>(new MadeUpSearchDesk());
        builder.Services.TryAddSingleton<ITriageDesk>(new MadeUpTriageDesk());
        builder.Services.TryAddSingleton<IJobsDesk>(new MadeUpJobsDesk());
        builder.Services.TryAddSingleton<IErasureDesk>(new MadeUpErasureDesk());
        builder.Services.TryAddSingleton<IAuditDesk>(patience is null ? new MadeUpAuditDesk(desk) : new PatientAuditDesk(new MadeUpAuditDesk(desk), patience));
        builder.Services.TryAddSingleton<IRecordChecks>(new MadeUpRecordChecks());
        builder.Services.AddDeskWeb();
        foreach (var after in builder.Services.Select(s => s.ImplementationInstance).OfType<AfterDesk>().ToList()) after.Add(builder.Services);
        var app = builder.Build();
        app.MapDeskWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    /// <summary>A service of the server.</summary>
    public object Service(Type type) => app.Services.GetRequiredService(type);

    /// <summary>A browser without script: keeps cookies, follows nothing by itself.</summary>
    public HttpClient Stranger()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false };
        return new HttpClient(handler, disposeHandler: true) { BaseAddress = Address };
    }

    /// <summary>The same, let in by the printed address.</summary>
    public async Task<HttpClient> EditorAsync()
    {
        var client = Stranger();
        using var answer = await client.GetAsync(new Uri(Entry.Path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return client;
    }

    /// <summary>The same with a session of a role, and the token that its forms carry.</summary>
    public async Task<(HttpClient Client, string FormToken)> AsAsync(Role role, string user = "somebody", Guid? userId = null)
    {
        var (id, session) = await app.Services.GetRequiredService<Sessions>().BeginAsync(new(userId, user, role), "A test", TestContext.Current.CancellationToken);
        var client = Stranger();
        client.DefaultRequestHeaders.Add("Cookie", $"storytracker-{Address.Port}={id}");
        return (client, session.FormToken);
    }

    /// <summary>A program with the printed token.</summary>
    public HttpClient Program()
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Entry.Token);
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>What is registered after the desk itself.</summary>
/// <param name="Add">Registers it.</param>
sealed record AfterDesk(Action<IServiceCollection> Add);

static class AfterDeskServices
{
    /// <summary>Registers something after the desk itself.</summary>
    public static IServiceCollection AddAfterDesk(this IServiceCollection services, Action<IServiceCollection> add) => services.AddSingleton(new AfterDesk(add));
}
