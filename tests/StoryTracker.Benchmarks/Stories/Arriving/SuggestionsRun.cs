using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Matching.Arrivals;
using StoryTracker.Matching.Suggestions;

namespace StoryTracker.Benchmarks.Stories.Arriving;

/// <summary>A suggestion, and what is true of it.</summary>
/// <param name="Change">The suggestion.</param>
/// <param name="Part">The true story of most of its articles.</param>
/// <param name="Rest">The true story of most of the other articles.</param>
/// <param name="Right">Whether an editor who knows would accept it.</param>
public sealed record JudgedChange(StoryChange Change, string Part, string Rest, bool Right);

/// <summary>
/// A stream through the matcher where nobody decides; each story is looked at when it has grown by half, as in the program. How many of the suggestions
/// are right, and how much of what went wrong is suggested to be put right.
/// </summary>
public sealed class SuggestionsRun
{
    const double Most = 0.8;
    readonly Dictionary<string, List<(Arrival Article, string True)>> stories = [];
    readonly List<JudgedChange> changes = [];

    /// <summary>Everything that was suggested, each once.</summary>
    public IReadOnlyList<JudgedChange> Changes => changes;

    /// <summary>Looks at stories, and the processor time of all of them in seconds.</summary>
    public (int Count, double Seconds) Looks { get; private set; }

    /// <summary>Two and more articles of another true story on a story that is mostly of one: how many such groups, and for how many a split was rightly suggested.</summary>
    public (int All, int Found) WronglyMerged { get; private set; }

    /// <summary>Stories that are mostly of a true story which has a larger one: how many, and for how many a merge was rightly suggested.</summary>
    public (int All, int Found) WronglyParted { get; private set; }

    /// <summary>Runs a stream.</summary>
    /// <param name="stream">Articles in order of arrival, each with its true story.</param>
    /// <param name="matching">How articles are placed; null: what ships.</param>
    /// <param name="how">How sure suggestions are; null: what ships.</param>
    public static SuggestionsRun Of(IEnumerable<(Arrival Article, string True)> stream, ArrivalSettings? matching = null, SuggestionSettings? how = null)
    {
        var run = new SuggestionsRun();
        var arrivals = new StoryArrivals(matching);
        var desk = new UnattendedDesk(arrivals);
        foreach (var (article, truth) in stream)
        {
            var story = desk.Take(article);
            if (!run.stories.TryGetValue(story, out var held)) run.stories.Add(story, held = []);
            held.Add((article, truth));
            if (SuggestionSchedule.IsDue(held.Count)) run.Look(arrivals, story, how);
        }
        run.Judge();
        return run;
    }

    /// <summary>Share of the suggestions of a kind that are right, and how many there are.</summary>
    public (double Right, int All) Of(StoryChangeKind kind) =>
        changes.Where(c => c.Change.Kind == kind).ToList() is { Count: > 0 } all ? ((double)all.Count(c => c.Right) / all.Count, all.Count) : (1, 0);

    void Look(StoryArrivals arrivals, string story, SuggestionSettings? how)
    {
        var settings = how ?? SuggestionSettings.Shipped;
        var started = Environment.CpuUsage.TotalTime;
        var held = Held(story, settings.MostArticles);
        foreach (var near in arrivals.Near(held, how))
            if (arrivals.Merge(held, Held(near, settings.MostCompared), 0, how) is { } merge) Take(merge);
        if (arrivals.Part(held, how) is { } part) Take(part);
        Looks = (Looks.Count + 1, Looks.Seconds + (Environment.CpuUsage.TotalTime - started).TotalSeconds);
    }

    StoryOfArticles Held(string story, int most) => new(story, [.. stories[story].TakeLast(most).Select(a => a.Article)]);

    // What was suggested is not suggested again.
    void Take(StoryChange change)
    {
        if (changes.Exists(c => IsSame(c.Change, change))) return;
        var part = stories[change.StoryId].Where(a => change.Articles.Contains(a.Article.Id)).Select(a => a.True).ToList();
        var rest = change.OtherStoryId is { } other ? [.. stories[other].Select(a => a.True)]
            : stories[change.StoryId].Where(a => !change.Articles.Contains(a.Article.Id)).Select(a => a.True).ToList();
        var (here, there) = (part.CountBy(t => t).MaxBy(t => t.Value), rest.CountBy(t => t).MaxBy(t => t.Value));
        var right = change.Kind == StoryChangeKind.Split
            ? here.Key != there.Key && here.Value >= Most * part.Count && part.Count(t => t == here.Key) >= rest.Count(t => t == here.Key)
            : here.Key == there.Key && here.Value >= Most * part.Count;
        changes.Add(new(change, here.Key, there.Key, right));
    }

    static bool IsSame(StoryChange a, StoryChange b) => a.Kind == StoryChangeKind.Merge || b.Kind == StoryChangeKind.Merge
        ? a.Kind == b.Kind && ((a.StoryId, a.OtherStoryId) == (b.StoryId, b.OtherStoryId) || (a.StoryId, a.OtherStoryId) == (b.OtherStoryId, b.StoryId))
        : a.StoryId == b.StoryId && 2 * a.Articles.Intersect(b.Articles).Count() > a.Articles.Union(b.Articles).Count();

    void Judge()
    {
        var right = changes.Where(c => c.Right).ToList();
        var mostly = stories.ToDictionary(s => s.Key, s => s.Value.CountBy(a => a.True).MaxBy(t => t.Value).Key);
        List<(string Story, string True)> strays =
            [.. stories.SelectMany(s => s.Value.CountBy(a => a.True).Where(t => t.Value > 1 && t.Key != mostly[s.Key]).Select(t => (s.Key, t.Key)))];
        WronglyMerged = (strays.Count, strays.Count(s => right.Exists(c => c.Change.Kind == StoryChangeKind.Split && c.Change.StoryId == s.Story
            && (c.Part == s.True || c.Rest == s.True))));
        var pieces = mostly.GroupBy(m => m.Value).SelectMany(g => g.OrderByDescending(s => stories[s.Key].Count).Skip(1)).Select(s => s.Key).ToList();
        WronglyParted = (pieces.Count, pieces.Count(p => right.Exists(c => c.Change.Kind == StoryChangeKind.Merge && (c.Change.StoryId == p || c.Change.OtherStoryId == p))));
    }
}
