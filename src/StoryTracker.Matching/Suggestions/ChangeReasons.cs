using System.Globalization;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Suggestions;

/// <summary>Says in plain English why a change of stories is suggested.</summary>
sealed class ChangeReasons(WordTable table)
{
    const int MostWords = 5, MostDays = 3;
    const double InMost = 0.5;

    /// <summary>Why two stories are one.</summary>
    public List<string> ForMerge(ArticleGroup from, ArticleGroup into, int fit, int compared, int fitBoth)
    {
        List<string> reasons = [];
        var shared = from.Core.Where(c => into.Share(c.Word) >= InMost && from.Share(c.Word) >= InMost).Select(c => c.Word).ToList();
        if (shared.Where(from.IsName).ToList() is { Count: > 0 } names) reasons.Add($"articles of both name {Quote(names)}");
        if (shared.Where(w => !from.IsName(w)).ToList() is { Count: > 0 } words) reasons.Add($"articles of both have {Quote(words)}");
        if (Days(from, into) is { } days) reasons.Add(days);
        reasons.Add($"{fit} of the {compared} articles compared would be placed on the other story if they came today");
        if (fitBoth > 0) reasons.Add($"{Articles(fitBoth)} fit both nearly equally");
        return reasons;
    }

    /// <summary>Why articles are another story.</summary>
    public List<string> ForSplit(ArticleGroup part, ArticleGroup rest, List<int> here, List<int> there, int fit)
    {
        List<string> reasons =
        [
            $"{These(part)} have {Quote(here)}, which the other {rest.Members.Count} {(rest.Members.Count == 1 ? "does" : "do")} not have",
            $"the others have {Quote(there)}, which these do not have",
            fit == 0 ? "none of them would be placed on one story with the others if it came today"
                : $"only {fit} of all {part.Members.Count + rest.Members.Count} would be placed on one story with the others if they came today",
        ];
        if (DaysNamed(part) is { Count: > 0 } own && DaysNamed(rest) is { Count: > 0 } others && !own.Intersect(others).Any())
            reasons.Add($"these name {Told(own)}, the others {Told(others)}");
        return reasons;
    }

    /// <summary>Why articles are a lasting part of a story.</summary>
    public List<string> ForSubStory(ArticleGroup part, ArticleGroup rest, List<int> marks) =>
    [
        $"{These(part)} have {Quote(marks)}, which the other {rest.Members.Count} hardly ever have",
        $"they came over {part.Span} days, while others came beside them",
        "they still fit the story as a whole",
    ];

    string Quote(List<int> words)
    {
        var quoted = words.Take(MostWords).Select(w => $"“{table.Printed(w)}”").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} and {quoted[^1]}";
    }

    static string? Days(ArticleGroup one, ArticleGroup other)
    {
        var days = other.Members.Select(m => m.Sketch.Published).OfType<DateOnly>().ToList();
        var gaps = one.Members.Select(m => m.Sketch.Published).OfType<DateOnly>().SelectMany(d => days.Select(o => Math.Abs(d.DayNumber - o.DayNumber))).ToList();
        return gaps.Count == 0 ? null : gaps.Min() switch { 0 => "they were published on the same day", 1 => "they were published a day apart", var n => $"they were published {n} days apart" };
    }

    // Days of the year that more than half of the articles name.
    static List<int> DaysNamed(ArticleGroup group) =>
        [.. group.Members.SelectMany(m => m.Sketch.Days).CountBy(d => d).Where(d => d.Value > group.Members.Count * InMost).Select(d => d.Key).Order().Take(MostDays)];

    static string Told(List<int> days) => string.Join(", ", days.Select(d =>
        string.Create(CultureInfo.InvariantCulture, $"{d % 32} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(d / 32)}")));

    static string These(ArticleGroup part) => $"the {part.Members.Count} articles";

    static string Articles(int count) => count == 1 ? "one article" : string.Create(CultureInfo.InvariantCulture, $"{count} articles");
}
