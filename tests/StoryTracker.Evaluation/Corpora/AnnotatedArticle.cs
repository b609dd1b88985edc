using System.Globalization;
using StoryTracker.Evaluation.Measures;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>
/// Reads an article of our own that is annotated in its text: <c>{1:Anna Reed} &lt;1:said&gt; [1 reed:that the plan was “bold”]</c>. The mark-up is
/// described in the README of the gold articles.
/// </summary>
public static class AnnotatedArticle
{
    /// <summary>Reads one.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="source">Header lines, an empty line, the marked text; line ends may be CR LF.</param>
    /// <exception cref="FormatException">The mark-up cannot be read; the sentence names article, line and reason.</exception>
    public static GoldArticle Read(string id, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string whole = source.ReplaceLineEndings("\n");
        int end = whole.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"{id}: an empty line must part the header from the text.");
        var header = Header.Read(id, whole[..end]);
        var marked = new MarkedText(id, whole[(end + 2)..].TrimEnd('\n'), whole[..(end + 2)].Count(c => c == '\n') + 1, header.Names);
        marked.Read();
        string text = marked.Text;
        var regions = QuotedRegions.In(text);
        var quotations = marked.Quotations.Select(q => q.Finish(text, regions)).OrderBy(q => q.Content[0].Start).ToList();
        if (header.Names.Keys.FirstOrDefault(k => !marked.UsedNames.Contains(k)) is { } unused)
            throw new FormatException($"{id}: nobody says anything as '{unused}'.");
        var input = new ArticleInput(text) { Title = header.Title, Language = "en", Published = new PublicationDays(header.Published, header.Published) };
        return new GoldArticle(id, input, quotations)
        {
            Segments = [.. quotations.SelectMany(q => Segments(text, q, regions))],
            Dates = marked.Dates,
        };
    }

    const int FewestWords = 3;

    /// <summary>Words inside double quotation marks inside a content, three or more.</summary>
    static IEnumerable<GoldSegment> Segments(string text, GoldQuotation quotation, IReadOnlyList<Span> regions) =>
        from content in quotation.Content
        from region in regions
        where content.Overlaps(region)
        let piece = Words.Trim(text, new Span(Math.Max(content.Start, region.Start), Math.Min(content.End, region.End)))
        where Words.In(piece.In(text)).Count() >= FewestWords
        select new GoldSegment(piece, quotation);

    sealed record Header(string Title, DateOnly Published, IReadOnlyDictionary<string, string> Names)
    {
        public static Header Read(string id, string lines)
        {
            string? title = null;
            DateOnly? published = null;
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (string line in lines.Split('\n'))
            {
                if (line.StartsWith("title: ", StringComparison.Ordinal)) title = line["title: ".Length..];
                else if (line.StartsWith("published: ", StringComparison.Ordinal)
                    && DateOnly.TryParseExact(line["published: ".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    published = day;
                else if (line.Split(" = ") is [var key, var name] && key.Length > 0 && name.Length > 0) names.Add(key, name);
                else throw new FormatException($"{id}: the header line '{line}' is neither a title, a day of publication nor a name.");
            }
            return new(title ?? throw new FormatException($"{id}: the title is missing."),
                published ?? throw new FormatException($"{id}: the day of publication is missing."), names);
        }
    }
}
