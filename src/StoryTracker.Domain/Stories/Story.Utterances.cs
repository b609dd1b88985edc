using System.Collections.Immutable;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>What was found and decided about wordings, by id; <see cref="Utterances"/> says what it comes to.</summary>
    public ImmutableDictionary<Guid, Tie> Ties { get; init; } = ImmutableDictionary<Guid, Tie>.Empty;

    /// <summary>Divergences by id, dismissed ones too.</summary>
    public ImmutableDictionary<Guid, Divergence> Divergences { get; init; } = ImmutableDictionary<Guid, Divergence>.Empty;

    /// <summary>Proposals of newer matchers that nobody has answered, by id.</summary>
    public ImmutableDictionary<Guid, MatchingProposed> Proposals { get; init; } = ImmutableDictionary<Guid, MatchingProposed>.Empty;

    /// <summary>Proposals that were answered, so that none comes twice: by id, true when accepted.</summary>
    public ImmutableDictionary<Guid, bool> AnsweredProposals { get; init; } = ImmutableDictionary<Guid, bool>.Empty;

    /// <summary>Proposals that an editor declined, so that no later version of a matcher makes them again: by id.</summary>
    public ImmutableDictionary<Guid, MatchingProposed> DeclinedProposals { get; init; } = ImmutableDictionary<Guid, MatchingProposed>.Empty;

    /// <summary>The utterances as they are now, worked out anew by each call.</summary>
    public UtteranceSets Utterances() => UtteranceSets.Of(Ties.Values.Where(t => !IsOvertaken(t)));

    /// <summary>Whether a machine found it before an editor said that somebody else spoke: then these are no words of one speaker.</summary>
    public bool IsOvertaken(Tie found)
    {
        if (found.IsDecided || Claims.GetValueOrDefault(found.A.ClaimId) is not { } a || Claims.GetValueOrDefault(found.B.ClaimId) is not { } b) return false;
        return (Renamed(a) || Renamed(b)) && a.Effective.Speaker.SpeakerId != b.Effective.Speaker.SpeakerId;

        bool Renamed(StoryClaim c) => c.Editorial?.Deciders.GetValueOrDefault("speaker") is { Confirms: false } named && named.At > found.At;
    }

    /// <summary>State after two wordings were joined.</summary>
    public Story Apply(ReportsJoined e) => Tied(e);

    /// <summary>State after an editor parted two wordings.</summary>
    public Story Apply(ReportsParted e) => Tied(e);

    /// <summary>State after two wordings were linked as one line on two occasions.</summary>
    public Story Apply(LinesLinked e) => Tied(e);

    /// <summary>State after an editor unlinked two wordings.</summary>
    public Story Apply(LinesUnlinked e) => Tied(e);

    /// <summary>State after two wordings were set side by side.</summary>
    public Story Apply(WordingsSetSideBySide e) => Tied(e);

    /// <summary>State after a paraphrase was suggested.</summary>
    public Story Apply(ParaphraseSuggested e) => Tied(e);

    /// <summary>State after an editor confirmed a paraphrase.</summary>
    public Story Apply(ParaphraseConfirmed e) => Tied(e);

    /// <summary>State after an editor declined a paraphrase.</summary>
    public Story Apply(ParaphraseDeclined e) => Tied(e);

    /// <summary>State after a decision was taken back: as if it had never been made.</summary>
    public Story Apply(TieTakenBack e) => Next() with { Ties = Ties.Remove(e.Id) };

    /// <summary>State after a machine took back what it had found; what a person decided is not a machine's to take back.</summary>
    public Story Apply(FindingWithdrawn e) =>
        Ties.GetValueOrDefault(e.Id) is { IsDecided: false } ? Next() with { Ties = Ties.Remove(e.Id) } : Next();

    /// <summary>State after a divergence was found; a dismissal that came before stays.</summary>
    public Story Apply(DivergenceFound e) => Next() with
    {
        Divergences = Divergences.SetItem(e.Id, new(e.Id, e.Kind, e.Severity, e.Sentence, e.Evidence, e.Reasons, e.Compatible, e.Matcher, e.At)
        {
            Dismissal = Divergences.GetValueOrDefault(e.Id)?.Dismissal,
        }),
    };

    /// <summary>State after an editor dismissed a divergence.</summary>
    public Story Apply(DivergenceDismissed e) => OfDivergence(e.Id, d => d with { Dismissal = e });

    /// <summary>State after an editor took such a dismissal back.</summary>
    public Story Apply(DivergenceRestored e) => OfDivergence(e.Id, d => d with { Dismissal = null });

    /// <summary>State after a newer matcher proposed a difference.</summary>
    public Story Apply(MatchingProposed e) => Next() with { Proposals = Proposals.SetItem(e.Id, e) };

    /// <summary>State after an editor answered a proposal.</summary>
    public Story Apply(MatchingProposalAnswered e) => Next() with
    {
        Proposals = Proposals.Remove(e.Id),
        AnsweredProposals = AnsweredProposals.SetItem(e.Id, e.Accepted),
        DeclinedProposals = !e.Accepted && Proposals.TryGetValue(e.Id, out var proposed) ? DeclinedProposals.SetItem(e.Id, proposed) : DeclinedProposals.Remove(e.Id),
    };

    /// <summary>Whether what was found here rests on words of an article, be it on this story or not.</summary>
    internal bool RestsOn(Guid article) =>
        Ties.Values.Any(t => t.Wordings.Any(w => w.ArticleId == article)) || Divergences.Values.Any(d => d.RestsOn(article))
        || ChronicleDecisions.Values.Any(d => d.RestsOn(article)) || Proposals.Values.Concat(DeclinedProposals.Values).Any(p => p.A.ArticleId == article || p.B.ArticleId == article);

    // With an article goes everything that was found or decided about its words.
    Story Without(IngestedArticleErased e) => this with
    {
        ChronicleDecisions = ChronicleDecisions.RemoveRange(ChronicleDecisions.Values.Where(d => d.RestsOn(e.ArticleId)).Select(d => d.Id)),
        Ties = Ties.RemoveRange(Ties.Values.Where(t => t.Wordings.Any(w => w.ArticleId == e.ArticleId)).Select(t => t.Id)),
        Divergences = Divergences.RemoveRange(Divergences.Values.Where(d => d.RestsOn(e.ArticleId)).Select(d => d.Id)),
        Proposals = Proposals.RemoveRange(
            Proposals.Values.Where(p => p.A.ArticleId == e.ArticleId || p.B.ArticleId == e.ArticleId).Select(p => p.Id)),
        DeclinedProposals = DeclinedProposals.RemoveRange(
            DeclinedProposals.Values.Where(p => p.A.ArticleId == e.ArticleId || p.B.ArticleId == e.ArticleId).Select(p => p.Id)),
    };

    Story Tied(object e) => TieEvents.TieOf(e) is { } tie ? Next() with { Ties = Ties.SetItem(tie.Id, tie) } : Next();

    Story OfDivergence(Guid id, Func<Divergence, Divergence> change) =>
        Divergences.TryGetValue(id, out var found) ? Next() with { Divergences = Divergences.SetItem(id, change(found)) } : Next();
}
