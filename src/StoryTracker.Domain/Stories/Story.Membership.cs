using System.Collections.Immutable;
using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories;

/// <summary>Something that is on record for a story but not on it, because of a decision that can be undone.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="What">As it is now: what is found or corrected meanwhile reaches it.</param>
/// <param name="Because">The decision: id of the article that does not belong, the story split off or parted, or the statement that was moved.</param>
public sealed record SetAside<T>(T What, Guid Because);

public sealed partial record Story
{
    /// <summary>What editors decided about articles and this story, by article, oldest first; the last counts.</summary>
    public ImmutableDictionary<Guid, ImmutableList<EditorsDecision>> Decisions { get; init; } = ImmutableDictionary<Guid, ImmutableList<EditorsDecision>>.Empty;

    /// <summary>Statements that editors moved to another story, by id.</summary>
    public ImmutableDictionary<Guid, ClaimMoved> MovedAway { get; init; } = ImmutableDictionary<Guid, ClaimMoved>.Empty;

    /// <summary>Statements that editors moved here from another story and that were not here before, by id.</summary>
    public ImmutableDictionary<Guid, ClaimMoved> MovedHere { get; init; } = ImmutableDictionary<Guid, ClaimMoved>.Empty;

    /// <summary>Articles that are set aside, by id.</summary>
    public ImmutableDictionary<Guid, SetAside<ArticleIngested>> AsideArticles { get; init; } = ImmutableDictionary<Guid, SetAside<ArticleIngested>>.Empty;

    /// <summary>Claims that are set aside, by id.</summary>
    public ImmutableDictionary<Guid, SetAside<StoryClaim>> AsideClaims { get; init; } = ImmutableDictionary<Guid, SetAside<StoryClaim>>.Empty;

    /// <summary>Dates that are set aside, by id.</summary>
    public ImmutableDictionary<Guid, SetAside<DateAnnounced>> AsideDates { get; init; } = ImmutableDictionary<Guid, SetAside<DateAnnounced>>.Empty;

    /// <summary>Whether an editor's decision keeps an article off this story.</summary>
    public bool Excludes(Guid article) => Decisions.TryGetValue(article, out var decided) && !decided[^1].Belongs;

    /// <summary>Whether a claim is on record for this story, on it or set aside.</summary>
    public bool Knows(Guid claim) => Claims.ContainsKey(claim) || AsideClaims.ContainsKey(claim);

    /// <summary>Whether a date is on record for this story, on it or set aside.</summary>
    public bool KnowsDate(Guid date) => Diary.ContainsKey(date) || AsideDates.ContainsKey(date);

    /// <summary>A claim on this story or set aside, null when it has neither.</summary>
    public StoryClaim? Find(Guid claim) => Claims.GetValueOrDefault(claim) ?? AsideClaims.GetValueOrDefault(claim)?.What;

    /// <summary>Every claim of an article that is on record here, on the story or set aside, in the order in which they came.</summary>
    public IEnumerable<StoryClaim> AllClaimsOf(Guid article) => OfArticle.GetValueOrDefault(article, []).Select(Find).OfType<StoryClaim>();

    /// <summary>State after an editor said that an article belongs here: what was set aside of it comes back.</summary>
    public Story Apply(ArticleBelongs e) =>
        Decide(e.ArticleId, new(true, e.Reason, e.By, e.At, Articles.ContainsKey(e.ArticleId))).BringBack(e.ArticleId, [e.ArticleId]);

    /// <summary>State after an editor said that an article does not belong here: it is set aside with all it said.</summary>
    public Story Apply(ArticleDoesNotBelong e) =>
        Decide(e.ArticleId, new(false, e.Reason, e.By, e.At, Articles.ContainsKey(e.ArticleId))).PutAside(e.ArticleId, e.ArticleId);

    /// <summary>State after the last decision about an article was taken back, or after it left because a decision elsewhere was.</summary>
    public Story Apply(BelongingUndone e)
    {
        if (e.StoryId != Id) return Next().PutAside(e.ArticleId, e.ArticleId);
        if (!Decisions.TryGetValue(e.ArticleId, out var decided)) return Next();
        var before = Next() with
        {
            Decisions = decided.Count > 1 ? Decisions.SetItem(e.ArticleId, decided.RemoveAt(decided.Count - 1)) : Decisions.Remove(e.ArticleId),
        };
        return e.IsThere ? before.BringBack(e.ArticleId, [e.ArticleId]) : before.PutAside(e.ArticleId, e.ArticleId);
    }

