using System.Globalization;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>A quotation while its marks are being read.</summary>
/// <param name="number">Its number in the article.</param>
sealed class QuotationDraft(int number)
{
    public List<Span> Content { get; } = [];

    public List<Span> Source { get; } = [];

    public List<Span> Cue { get; } = [];

    public QuotationType? Type { get; set; }

    public Polarity Polarity { get; set; } = Polarity.Said;

    public string? Speaker { get; set; }

    public bool Nameless { get; set; }

    /// <summary>The quotation; its type follows from the marks in the text where the annotator gave none.</summary>
    public GoldQuotation Finish(string text, IReadOnlyList<Span> regions) =>
        new(number.ToString(CultureInfo.InvariantCulture), [.. Content.OrderBy(s => s.Start)], [.. Source.OrderBy(s => s.Start)],
            [.. Cue.OrderBy(s => s.Start)], Type ?? TypeOf(text, regions))
        { Speaker = Speaker, Polarity = Polarity, Nameless = Nameless };

    /// <summary>Direct: nine letters in ten stand inside double marks; mixed: some do.</summary>
    QuotationType TypeOf(string text, IReadOnlyList<Span> regions)
    {
        int letters = 0, quoted = 0;
        foreach (var span in Content)
            for (int i = span.Start; i < span.End; i++)
            {
                if (!char.IsLetterOrDigit(text[i])) continue;
                letters++;
                if (regions.Any(r => r.Contains(i))) quoted++;
            }
        return quoted == 0 ? QuotationType.Indirect : quoted >= 0.9 * letters ? QuotationType.Direct : QuotationType.Mixed;
    }
}
