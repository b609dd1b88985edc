namespace StoryTracker.Reading.Feeds;

/// <summary>
/// The attributes of the element that is being read, names in lower case with known prefixes (<c>xml:base</c>, <c>rdf:about</c>).
/// </summary>
sealed class FeedAttributes
{
    readonly List<(string Name, string Value)> _all = [];

    public int Count => _all.Count;

    public (string Name, string Value) this[int index] => _all[index];

    public void Clear() => _all.Clear();

    public void Add(string name, string value) => _all.Add((name, value));

    /// <summary>The value, or null when the element does not have the attribute.</summary>
    public string? Get(string name)
    {
        foreach (var (other, value) in _all)
            if (other == name) return value;
        return null;
    }
}
