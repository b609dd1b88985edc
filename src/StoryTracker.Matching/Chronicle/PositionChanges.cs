using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Chronicle;

/// <summary>How a later statement differs from an earlier one about the same thing.</summary>
public enum PositionShift
{
    /// <summary>What was said is denied, or the other way round.</summary>
    Denied,

    /// <summary>“Will not” became “will”, or the other way round.</summary>
    Negated,

    /// <summary>The number moved.</summary>
    NumberMoved,
}

/// <summary>A speaker may have changed position: a suggestion, never asserted, with both statements as evidence.</summary>
/// <param name="Before">The earlier report.</param>
/// <param name="After">The later one.</param>
/// <param name="Shift">How they differ.</param>
/// <param name="Reasons">Why they are of one thing and how they differ, a sentence each.</param>
public sealed record PositionChange(string Before, string After, PositionShift Shift, IReadOnlyList<string> Reasons);

/// <summary>Finds statements of one speaker that may contradict an earlier one (<c>position-changes@1</c>). Few and sure: nearly the same words have to stand in both.</summary>
public static class PositionChanges
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "position-changes@1";

    /// <summary>Content words that both statements have to share.</summary>
    public const int SharedWords = 3;

    /// <summary>Share of the shorter statement's content words that both have to hold.</summary>
    public const double Overlap = 0.75;

    // Closed class: what makes a clause negative (Huddleston and Pullum 2002, 9.1). "Without" and "hardly" leave too much open.
    static readonly HashSet<string> Negative = new(StringComparer.Ordinal)
    {
        "not", "never", "no", "cannot", "cant", "wont", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt",
        "wouldnt", "shouldnt", "couldnt", "mustnt",
    };

    /// <summary>Possible changes of position among reports of one speaker, the latest first; the order of the reports does not matter.</summary>
    /// <param name="reports">Reports of one speaker; those whose days do not tell which came first are left out.</param>
    public static IReadOnlyList<PositionChange> Of(IReadOnlyList<Report> reports)
    {
        var dated = reports.Where(r => r.Stance != Stance.Declined && !Day(r).IsUnknown).OrderBy(r => Day(r).Earliest ?? DateOnly.MinValue)
            .ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => (Report: r, Words: ContentWords.Of(Promises.Text(r)))).ToList();
        List<(DateOnly At, PositionChange Change)> changes = [];
        for (var i = 0; i < dated.Count; i++)
            for (var k = i + 1; k < dated.Count; k++)
                if (Between(dated[i], dated[k]) is { } change) changes.Add((Day(dated[k].Report).Earliest ?? DateOnly.MinValue, change));
        return [.. changes.OrderByDescending(c => c.At).ThenBy(c => c.Change.Before, StringComparer.Ordinal).ThenBy(c => c.Change.After, StringComparer.Ordinal)
            .Select(c => c.Change)];
    }

    static PositionChange? Between((Report Report, ContentWords Words) before, (Report Report, ContentWords Words) after)
    {
        // Only a day that is surely later is later.
        if (!(Day(before.Report).Latest < Day(after.Report).Earliest)) return null;
        var shared = before.Words.SharedWith(after.Words);
        if (shared.Count < SharedWords || before.Words.Overlap(after.Words) < Overlap) return null;
        var (a, b) = (before.Report, after.Report);
        string same = $"Both are about {ContentWords.Listed(shared)}.", days = $"The first is of {Announcements.Text(Day(a))}, the other of {Announcements.Text(Day(b))}.";
        if (a.Stance == Stance.Denied != (b.Stance == Stance.Denied))
            return new(a.Id, b.Id, PositionShift.Denied, [same, days, b.Stance == Stance.Denied ? "The other denies what the first says." : "The other says what the first denies."]);
        var (denies, says) = (Negations(a), Negations(b));
        if (denies.Count % 2 != says.Count % 2)
            return new(a.Id, b.Id, PositionShift.Negated, [same, days, denies.Count > says.Count
                ? $"The first says “{denies[0]}”, the other does not." : $"The other says “{says[0]}”, the first does not."]);
        return Moved(a, b) is { } moved ? new(a.Id, b.Id, PositionShift.NumberMoved, [same, days, moved]) : null;
    }

    // One number each, of the same kind of the same thing.
    static string? Moved(Report a, Report b) =>
        a.Numbers is [var x] && b.Numbers is [var y] && (x.Kind, x.Unit) == (y.Kind, y.Unit) && (x.Value, x.To) != (y.Value, y.To)
        && string.Equals(x.Counted, y.Counted, StringComparison.OrdinalIgnoreCase)
            ? $"The first gives “{x.Printed.Text}”, the other “{y.Printed.Text}”." : null;

    static List<string> Negations(Report report)
    {
        var text = Promises.Text(report);
        return [.. Word.In(text).Where(w => Negative.Contains(w.Letters)).Select(w => text[w.Start..w.End])];
    }

    static Days Day(Report r) => r.Occasion.Said.IsUnknown ? r.Published : r.Occasion.Said;
}
