using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Corroboration;

/// <summary>Compares the claims of an article with those on record that may tell the same remarks.</summary>
/// <param name="decisions">Loads articles and stories.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="index">Looks claims up.</param>
/// <param name="matcher">Compares.</param>
/// <param name="clock">Time of the findings.</param>
public sealed class StatementMatching(
    Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source, StatementIndex index, IStatementMatcher matcher, TimeProvider clock)
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
        var (stories, record) = (new HeldStories(decisions, index), new ReportsOnRecord(decisions, store, source));
        var own = await OwnAsync(article, stories, record, ct);
        await KeepAsync(article.Id, own, ct);

        var others = await OthersAsync(article.Id, own, stories, record, ct);
        await stories.AroundAsync(own.Concat(others.Values.SelectMany(o => o)).Select(r => r.Claim.Id), ct);
        var now = clock.GetUtcNow();
        var compared = Compared(own, others);
        compared.AddRange((await PassagesAsync(own, others, stories, record, ct)).Where(p => !compared.Exists(c => IsLinkOf(c, p))));
        List<Tie> ties = [.. compared.Select(f => Tie.Found(f.Tie.Kind, Wording(f.Own, f.Tie.A), Wording(f.Other, f.Tie.B), f.Tie.Reasons, matcher.Matcher, now))];
        var divergences = await DivergencesAsync(article, ties, stories, record, now, ct);
        var findings = new MatchFindings(matcher.Matcher, every ? ties : Few(ties, stories), divergences, own.Count,
            others.Values.SelectMany(o => o).Select(o => o.Claim.Id).Distinct().Count())
        {
            At = now,
            OfTwoSpeakers = OfTwoSpeakers(own, others, stories),
        };
        await stories.AroundAsync(findings.Ties.SelectMany(t => t.Wordings).Select(w => w.ClaimId), ct);
        return (findings, stories.All);
    }

    /// <summary>Keeps what the claims of an article are looked up by, for an index that was lost or never came along.</summary>
    /// <param name="article">The article, placed.</param>
    /// <param name="ct">Ends it.</param>
    public async Task KeepAsync(Article article, CancellationToken ct) => await KeepAsync(article.Id,
        await OwnAsync(article, new(decisions, index), new(decisions, store, source), ct), ct);

    Task KeepAsync(Guid article, List<ClaimReport> own, CancellationToken ct) =>
        index.KeepAsync(article, [.. own.Select(r => (r.Claim.Id, r.Claim.Effective.Speaker.SpeakerId, matcher.Keys(r.Report)))], ct);

    static async Task<List<ClaimReport>> OwnAsync(Article article, HeldStories stories, ReportsOnRecord record, CancellationToken ct)
    {
        await stories.LoadAsync(article.Assignment?.Stories.Select(s => s.StoryId) ?? [], ct);
        await stories.HoldingAsync(article.LatestExtraction?.Claims.Select(c => c.ClaimId) ?? [], ct);
        return await record.OfAsync([.. stories.All.Values.SelectMany(s => s.State?.ClaimsOf(article.Id) ?? []).Select(c => c.Id).Distinct().Order()
            .Select(stories.Claim).OfType<StoryClaim>()], ct);
    }

    // Each pair once; a pair that nothing but its day keeps from being one remark again, where the articles share a conversation.
    List<(ClaimReport Own, ClaimReport Other, FoundTie Tie)> Compared(List<ClaimReport> own, Dictionary<Guid, List<ClaimReport>> others)
    {
        var pairs = own.SelectMany((one, i) => own.Skip(i + 1).Where(o => o.Revision == one.Revision).Concat(others[one.Claim.Id]).Select(other => (One: one, Other: other)))
            .Select(p => (p.One, p.Other, Found: matcher.Ties(p.One.Report, p.Other.Report).ToList())).ToList();
        var occasions = new SharedOccasions();
        foreach (var (one, other, found) in pairs)
            if (found.Exists(f => f.Kind == TieKind.Joined)) occasions.Add(one.Report, other.Report);
        return [.. pairs.SelectMany(p => Again(p.One.Report, p.Other.Report, p.Found).Select(f => (p.One, p.Other, f)))];

        IReadOnlyList<FoundTie> Again(Matching.Reports.Report a, Matching.Reports.Report b, List<FoundTie> found) =>
            found.Exists(f => f.Kind == TieKind.Suggested) && occasions.Dated(a, b) is { } dated
                ? [.. matcher.Ties(dated.A, dated.B).Select(f => f with { Reasons = [.. f.Reasons, dated.Reason] })] : found;
    }

    // For each claim of the article what it is compared with; what it is tied to on record is looked at again.
    async Task<Dictionary<Guid, List<ClaimReport>>> OthersAsync(
        Guid article, List<ClaimReport> own, HeldStories stories, ReportsOnRecord record, CancellationToken ct)
    {
        var near = stories.All.Values.SelectMany(s => s.State?.Articles.Keys ?? []).Distinct().ToList();
        var tied = stories.All.Values.SelectMany(s => s.State?.Ties.Values ?? []).DistinctBy(t => t.Id)
            .SelectMany(t => new[] { (From: t.A, To: t.B), (From: t.B, To: t.A) }).Where(t => t.To.ArticleId != article).ToLookup(t => t.From.ClaimId, t => t.To.ClaimId);
        Dictionary<Guid, List<Guid>> candidates = [];
        foreach (var one in own)
            candidates[one.Claim.Id] = [.. (await index.LikeAsync(article, one.Names, matcher.Keys(one.Report), near, ct)).Concat(tied[one.Claim.Id]).Distinct().Order()];
        var reports = (await ReportsAsync(candidates.Values.SelectMany(c => c), stories, record, ct)).ToDictionary(r => r.Claim.Id);
        return candidates.ToDictionary(c => c.Key, c => c.Value.Where(reports.ContainsKey).Select(id => reports[id]).ToList());
    }

    static async Task<List<ClaimReport>> ReportsAsync(IEnumerable<Guid> claims, HeldStories stories, ReportsOnRecord record, CancellationToken ct)
    {
        List<Guid> ids = [.. claims.Distinct().Order()];
        await stories.HoldingAsync(ids, ct);
        return await record.OfAsync([.. ids.Select(stories.Claim).OfType<StoryClaim>()], ct);
    }

    // A message that an article parts shares little with either of its quotations: those next to a candidate are looked at with it.
    async Task<List<(ClaimReport Own, ClaimReport Other, FoundTie Tie)>> PassagesAsync(
        List<ClaimReport> own, Dictionary<Guid, List<ClaimReport>> others, HeldStories stories, ReportsOnRecord record, CancellationToken ct)
    {
        var candidates = others.Values.SelectMany(o => o).Where(o => o.Report.SpeakerId is not null).DistinctBy(o => o.Claim.Id).ToList();
        if (candidates.Count == 0) return [];
        List<Guid> beside = [];
        foreach (var article in candidates.Select(c => c.Claim.Effective.ArticleId).Distinct())
        {
            if ((await record.ArticleAsync(article, ct))?.LatestExtraction is not { } extraction) continue;
            var told = extraction.Claims.OrderBy(c => c.Claim.Words[0].Start).Select(c => c.ClaimId).ToList();
            foreach (var at in candidates.Select(c => told.IndexOf(c.Claim.Id)).Where(i => i >= 0)) beside.AddRange(told.Skip(Math.Max(0, at - 1)).Take(3));
        }
        var reports = own.Concat(candidates).Concat(await ReportsAsync(beside, stories, record, ct)).DistinctBy(r => r.Claim.Id).ToDictionary(r => r.Report.Id);
        var mine = own.Select(o => o.Report.Id).ToHashSet();
        return [.. matcher.Passages([.. reports.Values.Select(r => r.Report)]).Where(p => mine.Contains(p.A) || mine.Contains(p.B))
            .Select(p => (reports[p.A], reports[p.B], p.Tie))];
    }

    static bool IsLinkOf((ClaimReport Own, ClaimReport Other, FoundTie Tie) found, (ClaimReport Own, ClaimReport Other, FoundTie Tie) passage) =>
        found.Tie.Kind == passage.Tie.Kind && ((found.Own, found.Other) == (passage.Own, passage.Other) || (found.Own, found.Other) == (passage.Other, passage.Own));

    // What a machine found of one speaker's words, where two people are on record as the speakers by now.
    static IReadOnlyList<Guid> OfTwoSpeakers(List<ClaimReport> own, Dictionary<Guid, List<ClaimReport>> others, HeldStories stories)
    {
        var speakers = own.Concat(others.Values.SelectMany(o => o)).DistinctBy(r => r.Claim.Id).ToDictionary(r => r.Claim.Id, r => r.Report.SpeakerId);
        var mine = own.Select(o => o.Claim.Id).ToHashSet();
        return [.. stories.All.Values.SelectMany(s => s.State?.Ties.Values ?? []).DistinctBy(t => t.Id).Where(t => !t.IsDecided && t.Wordings.Any(w => mine.Contains(w.ClaimId)))
            .Where(t => speakers.GetValueOrDefault(t.A.ClaimId) is { } a && speakers.GetValueOrDefault(t.B.ClaimId) is { } b && a != b).Select(t => t.Id).Order()];
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

    static Wording Wording(ClaimReport of, IReadOnlyList<TextRange> ranges) =>
        new(of.Claim.Id, of.Claim.Effective.ArticleId, of.Revision.Revision, of.Revision.Outlet, [.. ranges.Select(r => Passage.Cut(of.Revision.Text, r.Start, r.End,
            of.Report.Words.Any(w => w.Quoted && w.Start <= r.Start && r.End <= w.End)))]);

    // In what the article differs from itself, and from those it shares remarks with or that stand nearest to it in time on its stories.
    async Task<IReadOnlyList<Divergence>> DivergencesAsync(
        Article article, IReadOnlyList<Tie> ties, HeldStories stories, ReportsOnRecord record, DateTimeOffset now, CancellationToken ct)
    {
        var own = await ReadAsync(article.Id, stories, record, ct);
        if (own is null) return [];
        var tied = ties.SelectMany(t => t.Wordings).Select(w => w.ArticleId);
        var placed = (article.Assignment?.Stories ?? []).Select(s => stories.All[s.StoryId].State).OfType<Story>().SelectMany(s => s.Articles.Values)
            .DistinctBy(a => a.ArticleId).OrderBy(a => Apart(a.Published, article.Current!.Published)).ThenBy(a => a.ArticleId).Select(a => a.ArticleId)
            .Where(a => a != article.Id).Take(Neighbours);
        var found = matcher.Within(own).Select(d => Recorded(d, [own], now)).ToList();
        foreach (var id in tied.Where(t => t != article.Id).Distinct().Order().Take(Neighbours).Concat(placed).Distinct().ToList())
            if (await ReadAsync(id, stories, record, ct) is { } other) found.AddRange(matcher.Between(own, other).Select(d => Recorded(d, [own, other], now)));
        return [.. found.OfType<Divergence>().DistinctBy(d => d.Id)];
    }

    static async Task<ReadRevision?> ReadAsync(Guid id, HeldStories stories, ReportsOnRecord record, CancellationToken ct)
    {
        if (await record.ArticleAsync(id, ct) is not { Current: { } current }) return null;
        var claims = stories.All.Values.SelectMany(s => s.State?.ClaimsOf(id) ?? []).Select(c => c.Id).Distinct().Order().Select(stories.Claim).OfType<StoryClaim>();
        return new(id, current, [.. (await record.OfAsync([.. claims.Where(c => c.Effective.Revision == current.Revision)], ct)).Select(r => r.Report)]);
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
