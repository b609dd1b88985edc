using StoryTracker.Language.Dates;
using StoryTracker.Language.Numbers;
using StoryTracker.Language.People;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language;

/// <summary>Reads an article: who said what, when, and who is named. Pure: the same input gives the same output, whatever the
/// text.</summary>
public static class Extractor
{
    /// <summary>Name of the engine that stands behind this seam.</summary>
    public const string Name = "rules";

    /// <summary>Version of the engine; every change of its output raises it.</summary>
    public const int Version = 2;

    /// <summary>Name and version as written on every output, "rules@2".</summary>
    public static string Label => $"{Name}@{Version}";

    /// <summary>Extracts quotations, dates and entities. Never throws on any text.</summary>
    /// <param name="article">The article; its text may be of any size and content.</param>
    /// <returns>The findings; every span points into <see cref="ArticleInput.Text"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="article"/> is null.</exception>
    public static Extraction Extract(ArticleInput article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = ArticleText.Read(article.Text);
        var cast = Cast.Read(text, article.Title);
        var dates = TimeExpressions.Find(text, article.Published);
        var builder = new QuotationBuilder(text, new SpeakerResolver(text, cast), new Occasions(article.Text, dates),
            Quantities.Find(text, dates), dates);
        var quotations = builder.Build(FloatingQuotations.Read(text));
        var spoke = quotations.Where(q => q.Speaker is not null).Select(q => q.Speaker!).ToHashSet(StringComparer.Ordinal);
        return new Extraction(quotations, dates, EntityList.Read(text, cast, spoke));
    }
}
