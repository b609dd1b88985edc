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

    // Articles that one is held against for divergences, beside those that it shares remarks with: reading one again takes time.
    const int Neighbours = 6;

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
        List<Tie> ties = [.. Compared(own, others).Select(f => Tie.Found(f.Tie.Kind, Wording(f.Own, f.Tie.A), Wording(f.Other, f.Tie.B), f.Tie.Reasons, matcher.Matcher, now))];
        var divergences = await DivergencesAsync(article, ties, stories, articles, now, ct);
        var findings = new MatchFindings(matcher.Matcher, every ? ties : Few(ties, stories), divergences, own.Count,
            others.Values.SelectMany(o => o).Select(o => o.Claim.Id).Distinct().Count());
        await stories.AroundAsync(findings.Ties.SelectMany(t => t.Wordings).Select(w => w.ClaimId), ct);
        return (findings, stories.All);
    }

    // Each pair once; a pair that nothing but its day keeps from being one remark again, where the articles share a conversation.
    List<((StoryClaim Claim, RevisionRecorded Revision, Report Report) Own, (StoryClaim Claim, RevisionRecorded Revision, Report Report) Other, FoundTie Tie)> Compared(
        List<(StoryClaim Claim, RevisionRecorded Revision, Report Report)> own,
        Dictionary<Guid, List<(StoryClaim Claim, RevisionRecorded Revision, Report Report)>> others)
    {
        var pairs = own.SelectMany((one, i) => own.Skip(i + 1).Where(o => o.Revision == one.Revision).Concat(others[one.Claim.Id]).Select(other => (One: one, Other: other)))
            .Select(p => (p.One, p.Other, Found: matcher.Ties(p.One.Report, p.Other.Report).ToList())).ToList();
        var occasions = new SharedOccasions();
        foreach (var (one, other, found) in pairs)
            if (found.Exists(f => f.Kind == TieKind.Joined)) occasions.Add(one.Report, other.Report);
        return [.. pairs.SelectMany(p => Again(p.One.Report, p.Other.Report, p.Found).Select(f => (p.One, p.Other, f)))];

        IReadOnlyList<FoundTie> Again(Report a, Report b, List<FoundTie> found) =>
            found.Exists(f => f.Kind == TieKind.Suggested) && occasions.Dated(a, b) is { } dated
                ? [.. matcher.Ties(dated.A, dated.B).Select(f => f with { Reasons = [.. f.Reasons, dated.Reason] })] : found;
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
            var key = ($"{of.ClaimId}[{of.Start}", utterance.Id);
            return (joined[key] = joined.GetValueOrDefault(key) + 1) <= JoinsToOne;
        }
    }

    static Wording Wording((StoryClaim Claim, RevisionRecorded Revision, Report Report) of, IReadOnlyList<TextRange> ranges) =>
        new(of.Claim.Id, of.Claim.Effective.ArticleId, of.Revision.Revision, of.Revision.Outlet, [.. ranges.Select(r => Passage.Cut(of.Revision.Text, r.Start, r.End,
            of.Report.Words.Any(w => w.Quoted && w.Start <= r.Start && r.End <= w.End)))]);

    // In what the article differs from itself, and from those it shares remarks with or that stand nearest to it in time on its stories.
    async Task<IReadOnlyList<Divergence>> DivergencesAsync(
        Article article, IReadOnlyList<Tie> ties, HeldStories stories, Dictionary<Guid, Article?> articles, DateTimeOffset now, CancellationToken ct)
    {
        var own = await ReadAsync(article.Id, stories, articles, ct);
        if (own is null) return [];
        var tied = ties.SelectMany(t => t.Wordings).Select(w => w.ArticleId);
        var placed = (article.Assignment?.Stories ?? []).Select(s => stories.All[s.StoryId].State).OfType<Story>().SelectMany(s => s.Articles.Values)
            .DistinctBy(a => a.ArticleId).OrderBy(a => Apart(a.Published, article.Current!.Published)).ThenBy(a => a.ArticleId).Select(a => a.ArticleId)
            .Where(a => a != article.Id).Take(Neighbours);
        var found = matcher.Within(own).Select(d => Recorded(d, [own], now)).ToList();
        foreach (var id in tied.Where(t => t != article.Id).Distinct().Order().Take(Neighbours).Concat(placed).Distinct().ToList())
            if (await ReadAsync(id, stories, articles, ct) is { } other) found.AddRange(matcher.Between(own, other).Select(d => Recorded(d, [own, other], now)));
        return [.. found.OfType<Divergence>().DistinctBy(d => d.Id)];
    }

    async Task<ReadRevision?> ReadAsync(Guid id, HeldStories stories, Dictionary<Guid, Article?> articles, CancellationToken ct)
    {
        if (!articles.TryGetValue(id, out var article)) articles[id] = article = (await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State;
        if (article is not { RemovedAt: null, Current: { } current }) return null;
        var claims = stories.All.Values.SelectMany(s => s.State?.ClaimsOf(id) ?? []).Select(c => c.Id).Distinct().Order().Select(stories.Claim).OfType<StoryClaim>();
        return new(id, current, [.. claims.Where(c => c.Effective.Revision == current.Revision).Select(c => ReportsOf.Claim(c.Id, c.Effective, current))]);
    }

    static TimeSpan Apart(Publication? a, Publication? b) => a is null || b is null ? TimeSpan.MaxValue : (a.Earliest - b.Earliest).Duration();

    // Words that are not in a text we have are no evidence, and without evidence there is no divergence.
    Divergence? Recorded(FoundDivergence found, IReadOnlyList<ReadRevision> read, DateTimeOffset now)
    {
        List<DivergenceEvidence> evidence = [];
        foreach (var (id, words) in found.Evidence)
        {
            if (read.FirstOrDefault(r => r.ArticleId == id) is not { } of || words.Start < 0 || words.Start >= words.End || words.End > of.Revision.Text.Length) return null;
            var report = of.Reports.Where(r => r.Words.Any(w => w.Start < words.End && words.Start < w.End)).MinBy(r => r.Words.Sum(w => w.End - w.Start));
            evidence.Add(new(id, of.Revision.Revision, of.Revision.Outlet, Passage.Cut(of.Revision.Text, words.Start, words.End),
                report is null ? null : Guid.Parse(report.Id)));
        }
        return evidence.Count == 0 ? null
            : Divergence.Found(found.Kind, found.Severity, found.Sentence, evidence, found.Reasons, found.Compatible, matcher.Matcher, now);
    }
}
