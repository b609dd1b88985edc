using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Display;
using StoryTracker.Web.Handover;

namespace StoryTracker.Web.Pages;

/// <summary>Addresses of the pages and what each shows.</summary>
static class DeskPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (Visit visit) => new SeeOtherResult(visit.Href("/stories"))).ExcludeFromDescription();
        routes.MapTwin<Page<StoryItem>>("/stories", "Stories, last changed first.", StoriesAsync);
        routes.MapTwin<StoryView>("/stories/{id:guid}", "A story: its timeline, articles and diary.", StoryAsync);
        routes.MapTwin<ArticleTwin>("/articles/{id:guid}", "An article with its claims, revisions and stories.", ArticleAsync);
        routes.MapTwin<RevisionsView>("/articles/{id:guid}/changes", "Two revisions of an article compared word by word: ?from=1&to=2.", ChangesAsync);
        routes.MapTwin<Page<SpeakerItem>>("/speakers", "Speakers by name.", SpeakersAsync);
        routes.MapTwin<SpeakerView>("/speakers/{id:guid}", "A speaker: names, roles and claims, newest first.", SpeakerAsync);
        RawDownload.Map(routes);
        routes.MapGet("/about", (Visit visit) => new RazorComponentResult<AboutPage>(new { Visit = visit })).ExcludeFromDescription();
        routes.MapGet("/left", (Visit visit) => new RazorComponentResult<LeftPage>(new { Visit = visit })).ExcludeFromDescription();
    }

    static async Task<IResult> StoriesAsync(Visit visit, IDesk desk, [FromServices] IHandoverDesk handover, CancellationToken ct)
    {
        var (page, head) = await HandoverPages.StoriesAsync(visit, desk, handover, ct);
        var linked = Linked(visit, page);
        return Twin.Of<StoriesPage>(visit, new StoriesModel(linked, head), linked);
    }

    static async Task<IResult> StoryAsync(Guid id, Visit visit, IDesk desk, CancellationToken ct)
    {
        var step = Number(visit, "step");
        var story = await desk.StoryAsync(id, step is null ? visit.AsOf : AsOf.Now, ct) ?? throw Refusal.NotFound("story", visit);
        // The slider counts changes, the address names a position: the last change is now.
        if (step is { } change)
            return new SeeOtherResult(visit.Here(("step", null), ("at", change < story.Positions.Count
                ? story.Positions[Math.Max(0, change - 1)].Position.ToString(CultureInfo.InvariantCulture) : null)));
        return Twin.Of<StoryPage>(visit, story, story with { Timeline = TimelineFilter.Of(visit).Apply(story.Timeline) });
    }

    static async Task<IResult> ArticleAsync(Guid id, Visit visit, IDesk desk, CancellationToken ct)
    {
        // An article from one revision to another is the comparison of the two.
        if (visit["from"] is not null || visit["to"] is not null) return await ChangesAsync(id, visit, desk, ct);
        var revision = Number(visit, "revision");
        var article = await desk.ArticleAsync(id, revision, visit.AsOf, ct) ?? throw Refusal.NotFound(revision is null ? "article" : "revision of an article", visit);
        return Twin.Of<ArticlePage>(visit, article, ArticleTwin.Of(article));
    }

    static async Task<IResult> ChangesAsync(Guid id, Visit visit, IDesk desk, CancellationToken ct)
    {
        var changes = await desk.CompareAsync(id, Number(visit, "from"), Number(visit, "to"), visit.AsOf, ct) ?? throw Refusal.NotFound("revision of an article", visit);
        return Twin.Of<ChangesPage>(visit, changes, changes);
    }

    static int? Number(Visit visit, string name) =>
        visit[name] is not { } asked ? null : int.TryParse(asked, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static async Task<IResult> SpeakersAsync(Visit visit, IDesk desk, CancellationToken ct) =>
        Listed<SpeakersPage, SpeakerItem>(visit, await desk.SpeakersAsync(visit.AsOf, visit["after"], visit.Limit, ct));

    static async Task<IResult> SpeakerAsync(Guid id, Visit visit, IDesk desk, CancellationToken ct)
    {
        var speaker = await desk.SpeakerAsync(id, visit.AsOf, ct) ?? throw Refusal.NotFound("speaker", visit);
        return Twin.Of<SpeakerPage>(visit, speaker, speaker);
    }

    // The desk knows where a page ends; which address continues it, filters and moment kept, is the web's to say.
    static IResult Listed<TPage, TItem>(Visit visit, Page<TItem> page) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var linked = Linked(visit, page);
        return Twin.Of<TPage>(visit, linked, linked);
    }

    static Page<TItem> Linked<TItem>(Visit visit, Page<TItem> page) => page with { Next = page.Next is { } cursor ? visit.Here(("after", cursor)) : null };
}
