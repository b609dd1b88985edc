using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Corroboration;

/// <summary>Compares the claims of an article with those on record that may tell the same remarks.</summary>
/// <param name="decisions">Loads articles and stories.</param>
/// <param name="index">Looks claims up.</param>
/// <param name="matcher">Compares.</param>
/// <param name="clock">Time of the findings.</param>
public sealed class StatementMatching(Decisions decisions, StatementIndex index, IStatementMatcher matcher, TimeProvider clock)
{
    /// <summary>Joins that one wording gets to an utterance at once: enough for it to hold when one of the others is removed.</summary>
    public const int JoinsToOne = 3;

    /// <summary>What compares.</summary>
    public string Matcher => matcher.Matcher;

    /// <summary>Compares.</summary>
    /// <param name="article">The article, with its newest revision read and placed.</param>
    /// <param name="every">True to have every tie that is found, also of words that are one utterance by way of others.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The findings, and the stories that a decision on them has to know.</returns>
    public async Task<(MatchFindings Findings, IReadOnlyDictionary<Guid, Versioned<Story>> Stories)> CompareAsync(
        Article article, bool every, CancellationToken ct)
    {
        var stories = new HeldStories(decisions, index);
        await stories.LoadAsync(article.Assignment?.Stories.Select(s => s.StoryId) ?? [], ct);
        await stories.HoldingAsync(article.LatestExtraction!.Claims.Select(c => c.ClaimId), ct);
        Dictionary<Guid, Article?> articles = new() { [article.Id] = article };
        var held = stories.All.Values.SelectMany(s => s.State?.ClaimsOf(article.Id) ?? []).Select(c => c.Id).Distinct().Order()
            .Select(stories.Claim).OfType<StoryClaim>().ToList();
        var own = await ReportsAsync(held, articles, ct);
        await index.KeepAsync(article.Id, [.. own.Select(r => (r.Claim.Id, r.Claim.Effective.Speaker.SpeakerId, matcher.Keys(r.Report)))], ct);

        var others = await OthersAsync(article.Id, own, stories, articles, ct);
        await stories.AroundAsync(held.Select(c => c.Id).Concat(others.Values.SelectMany(o => o).Select(o => o.Claim.Id)), ct);
        var now = clock.GetUtcNow();
        List<Tie> ties = [];
        List<Divergence> divergences = [];
        var revisions = own.Concat(others.Values.SelectMany(o => o)).DistinctBy(r => r.Claim.Id).ToDictionary(r => r.Report.Id, r => r.Revision);
        for (var i = 0; i < own.Count; i++)
            foreach (var other in own.Skip(i + 1).Where(o => o.Revision == own[i].Revision).Concat(others[own[i].Claim.Id]))
            {
                var found = matcher.Ties(own[i].Report, other.Report).ToList();
                ties.AddRange(found.Select(f => Tie.Found(f.Kind, Wording(own[i], f.A), Wording(other, f.B), f.Reasons, matcher.Matcher, now)));
                divergences.AddRange(matcher.Between(own[i].Report, other.Report, found).Select(d => Recorded(d, revisions, articles, now)).OfType<Divergence>());
            }
        divergences.AddRange(matcher.Within(article.Current!, [.. own.Where(o => o.Revision == article.Current).Select(o => o.Report)])
            .Select(d => Recorded(d, revisions, articles, now)).OfType<Divergence>());
        var findings = new MatchFindings(matcher.Matcher, every ? ties : Few(ties, stories), [.. divergences.DistinctBy(d => d.Id)], own.Count,
            others.Values.SelectMany(o => o).Select(o => o.Claim.Id).Distinct().Count());
        await stories.AroundAsync(findings.Ties.SelectMany(t => t.Wordings).Select(w => w.ClaimId), ct);
        return (findings, stories.All);
    }

