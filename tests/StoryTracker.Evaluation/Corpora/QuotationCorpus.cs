using System.Globalization;
using System.Text.Json;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>Reads articles with annotated quotations, one JSON object a line (PolNeAR, BASIL).</summary>
public static class QuotationCorpus
{
    /// <summary>The articles of one part of the corpus.</summary>
    /// <param name="lines">JSON lines; blank ones are passed over.</param>
    /// <param name="split">Name of the part, or null for all.</param>
    public static IEnumerable<GoldArticle> Read(IEnumerable<string> lines, string? split)
    {
        foreach (string line in lines)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var json = JsonDocument.Parse(line);
            if (split is null || json.RootElement.String("split") == split) yield return Article(json.RootElement);
        }
    }

    static GoldArticle Article(JsonElement article)
    {
        var input = Input(article, article.String("date"));
        var points = new CodePoints(input.Text);
        var quotations = article.GetProperty("quotes").EnumerateArray().Select(q => Quotation(q, points)).ToList();
        return new(article.String("id")!, input, quotations)
        {
            Segments = article.TryGetProperty("direct", out var direct)
                ? [.. direct.EnumerateArray().Select(d => new GoldSegment(points.Span(d.GetProperty("span")),
                    quotations.Last(q => q.Id == d.String("attr"))))] : null,
            Ignored = points.Spans(article, "ignore"),
            IsPartial = article.TryGetProperty("partial", out var partial) && partial.ValueKind is JsonValueKind.True,
        };
    }

    /// <summary>What the engine is given of a record: text, title, day of publication, publisher.</summary>
    internal static ArticleInput Input(JsonElement article, string? published) => new(article.String("text")!)
    {
        Title = article.String("title"), Outlet = article.String("publisher") ?? article.String("source"), Language = "en",
        Published = published is { Length: >= 10 }
            && DateOnly.TryParseExact(published[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new PublicationDays(day, day) : null,
    };

    static GoldQuotation Quotation(JsonElement quotation, CodePoints points)
    {
        var source = points.Spans(quotation, "source");
        return new(quotation.String("id")!, points.Spans(quotation, "content"), source, points.Spans(quotation, "cue"),
            Enum.TryParse<QuotationType>(quotation.String("type"), ignoreCase: true, out var type) ? type : null)
        {
            // Where the words of a source are marked, "speaker" repeats them and names nobody.
            Speaker = source.Count == 0 && quotation.String("speaker") is { Length: > 0 } name ? name : null,
        };
    }
}
