using StoryTracker.App.Corroboration;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // Found anew for each page over what is known at its moment: the claims that are the speaker's, whatever names they were printed under.
    async Task<(SpeakerChronicle Chronicle, IReadOnlyDictionary<Guid, string> FirstSaid)> ChronicleAsync(
        Guid speaker, IReadOnlyDictionary<Guid, SpeakerClaim> claims, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, Matching.Reports.Report> reports = [];
        foreach (var on in claims.GroupBy(c => c.Value.Stories[0].Id, c => c.Key))
            if ((await FoldAsync<Story>(Streams.Story(Guid.Parse(on.Key)), moment, ct)).State is { } story)
                foreach (var claim in on.Select(id => story.Claims.GetValueOrDefault(id)).OfType<StoryClaim>())
                    if (story.Articles.TryGetValue(claim.Machine.ArticleId, out var article))
                        reports[claim.Id] = ReportsOf.Claim(claim.Id, claim.Effective, article.Outlet, article.Published) with { SpeakerId = speaker.ToString() };

        var all = reports.OrderBy(r => r.Key).Select(r => r.Value).ToList();
        var found = UtteranceJoin.Join(all);
        var links = found.Joined.SelectMany(u => u.Joins).Select(j => Link(j, true)).Concat(found.Lines.Select(l => Link(l, false))).ToList();
        var lines = SaidBefore.Of(all, links);
        var first = lines.SelectMany(l => l.ReportIds.Select(r => (Report: r, First: SaidBefore.FirstSaid(l, r)))).Where(l => l.First is not null)
            .ToDictionary(l => Guid.Parse(l.Report), l => l.First!);
        return (new([.. lines.Select(View)], [.. PositionChanges.Of(all).Select(c => new PositionChangeView(c.Before, c.After, c.Shift, c.Reasons, PositionChanges.Matcher))]), first);
    }

    static LineLink Link(Alignment a, bool same) => new(a.A.ReportId, a.B.ReportId, same, a.Reasons);

    static StockLineView View(StockLine line) => new(line.Sentence,
        [.. line.Occasions.Select(o => new LineOccasionView(o.Days.Earliest, o.Days.Latest, o.SaidThen, o.Place, o.ReportIds))], line.Reasons,
        $"{UtteranceJoin.Label}+{SaidBefore.Matcher}");

    // Which lines of a timeline answer which. Paragraphs are read only of articles where something before a claim looks like an answer.
    async Task<IReadOnlyList<TimelineEntry>> AnsweredAsync(
        Story story, IReadOnlyList<TimelineEntry> timeline, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, Article?> signs = [];
        foreach (var id in story.Claims.Values.Where(c => c.Dismissal is null && Before(c.Effective).Any(Rebuttals.MaySignal)).Select(c => c.Machine.ArticleId).Distinct())
            signs[id] = (await FoldAsync<Article>(Streams.Article(id), moment, ct)).State;
        var reports = story.Claims.Values.Where(c => c.Dismissal is null && story.Articles.ContainsKey(c.Machine.ArticleId))
            .Select(c => Report(c, story.Articles[c.Machine.ArticleId], signs.GetValueOrDefault(c.Machine.ArticleId))).ToList();
        var links = Rebuttals.Of(reports);
        if (links.Count == 0) return timeline;
        var who = timeline.ToDictionary(e => e.Id, e => e.Speaker?.Name ?? e.Mention);
        var (replies, answered) = (links.ToLookup(l => l.Reply), links.ToLookup(l => l.To));
        return [.. timeline.Select(e => replies.Contains(e.Id) || answered.Contains(e.Id) ? e with
        {
            Answers = [.. replies[e.Id].Select(l => new AnswerLink(l.To, who.GetValueOrDefault(l.To), l.Sure, l.Reasons, Rebuttals.Matcher))],
            AnsweredBy = [.. answered[e.Id].Select(l => new AnswerLink(l.Reply, who.GetValueOrDefault(l.Reply), l.Sure, l.Reasons, Rebuttals.Matcher))],
        } : e)];
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
