using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Articles;

/// <summary>Find who said what in a revision of an article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision.</param>
public sealed record ExtractClaims(Guid ArticleId, int Revision);

/// <summary>A claim whose passages are not the characters they say they are; it is never put on record.</summary>
/// <param name="articleId">The article.</param>
/// <param name="claim">The claim.</param>
public sealed class UnprovenClaimException(Guid articleId, Claim claim)
    : Exception($"A claim of article {articleId} is not the slice of the text that it says it is; nothing was recorded.")
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; } = articleId;

    /// <summary>The claim that was refused.</summary>
    public Claim Claim { get; } = claim;
}

/// <summary>Decides what of an extractor's output goes on record.</summary>
public static class ExtractClaimsHandler
{
    /// <summary>
    /// Records the output once for each revision and extractor, gives claims the ids they had before where they are found again,
    /// records speakers and the roles that this article gives them, and sends the article on to be placed.
    /// </summary>
    /// <param name="command">Which revision.</param>
    /// <param name="article">The article.</param>
    /// <param name="extractor">NAME@VERSION.</param>
    /// <param name="claims">Claims found, in the order of the text, with a confidence each.</param>
    /// <param name="dates">Dates found.</param>
    /// <param name="speakers">Speakers on record, by id, for every speaker the claims name.</param>
    /// <exception cref="UnprovenClaimException">A claim or date is not what the text says.</exception>
    public static Outcome Handle(
        ExtractClaims command, Versioned<Article> article, string extractor, IReadOnlyList<(Claim Claim, double Confidence)> claims,
        IReadOnlyList<FoundDate> dates, IReadOnlyDictionary<Guid, Versioned<Speaker>> speakers)
    {
        var state = article.State ?? throw new InvalidOperationException($"Article {command.ArticleId} is not on record.");
        if (state.RemovedAt is not null) return Outcome.Nothing;
        var text = state.Revision(command.Revision).Text;
        foreach (var (claim, _) in claims)
            if (!claim.ProvesItselfIn(text)) throw new UnprovenClaimException(command.ArticleId, claim);
        if (dates.Any(d => !d.Expression.IsSliceOf(text) || !d.Sentence.IsSliceOf(text)))
            throw new InvalidOperationException($"A date of article {command.ArticleId} is not the slice of the text that it says it is.");

        if (state.Extractions.Any(e => e.Revision == command.Revision && e.Extractor == extractor)) return Outcome.Nothing;
        var found = ClaimReconciliation.Match(command.ArticleId, Known(state), claims, new(state, command.Revision));
        List<object> events = [new ClaimsExtracted(command.Revision, extractor, found, dates)];
        if (command.Revision > 1 && !state.Comparisons.Exists(c => c.To == command.Revision))
            events.Add(RevisionComparison.Of(state.Revision(command.Revision - 1), state.Revision(command.Revision)));
        List<StreamEvents> appends = [new(Streams.Article(command.ArticleId), article.Version, events)];
        appends.AddRange(SpeakerEvents(found, text, speakers));
        return new(appends, [new AssignStories(command.ArticleId, command.Revision)]);
    }

    // Every claim that was ever found, as it was found last; those of the newest extraction come first. Those of editors are found again, too.
    static List<FoundClaim> Known(Article article) =>
        [.. article.Extractions.Reverse().SelectMany(e => e.Claims).Concat(article.Added.Select(a => new FoundClaim(a.ClaimId, a.Claim, 1)))
            .DistinctBy(c => c.ClaimId)];

    static IEnumerable<StreamEvents> SpeakerEvents(
        IReadOnlyList<FoundClaim> found, string text, IReadOnlyDictionary<Guid, Versioned<Speaker>> speakers)
    {
        foreach (var said in found.Select(f => f.Claim).Where(c => c.Speaker.SpeakerId is not null).GroupBy(c => c.Speaker.SpeakerId!.Value))
        {
            var known = speakers.TryGetValue(said.Key, out var speaker) ? speaker : new(null, 0);
            var events = Speaker.Learn(known.State, said.Key, [.. said], text).ToList();
            if (events.Count > 0) yield return new(Streams.Speaker(said.Key), known.Version, events);
        }
    }
}
