using System.CommandLine;
using System.Text;
using System.Text.Json;
using StoryTracker.Domain;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Commands;

/// <summary><c>assign</c>: a filter from articles, in the order in which they arrive, to their stories, a line each; it needs no database.</summary>
static class AssignCommand
{
    public static Command Create()
    {
        var command = new Command(
            "assign", "Reads articles (JSON lines) on standard input in the order in which they arrive and writes their stories, a line an article.");
        command.SetAction((_, ct) => RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), ct));
        return command;
    }

    static async Task<int> RunAsync(Stream input, Stream output, CancellationToken ct)
    {
        using var reader = new StreamReader(input, new UTF8Encoding(false, true));
        var arrivals = new StoryArrivals();
        var (opened, firstProblem) = (0, (string?)null);
        try
        {
            for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (TryRead(line, number, out var arrival, out var id, out var problem)) Output.JsonLine(output, Place(arrivals, arrival!, id, ref opened));
                else
                {
                    firstProblem ??= $"Line {number} {problem}";
                    Output.JsonLine(output, new { id, error = $"Line {number} {problem}" });
                }
                // Each decision is out before the next article is read.
                await output.FlushAsync(ct);
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

    static object Place(StoryArrivals arrivals, Arrival arrival, string? id, ref int opened)
    {
        var assignment = arrivals.Assess(arrival);
        var stories = assignment.Stories;
        if (stories.Count == 0)
        {
            var reason = assignment.KeptApart.Count == 0
                ? "it opens a story: nothing like it has come in" : "it opens a story: nothing that has come in is alike enough";
            stories = [new($"s{++opened}", 1, true, [reason], [])];
        }
        arrivals.Learn(arrival, [.. stories.Select(s => new ArrivalPlace(s.StoryId, s.Weight, s.Primary))]);
        return new
        {
            id,
            matcher = assignment.Matcher,
            stories = stories.Select(s => new
            {
                story = s.StoryId, weight = s.Weight, primary = s.Primary,
                reasons = s.Primary ? [.. s.Reasons, .. assignment.KeptApart] : s.Reasons,
            }),
        };
    }

    // One bad line costs none of the others: it is answered with an "error" in its place.
    static bool TryRead(string line, int number, out Arrival? arrival, out string? id, out string? problem)
    {
        (arrival, id, problem) = (null, null, null);
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
            // An article without an id is an article of its own, whatever the others are called.
            arrival = new(id ?? $"\n{number}", Text(article, "title"), text, days?.Earliest, Text(article, "outlet"), Tags(article), []);
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
