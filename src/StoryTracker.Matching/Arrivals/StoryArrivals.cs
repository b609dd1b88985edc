namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Places arriving articles on stories, one after another, by likeness to what the stories hold and by the terms that editors gave them. It
/// is a fold: what it knows is made of what it was told; <see cref="Assess"/> changes nothing. Not safe for several threads at once.
/// </summary>
/// <remarks>
/// Single-pass clustering as in topic detection and tracking (Allan, Topic Detection and Tracking, 2002), with the articles around the arriving
/// one grouped afresh (<see cref="Neighbourhood"/>), so that an early mistake does not draw others after it. The work for an article does not grow
/// with the number of stories.
/// </remarks>
public sealed partial class StoryArrivals
{
    /// <summary>Name and version of these rules; it goes on every answer.</summary>
    public const string Matcher = "arrivals@3";

    const int WeightDigits = 4, MostApart = 2;
    // A story that comes this near to the threshold looks like the article's own.
    const double LooksLike = 2;

    readonly ArrivalSettings _settings;
    readonly WordTable _words;
    readonly CandidateIndex _index = new();
    readonly ProfileIndex _profiles = new();
    readonly ComparedArticles _compared;
    readonly Dictionary<string, StoryHolding> _stories = new(StringComparer.Ordinal);
    readonly List<StoryHolding> _byNumber = [];
    readonly Dictionary<string, Placed> _articles = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedDictionary<string, bool>> _decisions = new(StringComparer.Ordinal);
    (Arrival Arrival, int Articles, ArticleReading Reading)? _last;

    /// <summary>Knows nothing yet.</summary>
    /// <param name="settings">How alike is alike; null: what ships.</param>
    public StoryArrivals(ArrivalSettings? settings = null) : this(settings, new()) { }

    StoryArrivals(ArrivalSettings? settings, WordTable words)
    {
        (_settings, _words) = (settings ?? ArrivalSettings.Shipped, words);
        _compared = new(_settings.Pairs);
    }

    /// <summary>Decides which stories an article and each of its statements belong to, and changes nothing.</summary>
    /// <returns>The stories, heaviest first; none where none fits: the caller opens one.</returns>
    public Assignment Assess(Arrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        // An article that was placed already does not speak for its own place.
        if (!_articles.TryGetValue(arrival.Id, out var placed)) return Judge(arrival);
        Hold(arrival.Id, placed, false);
        try
        {
            return Judge(arrival);
        }
        finally
        {
            Hold(arrival.Id, placed, true);
        }
    }

    Assignment Judge(Arrival arrival)
    {
        var reading = Read(arrival);
        var reasons = new ArrivalReasons(reading, _words);
        var verdicts = Verdicts(arrival, reading);
        var fitting = verdicts.Where(v => v.Fits(_settings))
            .OrderByDescending(v => Math.Round(v.Score(_settings), 6))
            // Of two stories with as many of their terms, which one was set up first says nothing.
            .ThenBy(v => v.Terms is null ? "" : v.Story.Id, StringComparer.Ordinal).ThenBy(v => v.Story.Number).ToList();
        if (fitting.Count > 0)
        {
            var near = fitting.Where(v => !v.ByLikenessAlone).Select(v => v.Odds ?? 0).Append(fitting[0].Odds ?? 0).Max();
            fitting = [.. fitting.Where((v, i) => i == 0 || !v.ByLikenessAlone || v.Score(_settings) >= near * _settings.ShareOfBest)];
        }
        var apart = verdicts.Except(fitting).Where(v => v.Like is not null && (v.LikeAPart || v.Odds >= _settings.Threshold - LooksLike))
            .OrderByDescending(v => v.Odds).ThenBy(v => v.Story.Number).Take(MostApart)
            .Select(v => reasons.Apart(Title(v.Story), v)).ToList();
        var weights = Weights(fitting);
        var statements = fitting.Count == 0 ? []
            : new ArrivalStatements(_words, _profiles).Place(arrival, [.. fitting.Select(f => f.Story)], Title(fitting[0].Story));
        return new(Matcher, [.. fitting.Select((v, i) => new StoryMatch(v.Story.Id, weights[i], i == 0, reasons.For(v), statements[i]))])
        {
            KeptApart = apart,
        };
    }

