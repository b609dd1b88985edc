using System.Text;
using System.Text.Json;
using StoryTracker.Domain;
using StoryTracker.Language;

namespace StoryTracker.Commands;

/// <summary>One article of a filter's input.</summary>
/// <param name="Number">Number of its line, from 1.</param>
/// <param name="Id">Its id as given, null for none.</param>
/// <param name="Text">Its text.</param>
/// <param name="Title">Headline, or null.</param>
/// <param name="Published">The days on which it can have been published, null when not given.</param>
/// <param name="Outlet">Who printed it, or null.</param>
/// <param name="Url">Address, or null.</param>
/// <param name="Language">Language, or null.</param>
/// <param name="Tags">Its outlet's tags.</param>
sealed record ArticleLine(
    int Number, string? Id, string Text, string? Title, PublicationDays? Published, string? Outlet, string? Url, string? Language, IReadOnlyList<string> Tags);

/// <summary>Runs a filter over articles, a JSON object a line, in their order; one bad line costs none of the others.</summary>
static class ArticleLines
{
    /// <summary>Answers each line with a line; one that cannot be read with an <c>error</c> in its place.</summary>
    /// <param name="input">UTF-8.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="answer">The answer to an article.</param>
    /// <param name="flushEach">True to have each answer out before the next line is read.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Exit code: 0, or 2 after a line that could not be read.</returns>
    /// <exception cref="CommandRefusedException">The input is not UTF-8.</exception>
    public static async Task<int> FilterAsync(Stream input, Stream output, Func<ArticleLine, object> answer, bool flushEach, CancellationToken ct)
    {
        using var reader = new StreamReader(input, new UTF8Encoding(false, true));
        string? firstProblem = null;
        try
        {
            for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (TryRead(line, number, out var article, out var id, out var problem)) Output.JsonLine(output, answer(article!));
                else
                {
                    firstProblem ??= $"Line {number} {problem}";
                    Output.JsonLine(output, new { id, error = $"Line {number} {problem}" });
                }
                if (flushEach) await output.FlushAsync(ct);
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

    static bool TryRead(string line, int number, out ArticleLine? article, out string? id, out string? problem)
    {
        (article, id, problem) = (null, null, null);
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object)
            {
                problem = "is not a JSON object with \"id\" and \"text\".";
                return false;
            }
            id = Text(json, "id");
            if (Text(json, "text") is not { } text)
            {
                problem = "has no \"text\"; give the article's text as a string.";
                return false;
            }
            if (!PublishedDays.TryRead(Text(json, "published"), out var days))
            {
                problem = $"says it was published \"{Text(json, "published")}\"; give a day such as 2018-04-15 or an RFC 3339 time.";
                return false;
            }
            article = new(
                number, id, text, Text(json, "title"), days, Text(json, "outlet"), Text(json, "url"), Text(json, "language"), Tags(json));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "is not JSON that can be read; give one object a line.";
            return false;
        }
    }

    static string[] Tags(JsonElement article) => article.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
        ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)] : [];

    static string? Text(JsonElement article, string name) =>
        article.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
