using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Tests.MadeUp;

/// <summary>Makes lines that prove themselves: every stretch is looked up in the article's text.</summary>
sealed class LineBuilder(Guid article, string? outlet, string text, Publication? published)
{
    int count;

    public Publication? Published => published;

    /// <summary>A line; a stretch that begins with a double quotation mark is printed inside marks.</summary>
    public TimelineEntry Line(
        QuoteKind kind, SpeakerRef? speaker, string? mention, string? cue, string[] stretches, Polarity polarity = Polarity.Said,
        Resolution resolution = Resolution.Name, When? said = null, EditorialView? editorial = null, string? dismissed = null, string[]? divergences = null)
    {
        var reports = stretches.Select(s => Cut(s)).ToList();
        return new(
            DerivedId.Within(article, "claim", "", count++).ToString(), "claim", string.Join(" … ", reports.Select(r => r.Exact)), kind, polarity, speaker, mention, resolution, cue,
            null, said, null, null, PublishedValue, published, new(2024, 5, 16, 7, 30, 0, TimeSpan.Zero), reports, 1, [], divergences ?? [],
            ["names the tunnel", $"printed beside “{text[..12]}”"], new("made-up@1", 0.8), editorial, dismissed, null);
    }

    public string? PublishedValue => published is null ? null : published.Earliest.Date == published.Latest.Date
        ? $"{published.Earliest:yyyy-MM-dd}" : $"{published.Earliest:yyyy-MM-dd}/{published.Latest:yyyy-MM-dd}";

    public Report Cut(string stretch)
    {
        var quoted = stretch.StartsWith('"');
        var words = quoted ? stretch[1..] : stretch;
        var start = text.IndexOf(words, StringComparison.Ordinal);
        var passage = Passage.Cut(text, start, start + words.Length, quoted);
        return new(article.ToString(), 1, outlet, passage.Exact, passage.Prefix, passage.Suffix, passage.Start, passage.End, quoted);
    }
}
