using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Finds the stories that are worth a closer look. The work for an article is bounded: rare words are followed first, and no more than
/// <see cref="Budget"/> entries are read, however many stories there are.
/// </summary>
sealed class CandidateIndex
{
    const int Keys = 48, Budget = 2000;

    readonly Dictionary<int, Dictionary<int, int>> _stories = [];

    /// <summary>Enters (sign 1) or strikes (sign -1) the heaviest words of an article of a story.</summary>
    public void Add(int story, Vector words, int sign)
    {
        foreach (var word in Heaviest(words))
        {
            ref var stories = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, word, out _);
            stories ??= [];
            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(stories, story, out _);
            times += sign;
            if (times == 0) stories.Remove(story);
            if (stories.Count == 0) _stories.Remove(word);
        }
    }

    /// <summary>The most promising stories, each with what it has in common with the article by its rarest words.</summary>
    /// <param name="words">The article's words.</param>
    /// <param name="all">All stories by number.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<StoryHolding> Find(Vector words, IReadOnlyList<StoryHolding> all, int most)
    {
        var lists = new List<(int Entries, int At, Dictionary<int, int> Stories)>();
        for (var i = 0; i < words.Words.Length; i++)
            if (_stories.TryGetValue(words.Words[i], out var stories)) lists.Add((stories.Count, i, stories));
        lists.Sort((a, b) => a.Entries != b.Entries ? a.Entries.CompareTo(b.Entries)
            : words.Weights[a.At] != words.Weights[b.At] ? words.Weights[b.At].CompareTo(words.Weights[a.At]) : a.At.CompareTo(b.At));
        var found = new Dictionary<int, double>();
        var read = 0;
        foreach (var (entries, at, stories) in lists)
        {
            if (read > 0 && read + entries > Budget) break;
            read += entries;
            foreach (var story in stories.Keys)
            {
                var holding = all[story];
                ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(found, story, out _);
                score += words.Weights[at] * holding.Words.Sum(words.Words[at]) / holding.Words.Length;
            }
        }
        return [.. found.OrderByDescending(f => f.Value).ThenBy(f => f.Key).Take(most).Select(f => all[f.Key])];
    }

    static IEnumerable<int> Heaviest(Vector words)
    {
        if (words.Words.Length <= Keys) return words.Words;
        return words.Words.Zip(words.Weights).OrderByDescending(w => w.Second).ThenBy(w => w.First).Take(Keys).Select(w => w.First);
    }
}
