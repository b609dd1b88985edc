using System.Collections.Immutable;

namespace StoryTracker.Matching.Utterances.Words;

/// <summary>Phrases that are said of anything: sharing one proves no more than sharing a judgement.</summary>
static class StockPhrases
{
    static readonly ImmutableArray<string[]> All = [.. new[]
    {
        "thought and prayer", "thought be with", "shoulder to shoulder", "end of the day", "day and night", "night and day", "work hard",
            "working hard",
        "hard working", "tireless work", "work tireless", "take seriously", "extreme seriously", "very seriously", "let me be clear",
        "long way to go", "lesson be learn", "learn the lesson", "lesson will be learn", "rest assured", "bottom of my heart",
            "no stone unturned",
        "step in the right direction", "no place in", "time will tell", "moving forward", "going forward", "go forward", "matter of time",
            "wake up call",
        "line in the sand", "full support", "top priority", "number one priority", "play politics", "business as usual", "zero sum",
        "country in the world", "for the first time", "once and for all", "in due course", "as soon as possible", "long overdue",
            "put an end to",
        "hold to account", "leave no one behind", "first and foremost", "message be simple", "message be clear", "in the strongest terms",
    }.Select(p => p.Split(' ').SelectMany(WordForms.Of).ToArray())];

    /// <summary>The positions that belong to a stock phrase.</summary>
    /// <param name="forms">Forms in order.</param>
    public static HashSet<int> In(IReadOnlyList<string> forms)
    {
        HashSet<int> inside = [];
        foreach (var phrase in All)
            for (var i = 0; i + phrase.Length <= forms.Count; i++)
            {
                var j = 0;
                while (j < phrase.Length && forms[i + j] == phrase[j]) j++;
                if (j == phrase.Length) inside.UnionWith(Enumerable.Range(i, j));
            }
        return inside;
    }
}
