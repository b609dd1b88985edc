using System.CommandLine;
using StoryTracker.Language;

namespace StoryTracker.Commands;

/// <summary><c>extract</c>: a filter from articles to quotations, dates and entities, a line each; it needs no database.</summary>
static class ExtractCommand
{
    public static Command Create()
    {
        var command = new Command("extract", "Reads articles (JSON lines) on standard input and writes who said what, a line an article.");
        command.SetAction((_, ct) => RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), ct));
        return command;
    }

    static async Task<int> RunAsync(Stream input, Stream output, CancellationToken ct)
    {
        await using var buffered = new BufferedStream(output, 1 << 16);
        return await ArticleLines.FilterAsync(input, buffered, line => ExtractionRecord.Of(line.Id, Extractor.Extract(InputOf(line))), flushEach: false, ct);
    }

    static ArticleInput InputOf(ArticleLine line) => new(line.Text)
    {
        Title = line.Title, Published = line.Published, Outlet = line.Outlet, Url = line.Url, Language = line.Language,
    };
}