    // For each claim of the article what it is compared with; what it is tied to on record is looked at again.
    async Task<Dictionary<Guid, List<(StoryClaim Claim, RevisionRecorded Revision, Report Report)>>> OthersAsync(
        Guid article, IReadOnlyList<(StoryClaim Claim, RevisionRecorded Revision, Report Report)> own, HeldStories stories,
        Dictionary<Guid, Article?> articles, CancellationToken ct)
    {
        var near = stories.All.Values.SelectMany(s => s.State?.Articles.Keys ?? []).Distinct().ToList();
        var tied = stories.All.Values.SelectMany(s => s.State?.Ties.Values ?? []).DistinctBy(t => t.Id)
            .SelectMany(t => new[] { (From: t.A, To: t.B), (From: t.B, To: t.A) }).Where(t => t.To.ArticleId != article).ToLookup(t => t.From.ClaimId, t => t.To.ClaimId);
        Dictionary<Guid, List<Guid>> candidates = [];
        foreach (var (claim, _, report) in own)
        {
            List<Guid> speakers = claim.Effective.Speaker.SpeakerId is { } id ? [id] : [];
            candidates[claim.Id] = [.. (await index.LikeAsync(article, speakers, matcher.Keys(report), near, ct)).Concat(tied[claim.Id]).Distinct().Order()];
        }
        await stories.HoldingAsync(candidates.Values.SelectMany(c => c), ct);
        var reports = (await ReportsAsync([.. candidates.Values.SelectMany(c => c).Distinct().Order().Select(stories.Claim).OfType<StoryClaim>()], articles, ct))
            .ToDictionary(r => r.Claim.Id);
        return candidates.ToDictionary(c => c.Key, c => c.Value.Where(reports.ContainsKey).Select(id => reports[id]).ToList());
    }

    async Task<List<(StoryClaim Claim, RevisionRecorded Revision, Report Report)>> ReportsAsync(
        IReadOnlyList<StoryClaim> claims, Dictionary<Guid, Article?> articles, CancellationToken ct)
    {
        List<(StoryClaim, RevisionRecorded, Report)> reports = [];
        foreach (var claim in claims)
        {
            var effective = claim.Effective;
            if (!articles.TryGetValue(effective.ArticleId, out var of))
                articles[effective.ArticleId] = of = (await decisions.LoadAsync<Article>(Streams.Article(effective.ArticleId), ct)).State;
            if (of is not { RemovedAt: null } || effective.Revision > of.Revisions.Count) continue;
            var revision = of.Revision(effective.Revision);
            reports.Add((claim, revision, ReportsOf.Claim(claim.Id, effective, revision)));
        }
        return reports;
    }

    // Each wording is joined to a few others of an utterance, not to all: a text that a hundred papers print has no five thousand joins.
    static List<Tie> Few(List<Tie> ties, HeldStories stories)
    {
        var sets = UtteranceSets.Of(stories.All.Values.SelectMany(s => s.State?.Ties.Values ?? []).DistinctBy(t => t.Id));
        Dictionary<(string, Guid), int> joined = [];
        return [.. ties.Where(t => !t.Joins || (Room(t.A, t.B) & Room(t.B, t.A)))];

        bool Room(Wording of, Wording to)
        {
            if (sets.With(to) is not { } utterance) return true;
            var key = ($"{of.ClaimId}[{of.Words.Start}", utterance.Id);
            return (joined[key] = joined.GetValueOrDefault(key) + 1) <= JoinsToOne;
        }
    }

    static Wording Wording((StoryClaim Claim, RevisionRecorded Revision, Report Report) of, TextRange range) =>
        new(of.Claim.Id, of.Claim.Effective.ArticleId, of.Revision.Revision, of.Revision.Outlet,
            Passage.Cut(of.Revision.Text, range.Start, range.End, of.Report.Words.Any(w => w.Quoted && w.Start <= range.Start && range.End <= w.End)));

    Divergence? Recorded(
        FoundDivergence found, Dictionary<string, RevisionRecorded> revisions, Dictionary<Guid, Article?> articles, DateTimeOffset now)
    {
        List<DivergenceEvidence> evidence = [];
        foreach (var (articleId, words, report) in found.Evidence)
        {
            // Words that are not in a text we have are no evidence, and without evidence there is no divergence.
            if (!Guid.TryParse(articleId, out var id)) return null;
            var revision = report is not null ? revisions.GetValueOrDefault(report) : articles.GetValueOrDefault(id)?.Current;
            if (revision is null || words.Start >= words.End || words.End > revision.Text.Length) return null;
            evidence.Add(new(id, revision.Revision, revision.Outlet, Passage.Cut(revision.Text, words.Start, words.End),
                Guid.TryParse(report, out var claim) ? claim : null));
        }
        return evidence.Count == 0 ? null
            : Divergence.Found(found.Kind, found.Severity, found.Sentence, evidence, found.Reasons, found.Compatible, matcher.Matcher, now);
    }
}
