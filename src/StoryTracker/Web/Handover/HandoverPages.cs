using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Handover;

/// <summary>What changed: since a reader looked, and between two moments.</summary>
static class HandoverPages
{
    /// <summary>Changes that one page of the handover tells; "I have seen this" reaches as far as they do.</summary>
    public const int MostChanges = 200;

    static readonly string[] Orders = ["activity", "new", "title"], Shown = ["all", "new", "starred", "live", "quiet"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<HandoverView>("/stories/{id:guid}/handover", "What changed on a story since you looked.", HandoverAsync);
        routes.MapTwin<StoryChangesView>("/stories/{id:guid}/changes", "What changed on a story between two moments: ?from=120&to=2026-11-22.", ChangesAsync);
        SeenActions.Map(routes);
    }

    /// <summary>The list of stories, as whoever asks finds it.</summary>
    public static async Task<(Page<StoryItem> Page, long Head)> StoriesAsync(Visit visit, IDesk desk, IHandoverDesk handover, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) return (await desk.StoriesAsync(visit.AsOf, visit["after"], visit.Limit, ct), 0);
        var query = new StoryQuery(One(visit, "sort", Orders), One(visit, "show", Shown), visit["after"], visit.Limit);
        // Asked for before the list, so that marking all as seen never covers what the list does not show.
        var head = await handover.HeadAsync(ct);
        return (await handover.StoriesAsync(query, visit.SignedInAs ?? throw Refusal.SignInRequired(), ct), head);
    }

    static string One(Visit visit, string name, string[] words) => visit[name] is not { } asked ? words[0]
        : words.Contains(asked) ? asked : throw Refusal.BadRequest($"{name} has to be one of {string.Join(", ", words)}.");

    static async Task<IResult> HandoverAsync(Guid id, Visit visit, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("The handover is about now; for two moments ask for /changes with from and to.");
        var handover = await desk.HandoverAsync(id, visit.SignedInAs ?? throw Refusal.SignInRequired(), ct) ?? throw Refusal.NotFound("story", visit);
        return Twin.Of<HandoverPage>(visit, handover, handover);
    }

    static async Task<IResult> ChangesAsync(Guid id, Visit visit, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        var (from, to) = (Moment(visit, "from"), Moment(visit, "to"));
        var changes = await desk.ChangesAsync(id, from.IsNow ? new(0, null) : from, to, ct) ?? throw Refusal.NotFound("story", visit);
        return Twin.Of<StoryChangesPage>(visit, changes, changes);
    }

    static AsOf Moment(Visit visit, string name) => AsOf.TryParse(visit[name], out var moment, out var problem) ? moment : throw Refusal.BadRequest(problem);
}
