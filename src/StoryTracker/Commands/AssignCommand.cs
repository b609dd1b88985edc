using System.CommandLine;
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

    // Each decision is out before the next article is read.
    static Task<int> RunAsync(Stream input, Stream output, CancellationToken ct)
    {
        var arrivals = new StoryArrivals();
        var opened = 0;
        return ArticleLines.FilterAsync(input, output, line => Place(arrivals, ArrivalOf(line), line.Id, ref opened), flushEach: true, ct);
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

    // An article without an id is an article of its own, whatever the others are called.
    static Arrival ArrivalOf(ArticleLine line) =>
        new(line.Id ?? $"\n{line.Number}", line.Title, line.Text, line.Published?.Earliest, line.Outlet, line.Tags, []);
}
