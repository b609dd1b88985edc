using StoryTracker.Matching.Suggestions;

namespace StoryTracker.Matching.Arrivals;

// What the stories look like when they are held against one another. Nothing here changes where anything stands.
public sealed partial class StoryArrivals
{
    /// <summary>Name and version of the rules of suggestions; it goes on every one.</summary>
    public const string Suggester = "suggestions@1";

    const int GroupsTried = 6, Sampled = 8, MostFitBoth = 3;
    const double FitBothCounts = 0.1, AmongSure = 0.1;

    /// <summary>Stories that are like a story, the most alike first: what is worth holding against it.</summary>
    /// <param name="story">The story.</param>
    /// <param name="how">How sure; null: what ships.</param>
    public IReadOnlyList<string> Near(StoryOfArticles story, SuggestionSettings? how = null)
    {
        ArgumentNullException.ThrowIfNull(story);
        var settings = how ?? SuggestionSettings.Shipped;
        if (!_stories.TryGetValue(story.StoryId, out var known) || known.Into is not null) return [];
        Dictionary<StoryHolding, double> near = [];
        foreach (var member in Ends(Members(story)))
            foreach (var other in _index.Find(member.Sketch.Words, _byNumber, _settings.Candidates))
                if (Root(other) is var root && root != known)
                    near[root] = near.GetValueOrDefault(root) + Nearest(member, other);
        return [.. near.Where(n => n.Value > 0 && MayBeOne(known, n.Key)).OrderByDescending(n => Math.Round(n.Value, 6)).ThenBy(n => n.Key.Number)
            .Take(settings.MostNear).Select(n => n.Key.Id)];
    }

