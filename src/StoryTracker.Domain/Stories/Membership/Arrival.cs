using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>An article comes to a story by a decision of an editor, or leaves one that it has no share of any more.</summary>
static class Arrival
{
    // Stands where a matcher's name stands when it was a person who placed the article.
    const string Editor = "editor";

    /// <summary>Puts an article on a story, which is opened for it where it is not there yet.</summary>
    /// <param name="on">What the decision puts on stories.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story that the article is or was on.</param>
    /// <param name="share">Its share of the story.</param>
    /// <param name="claims">Claims that come, with reasons; null: every claim.</param>
    /// <param name="because">Why it comes there.</param>
    /// <param name="now">When.</param>
    public static void Bring(
        StoryAppends on, Article article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, StoryShare share,
        IReadOnlyDictionary<Guid, IReadOnlyList<string>>? claims, string because, DateTimeOffset now)
    {
        var extraction = article.LatestExtraction!;
        var revision = article.Revision(extraction.Revision);
        if (on.After(share.StoryId) is null)
            on.Add(share.StoryId, new StoryOpened(share.StoryId,
                OpeningWords.Of(string.IsNullOrWhiteSpace(article.Current!.Title) ? article.Current.Text : article.Current.Title.Trim(), 100), "", [], Emerging: true, "matcher", now));
        on.Add(share.StoryId, new ArticleIngested(article.Id, revision.Revision, article.Url, revision.Title, revision.Outlet, revision.Published, revision.SeenAt,
            share.Weight, share.Primary, [.. share.Reasons.Where(r => r != because), because], Editor));
        // As the other stories have them, both layers; what no story has, as the machine found it.
        var sources = stories.Where(s => s.Key != share.StoryId).OrderBy(s => s.Key).Select(s => s.Value.State).OfType<Story>().ToList();
        foreach (var found in extraction.Claims)
        {
            if (claims?.ContainsKey(found.ClaimId) is false) continue;
            var to = on.After(share.StoryId);
            if (to!.Claims.ContainsKey(found.ClaimId) || to.MovedAway.ContainsKey(found.ClaimId)) continue;
            var reasons = claims?.GetValueOrDefault(found.ClaimId) ?? [because];
            var held = sources.Select(s => s.Find(found.ClaimId)).OfType<StoryClaim>().OrderByDescending(c => c.Editorial is not null).FirstOrDefault();
            on.Add(share.StoryId, held is null ? [new ClaimRecorded(found.ClaimId, found.Claim, extraction.Extractor, found.Confidence, reasons)]
                : [.. CarryOver.Claim(held with { Dismissal = null, Reasons = reasons }, to, null)]);
        }
        foreach (var added in article.Added.Where(a => claims is null && on.After(share.StoryId)?.Knows(a.ClaimId) is not true))
            if (sources.Select(s => s.Find(added.ClaimId)).OfType<StoryClaim>().FirstOrDefault() is { } held)
                on.Add(share.StoryId, [.. CarryOver.Claim(held with { Dismissal = null, Reasons = [because] }, on.After(share.StoryId), null)]);
        foreach (var date in extraction.Dates.Where(d => d.Upcoming && claims is null))
            if (on.After(share.StoryId)?.Diary.ContainsKey(date.DateId) is not true)
                on.Add(share.StoryId, new DateAnnounced(date.DateId, article.Id, extraction.Revision, date.When, date.Expression, date.Sentence));
    }

    /// <summary>Sees to it that an article is on the stories that it has shares of, and on none that it had a share of and has no more.</summary>
    /// <param name="on">What the decision puts on stories.</param>
    /// <param name="before">The article before the decision.</param>
    /// <param name="after">The article after it.</param>
    /// <param name="stories">Every story that the article is or was on.</param>
    /// <param name="because">Why it comes where it has to come.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="now">When.</param>
    public static void Settle(
        StoryAppends on, Article before, Article after, IReadOnlyDictionary<Guid, Versioned<Story>> stories, string because, string by, DateTimeOffset now)
    {
        if (after.Assignment is not { Stories: [var main, ..] shares } || before.Assignment is not { } had || after.LatestExtraction is null) return;
        foreach (var id in had.Stories.Select(s => s.StoryId).Where(id => !shares.Any(s => s.StoryId == id)))
            if (on.After(id) is { MergedInto: null } left && left.Articles.ContainsKey(after.Id))
                on.Add(id, new BelongingUndone(after.Id, main.StoryId, true, by, now));
        foreach (var share in shares)
            if (on.After(share.StoryId)?.Articles.ContainsKey(after.Id) is true) on.Reshare(after.Id, share);
            else Bring(on, after, stories, share, null, because, now);
    }
}
