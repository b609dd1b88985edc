using System.Text.Json;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>Reads documents with annotated expressions of time (TempEval-3: TimeBank, AQUAINT), one JSON object a line.</summary>
public static class DateCorpus
{
    /// <summary>The documents of one of its corpora.</summary>
    /// <param name="lines">JSON lines; blank ones are passed over.</param>
    /// <param name="corpus">"timebank" or "aquaint", or null for all.</param>
    public static IEnumerable<GoldArticle> Read(IEnumerable<string> lines, string? corpus)
    {
        foreach (string line in lines)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var json = JsonDocument.Parse(line);
            var document = json.RootElement;
            if (corpus is not null && document.String("corpus") != corpus) continue;
            var input = QuotationCorpus.Input(document, document.String("dct"));
            var points = new CodePoints(input.Text);
            yield return new GoldArticle(document.String("id")!, input, [])
            {
                Dates = [.. document.Each("timexes").Select(t => new GoldDate(
                    new Span(points.Unit(t.GetProperty("start").GetInt32()), points.Unit(t.GetProperty("end").GetInt32())),
                    t.String("type"), t.String("value")))],
            };
        }
    }
}
