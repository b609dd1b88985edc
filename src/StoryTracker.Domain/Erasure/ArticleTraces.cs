using StoryTracker.Domain.Articles;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Triage;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.Domain.Erasure;

/// <summary>Which events of the record hold content of one article, and what is left of each when it is erased.</summary>
/// <param name="Article">The article.</param>
/// <param name="Claims">Ids of its claims.</param>
/// <param name="Stories">Every story it was ever placed on, and the one it may have opened.</param>
/// <param name="Speakers">Speakers its claims name.</param>
public sealed record ArticleTraces(Guid Article, IReadOnlySet<Guid> Claims, IReadOnlySet<Guid> Stories, IReadOnlySet<Guid> Speakers)
{
    /// <summary>Other addresses of it that feeds listed, such as its AMP page: articles of their own that are linked to it.</summary>
    public IReadOnlySet<Guid> Twins { get; init; } = new HashSet<Guid>();

    /// <summary>What the article printed: what editors wrote about stories goes where it repeats it. Null: nothing is known of it any more.</summary>
    public RepeatedWords? Printed { get; init; }

    /// <summary>Reads them off the article's own stream, which names where something of it went, and adds what was found elsewhere.</summary>
    /// <param name="article">The article.</param>
    /// <param name="events">All events of its stream.</param>
    /// <param name="found">Other streams that were found to tell of it.</param>
    public static ArticleTraces Of(Guid article, IReadOnlyList<object> events, params IReadOnlyList<string> found)
    {
        IEnumerable<Guid> On(string prefix) => found.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Select(Streams.IdOf);
        var claims = events.OfType<ClaimsExtracted>().SelectMany(e => e.Claims).ToList();
        var placed = events.OfType<ArticleAssigned>().SelectMany(e => e.Stories).Select(s => s.StoryId)
            .Concat(events.OfType<ErasureNotice>().SelectMany(n => n.StoryIds ?? []))
            .Concat(events.OfType<ArticleBelongs>().Select(e => e.StoryId)).Concat(events.OfType<ArticleReassigned>().Select(e => e.IntoStoryId));
        var added = events.OfType<ClaimAdded>().ToList();
        return new(article, claims.Select(c => c.ClaimId).Concat(added.Select(a => a.ClaimId)).ToHashSet(),
            placed.Append(DerivedId.StoryOpenedBy(article)).Concat(On(Streams.StoryPrefix)).ToHashSet(),
            claims.Select(c => c.Claim.Speaker.SpeakerId).Concat(added.Select(a => a.Claim.Speaker.SpeakerId)).OfType<Guid>().Concat(On(Streams.SpeakerPrefix)).ToHashSet());
    }