    /// <summary>Takes in where an article was placed; the same article again: the newest text and placement count.</summary>
    /// <remarks>The story that is primary learns from it. What editors said about the article stays in force.</remarks>
    public void Learn(Arrival arrival, IReadOnlyList<ArrivalPlace> places)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(places);
        _articles.TryGetValue(arrival.Id, out var known);
        var primary = places.Where(p => p.Primary).Select(p => p.StoryId).ToArray();
        var placed = known is not null && known.Text == Fingerprint(arrival)
            ? known with { Primary = primary } : Sketched(arrival, known?.Number, primary);
        if (known is not null) Hold(arrival.Id, known, false);
        if (known is not null && known.Text != placed.Text) _compared.Forget();
        _articles[arrival.Id] = placed;
        foreach (var place in places) Story(place.StoryId);
        Hold(arrival.Id, placed, true);
    }

    /// <summary>An editor sets up a story, or sets it up anew.</summary>
    public void Open(StoryProfile story)
    {
        ArgumentNullException.ThrowIfNull(story);
        Story(story.Id);
        _profiles.Set(story);
    }

    /// <summary>Takes in what an editor said about an article and a story; it counts from the next assessment on.</summary>
    public void Decide(EditorsPlacement decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        Story(decision.StoryId);
        var placed = _articles.GetValueOrDefault(decision.ArticleId);
        if (placed is not null) Hold(decision.ArticleId, placed, false);
        if (!_decisions.TryGetValue(decision.ArticleId, out var decided))
            _decisions.Add(decision.ArticleId, decided = new(StringComparer.Ordinal));
        if (decision.Belongs is { } belongs) decided[decision.StoryId] = belongs;
        else decided.Remove(decision.StoryId);
        if (decided.Count == 0) _decisions.Remove(decision.ArticleId);
        if (placed is not null) Hold(decision.ArticleId, placed, true);
    }

    /// <summary>From now on, what one story holds counts for another.</summary>
    /// <exception cref="ArgumentException">The other story was merged into the first, or they are one.</exception>
    public void Merge(string from, string into)
    {
        if (Root(Story(into)).Id == from) throw new ArgumentException($"Story '{into}' was merged into '{from}' already.", nameof(into));
        Story(from).Into = Story(into);
    }

    /// <summary>Undoes a merge: both stories hold again what each of them was given. Nothing happens where they are not merged.</summary>
    public void Part(string from, string into)
    {
        if (_stories.TryGetValue(from, out var story) && story.Into?.Id == into) story.Into = null;
    }

    List<Verdict> Verdicts(Arrival arrival, ArticleReading reading)
    {
        var article = new ComparedArticle(reading.Sketch);
        var found = _index.Find(reading.Sketch.Words, _byNumber, _settings.Candidates);
        var around = new Neighbourhood(article, found, _compared, _settings);
        var near = found.GroupBy(Root).ToDictionary(g => g.Key, g => g.ToList());
        var mentioned = _profiles.Mentioned(arrival).ToLookup(e => Root(Story(e.Story.Id)));
        var terms = mentioned.Where(g => g.Any(e => e.Enough)).ToDictionary(g => g.Key, g => g.Where(e => e.Enough).MaxBy(e => e.Score));
        var decided = _decisions.GetValueOrDefault(arrival.Id)?.GroupBy(d => Root(Story(d.Key))).ToDictionary(g => g.Key, g => g.Any(d => d.Value))
            ?? [];
        return [.. near.Keys.Union(terms.Keys).Union(decided.Keys).OrderBy(s => s.Number).Select(story =>
        {
            var parts = near.GetValueOrDefault(story) ?? [];
            var (odds, apart) = (around.Score(parts), parts.Any(around.Apart.Contains));
            return new Verdict(story, odds, terms.GetValueOrDefault(story), decided.TryGetValue(story, out var belongs) ? belongs : null)
            {
                Like = odds >= _settings.Threshold - LooksLike || apart || terms.ContainsKey(story) || decided.ContainsKey(story)
                    ? parts.Select(p => Likeness.Of(reading, p, Looked(p))).MaxBy(l => l.Words) : null,
                WithoutItsTerms = _profiles.HasTerms(story.Id) && !mentioned[story].Any(),
                LikeRefused = odds is not null && parts.Any(p => IsLikeRefused(article, p)),
                LikeAPart = apart,
                OnItsOwn = around.Apart.Count > 0,
            };
        })];
    }

    List<Sketch> Looked(StoryHolding story) => [.. Neighbourhood.Sample(story.Members).Select(m => _compared[m.Number, m.Packed].Sketch)];

    // What is most like an article that an editor took out follows the editor.
    bool IsLikeRefused(ComparedArticle article, StoryHolding story)
    {
        double Nearest(IEnumerable<Member> articles) => articles.Select(m => article.Sketch.Words.Dot(_compared[m.Number, m.Packed].Sketch.Words))
            .DefaultIfEmpty().Max();
        return story.Refused.Count > 0 && Nearest(story.Refused) > Nearest(Neighbourhood.Sample(story.Members))
            && story.Refused.Any(m => PairLikeness.LogOdds(article, _compared[m.Number, m.Packed], _settings.Pairs) >= _settings.Threshold);
    }

    // Rounded for people; the primary takes what rounding leaves, so that the sum is 1.
    List<double> Weights(List<Verdict> fitting)
    {
        var total = fitting.Sum(v => v.Score(_settings));
        var others = fitting.Skip(1).Select(v => Math.Round(v.Score(_settings) / total, WeightDigits)).ToList();
        return [Math.Round(1 - others.Sum(), WeightDigits), .. others];
    }

    // Words are counted once for an article, and as rare as its words were when it came they stay for it.
    Placed Sketched(Arrival arrival, int? number, string[] primary)
    {
        var reading = Read(arrival);
        if (number is null) _words.CountArticle(reading.All);
        return new(number ?? _articles.Count, Fingerprint(arrival), reading.Sketch.Packed(), primary);
    }

    // FNV-1a, 64 bits: whether an article that was learned comes again with the same text.
    static ulong Fingerprint(Arrival arrival)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in $"{arrival.Published:O}\n{arrival.Title}\n{arrival.Text}\n{string.Join('\n', arrival.Tags)}") hash = (hash ^ c) * 1099511628211ul;
        return hash;
    }

    // The article that was assessed last is mostly the one that is learned next.
    ArticleReading Read(Arrival arrival)
    {
        if (_last is { } last && last.Articles == _words.Articles && last.Arrival.Text == arrival.Text && last.Arrival.Title == arrival.Title
            && last.Arrival.Published == arrival.Published && last.Arrival.Tags.SequenceEqual(arrival.Tags)) return last.Reading;
        var reading = new ArticleReading(arrival, _words, _settings);
        _last = (arrival, _words.Articles, reading);
        return reading;
    }

    static StoryHolding Root(StoryHolding story)
    {
        while (story.Into is { } into) story = into;
        return story;
    }

    string Title(StoryHolding story) => _profiles.Profiles.TryGetValue(story.Id, out var profile) && profile.Title.Length > 0 ? profile.Title : story.Id;

    StoryHolding Story(string id)
    {
        if (_stories.TryGetValue(id, out var story)) return story;
        _stories.Add(id, story = new(id, _byNumber.Count));
        _byNumber.Add(story);
        return story;
    }

    // A story learns from the articles that are first of all on it and from those that an editor put there.
    void Hold(string article, Placed placed, bool holds)
    {
        var decided = _decisions.GetValueOrDefault(article) ?? [];
        var stories = placed.Primary.Where(s => decided.GetValueOrDefault(s, true)).Union(decided.Where(d => d.Value).Select(d => d.Key));
        var sketch = Sketch.Of(placed.Packed);
        foreach (var story in stories.Select(Story))
        {
            if (holds) story.Add(new(placed.Number, placed.Packed, decided.ContainsKey(story.Id)), sketch);
            else story.Remove(placed.Number, sketch);
            _index.Add(story.Number, sketch.Words, holds ? 1 : -1);
        }
        foreach (var story in decided.Where(d => !d.Value).Select(d => Story(d.Key)))
            if (holds) story.Refuse(new(placed.Number, placed.Packed, true));
            else story.Allow(placed.Number);
    }

    /// <summary>An article that was learned.</summary>
    /// <param name="Number">In the order of the record.</param>
    /// <param name="Text">Fingerprint of its text.</param>
    /// <param name="Packed">What is kept of it, a packed sketch.</param>
    /// <param name="Primary">The stories that it is first of all on.</param>
    sealed record Placed(int Number, ulong Text, byte[] Packed, string[] Primary);
}
