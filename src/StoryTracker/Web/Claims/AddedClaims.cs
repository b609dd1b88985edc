using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Claims;

/// <summary>
/// Statements that no machine found: an editor pastes the words as the article prints them, and says whose they are. And notes on a story.
/// </summary>
static class AddedClaims
{
    const string Pattern = "/articles/{id:guid}/add";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Pattern, ShowAsync).ExcludeFromDescription();
        routes.MapPost(Pattern, AddAsync)
            .WithSummary("Adds a statement to a story: 'story' (id), 'revision' of the article, 'words' as printed ('start' where they stand several times), "
                + "'speaker' (full name, empty where nobody can say), 'polarity' (said, denied, declined), 'said' and 'saidUntil' (days), 'reason'.")
            .Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
        Note(routes, "notes", "Writes a note on a story: 'note'.",
            (desk, story, posted, by, key, ct) => desk.WriteNoteAsync(new(key ?? Guid.CreateVersion7(), story, null, posted["note"], by), key, ct));
        Note(routes, "remove-note", "Takes a note on a story away: 'note', its id.",
            (desk, story, posted, by, key, ct) => desk.RemoveNoteAsync(new(ClaimActions.IdOf(posted["note"]), story, null, by), key, ct));
    }

    static async Task<IResult> ShowAsync(Guid id, Visit visit, IDesk desk, CancellationToken ct)
    {
        int? revision = int.TryParse(visit["revision"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
        var article = await desk.ArticleAsync(id, revision, AsOf.Now, ct);
        if (article is null or { Removed: not null }) throw Refusal.NotFound("article", visit);
        return ClaimActions.Page<AddClaimPage>(200, new { Visit = visit, Model = article });
    }

    static async Task<IResult> AddAsync(
        Guid id, Visit visit, Posted posted, HttpContext http, [FromServices] IClaimsDesk desk, IDesk articles, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        var typed = TypedDecision.Of("add", posted);
        try
        {
            var story = Guid.TryParse(typed["story"], out var chosen) ? chosen : throw new CommandRefusedException("Choose the story that the statement is part of.");
            var command = new AddClaim(story, id, typed.SeenRevision, typed["words"], typed.Reason, by)
            {
                Start = typed.Start, Speaker = typed.Speaker, Polarity = typed.Polarity ?? Polarity.Said, Said = typed.Days("said", by),
            };
            var position = await desk.AddAsync(command, StoryActions.KeyOf(http), ct);
            return visit.WantsJson ? TypedResults.Json(new StoryActions.OnRecord(position)) : new SeeOtherResult(UndoActions.Onward($"/stories/{story}", position));
        }
        catch (CommandRefusedException refused)
        {
            return await RefusedAsync(refused.Message, typed);
        }
        catch (WordsOccurAgainException again)
        {
            return await RefusedAsync(again.Message, typed with { Places = again.Places });
        }

        async Task<IResult> RefusedAsync(string problem, TypedDecision typed)
        {
            if (visit.WantsJson) throw new Refusal(422, "Nothing was changed", ClaimActions.Told(problem, typed.Places));
            int? revision = int.TryParse(typed.Revision, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
            var article = await articles.ArticleAsync(id, revision, AsOf.Now, ct) ?? await articles.ArticleAsync(id, null, AsOf.Now, ct)
                ?? throw Refusal.NotFound("article", visit);
            return ClaimActions.Page<AddClaimPage>(422, new { Visit = visit, Model = article, Problem = problem, Typed = typed });
        }
    }

    static void Note(IEndpointRouteBuilder routes, string what, string summary,
        Func<IClaimsDesk, Guid, Posted, string, Guid?, CancellationToken, Task<long?>> decide) =>
        routes.MapPost($"/stories/{{id:guid}}/{what}", async (
            Guid id, Visit visit, Posted posted, HttpContext http, [FromServices] IClaimsDesk desk, CancellationToken ct) =>
        {
            var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
            try
            {
                var position = await decide(desk, id, posted, by, StoryActions.KeyOf(http), ct);
                return visit.WantsJson ? (IResult)TypedResults.Json(new StoryActions.OnRecord(position)) : new SeeOtherResult(UndoActions.Onward($"/stories/{id}", position));
            }
            catch (CommandRefusedException refused) when (!visit.WantsJson)
            {
                return ClaimActions.Page<NotChangedPage>(422, new { Visit = visit, Problem = refused.Message, Back = $"/stories/{id}" });
            }
            catch (CommandRefusedException refused)
            {
                throw new Refusal(422, "Nothing was changed", refused.Message);
            }
        }).WithSummary(summary).Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
}
