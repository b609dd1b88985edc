using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Finds the stories that are worth a closer look. The work for an article is bounded: rare words are followed first, and no more than
/// <see cref="Budget"/> entries are read, however many stories there are.
/// </summary>
sealed class CandidateIndex
{
    const int Keys = 48, Budget = 2000;

    // Of each word the stories that have it, ascending, each with how many of its articles do.
    readonly Dictionary<int, List<(int Story, int Times)>> _stories = [];

    /// <summary>Enters (sign 1) or strikes (sign -1) the heaviest words of an article of a story.</summary>
    public void Add(int story, Vector words, int sign)
    {
        foreach (var word in Heaviest(words))
        {
            ref var stories = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, word, out _);
            stories ??= new(1);
            var at = PlaceOf(story, stories);
            var known = at < stories.Count && stories[at].Story == story;
            var times = (known ? stories[at].Times : 0) + sign;
            if (!known) stories.Insert(at, (story, times));
            else if (times != 0) stories[at] = (story, times);
            else stories.RemoveAt(at);
            if (stories.Count == 0) _stories.Remove(word);
        }
    }

    /// <summary>The most promising stories, each with what it has in common with the article by its rarest words.</summary>
    /// <param name="words">The article's words.</param>
    /// <param name="all">All stories by number.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<StoryHolding> Find(Vector words, IReadOnlyList<StoryHolding> all, int most)
    {
        var lists = new List<(int At, List<(int Story, int Times)> Stories)>();
        for (var i = 0; i < words.Words.Length; i++)
            if (_stories.TryGetValue(words.Words[i], out var stories)) lists.Add((i, stories));
        lists.Sort((a, b) => a.Stories.Count != b.Stories.Count ? a.Stories.Count.CompareTo(b.Stories.Count)
            : words.Weights[a.At] != words.Weights[b.At] ? words.Weights[b.At].CompareTo(words.Weights[a.At]) : a.At.CompareTo(b.At));
        var found = new Dictionary<int, double>();
        var read = 0;
        foreach (var (at, stories) in lists)
        {
            if (read > 0 && read + stories.Count > Budget) break;
            read += stories.Count;
            foreach (var (story, _) in stories)
            {
                var holding = all[story];
                ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(found, story, out _);
                score += words.Weights[at] * holding.Words.Sum(words.Words[at]) / holding.Words.Length;
            }
        }
        return [.. found.OrderByDescending(f => f.Value).ThenBy(f => f.Key).Take(most).Select(f => all[f.Key])];
    }

    static int PlaceOf(int story, List<(int Story, int Times)> stories)
    {
        // Mostly the newest story.
        if (stories.Count == 0 || stories[^1].Story < story) return stories.Count;
        var (low, high) = (0, stories.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stories[middle].Story < story) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static IEnumerable<int> Heaviest(Vector words)
    {
        if (words.Words.Length <= Keys) return words.Words;
        return words.Words.Zip(words.Weights).OrderByDescending(w => w.Second).ThenBy(w => w.First).Take(Keys).Select(w => w.First);
    }
}
