using System.Collections.Immutable;
using System.Globalization;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Chronicle;

/// <summary>That two reports of one speaker tell of one remark, or repeat a line on another occasion, as found or confirmed elsewhere.</summary>
/// <param name="A">A report.</param>
/// <param name="B">Another.</param>
/// <param name="SameUtterance">True for one remark told twice, false for the same line on another occasion.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record LineLink(string A, string B, bool SameUtterance, IReadOnlyList<string> Reasons);

/// <summary>One occasion on which a line was said.</summary>
/// <param name="ReportIds">Reports of it, in the order of publication.</param>
/// <param name="Days">When it was said, or where no article tells, when it was first printed.</param>
/// <param name="SaidThen">True when an article tells the day; false when all that is known is that it was said by the day it was printed.</param>
/// <param name="Place">Where, as printed; null when no article tells.</param>
public sealed record LineOccasion(IReadOnlyList<string> ReportIds, Days Days, bool SaidThen, string? Place);

/// <summary>A line that a speaker said on more than one occasion, the first that we have on record first (<c>said-before@1</c>).</summary>
/// <param name="ReportIds">Every report of it.</param>
/// <param name="Occasions">Distinct occasions in the order of their days; those without any day last.</param>
/// <param name="Sentence">What an editor reads.</param>
/// <param name="Reasons">Why the reports are one line.</param>
public sealed record StockLine(
    IReadOnlyList<string> ReportIds, IReadOnlyList<LineOccasion> Occasions, string Sentence, IReadOnlyList<string> Reasons);

/// <summary>Tells whether a speaker has said something before: groups reports by the links between them into lines and their occasions.</summary>
public static class SaidBefore
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "said-before@1";

    /// <summary>Lines that were said on at least two occasions, by their first; the order of reports and links does not matter.</summary>
    /// <param name="reports">Reports of one speaker.</param>
    /// <param name="links">How they belong together; a link to a report that is not there says nothing.</param>
    public static IReadOnlyList<StockLine> Of(IReadOnlyList<Report> reports, IReadOnlyList<LineLink> links)
    {
        var known = reports.DistinctBy(r => r.Id).ToImmutableSortedDictionary(r => r.Id, r => r, StringComparer.Ordinal);
        var usable = links.Where(l => known.ContainsKey(l.A) && known.ContainsKey(l.B)).ToList();
        List<StockLine> lines = [];
        foreach (var line in Groups(known.Keys, usable))
        {
            var within = usable.Where(l => line.Contains(l.A)).ToList();
            var occasions = Groups(line, [.. within.Where(l => l.SameUtterance)]).Select(o => Occasion([.. o.Select(id => known[id])]))
                .OrderBy(o => o.Days.Earliest ?? o.Days.Latest ?? DateOnly.MaxValue).ThenBy(o => o.Days.Latest ?? DateOnly.MaxValue)
                .ThenBy(o => o.ReportIds[0], StringComparer.Ordinal).ToList();
            if (occasions.Count < 2) continue;
            lines.Add(new([.. line], occasions, Sentence(occasions), [.. within.SelectMany(l => l.Reasons).Distinct().Order(StringComparer.Ordinal)]));
        }
        return [.. lines.OrderBy(l => l.Occasions[0].Days.Earliest ?? DateOnly.MaxValue).ThenBy(l => l.ReportIds[0], StringComparer.Ordinal)];
    }

    /// <summary>What stands beside a later report of the line: “First said, as far as we have it on record, on 14 April 2018 in Mill Hill.”; null for the first.</summary>
    public static string? FirstSaid(StockLine line, string reportId) =>
        line.Occasions[0].ReportIds.Contains(reportId) ? null : $"First said, as far as we have it on record, {When(line.Occasions[0])}.";

    static string Sentence(List<LineOccasion> occasions) =>
        $"Said on {occasions.Count.ToString(CultureInfo.InvariantCulture)} occasions that we have on record: {string.Join("; ", occasions.Select(When))}.";

    static string When(LineOccasion o)
    {
        var place = o.Place is null ? "" : $" in {o.Place}";
        if (o.Days.IsUnknown) return $"on a day that nothing tells{place}";
        return o.SaidThen ? $"on {Announcements.Text(o.Days)}{place}" : $"by {Announcements.Text(o.Days)}, when it was printed{place}";
    }

    // The narrowest day that an article tells; else the first print: it was said by then, nobody knows when.
    static LineOccasion Occasion(List<Report> reports)
    {
        var ordered = reports.OrderBy(r => r.Published.Earliest ?? DateOnly.MaxValue).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var told = ordered.Select(r => r.Occasion.Said).Where(d => !d.IsUnknown).OrderBy(Width).FirstOrDefault();
        var printed = ordered.Select(r => r.Published).Where(d => !d.IsUnknown).OrderBy(d => d.Latest ?? DateOnly.MaxValue).FirstOrDefault();
        return new([.. ordered.Select(r => r.Id)], told ?? printed ?? Days.Unknown, told is not null,
            ordered.Select(r => r.Occasion.Place).FirstOrDefault(p => p is not null));
    }

    static int Width(Days d) => d is { Earliest: { } from, Latest: { } to } ? to.DayNumber - from.DayNumber : int.MaxValue;

    // Connected components, each in order, by the smallest id.
    static List<ImmutableSortedSet<string>> Groups(IEnumerable<string> ids, List<LineLink> links)
    {
        var root = ids.ToDictionary(id => id, id => id, StringComparer.Ordinal);
        string Find(string id)
        {
            while (root[id] != id) id = root[id] = root[root[id]];
            return id;
        }
        foreach (var link in links)
        {
            var (a, b) = (Find(link.A), Find(link.B));
            if (a == b) continue;
            if (string.CompareOrdinal(a, b) < 0) root[b] = a;
            else root[a] = b;
        }
        return [.. root.Keys.GroupBy(Find).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToImmutableSortedSet(StringComparer.Ordinal))];
    }
}
