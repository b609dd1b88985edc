using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>axe-core 4.14.1 (MPL-2.0, its licence is beside it), put into the page by the
/// browser's debugger: the way in that a strict CSP leaves to a test.</summary>
static class Axe
{
    const string Run =
        """
        axe.run({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then(r => JSON.stringify(r.violations))
        """;

    static readonly Lazy<string> Source = new(() =>
    {
        using var stream = typeof(Axe).Assembly.GetManifestResourceStream("axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>Puts axe into every page that the context will open.</summary>
    public static Task PrepareAsync(IBrowserContext context) => context.AddInitScriptAsync(Source.Value);

    /// <summary>What axe finds on a page, a line each.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var json = await page.EvaluateAsync<string>(Run);
        return
        [
            .. JsonNode.Parse(json)!.AsArray().SelectMany(v => v!["nodes"]!.AsArray()
                .Select(n => $"{v["id"]}: {v["help"]} at {n!["target"]!.ToJsonString()} — {n["html"]} {n["failureSummary"]}")),
        ];
    }
}
