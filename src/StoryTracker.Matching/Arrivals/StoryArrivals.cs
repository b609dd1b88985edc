using System.Text;

namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Places arriving articles on stories, one after another, by likeness to what the stories hold and by the terms that editors gave them. It
/// is a fold: what it knows is made of what it was told, <see cref="Assess"/> changes nothing. Not safe for several threads at once.
/// </summary>
public sealed class StoryArrivals
{
    /// <summary>Name and version of these rules; it goes on every answer.</summary>
    public const string Matcher = "arrivals@1";

    const int Format = 1;

    readonly ArrivalSettings _settings;
    readonly WordTable _words;
    readonly CandidateIndex _index = new();
    readonly Dictionary<string, StoryHolding> _stories = new(StringComparer.Ordinal);
    readonly List<StoryHolding> _byNumber = [];
    readonly Dictionary<string, StoryProfile> _profiles = new(StringComparer.Ordinal);
    readonly Dictionary<string, Placed> _articles = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedDictionary<string, bool>> _decisions = new(StringComparer.Ordinal);
    (Arrival Arrival, int Articles, ArticleReading Reading)? _last;

    /// <summary>Knows nothing yet.</summary>
    /// <param name="settings">How alike is alike; null: what ships.</param>
    public StoryArrivals(ArrivalSettings? settings = null)
    {
        _settings = settings ?? ArrivalSettings.Shipped;
        _words = new();
    }

    StoryArrivals(ArrivalSettings? settings, WordTable words) => (_settings, _words) = (settings ?? ArrivalSettings.Shipped, words);

    /// <summary>Decides which stories an article and each of its statements belong to, and changes nothing.</summary>
    /// <returns>The stories, heaviest first; none where none fits: the caller opens one.</returns>
    public Assignment Assess(Arrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        var reading = Read(arrival);
        var decided = _decisions.GetValueOrDefault(arrival.Id);
        var fitting = _index.Find(reading.Sketch.Words, _byNumber, _settings.Candidates)
            .Select(s => (Story: Root(s), Like: Likeness.Of(reading, s, _settings)))
            .GroupBy(s => s.Story.Id).Select(g => (Story: g.Key, g.MaxBy(s => s.Like.Score).Like.Score, Text: Why(reading, g.MaxBy(s => s.Like.Score).Like)))
            .Where(c => c.Score >= _settings.Threshold)
            .ToDictionary(c => c.Story, c => (c.Score, Reasons: (List<string>)[c.Text]));
        foreach (var match in StoryAssignment.Assign(
            new(arrival.Title, arrival.Text, []), [.. _profiles.Values.Where(p => !_stories.TryGetValue(p.Id, out var s) || s.Into is null)]).Stories)
        {
            var (score, reasons) = fitting.GetValueOrDefault(match.StoryId, (0, []));
            fitting[match.StoryId] = (score + (_settings.Threshold * 2), [.. match.Reasons, .. reasons]);
        }
        foreach (var (story, belongs) in decided ?? [])
            if (!belongs) fitting.Remove(Root(Story(story)).Id);
        foreach (var (story, belongs) in decided ?? [])
            if (belongs) fitting[Root(Story(story)).Id] = (fitting.GetValueOrDefault(Root(Story(story)).Id).Score + 2, ["an editor said that it belongs here"]);
        var ranked = fitting.OrderByDescending(f => f.Value.Score).ThenBy(f => f.Key, StringComparer.Ordinal)
            .Where((f, i) => i == 0 || f.Value.Score >= _settings.Threshold).ToList();
        var total = ranked.Sum(r => r.Value.Score);
        var weights = ranked.Skip(1).Select(r => Math.Round(r.Value.Score / total, 4)).ToList();
        weights.Insert(0, Math.Round(1 - weights.Sum(), 4));
        return new(Matcher, [.. ranked.Select((r, i) => new StoryMatch(r.Key, weights[i], i == 0, r.Value.Reasons, i > 0 ? []
            : [.. arrival.Statements.Select(s => new StatementMatch(s.Id, 1, ["it goes with what the article is first of all on"]))]))]);
    }

