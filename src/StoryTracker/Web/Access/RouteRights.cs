using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace StoryTracker.Web.Access;

/// <summary>
/// The one table of who may ask what (ASVS 5.0, 8.1.1 and 8.2.1). The first line that fits decides. A route that no line fits stops the start:
/// nothing is open because somebody forgot it.
/// </summary>
static class RouteRights
{
    /// <summary>The lines. <c>/**</c> stands for the path before it and all below it, <c>*</c> for one segment; a twin's <c>.json</c> counts as its page.</summary>
    public static IReadOnlyList<Line> Table { get; } =
    [
        // In, and what there is before it.
        new("*", "/enter/*", Right.Anyone), new("*", "/join/*", Right.Anyone), new("*", "/sign-in/**", Right.Anyone), new("GET", "/left", Right.Anyone),
        new("GET", "/healthz", Right.Anyone), new("GET", "/readyz", Right.Anyone), new("GET", "/assets/**", Right.Anyone),
        new("*", "/websub/*", Right.Anyone),

        // Everybody's own affairs.
        new("POST", "/leave", Right.Read), new("*", "/settings/**", Right.Read),
        new("POST", "/stories/*/seen/**", Right.Read), new("POST", "/stories/seen/**", Right.Read), new("POST", "/stories/*/star", Right.Read),
        new("POST", "/seen", Right.Read), new("POST", "/visits/**", Right.Read),

        // What the law asks for, what cannot be made good again, what is not about stories.
        new("*", "/articles/*/erase", Right.Administer), new("POST", "/speakers/*/erase", Right.Administer),
        new("POST", "/feeds/*/retire", Right.Administer),
        // What it finds tells of every story, private ones included.
        new("*", "/history/check", Right.Administer),
        new("*", "/users/**", Right.Administer), new("*", "/jobs/**", Right.Administer), new("*", "/dead-letters/**", Right.Administer),

        // The desk: reading is for all who are signed in, deciding for editors.
        .. Area("/stories"), .. Area("/articles"), .. Area("/claims"), .. Area("/speakers"), .. Area("/diary"), .. Area("/promises"), .. Area("/feeds"),
        .. Area("/triage"), new("POST", "/undo", Right.Edit),
        .. Reading("/"), .. Reading("/search/**"), .. Reading("/history/**"), .. Reading("/audit/**"), .. Reading("/live/**"), .. Reading("/help/**"),
        .. Reading("/handover/**"), .. Reading("/about"), .. Reading("/openapi.json"),
    ];

    static Line[] Area(string path) => [new("GET", path + "/**", Right.Read), new("POST", path + "/**", Right.Edit)];

    static Line[] Reading(string path) => [new("GET", path, Right.Read)];

    /// <summary>The right that a route needs.</summary>
    /// <param name="method">HTTP method; HEAD is GET without its body.</param>
    /// <param name="pattern">Pattern of the route, such as <c>/stories/{id:guid}</c>.</param>
    /// <returns>Null where no line fits.</returns>
    public static Right? Of(string method, string pattern)
    {
        var asked = HttpMethods.IsHead(method) ? HttpMethods.Get : method;
        return Table.FirstOrDefault(l => (l.Method == "*" || l.Method == asked) && l.Fits(pattern))?.Right;
    }

    /// <summary>Puts every route mapped on a group under its right.</summary>
    /// <param name="routes">The group.</param>
    public static void Govern(RouteGroupBuilder routes) => ((IEndpointConventionBuilder)routes).Finally(endpoint =>
    {
        var pattern = (endpoint as RouteEndpointBuilder)?.RoutePattern ?? throw new InvalidOperationException($"'{endpoint.DisplayName}' is no route.");
        var right = NeededBy(pattern, endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods ?? [HttpMethods.Get, HttpMethods.Post]);
        if (right != Right.Anyone && endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            throw new InvalidOperationException($"'{pattern.RawText}' calls itself open to all; {nameof(RouteRights)} says who may ask, nothing else does.");
        endpoint.Metadata.Add(new Needs(right));
        endpoint.Metadata.Add(right == Right.Anyone ? new AllowAnonymousAttribute() : new AuthorizeAttribute(right.ToString()));
    });

    static Right NeededBy(RoutePattern pattern, IReadOnlyList<string> methods)
    {
        var text = pattern.RawText ?? "";
        var rights = methods.Select(m => Of(m, text) ?? throw new InvalidOperationException(
            $"Nobody has said who may {m} '{text}'; give it a line in {nameof(RouteRights)}.")).Distinct().ToList();
        return rights is [var one] ? one : throw new InvalidOperationException($"'{text}' takes methods that need different rights; map them apart.");
    }

    /// <summary>A line of the table.</summary>
    /// <param name="Method">HTTP method, <c>*</c> for all.</param>
    /// <param name="Path">Path.</param>
    /// <param name="Right">What it needs.</param>
    internal sealed record Line(string Method, string Path, Right Right)
    {
        /// <summary>Whether a route's pattern is this line's.</summary>
        public bool Fits(string pattern)
        {
            var (mine, theirs) = (Segments(Path), Segments(pattern.EndsWith(".json", StringComparison.Ordinal) && Path != pattern ? pattern[..^5] : pattern));
            var below = mine is [.., "**"];
            if (below ? theirs.Length < mine.Length - 1 : theirs.Length != mine.Length) return false;
            return mine.Take(below ? mine.Length - 1 : mine.Length).Zip(theirs).All(s => s.First == "*" || s.First == s.Second);
        }

        static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The right that a route was put under.</summary>
    /// <param name="Right">The right.</param>
    internal sealed record Needs(Right Right);
}
