using System.CommandLine;
using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.App.Operations;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;

namespace StoryTracker.Commands;

/// <summary><c>erase ARTICLE</c>: removes an article and everything that quotes it, on legal request.</summary>
static class EraseCommand
{
    public static Command Create()
    {
        var article = new Argument<string>("ARTICLE") { Description = "Id or address of an article." };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, in words that repeat nothing of the article: they stay on record.", HelpName = "TEXT", Required = true,
        };
        var reference = new Option<string?>("--reference") { Description = "File number of the request.", HelpName = "TEXT" };
        var by = new Option<string>("--by")
        {
            Description = "Who orders it (default: the account's name).", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName,
        };
        var yes = new Option<bool>("--yes") { Description = "Does it; without it nothing is removed." };
        var command = new Command("erase", "Removes an article and everything that quotes it, for good, on legal request.")
        {
            article, reason, reference, by, yes,
        };
        command.SetAction((parsed, ct) => RunAsync(parsed, parsed.GetValue(article)!,
            id => new EraseArticle(id, parsed.GetValue(reason)!, parsed.GetValue(reference), parsed.GetValue(by)!), parsed.GetValue(yes), ct));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, string wanted, Func<Guid, EraseArticle> request, bool yes, CancellationToken ct)
    {
        var id = IdOf(wanted);
        await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
        var newsroom = workplace.Newsroom;
        if (!yes)
        {
            var view = await newsroom.Desk.ArticleAsync(id, null, AsOf.Now, ct)
                ?? throw new CommandRefusedException($"There is no article {id} on record.");
            var statements = view.Claims.Select(c => c.Id).Distinct().Count();
            throw new CommandRefusedException(
                $"Nothing was removed. “{view.Title}” with {statements} statements on {view.Stories.Count} stories would be gone for good: say --yes.");
        }
        var line = new ProgressLine(TimeProvider.System);
        var removed = await newsroom.Erasure.EraseAsync(request(id), new Steps(line), ct: ct);
        line.Clear();
        var done = removed.Recorded ? "Removed" : "It had been removed already";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done}: {removed.Events} events lost their content now, {removed.Jobs} jobs and dead letters were cleared."));
        foreach (var other in removed.AlsoPrinted)
            Console.WriteLine($"Article {other} prints the same text and stays: erase it as well if the request covers it.");
        Console.WriteLine("Backups keep what they had: export the ledger now (storytracker erasures export) and keep it where 'restore.sh' finds it.");
        return 0;
    }

    static Guid IdOf(string wanted) =>
        Guid.TryParse(wanted, out var id) ? id
        : Uri.TryCreate(wanted, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? DerivedId.ArticleAt(CanonicalUrl.Of(url))
        : throw new CommandRefusedException(
            $"'{wanted}' is neither the id nor the address of an article; 'storytracker timeline STORY --json' names them.");

    sealed class Steps(ProgressLine line) : IProgress<ErasureStep>
    {
        public void Report(ErasureStep value) => line.Show(value switch
        {
            ErasureStep.Recorded => "The removal is on record; scrubbing …",
            ErasureStep.Scrubbed => "Scrubbed; derived rows follow …",
            _ => "Vacuuming …",
        });
    }
}
