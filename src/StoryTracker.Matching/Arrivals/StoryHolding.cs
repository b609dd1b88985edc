namespace StoryTracker.Matching.Arrivals;

/// <summary>What a story holds: the sum of its articles' sketches. Taking an article out restores the former state exactly.</summary>
sealed class StoryHolding(string id)
{
    readonly Dictionary<int, int> _sums = [];
    long _squares;

    public string Id { get; } = id;

    public string Title { get; set; } = "";

    /// <summary>The story that this one was merged into, or null.</summary>
    public string? Into { get; set; }

    public int Articles { get; private set; }

    public IReadOnlyDictionary<int, int> Sums => _sums;

    public void Add(Sketch sketch, int sign)
    {
        Articles += sign;
        for (var i = 0; i < sketch.Features.Length; i++)
        {
            var before = (long)_sums.GetValueOrDefault(sketch.Features[i]);
            var after = before + (sign * sketch.Weights[i]);
            _squares += (after * after) - (before * before);
            if (after == 0) _sums.Remove(sketch.Features[i]);
            else _sums[sketch.Features[i]] = (int)after;
        }
    }

    /// <summary>Cosine between an article and the story.</summary>
    public double Likeness(Sketch sketch)
    {
        if (_squares == 0) return 0;
        long product = 0, own = 0;
        for (var i = 0; i < sketch.Features.Length; i++)
        {
            long weight = sketch.Weights[i];
            own += weight * weight;
            product += weight * _sums.GetValueOrDefault(sketch.Features[i]);
        }
        return own == 0 ? 0 : product / Math.Sqrt((double)own * _squares);
    }
}
