namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// The articles around an arriving one, grouped afresh whatever stories they stand on: where a story holds two events it falls in two groups, and
/// the article is compared with the group that it would join rather than with the mixture.
/// </summary>
/// <remarks>
/// An article that came first to the wrong story is not moved without an editor, but it need not draw others after it. A group stands for the story
/// of which it has the most articles, the first of them where two groups have as many, and for any in which an editor put one of its articles. An
/// article that is most like a group that stands for no story is the first of a story of its own.
/// </remarks>
sealed class Neighbourhood
{
    // Stories that are grouped, and articles of each.
    const int MostStories = 4, First = 4, Last = 8;
    // No story is near that has no article nearer than this.
    const double Near = -3.5;

    readonly Dictionary<StoryHolding, double> _scores = [];

    /// <summary>Looks around an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="stories">Stories that may be like it; of merged ones every part, for each of them an editor holds to be the story.</param>
    /// <param name="compared">Compares articles.</param>
    /// <param name="settings">How alike is alike.</param>
    public Neighbourhood(
        ComparedArticle article, IEnumerable<StoryHolding> stories, ComparedArticles compared, ArrivalSettings settings)
    {
        var near = stories
            .Select(s => (Story: s, Members: Sample(s.Members).Select(
                m => new Neighbour(s, m, PairLikeness.LogOdds(article, compared[m.Number, m.Packed], settings.Pairs))).ToList()))
            .Where(s => s.Members.Any(m => m.Odds > Near))
            .OrderByDescending(s => s.Members.Max(m => m.Odds)).ThenBy(s => s.Story.Number).Take(MostStories)
            .SelectMany(s => s.Members).OrderBy(m => m.Article.Number).ThenBy(m => m.Story.Number).ToList();
        if (near.Count == 0) return;
        var groups = Groups(near, compared, settings);
        var stands = groups.ConvertAll(g => StandsFor(g, groups));
        var nearest = groups.IndexOf(groups.MaxBy(g => g.Score)!);
        for (var i = 0; i < groups.Count; i++)
            if (stands[i] is { } story) _scores[story] = Math.Max(groups[i].Score, _scores.GetValueOrDefault(story, double.NegativeInfinity));
        if (stands[nearest] is null && groups[nearest].Score >= settings.Threshold)
            Apart = [.. groups[nearest].Articles.Select(a => a.Story).Distinct()];
    }

    /// <summary>Stories that hold a few articles which the arriving one is like, and which are unlike the rest of the story: it is on none of them.</summary>
    public IReadOnlyList<StoryHolding> Apart { get; } = [];

    /// <summary>How much speaks for a story, log-odds; null where none of its parts is near.</summary>
    public double? Score(IEnumerable<StoryHolding> parts)
    {
        double? best = null;
        foreach (var part in parts)
            if (_scores.TryGetValue(part, out var score) && !(score <= best)) best = score;
        return best;
    }

    /// <summary>The articles of a story that are compared: how it began and what came last.</summary>
    public static IEnumerable<Member> Sample(IList<Member> members) =>
        members.Count <= First + Last ? members : Enumerable.Range(0, First).Concat(Enumerable.Range(members.Count - Last, Last)).Select(i => members[i]);

    static List<Group> Groups(List<Neighbour> near, ComparedArticles compared, ArrivalSettings settings)
    {
        var odds = AverageLink.Table(near, (a, b) => compared.Odds(a.Article, b.Article));
        return [.. AverageLink.Groups(odds, settings.SameGroup).Select(g => g.ConvertAll(i => near[i])).Select(g => new Group(g, Sum(g, settings)))];
    }

    static double Sum(IReadOnlyCollection<Neighbour> articles, ArrivalSettings settings) =>
        articles.Average(a => a.Odds) + (settings.GroupSize * Math.Log(articles.Count));

    static StoryHolding? StandsFor(Group group, List<Group> groups) => group.Articles.Select(a => a.Story).Distinct()
        .OrderByDescending(s => group.ByEditor(s)).ThenByDescending(s => group.Claim(s)).ThenBy(s => s.Number)
        .FirstOrDefault(s => group.ByEditor(s) || groups.All(g => g == group || g.Claim(s).CompareTo(group.Claim(s)) < 0));

    sealed record Neighbour(StoryHolding Story, Member Article, double Odds);

    sealed record Group(IReadOnlyList<Neighbour> Articles, double Score)
    {
        public List<Neighbour> Of(StoryHolding story) => [.. Articles.Where(a => a.Story == story)];

        public bool ByEditor(StoryHolding story) => Of(story).Exists(a => a.Article.ByEditor);

        public (int Articles, int First) Claim(StoryHolding story) =>
            Of(story) is { Count: > 0 } own ? (own.Count, -own[0].Article.Number) : default;
    }
}
