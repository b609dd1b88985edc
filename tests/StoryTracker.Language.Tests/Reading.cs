namespace StoryTracker.Language.Tests;

/// <summary>Reads a text as published on a given day and shows the findings as words.</summary>
static class Reading
{
    public static readonly DateOnly Friday = new(2021, 3, 12);

    public static Extraction Of(string text, DateOnly? published = null, string? title = null)
    {
        var day = published ?? Friday;
        return Extractor.Extract(new ArticleInput(text) { Title = title, Published = new PublicationDays(day, day) });
    }

    public static Extraction Undated(string text) => Extractor.Extract(new ArticleInput(text));

    public static string Words(this IEnumerable<Span> spans, string text) => string.Join(" | ", spans.Select(s => s.In(text)));

    /// <summary>The one quotation of a text.</summary>
    public static Quotation Only(string text, string? title = null) => Assert.Single(Of(text, title: title).Quotations);

    /// <summary>"speaker: content" of every quotation, "?" for an unknown speaker.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        Of(text).Quotations.Select(q => $"{q.Speaker ?? "?"}: {q.Content.Words(text)}").ToList();

    public static TimeExpression Date(string text, DateOnly? published = null) => Assert.Single(Of(text, published).Dates);
}
