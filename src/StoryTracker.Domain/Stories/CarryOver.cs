using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>
/// Puts what one story holds of an article on another story's stream, by the events that any article comes with: both layers, who decided
/// and when, so that the other stream needs no other to be read.
/// </summary>
static class CarryOver
{
    /// <summary>What of an article another story does not have yet, or has otherwise; none where it has it all.</summary>
    /// <param name="article">The article.</param>
    /// <param name="from">The story that has it.</param>
    /// <param name="to">The story that gets it, null when it is only being opened.</param>
    /// <param name="share">Its share there.</param>
    /// <param name="because">Why it is there: a sentence that is added to the reasons; null for none.</param>
    public static IEnumerable<object> Of(Guid article, Story from, Story? to, StoryShare share, string? because)
    {
        if (from.Articles.TryGetValue(article, out var placed) && to?.Articles.ContainsKey(article) is not true)
            yield return placed with { Weight = share.Weight, Primary = share.Primary, Reasons = With(placed.Reasons, because) };
        foreach (var claim in from.ClaimsOf(article))
            foreach (var e in Claim(claim, to, because)) yield return e;
        foreach (var date in Dates(article, from, to)) yield return date;
    }

    /// <summary>The newer revision that came to one story after the article had left the other; none where there is none.</summary>
    public static IEnumerable<object> Newer(Guid article, Story from, Story to)
    {
        if (Placed(from, article) is { } placed && Placed(to, article) is { } there && there.Revision < placed.Revision)
            yield return placed with { Weight = there.Weight, Primary = there.Primary, Reasons = there.Reasons };
    }

    /// <summary>Dates of an article that another story does not have, in the order of the text.</summary>
    public static IEnumerable<DateAnnounced> Dates(Guid article, Story from, Story? to) =>
        from.Diary.Values.Where(d => d.ArticleId == article && to?.Diary.ContainsKey(d.DateId) is not true)
            .OrderBy(d => d.Expression.Start).ThenBy(d => d.DateId);

    /// <summary>The events that bring a claim as it is here to another story.</summary>
    public static IEnumerable<object> Claim(StoryClaim claim, Story? to, string? because)
    {
        if (to?.Claims.GetValueOrDefault(claim.Id) is { } there)
        {
            // What is corrected or found again reaches every story by itself; a dismissal is a judgement within one story.
            if (claim.Dismissal is { } d && there.Dismissal is null) yield return d;
            yield break;
        }
        if (to?.MovedAway.ContainsKey(claim.Id) is true) yield break;
        // Every decision as it was made, upon the reading that it was made on, so that each can be taken back there too.
        var machine = claim.Decided is [var first, ..] ? first.On : claim.Machine;
        yield return new ClaimRecorded(claim.Id, machine, claim.Extractor, claim.Confidence, With(claim.Reasons, because));
        if (claim.Added is { } added) yield return added;
        foreach (var decision in claim.Decided.Skip(claim.Added is null ? 0 : 1))
        {
            if (!ReferenceEquals(machine, decision.On))
                yield return new ClaimRevised(claim.Id, machine = decision.On, claim.Extractor, claim.Confidence);
            yield return decision.Event(claim.Id, claim.Machine.ArticleId);
        }
        if (!ReferenceEquals(machine, claim.Machine)) yield return new ClaimRevised(claim.Id, claim.Machine, claim.Extractor, claim.Confidence);
        if (claim.LostTo is { } lost) yield return new ClaimLost(claim.Id, claim.Machine.Revision, lost);
        foreach (var change in claim.Changes) yield return change;
        if (claim.Refound is { } found) yield return new Revisions.ClaimRefound(claim.Id, claim.Machine.ArticleId, found);
        if (claim.Orphaned is { } gone) yield return gone;
        foreach (var told in claim.Mention.Events()) yield return told;
        foreach (var written in claim.Notes.Events()) yield return written;
        if (claim.Dismissal is { } dismissal) yield return dismissal;
    }

    static ArticleIngested? Placed(Story? story, Guid article) =>
        story?.Articles.GetValueOrDefault(article) ?? story?.AsideArticles.GetValueOrDefault(article)?.What;

    static IReadOnlyList<string> With(IReadOnlyList<string> reasons, string? because) =>
        because is null || reasons.Contains(because) ? reasons : [.. reasons, because];
}
