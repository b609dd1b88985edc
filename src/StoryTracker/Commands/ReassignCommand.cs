using System.CommandLine;
using StoryTracker.App.Membership;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.Commands;

/// <summary><c>reassign</c>: places history again with this version's matcher; where it would have an article elsewhere, it proposes that to editors.</summary>
static class ReassignCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be proposed; record nothing." };
        var json = Output.JsonOption();
        var command = new Command("reassign", "Places articles again with this version's matcher; differences are proposed to editors, nothing moves.") { dryRun, json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var done = await workplace.Newsroom.Reassign.RunAsync(parsed.GetValue(dryRun), null, ct);
            if (parsed.GetValue(json))
                Output.Json(new
                {
                    articles = done.Articles, decidedByEditors = done.Decided,
                    proposals = done.Proposals.Select(p => new
                    {
                        kind = p.Suggestion.Kind.ToString(), story = p.Suggestion.StoryId, other = p.Suggestion.OtherStoryId, articles = p.Suggestion.ArticleIds,
                        score = p.Suggestion.Score, reasons = p.Suggestion.Reasons, matcher = p.Suggestion.Matcher,
                    }),
                });
            else
            {
                foreach (var p in done.Proposals) Console.WriteLine($"{Says(p)} — {string.Join("; ", p.Suggestion.Reasons)}");
                Console.WriteLine($"{Count(done.Proposals.Count, "difference")} in {Count(done.Articles, "article")}, {done.Decided} of them decided by editors."
                    + (parsed.GetValue(dryRun) ? " Nothing was recorded." : ""));
            }
            return 0;
        });
        return command;
    }

    static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    static string Says(ReassignmentProposed p)
    {
        var (article, count) = (p.Article is null ? "an article" : $"“{p.Article}”", p.Suggestion.ArticleIds.Count);
        return p.Suggestion.Kind switch
        {
            SuggestionKind.Move => $"Move {article} from “{p.From}” to “{p.To}”",
            SuggestionKind.Place => $"Place {article} on “{p.From}” too",
            SuggestionKind.TakeOff => $"Take {article} off “{p.From}”",
            SuggestionKind.Merge => $"Merge “{p.From}” into “{p.To}”",
            _ => $"Split {(count == 1 ? article : $"{article} and {(count == 2 ? "another" : $"{count - 1} others")}")} off “{p.From}”",
        };
    }
}
