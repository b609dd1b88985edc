using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Search;
using StoryTracker.Domain;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Search;

/// <summary>Addresses of search.</summary>
static class SearchPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<SearchView>("/search",
            "Looks through stories, lines, speakers and articles: ?q=, with ?in=stories, claims, speakers or articles for all of one kind.", SearchAsync);
        routes.MapTwin<SameWordsView>("/search/same-words", "Who else printed these words, or nearly: ?claim=, or ?words=.", SameWordsAsync);
    }

    static async Task<IResult> SearchAsync(Visit visit, ISearchDesk desk, CancellationToken ct)
    {
        var group = GroupOf(visit);
        try
        {
            var found = await desk.SearchAsync(visit["q"], group, visit["after"], visit.Limit, ct);
            var linked = found with
            {
                Claims = Linked(found.Claims, visit, "claims"), Articles = Linked(found.Articles, visit, "articles"),
            };
            return Twin.Of<SearchPage>(visit, linked, linked);
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            var nothing = new SearchView(visit["q"] ?? "", null, null, null, null, [], []);
            return new RazorComponentResult<SearchPage>(new { Visit = visit, Model = nothing, Problem = refused.Message })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "This search cannot be read", refused.Message);
        }
    }

    static async Task<IResult> SameWordsAsync(Visit visit, ISearchDesk desk, CancellationToken ct)
    {
        NowOnly(visit);
        try
        {
            var claim = visit["claim"] is not { } text ? (Guid?)null : Guid.TryParse(text, out var id) ? id : throw Refusal.BadRequest("claim has to be the id of a statement.");
            var found = await desk.SameWordsAsync(claim, visit["words"], ct) ?? throw Refusal.NotFound("statement", visit);
            return Twin.Of<SameWordsPage>(visit, found, found);
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing to look for", refused.Message);
        }
    }

    // From a few of each to all of one kind; from there to its next page.
    static FoundGroup<T>? Linked<T>(FoundGroup<T>? group, Visit visit, string name) =>
        group is { Next: { } cursor } ? group with { Next = visit.Here(("in", name), ("after", cursor)) } : group;

    static SearchGroup GroupOf(Visit visit) => NowOnly(visit)["in"] switch
    {
        null => SearchGroup.All,
        "stories" => SearchGroup.Stories,
        "claims" => SearchGroup.Claims,
        "speakers" => SearchGroup.Speakers,
        "articles" => SearchGroup.Articles,
        _ => throw Refusal.BadRequest("in has to be stories, claims, speakers or articles."),
    };

    // The index holds what is on record now; to answer from it for another moment would show words that were not known then, or were taken back.
    static Visit NowOnly(Visit visit) => visit.AsOf.IsNow ? visit : throw Refusal.BadRequest(
        "Search looks at what is known now, because its index keeps no earlier wording; take 'at' out of the address, and look at what you find as it was known then.");
}
