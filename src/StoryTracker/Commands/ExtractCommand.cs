using System.CommandLine;
using System.Text;
using System.Text.Json;
using StoryTracker.Domain;
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
        using var reader = new StreamReader(input, new UTF8Encoding(false, true));
        string? firstProblem = null;
        try
        {
            for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (TryExtract(line, out var extracted, out var id, out var problem)) Output.JsonLine(buffered, extracted!);
                else
                {
                    firstProblem ??= $"Line {number} {problem}";
                    Output.JsonLine(buffered, new { id, error = $"Line {number} {problem}" });
                }
            }
        }
        catch (DecoderFallbackException)
        {
            throw new CommandRefusedException("Standard input is not UTF-8; give one JSON object a line in UTF-8.");
        }
        if (firstProblem is null) return 0;
        Console.Error.WriteLine(firstProblem);
        return Verbs.Refused;
    }

    // One bad line costs none of the others: it is answered with an "error" in its place.
    static bool TryExtract(string line, out object? extracted, out string? id, out string? problem)
    {
        (extracted, id, problem) = (null, null, null);
        try
        {
            using var document = JsonDocument.Parse(line);
            var article = document.RootElement;
            if (article.ValueKind != JsonValueKind.Object)
            {
                problem = "is not a JSON object with \"id\" and \"text\".";
                return false;
            }
            id = Text(article, "id");
            if (Text(article, "text") is not { } text)
            {
                problem = "has no \"text\"; give the article's text as a string.";
                return false;
            }
            if (!PublishedDays.TryRead(Text(article, "published"), out var days))
            {
                problem = $"says it was published \"{Text(article, "published")}\"; give a day such as 2018-04-15 or an RFC 3339 time.";
                return false;
            }
            var input = new ArticleInput(text)
            {
                Title = Text(article, "title"), Published = days, Outlet = Text(article, "outlet"), Url = Text(article, "url"), Language = Text(article, "language"),
            };
            extracted = ExtractionRecord.Of(id, Extractor.Extract(input));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "is not JSON that can be read; give one object a line.";
            return false;
        }
    }

    static string? Text(JsonElement article, string name) =>
        article.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
