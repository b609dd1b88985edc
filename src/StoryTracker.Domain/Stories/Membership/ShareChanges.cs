using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>What a decision about an article means for every story concerned: who gets it, who loses it, whose share changed.</summary>
/// <param name="article">The article before the decision.</param>
/// <param name="stories">Every story that the article is or was on, and every story that the decision names.</param>
/// <param name="now">When it is decided.</param>
sealed class ShareChanges(Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
{
    readonly Article before = article.State!;
    readonly StoryAppends on = new(stories);

    /// <summary>State of a story with what this decision has put on it so far.</summary>
    public Story? StoryAfter(Guid id) => on.After(id);

    /// <summary>Puts events on a story.</summary>
    public void On(Guid story, params IEnumerable<object> added) => on.Add(story, added);

    /// <summary>The outcome: the article's own events, what was put on stories, and what follows from the article's new shares.</summary>
    /// <param name="own">Events on the article.</param>
    /// <param name="claims">Claims that come to a story which gets the article, with reasons; null: every claim.</param>
    /// <param name="because">Why it comes there.</param>
    public Outcome Decide(IReadOnlyList<object> own, IReadOnlyDictionary<Guid, IReadOnlyList<string>>? claims, string because)
    {
        var after = own.Aggregate(before, ArticleFold.Next);
        foreach (var share in after.Assignment?.Stories ?? [])
        {
            var story = StoryAfter(share.StoryId);
            if (story?.Articles.ContainsKey(before.Id) is true) on.Reshare(before.Id, share);
            else Arrival.Bring(on, before, stories, share, claims, because, now);
        }
        // On for want of another story, or through a decision that is taken back.
        var left = own.Select(e => e switch
        {
            BelongingUndone d => d,
            ArticleBelongs d => new BelongingUndone(d.ArticleId, d.StoryId, true, d.By, d.At),
            _ => null,
        }).FirstOrDefault(e => e is not null);
        if (left is { } undone)
            foreach (var id in stories.Keys.Where(id => id != undone.StoryId && after.Assignment?.Stories.All(s => s.StoryId != id) is true))
                if (before.Assignment?.Stories.Any(s => s.StoryId == id) is true && StoryAfter(id)?.Articles.ContainsKey(before.Id) is true)
                    On(id, undone);
        List<StreamEvents> appends = own.Count == 0 ? [] : [new(Streams.Article(before.Id), article.Version, own)];
        appends.AddRange(Appends());
        return new(appends, []);
    }

    /// <summary>Events of every story, in the order of their ids.</summary>
    public IEnumerable<StreamEvents> Appends() => on.All();
}