    /// <summary>Takes in where an article was placed; the same article again: the newest placement counts.</summary>
    /// <remarks>What editors said about the article stays in force.</remarks>
    public void Learn(Arrival arrival, IReadOnlyList<ArrivalPlace> places)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(places);
        var reading = Read(arrival);
        _articles.TryGetValue(arrival.Id, out var known);
        if (known is not null) Hold(arrival.Id, known, false);
        var placed = new Placed(known?.Number ?? _articles.Count, reading.Sketch, places);
        if (known is null) _words.CountArticle(reading.All);
        _articles[arrival.Id] = placed;
        Hold(arrival.Id, placed, true);
    }

    /// <summary>An editor sets up a story, or sets it up anew.</summary>
    public void Open(StoryProfile story)
    {
        ArgumentNullException.ThrowIfNull(story);
        _profiles[story.Id] = story;
        Story(story.Id);
    }

    /// <summary>Takes in what an editor said about an article and a story; it counts from the next assessment on.</summary>
    public void Decide(EditorsPlacement decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var placed = _articles.GetValueOrDefault(decision.ArticleId);
        if (placed is not null) Hold(decision.ArticleId, placed, false);
        if (!_decisions.TryGetValue(decision.ArticleId, out var decided)) _decisions.Add(decision.ArticleId, decided = new(StringComparer.Ordinal));
        if (decision.Belongs is { } belongs) decided[decision.StoryId] = belongs;
        else decided.Remove(decision.StoryId);
        if (placed is not null) Hold(decision.ArticleId, placed, true);
    }

    /// <summary>From now on, what one story holds counts for another.</summary>
    /// <exception cref="ArgumentException">The other story was merged into the first.</exception>
    public void Merge(string from, string into)
    {
        if (Root(Story(into)).Id == from) throw new ArgumentException($"Story '{into}' was merged into '{from}' already.", nameof(into));
        Story(from).Into = Story(into);
    }

    /// <summary>Undoes a merge: both stories hold again what each of them was given.</summary>
    public void Part(string from, string into)
    {
        if (_stories.TryGetValue(from, out var story) && story.Into?.Id == into) story.Into = null;
    }

    /// <summary>Writes everything that it knows; <see cref="Load"/> reads it.</summary>
    public void Save(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        _words.Save(writer);
        writer.Write(_profiles.Count);
        foreach (var profile in _profiles.Values)
        {
            foreach (var text in (string[])[profile.Id, profile.Title, profile.Sentence]) writer.Write(text);
            writer.Write(profile.Terms.Count);
            foreach (var term in profile.Terms) writer.Write(term);
        }
        writer.Write(_decisions.Sum(d => d.Value.Count));
        foreach (var (article, decided) in _decisions)
            foreach (var (story, belongs) in decided)
            {
                writer.Write(article);
                writer.Write(story);
                writer.Write(belongs);
            }
        writer.Write(_articles.Count);
        foreach (var (id, placed) in _articles)
        {
            writer.Write(id);
            placed.Sketch.Save(writer);
            writer.Write(placed.Places.Count);
            foreach (var place in placed.Places)
            {
                writer.Write(place.StoryId);
                writer.Write(place.Weight);
                writer.Write(place.Primary);
            }
        }
        var merged = _stories.Values.Where(s => s.Into is not null).ToList();
        writer.Write(merged.Count);
        foreach (var story in merged)
        {
            writer.Write(story.Id);
            writer.Write(story.Into!.Id);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; going on from here is as if it had never stopped.</summary>
    /// <exception cref="InvalidDataException">It was written by another version; make it anew from the record.</exception>
    public static StoryArrivals Load(Stream from, ArrivalSettings? settings = null)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != Format) throw new InvalidDataException("The snapshot is of another version; make it anew from the record.");
        var arrivals = new StoryArrivals(settings, WordTable.Load(reader));
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (id, title, sentence) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
            arrivals.Open(new(id, title, sentence, [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())]));
        }
        for (var left = reader.ReadInt32(); left > 0; left--)
            arrivals.Decide(new(reader.ReadString(), reader.ReadString(), reader.ReadBoolean()));
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (id, sketch) = (reader.ReadString(), Sketch.Load(reader));
            var places = Enumerable.Range(0, reader.ReadInt32())
                .Select(_ => new ArrivalPlace(reader.ReadString(), reader.ReadDouble(), reader.ReadBoolean())).ToList();
            var placed = new Placed(arrivals._articles.Count, sketch, places);
            arrivals._articles.Add(id, placed);
            arrivals.Hold(id, placed, true);
        }
        for (var left = reader.ReadInt32(); left > 0; left--) arrivals.Merge(reader.ReadString(), reader.ReadString());
        return arrivals;
    }

    // The article that was assessed last is mostly the one that is learned next.
    ArticleReading Read(Arrival arrival)
    {
        if (_last is { } last && ReferenceEquals(last.Arrival, arrival) && last.Articles == _words.Articles) return last.Reading;
        var reading = new ArticleReading(arrival, _words, _settings);
        _last = (arrival, _words.Articles, reading);
        return reading;
    }

    string Why(ArticleReading r, Likeness l) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{l.Score:0.000} {l.Words:0.000} {l.Neighbours:0.000} {l.Opening:0.000} {l.Numbers:0.000} {l.Contradiction:0.000} {l.NameContradiction:0.000} {l.Phrases:0.000} {l.Names:0.000} {l.Size:0.000} {T(l.SameDay)} {T(l.SameYear)} {T(l.SameWeekday)} {l.Gap ?? -1} {(l.OnlyHere < 0 ? "-" : _words[l.OnlyHere])} {(l.OnlyThere < 0 ? "-" : _words[l.OnlyThere])}");

    static string T(bool? b) => b switch { true => "1", false => "-1", null => "0" };


    static StoryHolding Root(StoryHolding story)
    {
        while (story.Into is { } into) story = into;
        return story;
    }

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
        var stories = placed.Places.Where(p => p.Primary).Select(p => p.StoryId).Where(s => decided.GetValueOrDefault(s, true))
            .Union(decided.Where(d => d.Value).Select(d => d.Key));
        foreach (var story in stories.Select(Story))
        {
            if (holds) story.Add(placed.Number, placed.Sketch);
            else story.Remove(placed.Number);
            _index.Add(story.Number, placed.Sketch.Words, holds ? 1 : -1);
        }
        foreach (var story in decided.Where(d => !d.Value).Select(d => Story(d.Key)))
            if (holds) story.Refuse(placed.Number, placed.Sketch);
            else story.Allow(placed.Number);
    }

    sealed record Placed(int Number, Sketch Sketch, IReadOnlyList<ArrivalPlace> Places);
}
