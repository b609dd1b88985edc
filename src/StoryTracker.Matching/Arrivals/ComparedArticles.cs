namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Articles made ready to be compared and what came of comparing them, for as long as they are asked for: what was not asked for lately is worked
/// out again from the sketch, so that the room is bounded and nothing hangs on what is still here.
/// </summary>
sealed class ComparedArticles(PairWeights weights)
{
    const int MostArticles = 4_000, MostPairs = 400_000;

    // Of each the newer half and the older one, which goes when the newer is full.
    Dictionary<int, ComparedArticle> _articles = [], _olderArticles = [];
    Dictionary<long, float> _odds = [], _olderOdds = [];

    /// <summary>An article by its number.</summary>
    public ComparedArticle this[int number, byte[] packed]
    {
        get
        {
            if (_articles.TryGetValue(number, out var article)) return article;
            if (!_olderArticles.TryGetValue(number, out article)) article = new(Sketch.Of(packed));
            Turn(ref _articles, ref _olderArticles, MostArticles);
            return _articles[number] = article;
        }
    }

    /// <summary>The log-odds that two articles are on one story, within their bounds.</summary>
    public double Odds(Member a, Member b) => Math.Clamp(Sum(a, b), -PairLikeness.Most, PairLikeness.Most);

    /// <summary>The same without bounds: which of two sure pairs is the surer.</summary>
    public double Sum(Member a, Member b)
    {
        // An article may stand on two stories.
        if (a.Number == b.Number) return PairLikeness.Most;
        // Multiplied by an odd number (2^64 over the golden ratio) so that pairs of near numbers do not fall into one place of the table.
        var key = unchecked((((long)Math.Max(a.Number, b.Number) << 32) | (uint)Math.Min(a.Number, b.Number)) * -7046029254386353131L);
        if (_odds.TryGetValue(key, out var odds)) return odds;
        if (!_olderOdds.TryGetValue(key, out odds)) odds = (float)PairLikeness.Sum(this[a.Number, a.Packed], this[b.Number, b.Packed], weights);
        Turn(ref _odds, ref _olderOdds, MostPairs);
        _odds[key] = odds;
        return odds;
    }

    /// <summary>Forgets everything: an article has another text now.</summary>
    public void Forget() => (_articles, _olderArticles, _odds, _olderOdds) = ([], [], [], []);

    static void Turn<TKey, T>(ref Dictionary<TKey, T> newer, ref Dictionary<TKey, T> older, int most) where TKey : notnull
    {
        if (newer.Count >= most / 2) (newer, older) = ([], newer);
    }
}

/// <summary>An article of a story.</summary>
/// <param name="Number">In the order of the record.</param>
/// <param name="Packed">Its packed sketch.</param>
/// <param name="ByEditor">Whether an editor put it there.</param>
readonly record struct Member(int Number, byte[] Packed, bool ByEditor);