    /// <summary>State after a statement was moved: here it comes with its own events, there it is set aside.</summary>
    public Story Apply(ClaimMoved e) => e.ToStoryId == Id
        ? Next() with { MovedHere = Claims.ContainsKey(e.ClaimId) ? MovedHere : MovedHere.SetItem(e.ClaimId, e), MovedAway = MovedAway.Remove(e.ClaimId) }
        : (Next() with { MovedAway = MovedAway.SetItem(e.ClaimId, e), MovedHere = MovedHere.Remove(e.ClaimId) }).PutClaimAside(e.ClaimId, e.ClaimId);

    /// <summary>State after a statement was moved back.</summary>
    public Story Apply(ClaimMoveUndone e) => e.ToStoryId == Id
        ? MovedHere.ContainsKey(e.ClaimId) ? (Next() with { MovedHere = MovedHere.Remove(e.ClaimId) }).PutClaimAside(e.ClaimId, e.ClaimId) : Next()
        : (Next() with { MovedAway = MovedAway.Remove(e.ClaimId) }).BringClaimBack(e.ClaimId, e.ClaimId);

    Story Decide(Guid article, EditorsDecision decision) =>
        Next() with { Decisions = Decisions.SetItem(article, Decisions.GetValueOrDefault(article, []).Add(decision)) };

    // The article with every claim and date of it that is on the story.
    Story PutAside(Guid article, Guid because)
    {
        if (!Articles.TryGetValue(article, out var placed)) return this;
        var claims = ClaimsOf(article).ToList();
        var dates = Diary.Values.Where(d => d.ArticleId == article).ToList();
        return this with
        {
            Articles = Articles.Remove(article),
            Claims = Claims.RemoveRange(claims.Select(c => c.Id)),
            Diary = Diary.RemoveRange(dates.Select(d => d.DateId)),
            AsideArticles = AsideArticles.SetItem(article, new(placed, because)),
            AsideClaims = AsideClaims.SetItems(claims.Select(c => KeyValuePair.Create(c.Id, new SetAside<StoryClaim>(c, because)))),
            AsideDates = AsideDates.SetItems(dates.Select(d => KeyValuePair.Create(d.DateId, new SetAside<DateAnnounced>(d, because)))),
        };
    }

    // Exactly what was set aside by that decision.
    Story BringBack(Guid because, IReadOnlyCollection<Guid> articles)
    {
        var back = AsideArticles.Where(a => a.Value.Because == because && articles.Contains(a.Key)).ToList();
        var claims = AsideClaims.Where(c => c.Value.Because == because && articles.Contains(c.Value.What.Machine.ArticleId)).ToList();
        var dates = AsideDates.Where(d => d.Value.Because == because && articles.Contains(d.Value.What.ArticleId)).ToList();
        return this with
        {
            Articles = Articles.SetItems(back.Select(a => KeyValuePair.Create(a.Key, a.Value.What))),
            Claims = Claims.SetItems(claims.Select(c => KeyValuePair.Create(c.Key, c.Value.What))),
            Diary = Diary.SetItems(dates.Select(d => KeyValuePair.Create(d.Key, d.Value.What))),
            AsideArticles = AsideArticles.RemoveRange(back.Select(a => a.Key)),
            AsideClaims = AsideClaims.RemoveRange(claims.Select(c => c.Key)),
            AsideDates = AsideDates.RemoveRange(dates.Select(d => d.Key)),
        };
    }

    Story PutClaimAside(Guid claim, Guid because) => Claims.TryGetValue(claim, out var held)
        ? this with { Claims = Claims.Remove(claim), AsideClaims = AsideClaims.SetItem(claim, new(held, because)) } : this;

    Story BringClaimBack(Guid claim, Guid because) => AsideClaims.TryGetValue(claim, out var held) && held.Because == because
        ? this with { Claims = Claims.SetItem(claim, held.What), AsideClaims = AsideClaims.Remove(claim) } : this;
}
