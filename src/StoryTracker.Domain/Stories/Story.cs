using System.Collections.Immutable;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Stories;

/// <summary>A claim that was removed with its article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="At">When.</param>
public sealed record RemovedClaim(Guid ArticleId, DateTimeOffset At);

/// <summary>A story folded from its own stream alone: its articles, its claims in both layers, its diary.</summary>
public sealed partial record Story
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence that says what it is about.</summary>
    public required string Sentence { get; init; }

    /// <summary>Words that tell its articles from others.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>True while no editor has looked at it.</summary>
    public bool Emerging { get; init; }

    /// <summary>Number of events folded.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Articles by id, each as placed last.</summary>
    public ImmutableDictionary<Guid, ArticleIngested> Articles { get; init; } = ImmutableDictionary<Guid, ArticleIngested>.Empty;

    /// <summary>Claims by id.</summary>
    public ImmutableDictionary<Guid, StoryClaim> Claims { get; init; } = ImmutableDictionary<Guid, StoryClaim>.Empty;

    // Ids of the claims of each article, so that placing an article costs what it holds and not what the story holds.
    ImmutableDictionary<Guid, ImmutableList<Guid>> OfArticle { get; init; } = ImmutableDictionary<Guid, ImmutableList<Guid>>.Empty;

    /// <summary>Claims of one article that are on the story, in the order in which they came.</summary>
    public IEnumerable<StoryClaim> ClaimsOf(Guid article) =>
        OfArticle.GetValueOrDefault(article, []).Select(id => Claims.GetValueOrDefault(id)).OfType<StoryClaim>();

    /// <summary>Dates that lie ahead of the articles that announce them, by id.</summary>
    public ImmutableDictionary<Guid, DateAnnounced> Diary { get; init; } = ImmutableDictionary<Guid, DateAnnounced>.Empty;

    /// <summary>Articles that their outlets took down, by id.</summary>
    public ImmutableDictionary<Guid, IngestedArticleWithdrawn> Withdrawn { get; init; } = ImmutableDictionary<Guid, IngestedArticleWithdrawn>.Empty;

    /// <summary>Articles removed on legal request, and when.</summary>
    public ImmutableDictionary<Guid, DateTimeOffset> RemovedArticles { get; init; } = ImmutableDictionary<Guid, DateTimeOffset>.Empty;

    /// <summary>Claims removed on legal request, by id: their article and when.</summary>
    public ImmutableDictionary<Guid, RemovedClaim> RemovedClaims { get; init; } = ImmutableDictionary<Guid, RemovedClaim>.Empty;

    /// <summary>Whether anything of an article is here.</summary>
    public bool Holds(Guid article) => Carries(article) || RestsOn(article);

    bool Carries(Guid article) =>
        Articles.ContainsKey(article) || AsideArticles.ContainsKey(article) || OfArticle.ContainsKey(article)
        || Diary.Values.Any(d => d.ArticleId == article) || AsideDates.Values.Any(d => d.What.ArticleId == article);

    /// <summary>State after the first event.</summary>
    public static Story Create(StoryOpened e) =>
        new() { Id = e.StoryId, Title = e.Title, Sentence = e.Sentence, Terms = e.Terms, Emerging = e.Emerging, SplitFrom = e.SplitFrom, StartedFrom = e.StartedFrom };

    /// <summary>State after an article was placed; one that an editor had taken off comes back with what was set aside of it.</summary>
    public Story Apply(ArticleIngested e)
    {
        var back = Next().BringBack(e.ArticleId, [e.ArticleId]);
        return back with { Articles = back.Articles.SetItem(e.ArticleId, e) };
    }

    /// <summary>State after a claim was recorded.</summary>
    public Story Apply(ClaimRecorded e) => (this with { AsideClaims = AsideClaims.Remove(e.ClaimId) })
        .Set(new(e.ClaimId, e.Claim, e.Extractor, e.Confidence, e.Reasons)) with
    {
        OfArticle = Knows(e.ClaimId) ? OfArticle
            : OfArticle.SetItem(e.Claim.ArticleId, OfArticle.GetValueOrDefault(e.Claim.ArticleId, []).Add(e.ClaimId)),
    };

    /// <summary>State after the machine read a claim differently: the machine layer alone changes.</summary>
    public Story Apply(ClaimRevised e) => Change(e.ClaimId, c => c with { Machine = e.Claim, Extractor = e.Extractor, Confidence = e.Confidence, LostTo = null });

    /// <summary>State after the machine no longer found a claim.</summary>
    public Story Apply(ClaimLost e) => Change(e.ClaimId, c => c with { LostTo = e.Extractor });

    /// <summary>State after the words of a claim were found again in a newer revision: a mark beside both layers, which stay.</summary>
    public Story Apply(ClaimRefound e) => Mark(e.ClaimId, c => c with { Refound = e.Printed, Orphaned = null });

    /// <summary>State after a claim was no longer printed: a mark beside both layers, which stay.</summary>
    public Story Apply(ClaimOrphaned e) => Mark(e.ClaimId, c => c with { Orphaned = e });

    /// <summary>State after an outlet changed words that a claim rests on: a mark beside both layers, which stay.</summary>
    public Story Apply(QuotationChanged e) => Mark(e.ClaimId, c => c with { Changes = c.Changes.Add(e) });

    /// <summary>State after an outlet took an article down.</summary>
    public Story Apply(IngestedArticleWithdrawn e) => Next() with { Withdrawn = Withdrawn.SetItem(e.ArticleId, e) };

    /// <summary>State after an article that had been taken down was there again.</summary>
    public Story Apply(IngestedArticleReinstated e) => Next() with { Withdrawn = Withdrawn.Remove(e.ArticleId) };

    /// <summary>State after an article announced a day.</summary>
    public Story Apply(DateAnnounced e) =>
        Reannounced(e.DateId).Next() with { Diary = Diary.SetItem(e.DateId, e), AsideDates = AsideDates.Remove(e.DateId) };

    /// <summary>State after an article was removed: its claims and dates are gone, their number stays.</summary>
    public Story Apply(IngestedArticleErased e) => Without(e).WithoutFollowUpsOf(e.ArticleId, e.At).Next() with
    {
        Title = Id == DerivedId.StoryOpenedBy(e.ArticleId) ? ErasureNotice.Sentence(e.At) : Title,
        Articles = Articles.Remove(e.ArticleId),
        AsideArticles = AsideArticles.Remove(e.ArticleId),
        Claims = Claims.RemoveRange(OfArticle.GetValueOrDefault(e.ArticleId, [])),
        AsideClaims = AsideClaims.RemoveRange(OfArticle.GetValueOrDefault(e.ArticleId, [])),
        OfArticle = OfArticle.Remove(e.ArticleId),
        Withdrawn = Withdrawn.Remove(e.ArticleId),
        Diary = Diary.RemoveRange(Diary.Values.Where(d => d.ArticleId == e.ArticleId).Select(d => d.DateId)),
        AsideDates = AsideDates.RemoveRange(AsideDates.Values.Where(d => d.What.ArticleId == e.ArticleId).Select(d => d.What.DateId)),
        RemovedArticles = Carries(e.ArticleId) || RemovedArticles.ContainsKey(e.ArticleId) ? RemovedArticles.SetItem(e.ArticleId, e.At) : RemovedArticles,
        RemovedClaims = RemovedClaims.SetItems(OfArticle.GetValueOrDefault(e.ArticleId, [])
            .Select(c => KeyValuePair.Create(c, new RemovedClaim(e.ArticleId, e.At)))),
    };

    /// <summary>State after a first event whose content was erased.</summary>
    public static Story Create(ErasureNotice e) =>
        new() { Id = e.StoryId ?? default, Title = ErasureNotice.Sentence(e.At), Sentence = "", Terms = [], Emerging = true };

    /// <summary>State after an event whose content was erased.</summary>
    public Story Apply(ErasureNotice e) => e switch
    {
        { Fact: ErasedFact.ArticleIngested, ArticleId: { } article } => Next() with { RemovedArticles = RemovedArticles.SetItem(article, e.At) },
        { Fact: ErasedFact.ClaimRecorded, ArticleId: { } article, ClaimId: { } claim } =>
            Next() with { RemovedClaims = RemovedClaims.SetItem(claim, new(article, e.At)) },
        _ => Erased(e).Left(e),
    };

    Story Next() => this with { Version = Version + 1 };

    Story Set(StoryClaim claim) => this with { Version = Version + 1, Claims = Claims.SetItem(claim.Id, claim with { Revision = Version + 1 }) };

    // An event about a claim that is not here changes nothing but the version: a fold never throws on what is on record. One that is set
    // aside follows all the same, so that nothing is lost when it comes back.
    Story Change(Guid id, Func<StoryClaim, StoryClaim> change) => Claims.TryGetValue(id, out var claim) ? Set(change(claim))
        : AsideClaims.TryGetValue(id, out var aside)
            ? Next() with { AsideClaims = AsideClaims.SetItem(id, aside with { What = change(aside.What) with { Revision = Version + 1 } }) } : Next();

    // Beside the layers: an editor who has the claim open has not been overtaken by anybody.
    Story Mark(Guid id, Func<StoryClaim, StoryClaim> mark) =>
        Claims.TryGetValue(id, out var claim) ? Next() with { Claims = Claims.SetItem(id, mark(claim)) }
        : AsideClaims.TryGetValue(id, out var aside) ? Next() with { AsideClaims = AsideClaims.SetItem(id, aside with { What = mark(aside.What) }) } : Next();
}
