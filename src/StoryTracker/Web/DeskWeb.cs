using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StoryTracker.App.Access;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Telemetry;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Audit;
using StoryTracker.Web.Claims;
using StoryTracker.Web.Diary;
using StoryTracker.Web.Erasure;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Handover;
using StoryTracker.Web.Help;
using StoryTracker.Web.Jobs;
using StoryTracker.Web.Live;
using StoryTracker.Web.Pages;
using StoryTracker.Web.Search;
using StoryTracker.Web.Settings;
using StoryTracker.Web.Speakers;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Triage;
using StoryTracker.Web.Undo;
using StoryTracker.Web.Utterances;

namespace StoryTracker.Web;

/// <summary>
/// The editors' desk over HTTP: pages and their JSON twins, behind a sign-in. Needs an <see cref="App.Desk.IDesk"/>, an
/// <see cref="App.Desk.IDiaryDesk"/>, an <see cref="App.Handover.IHandoverDesk"/>, an
/// <see cref="App.Live.ILiveFeed"/> and an <see cref="App.Desk.IFeedsDesk"/> among the services, an <see cref="App.Desk.ISpeakersDesk"/> for
/// decisions about who is who, and for hubs a <see cref="WebSubCallback"/>; takes a <see cref="WebSubAddress"/>,
/// an <see cref="IReadiness"/> and a <see cref="TimeProvider"/> from there where they are given.
/// </summary>
public static class DeskWeb
{
    /// <summary>Registers what the desk needs, a <see cref="OneTimeEntry"/> with the printed token among it.</summary>
    public static void AddDeskWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IReadiness, AlwaysReady>();
        services.TryAddSingleton(DeskNotice.None);
        services.TryAddSingleton(Entrance.Loopback);
        services.AddSingleton<OneTimeEntry>();
        services.TryAddSingleton<IPeopleDesk, NoPeople>();
        services.TryAddSingleton<ISessionStore, MemorySessions>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<EditedBell>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<WrongTokens>();
        services.AddSingleton<ImportResults>();
        services.AddSingleton<WebSubGate>();
        services.TryAddSingleton<WebSubAddress>();
        services.ConfigureHttpJsonOptions(JsonShape.Apply);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        Compression.Add(services);
        services.AddRazorComponents();
        services.AddOpenApi(OpenApiShape.Apply);
        services.AddAuthentication(DeskSignIn.Name).AddScheme<AuthenticationSchemeOptions, DeskSignIn>(DeskSignIn.Name, null);
        // RouteRights says what each route needs; an address that does not exist needs a sign-in.
        var policies = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var right in Enum.GetValues<Right>())
            policies.AddPolicy(right.ToString(), p => p.RequireAssertion(c => right.Has(DeskSignIn.RoleOf(c.User))));
    }

    /// <summary>Lets people in by an identity provider.</summary>
    /// <param name="services">After <see cref="AddDeskWeb"/>.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="onThisMachine">Whether the desk listens to this machine alone; then the printed token lets programs in.</param>
    public static void AddProvider(this IServiceCollection services, ProviderSettings provider, bool onThisMachine)
    {
        ProviderSignIn.Add(services, provider);
        services.Replace(ServiceDescriptor.Singleton(new Entrance(false, onThisMachine, provider.WithPasswords, provider.Name)));
    }

    /// <summary>Maps pages, twins, sign-in and health.</summary>
    public static void MapDeskWeb(this WebApplication app)
    {
        KnownProxies.Use(app);
        app.UseMiddleware<RequestSpan>();
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<HostGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ForgeryGuard>();
        app.UseMiddleware<ReaderScope>();

        var routes = app.MapGroup("");
        RouteRights.Govern(routes);
        EmbeddedAssets.Map(routes);
        Health.Map(routes);
        EntryEndpoints.Map(routes);
        SignInEndpoints.Map(routes);
        ProviderSignIn.Map(routes, app.Services);
        PeoplePages.Map(routes);
        SettingsPages.Map(routes);
        PrivacyActions.Map(routes);
        DeskPages.Map(routes);
        AuditPages.Map(routes);
        ErasurePages.Map(routes);
        StoryActions.Map(routes);
        UndoActions.Map(routes);
        SpeakerActions.Map(routes);
        UtteranceActions.Map(routes);
        ClaimActions.Map(routes);
        AddedClaims.Map(routes);
        DiaryPages.Map(routes);
        FeedsPages.Map(routes);
        HandoverPages.Map(routes);
        LiveEndpoints.Map(routes);
        SearchPages.Map(routes);
        TriagePages.Map(routes);
        JobsPages.Map(routes);
        HelpPages.Map(routes);
        WebSubEndpoint.Map(routes);
        routes.MapOpenApi("/openapi.json");
        // Builds every route now: one without a right stops the start, not the first request.
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(s => s.Endpoints.Count);
    }
}
