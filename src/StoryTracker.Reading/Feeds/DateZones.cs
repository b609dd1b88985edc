using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>Zones as dates name them: numbers, RFC 822's names and those that are common and mean one thing.</summary>
static class DateZones
{
    static readonly FrozenDictionary<string, double> Hours = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["z"] = 0, ["ut"] = 0, ["utc"] = 0, ["gmt"] = 0, ["zulu"] = 0, ["wet"] = 0,
        ["adt"] = -3, ["ast"] = -4, ["at"] = -4, ["edt"] = -4, ["est"] = -5, ["et"] = -5, ["cdt"] = -5, ["cst"] = -6, ["ct"] = -6,
            ["mdt"] = -6,
        ["mst"] = -7, ["mt"] = -7, ["pdt"] = -7, ["pst"] = -8, ["pt"] = -8, ["akdt"] = -8, ["akst"] = -9, ["hst"] = -10, ["nst"] = -3.5,
            ["ndt"] = -2.5,
        ["a"] = -1, ["n"] = 1, ["m"] = -12, ["y"] = 12,
        ["met"] = 1, ["mest"] = 2, ["cet"] = 1, ["cest"] = 2, ["mez"] = 1, ["mesz"] = 2, ["bst"] = 1, ["west"] = 1, ["eet"] = 2,
            ["eest"] = 3, ["msk"] = 3, ["msd"] = 4,
        ["sast"] = 2, ["jst"] = 9, ["kst"] = 9, ["hkt"] = 8, ["sgt"] = 8, ["awst"] = 8, ["acst"] = 9.5, ["acdt"] = 10.5, ["aest"] = 10,
            ["aedt"] = 11, ["nzst"] = 12, ["nzdt"] = 13,
        ["brt"] = -3, ["art"] = -3, ["clt"] = -4, ["pkt"] = 5, ["wib"] = 7, ["ict"] = 7, ["pht"] = 8,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The offset of a zone: <c>+0200</c>, <c>-05:30</c>, <c>GMT+2</c>, <c>Etc/UTC</c>, <c>EST</c>; zero for a name that nobody knows.
    /// </summary>
    /// <returns>Null when it is no zone at all.</returns>
    public static TimeSpan? Offset(ReadOnlySpan<char> printed)
    {
        var zone = printed.Trim();
        if (zone.IndexOfAny("([") is > 0 and var comment) zone = zone[..comment].TrimEnd();
        if (zone.StartsWith("Etc/", StringComparison.OrdinalIgnoreCase)) zone = zone[4..];
        if (zone.Length > 3 && (zone.StartsWith("GMT", StringComparison.OrdinalIgnoreCase)
            || zone.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))
            && zone[3..].TrimStart() is ['+' or '-', ..]) zone = zone[3..].TrimStart();
        if (zone.IsEmpty) return TimeSpan.Zero;
        if (zone[0] is '+' or '-' or '\u2212') return Number(zone);
        if (zone is "0000" or "00:00") return TimeSpan.Zero;
        foreach (var c in zone)
            if (!char.IsLetter(c) && c is not ('/' or '_' or '.')) return null;
        if (zone.Length > 40) return null;
        return Hours.TryGetValue(zone.TrimEnd('.').ToString(), out var hours) ? TimeSpan.FromHours(hours) : TimeSpan.Zero;
    }

    static TimeSpan? Number(ReadOnlySpan<char> zone)
    {
        var cursor = new DateCursor(zone[1..].Trim());
        int hours, minutes = 0;
        switch (cursor.Digits)
        {
            case 4:
                (hours, minutes) = (cursor.Number(2), cursor.Number(2));
                break;
            case 1 or 2:
                hours = cursor.Number(cursor.Digits);
                if (cursor.Take(':'))
                {
                    if (cursor.Digits is not (1 or 2)) return null;
                    minutes = cursor.Number(cursor.Digits);
                }
                break;
            case 3:
                (hours, minutes) = (cursor.Number(1), cursor.Number(2));
                break;
            default:
                return null;
        }
        if (!cursor.IsAtEnd && !cursor.Rest.TrimStart().StartsWith("(")) return null;
        if (minutes > 59 || hours > 24) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return zone[0] == '+' ? offset : -offset;
    }
}
