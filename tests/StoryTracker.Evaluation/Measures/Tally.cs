namespace StoryTracker.Evaluation.Measures;

/// <summary>Counts under names; those of several documents add up.</summary>
/// <typeparam name="T">What is counted.</typeparam>
public sealed class Tally<T> where T : notnull
{
    readonly Dictionary<T, int> counts = [];

    /// <summary>How often something was counted; 0 if never.</summary>
    public int this[T what] => counts.GetValueOrDefault(what);

    /// <summary>Everything counted, most frequent first, then by name.</summary>
    public IEnumerable<(T What, int Count)> Sorted =>
        counts.Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value).ThenBy(c => c.Key.ToString(), StringComparer.Ordinal);

    /// <summary>Counts once, or several times.</summary>
    public void Add(T what, int times = 1) => counts[what] = this[what] + times;

    /// <summary>Counts where it is so.</summary>
    public void AddIf(bool so, T what)
    {
        if (so) Add(what);
    }

    /// <summary>Adds all counts of another tally.</summary>
    public void Add(Tally<T> other)
    {
        foreach (var (what, count) in other.counts) Add(what, count);
    }
}