    /// <summary>Whether two stories are one: the articles of each fit the other as they fit their own, and nothing that marks one keeps them apart.</summary>
    /// <param name="one">A story.</param>
    /// <param name="other">Another.</param>
    /// <param name="fitBoth">Articles that fit both nearly equally when they came.</param>
    /// <param name="how">How sure; null: what ships.</param>
    /// <returns>The merge of the smaller into the larger, of an emerging one into an editor's; null where it is not sure.</returns>
    public StoryChange? Merge(StoryOfArticles one, StoryOfArticles other, int fitBoth = 0, SuggestionSettings? how = null)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var settings = how ?? SuggestionSettings.Shipped;
        if (!_stories.TryGetValue(one.StoryId, out var a) || !_stories.TryGetValue(other.StoryId, out var b) || !MayBeOne(a, b)) return null;
        var (mine, theirs) = (Members(one), Members(other));
        if (mine.Count == 0 || theirs.Count == 0 || KeptApart(mine, b) || KeptApart(theirs, a)) return null;
        var (here, there) = (Group(mine, settings.MostCompared), Group(theirs, settings.MostCompared));
        var (across, back) = (here.Fits(there), there.Fits(here));
        List<double> both = [.. across, .. back], own = [.. here.Fits(here), .. there.Fits(there)];
        var single = mine.Count == 1 || theirs.Count == 1;
        var least = _settings.SameGroup + (single ? settings.SingleMargin : settings.MergeMargin);
        var fit = both.Count(f => f >= _settings.SameGroup);
        if (Math.Min(across.Average(), back.Average()) < least || fit < settings.MergeFits * both.Count) return null;
        if (own.Count > 0 && both.Average() < own.Average() - settings.MergeUnlike) return null;
        if (here.Marks(there, settings.MarkHere, settings.MarkThere).Exists(here.IsName) && there.Marks(here, settings.MarkHere, settings.MarkThere).Exists(there.IsName)
            && !single) return null;
        var goes = Goes(a, mine.Count, b, theirs.Count);
        var (from, into) = goes ? (here, there) : (there, here);
        return new(StoryChangeKind.Merge, (goes ? a : b).Id, (goes ? b : a).Id, [.. (goes ? mine : theirs).Select(m => m.Id)],
            Math.Round(Sure((both.Average() - _settings.SameGroup) / 2 + (FitBothCounts * Math.Min(fitBoth, MostFitBoth))), WeightDigits),
            new ChangeReasons(_words).ForMerge(from, into, fit, both.Count, fitBoth));
    }

    /// <summary>
    /// Whether a story's articles fall in two groups that are two stories, or whether a group of a large story is a lasting part of it with terms of its own.
    /// </summary>
    /// <param name="story">The story.</param>
    /// <param name="how">How sure; null: what ships.</param>
    /// <returns>The articles that go; null where it is not sure.</returns>
    public StoryChange? Part(StoryOfArticles story, SuggestionSettings? how = null)
    {
        ArgumentNullException.ThrowIfNull(story);
        var settings = how ?? SuggestionSettings.Shipped;
        var members = Members(story).TakeLast(settings.MostArticles).ToList();
        if (members.Count < 2 * settings.FewestOfPart) return null;
        // Whether there are two stories, the odds within their bounds tell; of one story the surer pairs come together first.
        return Best(StoryChangeKind.Split, _compared.Odds)
            ?? Best(StoryChangeKind.SubStory, (a, b) => _compared.Odds(a, b) + (AmongSure * _compared.Sum(a, b)));

        StoryChange? Best(StoryChangeKind kind, Func<Member, Member, double> odds) => GroupTree.Groups(AverageLink.Table(members, (a, b) => odds(a.Compared, b.Compared)), settings.FewestOfPart)
            .Take(GroupsTried).Select(g => Part(story.StoryId, members, g, settings)).OfType<StoryChange>().Where(c => c.Kind == kind)
            .OrderByDescending(c => c.Score).FirstOrDefault();
    }

    StoryChange? Part(string story, List<GroupMember> members, int[] which, SuggestionSettings settings)
    {
        var (part, rest) = (Group([.. which.Select(i => members[i])], members.Count), Group([.. members.Where((_, i) => !which.Contains(i))], members.Count));
        // What an editor put here stays.
        if (part.Members.Any(m => _decisions.GetValueOrDefault(m.Id)?.GetValueOrDefault(story) is true)) return null;
        var here = part.Marks(rest, settings.MarkHere, settings.MarkThere);
        // Words alone that a few articles share may be one paper's or one paragraph's: what parts is about somebody or somewhere else.
        if (!here.Exists(part.IsName)) return null;
        var (across, back) = (part.Fits(rest), rest.Fits(part));
        List<double> both = [.. across, .. back], own = [.. part.Fits(part), .. rest.Fits(rest)];
        var (fit, better) = (both.Count(f => f >= _settings.SameGroup), own.Average() - both.Average());
        string[] ids = [.. part.Members.Select(m => m.Id)];
        var there = rest.Marks(part, settings.MarkHere, settings.MarkThere);
        var reasons = new ChangeReasons(_words);
        if (there.Count > 0 && fit <= settings.SplitFits * both.Count && better >= settings.SplitMargin)
            return new(StoryChangeKind.Split, story, null, ids, Score(better), reasons.ForSplit(part, rest, here, there, fit));
        return members.Count >= settings.LargeStory && part.Members.Count >= settings.FewestOfSubStory
            && part.Members.Count <= settings.MostOfStory * members.Count
            && here.Count >= settings.MarksOfSubStory && here.Count(part.IsName) >= settings.NamesOfSubStory
            && part.Span >= settings.LastingDays && part.Days.Count >= settings.DaysOfSubStory
            && rest.Beside(part) >= settings.Beside * part.Members.Count && across.Average() >= _settings.SameGroup
            && part.Fits(part).Average() - across.Average() >= settings.SubStoryMargin
            ? new(StoryChangeKind.SubStory, story, null, ids, Score(better), reasons.ForSubStory(part, rest, here)) : null;
    }

    // 0 for no likeness, towards 1 for any more.
    static double Sure(double alike) => 1 - Math.Exp(-Math.Max(0, alike));

    static double Score(double better) => Math.Round(Sure(better / 2), WeightDigits);

    // Two stories that editors set up are two.
    bool MayBeOne(StoryHolding a, StoryHolding b) =>
        a != b && a.Into is null && b.Into is null && !(_profiles.Profiles.ContainsKey(a.Id) && _profiles.Profiles.ContainsKey(b.Id));

    bool Goes(StoryHolding a, int articles, StoryHolding b, int others) =>
        _profiles.Profiles.ContainsKey(a.Id) != _profiles.Profiles.ContainsKey(b.Id) ? _profiles.Profiles.ContainsKey(b.Id)
        : articles != others ? articles < others : a.Number > b.Number;

    // An editor said of one of the articles that it does not belong there.
    bool KeptApart(List<GroupMember> articles, StoryHolding story) => articles.Exists(a => _decisions.GetValueOrDefault(a.Id)?.TryGetValue(story.Id, out var belongs) is true && !belongs);

    ArticleGroup Group(List<GroupMember> members, int most) =>
        new(members.Count <= most ? members : [.. members.Take(most / 2), .. members.TakeLast(most - (most / 2))], _compared);

    // How near the article of a story is that is most like this one; 0 for what is as far as anything.
    double Nearest(GroupMember member, StoryHolding story) =>
        Neighbourhood.Sample(story.Members).Select(m => PairLikeness.Most + _compared.Odds(member.Compared, m)).DefaultIfEmpty().Max();

    static List<GroupMember> Ends(List<GroupMember> members) =>
        members.Count <= Sampled ? members : [.. members.Take(Sampled / 2), .. members.TakeLast(Sampled / 2)];

    // Those that the story has learned from, with the text that was learned.
    List<GroupMember> Members(StoryOfArticles story)
    {
        List<GroupMember> members = [];
        foreach (var arrival in story.Articles)
        {
            if (!_articles.TryGetValue(arrival.Id, out var placed) || placed.Text != Fingerprint(arrival)) continue;
            bool? decided = _decisions.GetValueOrDefault(arrival.Id)?.TryGetValue(story.StoryId, out var belongs) is true ? belongs : null;
            if (decided ?? placed.Primary.Contains(story.StoryId))
                members.Add(new(arrival.Id, placed.Number, placed.Packed, Sketch.Of(placed.Packed), new(arrival, _words, _settings)));
        }
        members.Sort((a, b) => a.Number.CompareTo(b.Number));
        return members;
    }
}
