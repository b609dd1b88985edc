namespace StoryTracker.Language.Tests.Acts;

/// <summary>A statement of the gold set with what the engine reads out of it.</summary>
/// <param name="Label">The act that a person gave; null for a question or a formula.</param>
/// <param name="Text">The text, without the brackets.</param>
/// <param name="Found">The quotation that holds most of the bracketed words; null where none was found.</param>
sealed record GoldStatement(SpeechActKind? Label, string Text, Quotation? Found)
{
    /// <summary>The statements of a file of the gold set.</summary>
    public static List<GoldStatement> Read(string file) =>
        File.ReadLines(Path.Combine(Folder(), file)).Where(l => l.Length > 0 && l[0] != '#').Select(Parse).ToList();

    static GoldStatement Parse(string line)
    {
        int tab = line.IndexOf('\t', StringComparison.Ordinal), open = line.IndexOf('[', StringComparison.Ordinal),
            close = line.IndexOf(']', StringComparison.Ordinal);
        string text = line[(tab + 1)..open] + line[(open + 1)..close] + line[(close + 1)..];
        var words = new Span(open - tab - 1, close - tab - 2);
        var found = Reading.Of(text).Quotations.Where(q => Overlap(q.Content, [words]) >= 0.5).MaxBy(q => Overlap(q.Content, [words]));
        return new GoldStatement(line[..tab] == "none" ? null : Enum.Parse<SpeechActKind>(line[..tab], ignoreCase: true), text, found);
    }

    static double Overlap(IReadOnlyList<Span> a, IReadOnlyList<Span> b)
    {
        var first = a.SelectMany(s => Enumerable.Range(s.Start, s.Length)).ToHashSet();
        var second = b.SelectMany(s => Enumerable.Range(s.Start, s.Length)).ToHashSet();
        return (double)first.Intersect(second).Count() / Math.Max(1, first.Union(second).Count());
    }

    static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StoryTracker.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "StoryTracker.Language.Tests", "Gold");
    }
}
