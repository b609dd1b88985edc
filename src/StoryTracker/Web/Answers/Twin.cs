using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StoryTracker.Web.Answers;

/// <summary>A page and its JSON twin at one address.</summary>
static class Twin
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the address and the same with <c>.json</c> at its end.</summary>
    /// <typeparam name="TJson">What the twin writes.</typeparam>
    public static void MapTwin<TJson>(this IEndpointRouteBuilder routes, string pattern, string summary, Delegate handler)
    {
        routes.MapMethods(pattern, Reading, handler).WithName(pattern).WithSummary(summary)
            .Produces<TJson>(200, "application/json").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);
        routes.MapMethods(pattern + Preference.Suffix, Reading, handler).ExcludeFromDescription();
    }

    /// <summary>The twin where it is wanted, else the page.</summary>
    /// <typeparam name="TPage">The page's component; gets the parameters <c>Visit</c> and <c>Model</c>.</typeparam>
    /// <param name="visit">The request.</param>
    /// <param name="model">What the page shows.</param>
    /// <param name="json">What the twin writes.</param>
    public static IResult Of<TPage>(Visit visit, object model, object json) where TPage : IComponent =>
        visit.WantsJson ? TypedResults.Json(json) : new RazorComponentResult<TPage>(new { Visit = visit, Model = model });
}
