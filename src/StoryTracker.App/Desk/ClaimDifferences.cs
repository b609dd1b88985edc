using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>Where what editors decided on a claim and what the machine reads differ, in words.</summary>
static class ClaimDifferences
{
    /// <summary>The fields that are the editors' and that the machine reads otherwise now.</summary>
    public static IReadOnlyList<ClaimDifference> Of(StoryClaim claim)
    {
        if (claim.Editorial is not { } editorial) return [];
        var (held, machine) = (claim.Effective, claim.Mention.Over(claim.Machine));
        return
        [
            .. from field in ClaimFields.Names.Where(editorial.Fields.Sets)
               let mine = Text(field, held, claim.Happened)
               let theirs = Text(field, machine, null)
               where mine != theirs
               select new ClaimDifference(field, mine, theirs),
        ];
    }

    static string Text(string field, Claim claim, When? happened) => field switch
    {
        "words" => string.Join(" … ", claim.Words.Select(w => w.Exact)),
        "kind" => claim.Kind switch { QuoteKind.Direct => "direct quotation", QuoteKind.Mixed => "partly quoted", _ => "reported" },
        "polarity" => claim.Polarity switch { Polarity.Denied => "denied it", Polarity.Declined => "declined to say it, or stopped short of it", _ => "said it" },
        "speaker" => claim.Speaker.Name ?? "nobody can say",
        "said" => Days(claim.Said),
        _ => Days(happened),
    };

    static string Days(When? when) => when is null ? "not told" : HistorySentence.Days(when);
}
