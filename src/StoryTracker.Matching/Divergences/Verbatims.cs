using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>Words inside quotation marks in two outlets that cannot both be what was said.</summary>
static class Verbatims
{
    public static IEnumerable<Divergence> Between(ArticlePair pair) => [.. Requests(pair), .. QuotedTwice.Between(pair)];

    /// <summary>Both tell what somebody asked somebody for, in different quoted words.</summary>
    static IEnumerable<Divergence> Requests(ArticlePair pair)
    {
        foreach (var a in pair.ToldA)
            foreach (var b in pair.ToldB)
            {
                if (a.P.Request is not { Asker: { } askerA, Asked: { } askedA } || b.P.Request is not { Asker: { } askerB, Asked: { } askedB }
                    || !a.P.Verb.Quoted || !b.P.Verb.Quoted || a.P.Lemma == b.P.Lemma || !pair.OneOccasion(a.Report, b.Report)
                    || !SamePerson(askerA, askerB) || !SamePerson(askedA, askedB)) continue;
                var (x, y) = (Quoted(a), Quoted(b));
                if (x is null || y is null) continue;
                yield return new(DivergenceKind.Verbatim, Severity.Medium,
                    $"Both print in quotation marks what {askerA.Words.Text} asked of {askedB.Words.Text}: “{Slices.Shown(x.Text)}” in {ArticlePair.Name(pair.A)}, "
                    + $"“{Slices.Shown(y.Text)}” in {ArticlePair.Name(pair.B)}; the words for one request cannot both be verbatim.",
                    [Slices.Evidence(pair.A, x), Slices.Evidence(pair.B, y)],
                    [$"One act of asking: “{a.P.Request.Word.Text}” and “{b.P.Request.Word.Text}”, by “{askerA.Words.Text}” and “{askerB.Words.Text}”, of "
                        + $"“{askedA.Words.Text}” and “{askedB.Words.Text}”.", "The quoted words share no verb."]) { Reports = [a.Report!.Id, b.Report!.Id] };
            }
    }

    /// <summary>Named alike: the last words of both are the same name, or one's name stands in the other's description.</summary>
    static bool SamePerson(Argument a, Argument b) => !a.IsPronoun && !b.IsPronoun
        && (a.IsName && b.IsName && a.Head == b.Head || a.IsName && b.Content.Contains(a.Head) || b.IsName && a.Content.Contains(b.Head));

    /// <summary>The quoted words of the report that the verb stands in.</summary>
    static Stretch? Quoted(Told t) => t.Report!.Words.FirstOrDefault(w => w.Quoted && t.P.Verb.Start >= w.Start && t.P.Verb.End <= w.End);
}
