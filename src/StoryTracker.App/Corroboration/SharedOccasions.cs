using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.App.Corroboration;

/// <summary>
/// What articles tell of one conversation. Where two of them print one remark of a speaker on one day, another remark of that speaker that they do not date
/// may be of that day: it is compared once more as if it were.
/// </summary>
sealed class SharedOccasions
{
    readonly Dictionary<(string, string, string), Days> shared = [];

    /// <summary>Takes in that two reports are of one remark.</summary>
    public void Add(Report a, Report b)
    {
        if (a.ArticleId == b.ArticleId || a.SpeakerId is null) return;
        var (x, y) = (a.Occasion.Said, b.Occasion.Said);
        // The day of a remark that one of them alone dates is the other's too, where that was printed near enough to it.
        if (x.IsDay != y.IsDay && OccasionRelation.Between(a, b) is { Near: true, Match: not OccasionMatch.Different }) (x, y) = x.IsDay ? (x, x) : (y, y);
        if (!x.IsDay || !y.IsDay) return;
        Days day = new(x.Earliest > y.Earliest ? x.Earliest : y.Earliest, x.Latest < y.Latest ? x.Latest : y.Latest);
        if (day.Earliest <= day.Latest) shared.TryAdd(Key(a, b), day);
    }

    /// <summary>The same two reports, on the day that their articles share; null where they share none, or both reports are dated.</summary>
    public (Report A, Report B, string Reason)? Dated(Report a, Report b)
    {
        if (a.SpeakerId is null || a.SpeakerId != b.SpeakerId || !shared.TryGetValue(Key(a, b), out var day)) return null;
        var (x, y) = (On(day, a), On(day, b));
        return x == a && y == b ? null
            : (x, y, $"both articles report another remark of the same speaker on {day.Earliest:yyyy-MM-dd}, and these can be of that day");
    }

    static Report On(Days day, Report report) =>
        report.Occasion.Said.IsDay || report.Occasion.Said.Earliest > day.Latest || report.Occasion.Said.Latest < day.Earliest ? report
            : report with { Occasion = report.Occasion with { Said = day } };

    static (string, string, string) Key(Report a, Report b) =>
        string.CompareOrdinal(a.ArticleId, b.ArticleId) < 0 ? (a.ArticleId, b.ArticleId, a.SpeakerId!) : (b.ArticleId, a.ArticleId, a.SpeakerId!);
}
