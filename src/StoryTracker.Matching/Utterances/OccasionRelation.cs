using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>Whether two reports can tell of one occasion.</summary>
public enum OccasionMatch
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>The days agree and nothing contradicts.</summary>
    Same,

    /// <summary>Known days or places differ.</summary>
    Different,
}

/// <summary>Compares the occasions of two reports.</summary>
/// <param name="Match">What is known.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="Near">Whether the days, as far as anything tells, can be the same within <see cref="NearDays"/> days.</param>
public sealed record OccasionRelation(OccasionMatch Match, string Reason, bool Near)
{
    /// <summary>Reports published no farther apart than this many days can tell of one occasion that neither dates.</summary>
    public const int NearDays = 3;

    /// <summary>Compares the occasions of two reports; the order does not matter.</summary>
    public static OccasionRelation Between(Report a, Report b)
    {
        var (x, y) = (a.Occasion, b.Occasion);
        if (!Overlap(x.Said, y.Said))
            return new(OccasionMatch.Different, $"said on different days ({Show(x.Said)}; {Show(y.Said)})", false);
        if (After(x.Said, b.Published) || After(y.Said, a.Published))
            return new(OccasionMatch.Different, "one was printed before the other was said", false);
        if (Contradict(x.Place, y.Place)) return new(OccasionMatch.Different, $"said in different places ({x.Place}; {y.Place})", false);
        if (NamesDiffer(x.Venue, y.Venue))
            return new(OccasionMatch.Different, $"said on different occasions ({x.Venue}; {y.Venue})", false);
        if (Contradict(x.Medium, y.Medium)) return new(OccasionMatch.Different, $"said by different means ({x.Medium}; {y.Medium})", false);
        var near = CanBeNear(a, b);
        if (a.ArticleId == b.ArticleId && x == y) return new(OccasionMatch.Same, "the article tells of one occasion", true);
        if (!x.Said.IsDay || !y.Said.IsDay) return new(OccasionMatch.Unknown, "at least one report does not say on which day", near);
        return new(OccasionMatch.Same, $"said on the same day ({Show(x.Said)})" + Where(x, y), near);
    }

    static string Where(Occasion x, Occasion y) =>
        (x.Place ?? y.Place) is { } place
            ? $", {(x.Place is null || y.Place is null ? "one report says where" : "both say where")}: {place}" : "";

    static bool Overlap(Days x, Days y) => !(x.Earliest > y.Latest) && !(y.Earliest > x.Latest);

    static bool After(Days said, Days published) => said.Earliest > published.Latest;

    static bool CanBeNear(Report a, Report b)
    {
        var (x, y) = (a.Occasion.Said.IsDay ? a.Occasion.Said : a.Published, b.Occasion.Said.IsDay ? b.Occasion.Said : b.Published);
        return x is { Earliest: { } x1, Latest: { } x2 } && y is { Earliest: { } y1, Latest: { } y2 }
            && x1.DayNumber - y2.DayNumber <= NearDays && y1.DayNumber - x2.DayNumber <= NearDays;
    }

    static bool Contradict(string? x, string? y) => x is not null && y is not null && !Forms(x).Overlaps(Forms(y));

    // "a rally" and "a campaign event" may be one; "the CBI dinner" and "the Labour conference" are two.
    static bool NamesDiffer(string? x, string? y) => Contradict(x, y) && HasName(x!) && HasName(y!);

    static bool HasName(string printed) => printed.Split(' ').Any(w => w.Length > 0 && char.IsUpper(w[0]));

    static HashSet<string> Forms(string printed) =>
        [.. SpokenWords.Of(new Stretch(printed, 0, printed.Length)).All.Where(w => w.Class is not WordClass.Function).Select(w => w.Form)];

    static string Show(Days days) => (days.Earliest, days.Latest) switch
    {
        ({ } from, { } to) when from == to => $"{from:yyyy-MM-dd}",
        (null, { } to) => $"until {to:yyyy-MM-dd}",
        ({ } from, null) => $"from {from:yyyy-MM-dd}",
        (null, null) => "unknown",
        ({ } from, { } to) => $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
    };
}
