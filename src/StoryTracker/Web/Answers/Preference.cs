using Microsoft.Net.Http.Headers;

namespace StoryTracker.Web.Answers;

/// <summary>Whether a client wants the page or its JSON twin.</summary>
static class Preference
{
    /// <summary>Ending of a path that asks for the twin whatever the client accepts.</summary>
    public const string Suffix = ".json";

    /// <summary>True for <c>.json</c> at the end of the path, or where JSON is accepted rather than HTML (RFC 9110, 12.5.1).</summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.Path.Value?.EndsWith(Suffix, StringComparison.Ordinal) == true) return true;
        var (json, html) = (0d, 0d);
        foreach (var range in request.GetTypedHeaders().Accept ?? [])
        {
            var quality = range.Quality ?? 1;
            if (IsJsonRange(range)) json = Math.Max(json, quality);
            if (range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) html = Math.Max(html, quality);
        }
        return json > html;
    }

    static bool IsJsonRange(MediaTypeHeaderValue range) =>
        range.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || range.MediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase);
}