    /// <summary>What is left of an event, null for one that holds nothing of the article and stays as it is.</summary>
    /// <param name="stream">Stream of the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="names">Speakers whose name no other article gives.</param>
    /// <param name="because">The removal.</param>
    public ErasureNotice? LeftOf(string stream, object e, IReadOnlySet<Guid> names, ArticleErased because)
    {
        var own = stream == Streams.Article(Article);
        ErasureNotice Left(ErasedFact fact) => new(because.Reason, because.LegalReference, because.By, because.At, fact) { ArticleId = Article };
        return e switch
        {
            ArticleDiscovered when own => Left(ErasedFact.ArticleDiscovered),
            RevisionRecorded r when own => Left(ErasedFact.RevisionRecorded) with { Revision = r.Revision, SeenAt = r.SeenAt },
            ClaimsExtracted x when own => Left(ErasedFact.ClaimsExtracted) with { Revision = x.Revision },
            ArticleAssigned a when own =>
                Left(ErasedFact.ArticleAssigned) with { Revision = a.Revision, StoryIds = [.. a.Stories.Select(s => s.StoryId)] },
            StoryOpened s when s.StoryId == DerivedId.StoryOpenedBy(Article) => Left(ErasedFact.StoryOpened) with { StoryId = s.StoryId },
            ArticleIngested i when i.ArticleId == Article => Left(ErasedFact.ArticleIngested) with { Revision = i.Revision, SeenAt = i.SeenAt },
            ClaimRecorded c when c.Claim.ArticleId == Article => Left(ErasedFact.ClaimRecorded) with { ClaimId = c.ClaimId },
            ClaimRevised c when c.Claim.ArticleId == Article => Left(ErasedFact.ClaimChanged) with { ClaimId = c.ClaimId },
            ClaimCorrected c when c.ArticleId == Article => Left(ErasedFact.ClaimChanged) with { ClaimId = c.ClaimId },
            ClaimConfirmed c when c.ArticleId == Article => Left(ErasedFact.ClaimChanged) with { ClaimId = c.ClaimId },
            ClaimDecisionUndone c when c.ArticleId == Article => Left(ErasedFact.ClaimChanged) with { ClaimId = c.ClaimId },
            ClaimAdded c when c.Claim.ArticleId == Article => Left(ErasedFact.ClaimChanged) with { ClaimId = c.ClaimId },
            NoteWritten { ClaimId: { } claim } when Claims.Contains(claim) => Left(ErasedFact.ClaimChanged) with { ClaimId = claim },
            NoteWritten { ClaimId: null } n when Repeats(n.Text) => Left(ErasedFact.NoteWritten),
            StoryClosed s when Repeats(s.Reason) => Left(ErasedFact.StoryDescribed) with { Closed = s with { Reason = Gone(because) } },
            ClaimDismissed c when Claims.Contains(c.ClaimId) => Left(ErasedFact.ClaimChanged) with { ClaimId = c.ClaimId },
            RevisionCompared c when own => Left(ErasedFact.RevisionCompared) with { Revision = c.To },
            ClaimRefound c when c.ArticleId == Article => Left(ErasedFact.ClaimLookedFor) with { ClaimId = c.ClaimId },
            QuotationChanged c when c.ArticleId == Article => Left(ErasedFact.QuotationChanged) with { ClaimId = c.ClaimId },
            ArticleRecognisedAsCopy when own => Left(ErasedFact.CopyRecognised),
            ArticleSighted when own => Left(ErasedFact.ArticleSighted),
            ArticleFetched or ArticleUnreachable or ArticleTwinned when own => Left(ErasedFact.PageFetched),
            ArticleDiscovered d when Twins.Contains(d.ArticleId) => Left(ErasedFact.ArticleDiscovered) with { ArticleId = d.ArticleId },
            ArticleSighted d when Twins.Contains(d.ArticleId) => Left(ErasedFact.ArticleSighted) with { ArticleId = d.ArticleId },
            ArticleFetched or ArticleUnreachable or ArticleTwinned when Twins.Any(t => stream == Streams.Article(t)) => Left(ErasedFact.PageFetched),
            _ when StatementsOf.Articles(e).Contains(Article) => Left(ErasedFact.WordingsCompared),
            DateAnnounced d when d.ArticleId == Article => Left(ErasedFact.DateAnnounced),
            FollowUpOpened f when f.ArticleId == Article =>
                Left(ErasedFact.FollowUpOpened) with { FollowUpId = f.FollowUpId, FollowUpKind = f.Kind },
            FollowUpJoined f when f.ArticleId == Article => Left(ErasedFact.FollowUpOpened) with { FollowUpId = f.FollowUpId, FollowUpKind = f.Kind },
            FollowUpParted f when f.ArticleId == Article => Left(ErasedFact.FollowUpEvidence) with { FollowUpId = f.FollowUpId },
            FollowUpScheduled f when f.ArticleIds.Contains(Article) =>
                Left(ErasedFact.FollowUpDecided) with { FollowUpId = f.FollowUpId, Due = f.Due, DecidedBy = f.By, DecidedAt = f.At },
            FollowUpAnswered f when f.ArticleIds.Contains(Article) => Left(ErasedFact.FollowUpDecided) with
            {
                FollowUpId = f.FollowUpId, FollowUpAnswer = f.Answer, Due = f.Until, DecidedBy = f.By, DecidedAt = f.At,
            },
            AliasReported a when a.ArticleId == Article => Left(ErasedFact.SpeakerDescribed),
            RoleReported r when r.ArticleId == Article => Left(ErasedFact.SpeakerDescribed),
            MentionResolved m when m.ArticleId == Article || m.Candidate.IntroducedBy == Article => Left(ErasedFact.MentionRead) with { ClaimId = m.ClaimId },
            MentionSuggested m when m.ArticleId == Article || m.Candidates.Any(c => c.IntroducedBy == Article) =>
                Left(ErasedFact.MentionRead) with { ClaimId = m.ClaimId },
            MentionDeclined m when m.ArticleId == Article => Left(ErasedFact.MentionRead) with { ClaimId = m.ClaimId },
            _ when SpeakerTraces.TellsOf(e, Article, names) => Left(ErasedFact.SpeakerLinked),
            SpeakerIdentified s when names.Contains(s.SpeakerId) => Left(ErasedFact.SpeakerIdentified) with { SpeakerId = s.SpeakerId },
            StoryOpened s when s.StartedFrom == Article => Left(ErasedFact.StoryOpened) with { StoryId = s.StoryId },
            ArticleBelongs a when a.ArticleId == Article => Left(ErasedFact.MembershipDecided),
            ArticleDoesNotBelong a when a.ArticleId == Article => Left(ErasedFact.MembershipDecided),
            ClaimMoved c when c.ArticleId == Article => Left(ErasedFact.MembershipDecided) with { ClaimId = c.ClaimId },
            StoryAbsorbed m when Repeats(m.Reason) => Left(ErasedFact.StoriesRearranged) with { Merge = m with { Reason = Gone(because) } },
            StoryMergedInto m when Repeats(m.Reason) => Left(ErasedFact.StoriesRearranged) with { MergedInto = m with { Reason = Gone(because) } },
            ArticlesSplitOff s when Repeats(s.Reason) => Left(ErasedFact.StoriesRearranged) with { Split = s with { Reason = Gone(because) } },
            StoryDescribed d when Repeats($"{d.Title} | {d.Sentence} | {string.Join(" | ", d.Terms)}") =>
                Left(ErasedFact.StoryDescribed) with { Described = d with { Title = Gone(because), Sentence = "", Terms = [] } },
            StoryPlacedUnder p when Repeats(p.Reason) => Left(ErasedFact.StoryDescribed) with { PlacedUnder = p with { Reason = Gone(because) } },
            StoryMadePrivate p when Repeats(p.Reason) => Left(ErasedFact.StoryDescribed) with { MadePrivate = p with { Reason = Gone(because) } },
            // A machine's reasons quote what it read.
            ChangeSuggested s when s.ArticleIds.Contains(Article) || Repeats(string.Join(" | ", s.Reasons)) =>
                Left(ErasedFact.ChangeSuggested) with { Suggested = s with { Reasons = [Gone(because)] } },
            ItemSetAside s when Claims.Any(c => s.Item.Contains(c.ToString(), StringComparison.Ordinal)) || Repeats(s.Reason) =>
                Left(ErasedFact.ItemSetAside) with { SetAside = s with { Reason = Gone(because) } },
            SuggestionSettled s when Repeats(s.Reason) => Left(ErasedFact.ChangeSuggested) with { Settled = s with { Reason = Gone(because) } },
            _ => null,
        };
    }

    bool Repeats(string text) => Printed?.AreIn(text) is true;

    static string Gone(ArticleErased because) => ErasureNotice.Sentence(because.At);
}
