using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Help;

/// <summary>The help: linked at the same place of every page (WCAG 2.2, 3.2.6), and made to be printed.</summary>
static class HelpPages
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/help", (Visit visit) => new RazorComponentResult<HelpPage>(new { Visit = visit })).ExcludeFromDescription();
}
