using System.Globalization;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Chronicle;

/// <summary>A day that lies ahead of the article that announces it.</summary>
/// <param name="Id">Names it in every answer.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Days">The days.</param>
/// <param name="Sentence">The announcing sentence, with its place in the article.</param>
public sealed record Announcement(string Id, string ArticleId, Days Days, Stretch Sentence)
{
    /// <summary>What the sentence is about.</summary>
    internal ContentWords Words => field ??= ContentWords.Of(Sentence.Text);
}

/// <summary>How two announcements stand to one another.</summary>
public enum AnnouncementRelation
{
    /// <summary>Nothing shows that they are of one event.</summary>
    Unrelated,

    /// <summary>They are of one event and give the same day, or one a narrower one.</summary>
    Same,

    /// <summary>They seem to be of one event and give different days: for an editor to look at.</summary>
    OtherDay,
}

/// <summary>How two announcements stand to one another, and why.</summary>
/// <param name="Relation">How.</param>
/// <param name="Reasons">Why, a sentence each; empty where unrelated.</param>
public sealed record AnnouncementMatch(AnnouncementRelation Relation, IReadOnlyList<string> Reasons)
{
    /// <summary>Nothing shows that they are of one event.</summary>
    public static AnnouncementMatch None { get; } = new(AnnouncementRelation.Unrelated, []);
}

/// <summary>Tells whether several articles announce one event: the same days and shared content words (<c>announcements@1</c>).</summary>
public static class Announcements
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "announcements@1";

    /// <summary>Content words that two announcements of one day in different articles have to share.</summary>
    public const int SharedWords = 2;

    /// <summary>Content words, and share of the shorter sentence's, that announcements of different days have to share to be shown side by side.</summary>
    public const int SharedWordsOfOtherDay = 3;

    /// <inheritdoc cref="SharedWordsOfOtherDay"/>
    public const double OverlapOfOtherDay = 0.5;

    const int FarApart = 62;        // days: beyond two months it is the next event of the kind, not the same moved

    /// <summary>Compares two announcements; the order does not matter.</summary>
    public static AnnouncementMatch Compare(Announcement a, Announcement b)
    {
        if (a.Days.IsUnknown || b.Days.IsUnknown) return AnnouncementMatch.None;
        var sameArticle = a.ArticleId == b.ArticleId;
        var sameSentence = sameArticle && a.Sentence.Start == b.Sentence.Start && a.Sentence.End == b.Sentence.End;
        var (one, other) = (a.Words, b.Words);
        var shared = one.SharedWith(other);
        if (a.Days == b.Days)
        {
            if (sameArticle && IsDay(a.Days)) return Same($"The same article gives {Text(a.Days)} twice.");
            return shared.Count >= SharedWords ? Same($"Both give {Text(a.Days)} and share {ContentWords.Listed(shared)}.") : AnnouncementMatch.None;
        }
        if (Within(a.Days, b.Days) || Within(b.Days, a.Days))
        {
            var (narrow, wide) = Within(a.Days, b.Days) ? (a.Days, b.Days) : (b.Days, a.Days);
            if (sameSentence) return Same($"The same sentence narrows {Text(wide)} to {Text(narrow)}.");
            return shared.Count >= SharedWordsOfOtherDay ? Same($"{Text(narrow)} lies within {Text(wide)}, and both share {ContentWords.Listed(shared)}.") : AnnouncementMatch.None;
        }
        return !sameSentence && shared.Count >= SharedWordsOfOtherDay && one.Overlap(other) >= OverlapOfOtherDay && Apart(a.Days, b.Days) <= FarApart
            ? new(AnnouncementRelation.OtherDay, [$"One gives {Text(a.Days)}, the other {Text(b.Days)}, and both share {ContentWords.Listed(shared)}."])
            : AnnouncementMatch.None;
    }

    static AnnouncementMatch Same(string reason) => new(AnnouncementRelation.Same, [reason]);

    static bool IsDay(Days days) => days.Earliest is { } day && days.Latest == day;

    // Open ends hold everything on their side.
    static bool Within(Days inner, Days outer) =>
        inner is { Earliest: { } from, Latest: { } to } && (outer.Earliest ?? DateOnly.MinValue) <= from && to <= (outer.Latest ?? DateOnly.MaxValue);

    static int Apart(Days a, Days b) =>
        a is { Earliest: { } x } && b is { Earliest: { } y } ? Math.Abs(x.DayNumber - y.DayNumber) : int.MaxValue;

    /// <summary>Days as words.</summary>
    internal static string Text(Days days) => days switch
    {
        { Earliest: { } from, Latest: { } to } when from == to => Day(from),
        { Earliest: { } from, Latest: { } to } => $"{Day(from)} to {Day(to)}",
        { Earliest: { } from } => $"a day from {Day(from)} on",
        { Latest: { } to } => $"a day up to {Day(to)}",
        _ => "an unknown day",
    };

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
