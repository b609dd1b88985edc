using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Compare the claims of a revision with those on record.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision.</param>
public sealed record MatchStatements(Guid ArticleId, int Revision);

/// <summary>What a matcher found.</summary>
/// <param name="Matcher">NAME@VERSION of all that compared.</param>
/// <param name="Ties">Findings about two wordings each, strongest first.</param>
/// <param name="Divergences">Divergences.</param>
/// <param name="Claims">How many claims of the article were compared.</param>
/// <param name="Compared">With how many reports of other articles.</param>
public sealed record MatchFindings(string Matcher, IReadOnlyList<Tie> Ties, IReadOnlyList<Divergence> Divergences, int Claims, int Compared)
{
    /// <summary>Findings of machines on record whose two wordings are of two speakers by now: names that were one speaker are two again.</summary>
    public IReadOnlyList<Guid> OfTwoSpeakers { get; init; } = [];

    /// <summary>When it was compared.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Puts findings on record: on every story that holds one of the claims, in one commit.</summary>
public static class MatchStatementsHandler
{
    /// <summary>
    /// Records what is new. A pair of wordings about which something is on record is left as it is, whatever the matcher finds now; a pair that a
    /// person decided on too; and nothing is joined that would bring together what a person parted. A machine's finding about one speaker's words
    /// is withdrawn where two people are on record as the speakers by now; not where an editor said so of the claim itself: there it does not
    /// count for as long as that stands, and comes back with its undo.
    /// </summary>
    /// <param name="command">Which revision.</param>
    /// <param name="article">The article.</param>
    /// <param name="findings">The matcher's answer.</param>
    /// <param name="stories">Every story that holds a claim of the article, of a finding, or of an utterance that these tell.</param>
    public static Outcome Handle(
        MatchStatements command, Versioned<Article> article, MatchFindings findings, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        if (article.State is not { RemovedAt: null, LatestExtraction: { } extraction } state || extraction.Revision != command.Revision) return Outcome.Nothing;
        var ties = TieSpread.On(stories);
        bool IsOvertaken(Tie t) => stories.Values.Any(s => s.State?.IsOvertaken(t) is true);
        var withdrawn = findings.OfTwoSpeakers.Where(t => ties.GetValueOrDefault(t) is { IsDecided: false } tie && !IsOvertaken(tie)).Select(t => ties[t]).ToList();
        foreach (var tie in withdrawn) ties.Remove(tie.Id);
        foreach (var tie in New(ties, findings.Ties, IsOvertaken)) ties.Add(tie.Id, tie);
        var claims = stories.Values.SelectMany(s => s.State?.ClaimsOf(state.Id) ?? []).Select(c => c.Id)
            .Concat(findings.Ties.SelectMany(t => t.Wordings).Select(w => w.ClaimId)).ToHashSet();
        var events = TieSpread.Missing(stories, ties, claims);
        foreach (var (id, on) in stories)
            if (on.State is { } story && findings.Divergences.Where(d => IsNewTo(story, d)).Select(Found).ToList() is { Count: > 0 } found)
                if (events.TryGetValue(id, out var there)) there.AddRange(found);
                else events[id] = found;
        foreach (var (id, on) in stories)
            if (withdrawn.Where(t => on.State?.Ties.ContainsKey(t.Id) is true).ToList() is { Count: > 0 } gone)
                events[id] = [.. gone.Select(t => Withdrawn(t, findings)), .. events.GetValueOrDefault(id, [])];

        var outcome = TieSpread.Outcome(stories, events);
        var matched = new StatementsMatched(command.Revision, findings.Matcher, findings.Claims, findings.Compared);
        return state.Matched is { } before && (before.Revision, before.Matcher) == (matched.Revision, matched.Matcher) ? outcome
            : outcome with { Appends = [.. outcome.Appends, new(Streams.Article(state.Id), article.Version, [matched])] };
    }

    /// <summary>Findings that nothing on record speaks to or against.</summary>
    /// <param name="ties">What is on record.</param>
    /// <param name="found">What a matcher found.</param>
    /// <param name="isOvertaken">Whether something on record does not count by now; it speaks to its own pair alone.</param>
    internal static List<Tie> New(IReadOnlyDictionary<Guid, Tie> ties, IReadOnlyList<Tie> found, Func<Tie, bool>? isOvertaken = null)
    {
        var known = ties.Values.SelectMany(t => t.Wordings.Select(w => (w.ClaimId, Tie: t))).ToLookup(t => t.ClaimId, t => t.Tie);
        List<Tie> added = [];
        foreach (var tie in found)
            if (!known[tie.A.ClaimId].Concat(added).Any(t => Speaks(t, tie))) added.Add(tie);
        var sets = UtteranceSets.Of(ties.Values.Where(t => isOvertaken?.Invoke(t) is not true).Concat(added));
        return [.. added.Where(t => !t.Joins || sets.Stands(t))];
    }

    // Whether what is on record about two wordings leaves nothing to a finding about them. Lines that a person linked are no one remark.
    static bool Speaks(Tie known, Tie found) =>
        known.IsBetween(found.A, found.B) && (!known.IsDecided || known.Kind == TieKind.Linked || known.IsAboutLines == found.IsAboutLines);

    static FindingWithdrawn Withdrawn(Tie tie, MatchFindings findings) => new(tie.Id, [.. tie.Wordings.Select(w => w.ArticleId).Distinct()],
        "Two people are on record as the speakers by now.", findings.Matcher, findings.At);

    /// <summary>Whether a story that holds words of a divergence does not know it yet, under whatever cut of the words or in whatever revision.</summary>
    internal static bool IsNewTo(Story story, Divergence d) =>
        d.Evidence.Any(e => e.ClaimId is { } claim ? story.Claims.ContainsKey(claim) : story.Articles.ContainsKey(e.ArticleId))
        && !story.Divergences.Values.Any(known => known.Id == d.Id || known.IsSameAs(d));

    /// <summary>A divergence as the event that puts it on record.</summary>
    internal static object Found(Divergence d) =>
        new DivergenceFound(d.Id, d.Kind, d.Severity, d.Sentence, d.Evidence, d.Reasons, d.Compatible, d.Matcher, d.At);
}
