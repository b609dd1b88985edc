using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>What a decision about an article means for every story concerned: who gets it, who loses it, whose share changed.</summary>
/// <param name="article">The article before the decision.</param>
/// <param name="stories">Every story that the article is or was on, and every story that the decision names.</param>
/// <param name="now">When it is decided.</param>
sealed class ShareChanges(Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
{
    // Stands where a matcher's name stands when it was a person who placed the article.
    const string Editor = "editor";
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
            if (story is null) On(share.StoryId, OpeningOf(share.StoryId));
            if (story?.Articles.ContainsKey(before.Id) is true) on.Reshare(before.Id, share);
            else Bring(share, claims, because);
        }
        // On for want of another story, or through a decision that is taken back.
        if (own.OfType<BelongingUndone>().FirstOrDefault() is { } undone)
            foreach (var id in stories.Keys.Where(id => id != undone.StoryId && after.Assignment?.Stories.All(s => s.StoryId != id) is true))
                if (before.Assignment?.Stories.Any(s => s.StoryId == id) is true && StoryAfter(id)?.Articles.ContainsKey(before.Id) is true)
                    On(id, undone);
        List<StreamEvents> appends = own.Count == 0 ? [] : [new(Streams.Article(before.Id), article.Version, own)];
        appends.AddRange(Appends());
        return new(appends, []);
    }

    /// <summary>Events of every story, in the order of their ids.</summary>
    public IEnumerable<StreamEvents> Appends() => on.All();

    void Bring(StoryShare share, IReadOnlyDictionary<Guid, IReadOnlyList<string>>? claims, string because)
    {
        var revision = before.Revision(before.LatestExtraction!.Revision);
        On(share.StoryId, new ArticleIngested(before.Id, revision.Revision, before.Url, revision.Title, revision.Outlet, revision.Published, revision.SeenAt,
            share.Weight, share.Primary, [.. share.Reasons.Where(r => r != because), because], Editor));
        // As the other stories have them, both layers; what no story has, as the machine found it.
        var sources = stories.Where(s => s.Key != share.StoryId).OrderBy(s => s.Key).Select(s => s.Value.State).OfType<Story>().ToList();
        foreach (var found in before.LatestExtraction.Claims)
        {
            if (claims?.ContainsKey(found.ClaimId) is false) continue;
            var to = StoryAfter(share.StoryId);
            if (to!.Claims.ContainsKey(found.ClaimId) || to.MovedAway.ContainsKey(found.ClaimId)) continue;
            var reasons = claims?.GetValueOrDefault(found.ClaimId) ?? [because];
            var held = sources.Select(s => s.Find(found.ClaimId)).OfType<StoryClaim>().OrderByDescending(c => c.Editorial is not null).FirstOrDefault();
            On(share.StoryId, held is null ? [new ClaimRecorded(found.ClaimId, found.Claim, before.LatestExtraction.Extractor, found.Confidence, reasons)]
                : [.. CarryOver.Claim(held with { Dismissal = null, Reasons = reasons }, to, null)]);
        }
        foreach (var date in before.LatestExtraction.Dates.Where(d => d.Upcoming && claims is null))
            if (StoryAfter(share.StoryId)?.Diary.ContainsKey(date.DateId) is not true)
                On(share.StoryId, new DateAnnounced(date.DateId, before.Id, before.LatestExtraction.Revision, date.When, date.Expression, date.Sentence));
    }

    StoryOpened OpeningOf(Guid id) => new(id,
        OpeningWords.Of(string.IsNullOrWhiteSpace(before.Current!.Title) ? before.Current.Text : before.Current.Title.Trim(), 100), "", [], Emerging: true, "matcher", now);
}
