using System.Runtime.CompilerServices;
using StoryTracker.App.Corroboration;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // Lines as machines found and editors decided them on record, of the claims that are the speaker's, whatever names they were printed under. Changes of
    // position are found anew for each page, over what is known at its moment, with what editors decided about them.
    async Task<(SpeakerChronicle Chronicle, IReadOnlyDictionary<Guid, string> FirstSaid)> ChronicleAsync(
        Guid speaker, Dictionary<Guid, SpeakerClaim> claims, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, Matching.Reports.Report> reports = [];
        var known = new KnownTies();
        Dictionary<Guid, ChronicleDecision> decided = [];
        foreach (var on in claims.SelectMany(c => c.Value.Stories.Select(s => (Claim: c.Key, Story: s.Id))).GroupBy(c => c.Story, c => c.Claim).OrderBy(g => g.Key))
            if ((await FoldAsync<Story>(Streams.Story(Guid.Parse(on.Key)), moment, ct)).State is { } story)
            {
                known.Add(story);
                foreach (var (id, decision) in story.ChronicleDecisions) decided.TryAdd(id, decision);
                foreach (var claim in on.Select(id => story.Claims.GetValueOrDefault(id)).OfType<StoryClaim>())
                    if (story.Articles.TryGetValue(claim.Machine.ArticleId, out var article))
                        reports[claim.Id] = ReportsOf.Claim(claim.Id, claim.Effective, article.Outlet, article.Published) with { SpeakerId = speaker.ToString() };
            }

        var all = reports.OrderBy(r => r.Key).Select(r => r.Value).ToList();
        var lines = SaidBefore.Of(all, known.Links);
        var first = lines.SelectMany(l => l.ReportIds.Select(r => (Report: r, First: SaidBefore.FirstSaid(l, r)))).Where(l => l.First is not null)
            .ToDictionary(l => Guid.Parse(l.Report), l => l.First!);
        var changes = ChronicleDecisions.Changes(PositionChanges.Of(all), decided, id => claims.TryGetValue(id, out var held) ? held.Stories[0].Id : null);
        return (new([.. lines.Select(l => View(l, known))], [.. changes.Where(c => c.Decided is not { Confirmed: false })])
        {
            DeclinedChanges = [.. changes.Where(c => c.Decided is { Confirmed: false })],
        }, first);
    }

    static StockLineView View(StockLine line, KnownTies known) => new(line.Sentence,
        [.. line.Occasions.Select(o => new LineOccasionView(o.Days.Earliest, o.Days.Latest, o.SaidThen, o.Place, o.ReportIds))], line.Reasons,
        $"{known.Deciders([.. line.ReportIds])}; {SaidBefore.Matcher}");

    // What answers what depends on a story's state and on the articles that were read for it; neither ever changes.
    static readonly ConditionalWeakTable<Story, FoundAnswers> Links = [];
    static readonly ConditionalWeakTable<Story, List<Guid>> Signalling = [];

    sealed class FoundAnswers
    {
        volatile Tuple<Dictionary<Guid, Article?>, IReadOnlyList<Rebuttal>>? found;

        public IReadOnlyList<Rebuttal> Of(Story story, Dictionary<Guid, Article?> signs)
        {
            if (found is { } known && known.Item1.Count == signs.Count && known.Item1.All(s => signs.TryGetValue(s.Key, out var article) && ReferenceEquals(article, s.Value)))
                return known.Item2;
            var reports = story.Claims.Values.Where(c => c.Dismissal is null && story.Articles.ContainsKey(c.Machine.ArticleId))
                .Select(c => Report(c, story.Articles[c.Machine.ArticleId], signs.GetValueOrDefault(c.Machine.ArticleId))).ToList();
            found = Tuple.Create(signs, Rebuttals.Of(reports));
            return found.Item2;
        }
    }

    // Which lines of a timeline answer which. Paragraphs are read only of articles where something before a claim looks like an answer.
    async Task<IReadOnlyList<TimelineEntry>> AnsweredAsync(
        Story story, IReadOnlyList<TimelineEntry> timeline, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, Article?> signs = [];
        foreach (var id in Signalling.GetValue(story, static s => [.. s.Claims.Values.Where(c => c.Dismissal is null && Before(c.Effective).Any(Rebuttals.MaySignal))
            .Select(c => c.Machine.ArticleId).Distinct()]))
            signs[id] = (await FoldAsync<Article>(Streams.Article(id), moment, ct)).State;
        var found = Links.GetValue(story, static _ => new()).Of(story, signs);
        var decided = await DecisionsAsync(story, found.SelectMany(l => new[] { l.Reply, l.To }), moment, ct);
        var held = timeline.ToDictionary(e => e.Id, e => e.Speaker?.Name ?? e.Mention);
        var links = ChronicleDecisions.Answers(found, decided).Where(l => held.ContainsKey(l.Reply) && held.ContainsKey(l.To)).ToList();
        if (links.Count == 0) return timeline;
        var (replies, answered) = (links.ToLookup(l => l.Reply), links.ToLookup(l => l.To));
        return [.. timeline.Select(e => replies.Contains(e.Id) || answered.Contains(e.Id) ? e with
        {
            Answers = [.. replies[e.Id].Where(l => l.Link.Decided is not { Confirmed: false }).Select(l => l.Link with { Claim = l.To, Who = held[l.To] })],
            AnsweredBy = [.. answered[e.Id].Where(l => l.Link.Decided is not { Confirmed: false }).Select(l => l.Link with { Claim = l.Reply, Who = held[l.Reply] })],
            DeclinedAnswers = [.. replies[e.Id].Where(l => l.Link.Decided is { Confirmed: false }).Select(l => l.Link with { Claim = l.To, Who = held[l.To] })],
        } : e)];
    }

    // What editors decided on this story, and on others that hold the claims of what was found: a decision holds wherever its claims stand.
    async Task<Dictionary<Guid, ChronicleDecision>> DecisionsAsync(
        Story story, IEnumerable<string> claims, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, ChronicleDecision> decided = new(story.ChronicleDecisions);
        foreach (var id in await statements.StoriesOfAsync([.. claims.Select(Guid.Parse).Distinct()], ct))
            if (id != story.Id && (await FoldAsync<Story>(Streams.Story(id), moment, ct)).State is { } other)
                foreach (var (link, decision) in other.ChronicleDecisions) decided.TryAdd(link, decision);
        return decided;
    }

    static Matching.Reports.Report Report(StoryClaim claim, ArticleIngested article, Article? text)
    {
        var now = claim.Effective;
        return text is { RemovedAt: null } && now.Revision >= 1 && now.Revision <= text.Revisions.Count
            ? ReportsOf.Claim(claim.Id, now, text.Revision(now.Revision)) : ReportsOf.Claim(claim.Id, now, article.Outlet, article.Published);
    }

    static IEnumerable<string> Before(Claim claim)
    {
        yield return claim.Words[0].Prefix;
        if (claim.Cue is { } cue) yield return cue.Prefix;
        if (claim.Speaker.Mention is { } mention) yield return mention.Prefix;
    }
}
