using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Audit;

/// <summary>Which entries of the audit are asked for; what is null leaves nothing out.</summary>
/// <param name="By">Who did it, exactly as the record names them.</param>
/// <param name="Kind">What it was.</param>
/// <param name="On">What it is about.</param>
/// <param name="From">Recorded then or later.</param>
/// <param name="Until">Recorded then or before.</param>
public sealed record AuditFilter(string? By, AuditKind? Kind, AuditSubject? On, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Everything.</summary>
    public static AuditFilter None { get; } = new(null, null, null, null, null);

    /// <summary>True when nothing is left out.</summary>
    public bool IsNone => this == None;

    /// <summary>Reads the filters of an address; what is empty is no filter.</summary>
    /// <param name="by">Who.</param>
    /// <param name="kind">Name of a kind of <see cref="AuditKinds"/>.</param>
    /// <param name="on">What <see cref="AuditSubject.Parse"/> reads.</param>
    /// <param name="from">A day (its beginning in UTC) or an RFC 3339 time.</param>
    /// <param name="until">A day (its end in UTC) or an RFC 3339 time.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="problem">One sentence on the first that could not be read.</param>
    public static bool TryParse(
        string? by, string? kind, string? on, string? from, string? until, out AuditFilter filter, [NotNullWhen(false)] out string? problem)
    {
        (filter, problem) = (None, null);
        AuditKind? ofKind = null;
        AuditSubject? about = null;
        DateTimeOffset? first = null, last = null;
        if (!string.IsNullOrWhiteSpace(kind) && (ofKind = AuditKinds.Find(kind)) is null)
            problem = $"'{kind}' is no kind of entry; take one of {string.Join(", ", AuditKinds.All.Select(k => k.Name))}.";
        else if (!string.IsNullOrWhiteSpace(on) && (about = AuditSubject.Parse(on)) is null)
            problem = $"'{on}' is not what an entry can be about; give the address of the page of a story, article, claim, speaker or feed, or one of stories, articles, speakers, feeds, users.";
        else if (!TryTime(from, TimeOnly.MinValue, out first)) problem = Unreadable(from!);
        else if (!TryTime(until, TimeOnly.MaxValue, out last)) problem = Unreadable(until!);
        else if (first > last) problem = "The first day is after the last; swap them.";
        if (problem is not null) return false;
        filter = new(string.IsNullOrWhiteSpace(by) ? null : by.Trim(), ofKind, about, first, last);
        return true;
    }

    /// <summary>Whether an entry is asked for, as far as the entry itself tells; a claim on a story is not told by it.</summary>
    public bool Fits(HistoryItem item) =>
        (By is null || item.By == By) && (Kind is null || Kind.Types.Contains(item.Type)) && (From is null || item.Recorded >= From) && (Until is null || item.Recorded <= Until)
        && (On is null || (On.Stream is { } stream ? item.Stream == stream : item.Stream.StartsWith(On.Prefix, StringComparison.Ordinal)));

    static bool TryTime(string? text, TimeOnly ofDay, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = new DateTimeOffset(day, ofDay, TimeSpan.Zero);
            return true;
        }
        // A form's plus sign arrives as a space.
        if (!DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)) return false;
        time = exact.ToUniversalTime();
        return true;
    }

    static string Unreadable(string text) => $"'{text}' is no time; give a day such as 2018-04-15, or a time such as 2018-04-15T14:00:00Z.";
}
