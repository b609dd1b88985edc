using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>Figures of one sentence that do not add up: the parts of a total, a part and its share.</summary>
static class Sums
{
    public static IEnumerable<Divergence> Within(ArticleReading article)
    {
        foreach (var s in article.Sentences)
        {
            var numbers = article.Numbers.Where(n => n.Printed.Start >= s.Words.Start && n.Printed.End <= s.Words.End).ToList();
            if (Parts(article, numbers) is { } parts) yield return parts;
            if (Share(article, numbers) is { } share) yield return share;
        }
    }

    /// <summary>"12 people, seven men and six women": a total, a comma or a dash or a bracket, two parts joined by "and" and nothing else.</summary>
    static Divergence? Parts(ArticleReading article, List<ReportedNumber> numbers)
    {
        for (int i = 0; i + 2 < numbers.Count; i++)
        {
            var (total, one, two) = (numbers[i], numbers[i + 1], numbers[i + 2]);
            if (!Whole(total) || !Whole(one) || !Whole(two) || one.Counted is null || two.Counted is null || one.Counted == two.Counted) continue;
            string between = article.Text[total.Printed.End..one.Printed.Start], joint = article.Text[one.Printed.End..two.Printed.Start];
            if (total.Counted is null || !People.Contains(Last(total.Counted)) || !Kinds.Contains(Last(one.Counted)) || !Kinds.Contains(Last(two.Counted))) continue;
            if (Bare(between, total.Counted) is not ("," or "–" or "—" or "(" or ":" or "-" or ", including both" or ", comprising") || Bare(joint, one.Counted) != "and") continue;
            string after = article.Text[two.Printed.End..Math.Min(article.Text.Length, two.Printed.End + 40)];
            if (Bare(after, two.Counted).StartsWith("and ", StringComparison.Ordinal) || i + 3 < numbers.Count && numbers[i + 3].Printed.Start - two.Printed.End < 30) continue;
            if (one.Value + two.Value == total.Value) continue;
            return new(DivergenceKind.Sum, Severity.Medium,
                $"{one.Value:0} and {two.Value:0} are {one.Value + two.Value:0}, but “{total.Printed.Text} {total.Counted}” is printed before them.",
                [Slices.Evidence(article, total.Printed.Start, two.Printed.End)], ["The two kinds are told as all of the total: nothing but a mark and “and” stands between them."]);
        }
        return null;
    }

    static readonly HashSet<string> People = ["people", "persons", "victims", "passengers", "members", "students", "candidates", "suspects", "deaths", "casualties", "jurors", "dead"];
    static readonly HashSet<string> Kinds = ["men", "women", "man", "woman", "children", "adults", "boys", "girls", "boy", "girl", "child", "adult", "males", "females"];

    /// <summary>"12 of the 48 councillors (40 per cent)": the share of a part that is printed beside it.</summary>
    static Divergence? Share(ArticleReading article, List<ReportedNumber> numbers)
    {
        for (int i = 0; i + 1 < numbers.Count; i++)
        {
            var (ratio, share) = (numbers[i], numbers[i + 1]);
            if (ratio is not { Kind: "ratio", OutOf: > 0, To: null, Bound: "exactly" } || share is not { Kind: "percent", To: null, Bound: "exactly" } || ratio.Value > ratio.OutOf) continue;
            string between = article.Text[ratio.Printed.End..share.Printed.Start];
            if (between.Length > 40 || !(between.TrimEnd().EndsWith('(') || between.Contains(", or ", StringComparison.Ordinal))) continue;
            decimal right = 100 * ratio.Value / ratio.OutOf.Value;
            if (Math.Abs(right - share.Value) <= 1.5m) continue;
            return new(DivergenceKind.Sum, Severity.Medium, $"“{ratio.Printed.Text}” is {right:0.#} per cent, not “{share.Printed.Text}”.",
                [Slices.Evidence(article, ratio.Printed.Start, share.Printed.End)], [$"{ratio.Value:0.##} / {ratio.OutOf:0.##} = {right:0.#} per cent."]);
        }
        return null;
    }

    static bool Whole(ReportedNumber n) => n is { Kind: "count", To: null, Bound: "exactly" } && n.Value == decimal.Truncate(n.Value);

    static string Last(string phrase) => phrase.Split(' ')[^1].ToLowerInvariant();

    /// <summary>What stands between two numbers but for the thing that the first counts.</summary>
    static string Bare(string between, string counted)
    {
        string rest = between.Trim();
        if (rest.StartsWith(counted, StringComparison.Ordinal)) rest = rest[counted.Length..].Trim();
        return rest;
    }
}
