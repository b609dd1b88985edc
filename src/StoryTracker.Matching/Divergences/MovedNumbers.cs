using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>Numbers and days that differ between two revisions of one article, in sentences that are otherwise the same.</summary>
static class MovedNumbers
{
    const double LeastAlike = 0.7;

    public static IEnumerable<Divergence> Between(ArticleReading before, ArticleReading after)
    {
        var unchanged = after.Sentences.Select(s => s.Words.Text).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var old in before.Sentences.Where(s => !unchanged.Contains(s.Words.Text)))
        {
            if (Nearest(before, old, after, taken) is not { } now) continue;
            taken.Add(now.Words.Start);
            List<ReportedNumber> x = In(before.Numbers, n => n.Printed, old), y = In(after.Numbers, n => n.Printed, now);
            if (x.Count == y.Count)
                for (int i = 0; i < x.Count; i++)
                    if ((x[i].Kind, x[i].Unit) == (y[i].Kind, y[i].Unit) && (x[i].Value, x[i].To, x[i].OutOf) != (y[i].Value, y[i].To, y[i].OutOf))
                        yield return Of(before, after, x[i].Printed, y[i].Printed, x[i].Counted ?? y[i].Counted, old);
            List<ReadTime> s = In(before.Times, t => t.Words, old), u = In(after.Times, t => t.Words, now);
            if (s.Count == u.Count)
                for (int i = 0; i < s.Count; i++)
                    if (s[i].Days != u[i].Days && s[i].Words.Text != u[i].Words.Text && !s[i].Days.IsUnknown && !u[i].Days.IsUnknown)
                        yield return Of(before, after, s[i].Words, u[i].Words, null, old);
        }
    }

    static Divergence Of(ArticleReading before, ArticleReading after, Stretch x, Stretch y, string? counted, ReadSentence old) => new(DivergenceKind.Moved, Severity.High,
        $"{ArticlePair.Name(after)} changed “{x.Text}” to “{y.Text}”{(counted is null ? "" : $" ({counted})")} between two revisions.",
        [Slices.Evidence(before, x), Slices.Evidence(after, y)], [$"The sentence round it is otherwise the same: “{Slices.Shown(old.Words.Text)}”."]);

    static List<T> In<T>(IEnumerable<T> all, Func<T, Stretch> of, ReadSentence s) => [.. all.Where(t => of(t).Start >= s.Words.Start && of(t).End <= s.Words.End)];

    /// <summary>The sentence of the newer revision with most of the same words, numbers aside.</summary>
    static ReadSentence? Nearest(ArticleReading before, ReadSentence old, ArticleReading after, HashSet<int> taken)
    {
        var keys = Keys(before, old);
        return after.Sentences.Where(s => !taken.Contains(s.Words.Start)).Select(s => (Sentence: s, Share: Alike(keys, Keys(after, s)))).Where(c => c.Share >= LeastAlike)
            .OrderByDescending(c => c.Share).ThenBy(c => c.Sentence.Words.Start).Select(c => c.Sentence).FirstOrDefault();
    }

    static HashSet<string> Keys(ArticleReading article, ReadSentence s) =>
        Wording.Of(s.Words).Where(w => !char.IsDigit(w.Key[0]) && !article.Numbers.Any(n => w.Start >= n.Printed.Start && w.End <= n.Printed.End)
            && !article.Times.Any(t => w.Start >= t.Words.Start && w.End <= t.Words.End)).Select(w => w.Key).ToHashSet(StringComparer.Ordinal);

    static double Alike(HashSet<string> a, HashSet<string> b) => a.Count < 3 || b.Count < 3 ? 0 : (double)a.Count(b.Contains) / Math.Max(a.Count, b.Count);
}
