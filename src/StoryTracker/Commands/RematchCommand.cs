using System.CommandLine;

namespace StoryTracker.Commands;

/// <summary><c>rematch</c>: compares history with this version's matcher; what it would have otherwise is proposed to editors.</summary>
static class RematchCommand
{
    public static Command Create()
    {
        var story = new Option<string?>("--story") { Description = "Only the articles of this story: its id, or the beginning of its title." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be proposed; record nothing." };
        var json = Output.JsonOption();
        var command = new Command("rematch", "Compares statements again with this version's matcher; differences are proposed to editors, nothing moves.") { story, dryRun, json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var newsroom = workplace.Newsroom;
            await newsroom.Projections.CatchUpAsync(ct);
            Guid? only = parsed.GetValue(story) is { } asked ? await Asking.StoryAsync(newsroom.Desk, asked, ct) : null;
            var (articles, first, proposals) = (0, 0, 0);
            List<object> rows = [], divergences = [];
            await foreach (var article in newsroom.Rematch.RunAsync(only, parsed.GetValue(dryRun), ct))
            {
                articles++;
                if (article.Asked) first++;
                proposals += article.Proposals.Count;
                foreach (var d in article.Divergences)
                {
                    divergences.Add(new { article = article.ArticleId, kind = d.Kind, sentence = d.Sentence, reasons = d.Reasons });
                    if (!parsed.GetValue(json)) Console.WriteLine($"{d.Kind}: {d.Sentence}");
                }
                foreach (var p in article.Proposals)
                {
                    rows.Add(new { article = article.ArticleId, before = article.Before, kind = p.Kind.ToString(), a = p.A.Line, b = p.B.Line, reasons = p.Reasons });
                    if (!parsed.GetValue(json)) Console.WriteLine($"{p.Kind}: “{p.A.Line}” and “{p.B.Line}” — {string.Join("; ", p.Reasons)}");
                }
            }
            if (parsed.GetValue(json)) Output.Json(new { articles, compareFirst = first, proposals = rows, divergences });
            else
                Console.WriteLine($"{proposals} differences and {divergences.Count} new divergences in {articles} articles{(first > 0 ? $", {first} of them never compared before: a worker compares them" : "")}."
                    + (parsed.GetValue(dryRun) ? " Nothing was recorded." : ""));
            return 0;
        });
        return command;
    }
}
