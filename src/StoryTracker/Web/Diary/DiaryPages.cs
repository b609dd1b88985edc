using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Diary;

/// <summary>Addresses of what the newsroom comes back to.</summary>
static class DiaryPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<Page<FollowUpView>>("/diary", "Announced days over all stories: what comes, what asks, what was answered (?show=open, answered or all).",
            (Visit visit, IDiaryDesk desk, CancellationToken ct) => ListAsync<DiaryPage>(visit, desk, FollowUpKind.Event, ct));
        routes.MapTwin<Page<FollowUpView>>("/promises", "Promises over all stories by the day they are due (?show=open, answered or all).",
            (Visit visit, IDiaryDesk desk, CancellationToken ct) => ListAsync<PromisesPage>(visit, desk, FollowUpKind.Promise, ct));
        routes.MapTwin<FollowUpView>("/stories/{id:guid}/follow-ups/{followUp:guid}",
            "Something a story comes back to: what it rests on, what was decided, what may answer it.", OneAsync);
        DiaryActions.Map(routes);
    }

    static async Task<IResult> ListAsync<TPage>(Visit visit, IDiaryDesk desk, FollowUpKind kind, CancellationToken ct)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        bool? answered = visit["show"] switch
        {
            null or "open" => false,
            "answered" => true,
            "all" => null,
            _ => throw Refusal.BadRequest("show has to be open, answered or all."),
        };
        var page = await desk.FollowUpsAsync(new(kind, answered, visit["after"], visit.Limit), visit.AsOf, ct);
        var linked = page with { Next = page.Next is { } cursor ? visit.Here(("after", cursor)) : null };
        return Twin.Of<TPage>(visit, linked, linked);
    }

    static async Task<IResult> OneAsync(Guid id, Guid followUp, Visit visit, IDiaryDesk desk, CancellationToken ct)
    {
        var found = await desk.FollowUpAsync(id, followUp, visit.AsOf, ct) ?? throw Refusal.NotFound("follow-up", visit);
        return Twin.Of<FollowUpPage>(visit, found, found);
    }
}
