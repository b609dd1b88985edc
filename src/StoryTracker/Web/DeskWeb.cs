using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Telemetry;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Diary;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Pages;
using StoryTracker.Web.Speakers;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;
using StoryTracker.Web.Utterances;

namespace StoryTracker.Web;

/// <summary>
/// The editors' desk over HTTP: pages and their JSON twins, behind a sign-in. Needs an <see cref="App.Desk.IDesk"/>, an
/// <see cref="App.Desk.IDiaryDesk"/> and an <see cref="App.Desk.IFeedsDesk"/> among the services, an <see cref="App.Desk.ISpeakersDesk"/> for
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
        services.AddSingleton<OneTimeEntry>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<WrongTokens>();
        services.AddSingleton<ImportResults>();
        services.AddSingleton<WebSubGate>();
        services.TryAddSingleton<WebSubAddress>();
        services.ConfigureHttpJsonOptions(JsonShape.Apply);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddRazorComponents();
        services.AddOpenApi(OpenApiShape.Apply);
        services.AddAuthentication(DeskSignIn.Name).AddScheme<AuthenticationSchemeOptions, DeskSignIn>(DeskSignIn.Name, null);
        // Whatever is not marked as open to all, an address that does not exist included, needs a sign-in.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Maps pages, twins, sign-in and health.</summary>
    public static void MapDeskWeb(this WebApplication app)
    {
        app.UseMiddleware<RequestSpan>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<HostGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ForgeryGuard>();

        EmbeddedAssets.Map(app);
        Health.Map(app);
        EntryEndpoints.Map(app);
        DeskPages.Map(app);
        StoryActions.Map(app);
        UndoActions.Map(app);
        SpeakerActions.Map(app);
        UtteranceActions.Map(app);
        DiaryPages.Map(app);
        FeedsPages.Map(app);
        WebSubEndpoint.Map(app);
        app.MapOpenApi("/openapi.json");
    }
}
