using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Finds the stories that are worth a closer look. The work for an article is bounded: rare words are followed first, and no more than
/// <see cref="Budget"/> entries are read, however many stories there are.
/// </summary>
sealed class CandidateIndex
{
    const int Keys = 48, Budget = 2000;

    // Of each word the stories that have it, ascending.
    readonly Dictionary<int, List<Posting>> _stories = [];
    // What each story has in common with the article that is looked up, and which stories have anything: room that is used again.
    readonly List<int> _found = [];
    long[] _common = [];

    /// <summary>Enters (sign 1) or strikes (sign -1) the heaviest words of an article of a story.</summary>
    public void Add(int story, Vector words, int sign)
    {
        foreach (var at in Heaviest(words))
        {
            ref var stories = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, words.Words[at], out _);
            stories ??= new(1);
            var place = PlaceOf(story, stories);
            var known = place < stories.Count && stories[place].Story == story;
            var (sum, times) = known ? (stories[place].Sum, stories[place].Times) : (0, 0);
            var changed = new Posting(story, sum + (sign * words.Weights[at]), times + sign);
            if (!known) stories.Insert(place, changed);
            else if (changed.Times != 0) stories[place] = changed;
            else stories.RemoveAt(place);
            if (stories.Count == 0) _stories.Remove(words.Words[at]);
        }
    }

    /// <summary>The most promising stories, each with what it has in common with the article by its rarest words.</summary>
    /// <param name="words">The article's words.</param>
    /// <param name="all">All stories by number.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<StoryHolding> Find(Vector words, IReadOnlyList<StoryHolding> all, int most)
    {
        var lists = new List<(int At, List<Posting> Stories)>();
        for (var i = 0; i < words.Words.Length; i++)
            if (_stories.TryGetValue(words.Words[i], out var stories)) lists.Add((i, stories));
        lists.Sort((a, b) => a.Stories.Count != b.Stories.Count ? a.Stories.Count.CompareTo(b.Stories.Count)
            : words.Weights[a.At] != words.Weights[b.At] ? words.Weights[b.At].CompareTo(words.Weights[a.At]) : a.At.CompareTo(b.At));
        if (_common.Length < all.Count) _common = new long[all.Count * 2];
        var read = 0;
        foreach (var (at, stories) in lists)
        {
            if (read > 0 && read + stories.Count > Budget) break;
            read += stories.Count;
            long weight = words.Weights[at];
            foreach (var posting in CollectionsMarshal.AsSpan(stories))
            {
                ref var common = ref _common[posting.Story];
                if (common == 0) _found.Add(posting.Story);
                common += weight * posting.Sum;
            }
        }
        return Best(all, most);
    }

    List<StoryHolding> Best(IReadOnlyList<StoryHolding> all, int most)
    {
        // The number breaks ties: the older story.
        var best = new PriorityQueue<int, (double, int)>();
        foreach (var story in _found)
        {
            best.Enqueue(story, (_common[story] / all[story].Words.Length, -story));
            if (best.Count > most) best.Dequeue();
            _common[story] = 0;
        }
        _found.Clear();
        var stories = new List<StoryHolding>();
        while (best.TryDequeue(out var story, out _)) stories.Add(all[story]);
        stories.Reverse();
        return stories;
    }

    static int PlaceOf(int story, List<Posting> stories)
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

    // Places of the heaviest words in the vector.
    static IEnumerable<int> Heaviest(Vector words)
    {
        var all = Enumerable.Range(0, words.Words.Length);
        return words.Words.Length <= Keys ? all : all.OrderByDescending(i => words.Weights[i]).ThenBy(i => words.Words[i]).Take(Keys);
    }

    /// <summary>A story that has a word among the heaviest of some of its articles.</summary>
    /// <param name="Story">Its number.</param>
    /// <param name="Sum">The sum of the word's weights in these.</param>
    /// <param name="Times">How many these are.</param>
    readonly record struct Posting(int Story, int Sum, int Times);
}
