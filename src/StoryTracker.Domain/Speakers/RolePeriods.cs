using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Speakers;

/// <summary>A role as an article gives it, with when the article was published.</summary>
/// <param name="Reported">The report.</param>
/// <param name="Published">When its article was published, null when nothing tells.</param>
public sealed record DatedRole(RoleReported Reported, Publication? Published);

/// <summary>A role over time, as far as articles tell.</summary>
/// <param name="Role">The role, as most articles print it.</param>
/// <param name="From">Publication of the first article that gives it (days in UTC); null when none of them is dated, or none gives it as held.</param>
/// <param name="To">Publication of the last article that gives it, or by which it had ended; null when not known.</param>
/// <param name="Began">True when an article calls it new.</param>
/// <param name="Ended">True when an article calls it a former one.</param>
/// <param name="Reports">What says so, oldest first.</param>
/// <param name="Reason">How the period was found, in a sentence.</param>
public sealed record RolePeriod(
    string Role, DateOnly? From, DateOnly? To, bool Began, bool Ended, IReadOnlyList<RoleReported> Reports, string Reason);

/// <summary>Reads periods off the roles that articles give: the first and last that give it; "new" begins it, "former" ends it.</summary>
public static class RolePeriods
{
    enum Told { Held, New, Former }

    /// <summary>Periods in order of their beginning, the undated last.</summary>
    public static IReadOnlyList<RolePeriod> Of(IEnumerable<DatedRole> roles)
    {
        List<RolePeriod> periods = [];
        foreach (var office in roles.Select(r => (Role: r, Read: Read(r.Reported.Role))).GroupBy(r => RoleWords.KeyOf(r.Read.Office), StringComparer.Ordinal))
        {
            var reports = office.OrderBy(r => Day(r.Role)?.Earliest ?? DateOnly.MaxValue).ThenBy(r => r.Role.Reported.ArticleId).ToList();
            List<(DatedRole Role, Told Told, string Office)> open = [];
            foreach (var report in reports)
            {
                // Held again after it had ended: another period.
                if (report.Read.Told != Told.Former && open.Exists(o => o.Told == Told.Former && Day(o.Role) is not null))
                {
                    periods.Add(Period(open));
                    open = [];
                }
                open.Add((report.Role, report.Read.Told, report.Read.Office));
            }
            periods.Add(Period(open));
        }
        return [.. periods.OrderBy(p => p.From ?? p.To ?? DateOnly.MaxValue).ThenBy(p => p.Role, StringComparer.Ordinal)];
    }

    static RolePeriod Period(List<(DatedRole Role, Told Told, string Office)> reports)
    {
        var held = reports.Where(r => r.Told != Told.Former).Select(r => Day(r.Role)).OfType<(DateOnly Earliest, DateOnly Latest)>().ToList();
        var ends = reports.Where(r => r.Told == Told.Former).ToList();
        var begun = reports.Exists(r => r.Told == Told.New);
        var end = ends.Select(r => Day(r.Role)).OfType<(DateOnly Earliest, DateOnly Latest)>().Select(d => (DateOnly?)d.Latest).Min();
        DateOnly? from = held.Count > 0 ? held.Min(d => d.Earliest) : null;
        DateOnly? to = ends.Count > 0 ? end : held.Count > 0 ? held.Max(d => d.Latest) : null;
        var name = reports.GroupBy(r => r.Office, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
        return new(name, from, to, begun, ends.Count > 0, [.. reports.Select(r => r.Role.Reported)], Reason(held.Count, begun, ends.Count > 0, to));
    }

    static string Reason(int held, bool begun, bool ended, DateOnly? to) => (held, begun, ended) switch
    {
        (0, _, true) => "Articles only tell that the role is over" + (to is null ? "." : "; the day is when the first of them was published."),
        (_, true, true) => "Begins with an article that calls the role new; it had ended when an article called it a former one.",
        (_, false, true) => "From the first article that gives the role; it had ended when an article called it a former one.",
        (_, true, _) => "Begins with an article that calls the role new; until the last article that gives it.",
        (0, _, _) => "No article that gives the role is dated.",
        _ => "From the first to the last article that gives the role; it may have begun earlier and last longer.",
    };

    static (DateOnly Earliest, DateOnly Latest)? Day(DatedRole role) => role.Published is { } p
        ? (DateOnly.FromDateTime(p.Earliest.UtcDateTime), DateOnly.FromDateTime(p.Latest.UtcDateTime)) : null;

    // "former Home Secretary", "then-mayor", "the party's new general secretary"; "new" as in "New York" is a name.
    static (string Office, Told Told) Read(string role)
    {
        var words = role.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var told = Told.Held;
        for (var i = 0; i < words.Count && i < 4 && told == Told.Held; i++)
        {
            var lower = words[i].ToLowerInvariant();
            if (lower.StartsWith("ex-", StringComparison.Ordinal) || lower.StartsWith("then-", StringComparison.Ordinal))
                (words[i], told) = (words[i][(words[i].IndexOf('-', StringComparison.Ordinal) + 1)..], Told.Former);
            else if (words.Count > 1 && (lower is "former" or "ex" or "then" or "late" or "one-time"))
                told = Remove(words, i, 1, Told.Former);
            else if (words.Count > i + 2 && (lower is "newly" or "recently"))
                told = Remove(words, i, 2, Told.New);
            else if (words.Count > 1 && (words[i] is "new" or "incoming"))
                told = Remove(words, i, 1, Told.New);
        }
        return words.Count > 0 ? (string.Join(' ', words), told) : (role, Told.Held);
    }

    static Told Remove(List<string> words, int at, int count, Told told)
    {
        words.RemoveRange(at, count);
        return told;
    }
}
