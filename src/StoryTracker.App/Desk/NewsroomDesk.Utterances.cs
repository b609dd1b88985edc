using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Copies;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;
using Utterance = StoryTracker.Domain.Utterances.Utterance;
using Wording = StoryTracker.Domain.Utterances.Wording;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    readonly WitnessCounts witnesses = new();

    /// <summary>Lines with what is known of their words beyond their own article: witnesses, other occasions, divergences.</summary>
    /// <param name="story">The story that holds them.</param>
    /// <param name="entries">The lines.</param>
    /// <param name="moment">As known then.</param>
    /// <param name="ct">Ends it.</param>
    async Task<IReadOnlyList<TimelineEntry>> WithUtterancesAsync(
        Story story, IReadOnlyList<TimelineEntry> entries, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        if (story.Ties.IsEmpty && story.Divergences.IsEmpty) return entries;
        var sets = story.Utterances();
        var told = entries.Select(e => Guid.Parse(e.Id)).ToHashSet();
        var utterances = sets.Utterances.Select(u => Shown(u, story)).OfType<Utterance>().Where(u => u.Wordings.Any(w => told.Contains(w.ClaimId))).ToList();
        var articles = await ArticlesOfAsync(utterances.SelectMany(u => u.Wordings), moment, ct);
        var counts = utterances.ToDictionary(u => u.Id, u => Count(u, story, articles));
        var byClaim = utterances.SelectMany(u => u.Wordings.Select(w => (w.ClaimId, Utterance: u))).ToLookup(u => u.ClaimId, u => u.Utterance);
        var ties = story.Ties.Values.Where(t => sets.Stands(t) && IsShown(t, story)).OrderBy(t => t.At).ThenBy(t => t.Id)
            .SelectMany(t => t.Wordings.SelectMany(w => sets.Around(w)).Select(w => w.ClaimId).Distinct().Select(c => (Claim: c, Tie: t)))
            .ToLookup(t => t.Claim, t => t.Tie);
        var divergences = Divergences(story);
        return
        [
            .. from e in entries
               let id = Guid.Parse(e.Id)
               let mine = byClaim[id].Distinct().ToList()
               let details = divergences.Where(d => d.Entries.Contains(e.Id)).ToList()
               select e.Removed is not null ? e : e with
               {
                   Witnesses = mine.Select(u => counts[u.Id].Count).Append(e.Witnesses).Max(),
                   Utterances = [.. mine.Select(u => Ref(u, id, story, counts[u.Id])).OrderBy(u => u.Words[0].Start)],
                   SameWordsElsewhere = [.. ties[id].Where(t => t.Kind == TieKind.Linked).SelectMany(t => Elsewhere(t, id, sets)).Distinct()
                       .Select(c => c.ToString())],
                   Ties = [.. ties[id].Where(t => !t.Joins || t.IsDecided).Select(t => Tie(t, id))],
                   DivergenceDetails = details,
                   Divergences = [.. details.Where(d => d.Dismissed is null).Select(d => d.Sentence)],
               },
        ];
    }

    /// <inheritdoc cref="IUtterancesDesk.UtteranceAsync"/>
    internal async Task<UtteranceView?> UtteranceAsync(Guid storyId, Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var folded = await FoldAsync<Story>(Streams.Story(storyId), moment, ct);
        if (folded.State is not { } story) return null;
        var sets = story.Utterances();
        if (sets.Made(id) is not { } whole || Shown(whole, story) is not { } utterance) return null;
        var articles = await ArticlesOfAsync(utterance.Wordings, moment, ct);
        var claims = await ClaimsAsync(story, utterance.Wordings.Select(w => w.ClaimId), moment, ct);
        var count = Count(utterance, story, articles);
        var columns = utterance.Wordings.Where(w => articles.GetValueOrDefault(w.ArticleId) is { RemovedAt: null } a && w.Revision <= a.Revisions.Count)
            .Select(w => (Words: w, Revision: articles[w.ArticleId].Revision(w.Revision)))
            .OrderBy(w => w.Revision.Published?.Earliest ?? DateTimeOffset.MaxValue).ThenBy(w => w.Words.ArticleId).ThenBy(w => w.Words.Start).ToList();
        if (columns.Count < 2) return null;
        var wordings = columns.ConvertAll(w => Column(w.Words, story, claims.GetValueOrDefault(w.Words.ClaimId), w.Revision, count));
        var table = WordingTable.Of([.. columns.Select(w => new Matching.Utterances.Wording(w.Words.ClaimId.ToString(), w.Words.ArticleId.ToString(),
            [.. w.Words.Words.Select(p => new Stretch(p.Exact, p.Start, p.End, p.Quoted))]))]);
        var near = story.Ties.Values.Where(t => sets.Stands(t) && t.Wordings.Any(utterance.Has)).OrderBy(t => t.At).ThenBy(t => t.Id).ToList();
        List<TieView> Kind(Func<Tie, bool> kind) => [.. near.Where(kind).Select(t => Tie(t, utterance.Has(t.A) ? t.A.ClaimId : t.B.ClaimId))];
        var speaker = claims.Values.Select(c => c.Effective.Speaker).FirstOrDefault(s => s.SpeakerId is not null);
        return new(utterance.Id.ToString(), new(storyId.ToString(), story.Title), speaker is { SpeakerId: { } sid, Name: { } name } ? new(sid.ToString(), name, speaker.Role) : null,
            moment.Time, folded.Position, wordings, [.. table.Rows.Select(Row)], [.. table.Notes.Select(Note)], count.Count, WitnessCounts.Reasons(count),
            Kind(t => t.Joins), [.. Divergences(story).Where(d => d.Entries.Any(e => wordings.Exists(w => w.Entry == e)))],
            Kind(t => t.Kind == TieKind.Linked), Kind(t => t.Kind == TieKind.SideBySide), Kind(t => t.Parts));
    }

    static IReadOnlyList<DivergenceView> Divergences(Story story) =>
    [
        .. story.Divergences.Values.Where(d => IsStillHere(d, story)).OrderBy(d => d.Dismissal is not null).ThenBy(d => d.Compatible).ThenByDescending(d => d.Severity).ThenBy(d => d.At).ThenBy(d => d.Id)
            .Select(d => new DivergenceView(d.Id.ToString(), d.Kind, d.Severity, d.Sentence,
                [.. d.Evidence.Select(e => Entries.Report(e.ArticleId, e.Revision, e.Words, e.Outlet))],
                [.. d.Evidence.Select(e => e.ClaimId).OfType<Guid>().Distinct().Select(c => c.ToString())], d.Reasons, d.Compatible, d.Matcher,
                d.Dismissal is { } gone ? new(gone.By, gone.At, gone.Reason) : null)),
    ];

    // What rests on nothing that is on the story any more left with it.
    static bool IsStillHere(Divergence d, Story story) =>
        d.Evidence.Any(e => e.ClaimId is { } claim ? story.Claims.ContainsKey(claim) : story.Articles.ContainsKey(e.ArticleId));

    static IReadOnlyList<ProposalView> Proposals(Story story) =>
        [.. story.Proposals.Values.OrderBy(p => p.At).ThenBy(p => p.Id).Select(p => new ProposalView(p.Id.ToString(), UtteranceSentence.Verb(p.Kind),
            p.A.ClaimId.ToString(), Words(p.A), p.B.ClaimId.ToString(), Words(p.B), p.Reasons, p.Matcher, p.At))];

    // Without the words of claims that an editor dismissed here; null when nothing is left to compare.
    static Utterance? Shown(Utterance utterance, Story story)
    {
        List<Wording> left = [.. utterance.Wordings.Where(w => story.Claims.GetValueOrDefault(w.ClaimId) is not { Dismissal: not null })];
        return left.Count < 2 || !left.Exists(w => story.Claims.ContainsKey(w.ClaimId)) ? null : utterance with { Wordings = left };
    }

    static bool IsShown(Tie tie, Story story) => tie.Wordings.All(w => story.Claims.GetValueOrDefault(w.ClaimId) is not { Dismissal: not null });

    WitnessCount Count(Utterance utterance, Story story, IReadOnlyDictionary<Guid, Article> articles) => witnesses.Of(utterance.Wordings, articles,
        claim => story.Claims.GetValueOrDefault(claim)?.Effective.Speaker.Resolution is not (Resolution.Collective or Resolution.Unattributed));

    static UtteranceRef Ref(Utterance u, Guid claim, Story story, WitnessCount count) => new(
        u.Id.ToString(), $"/stories/{story.Id}/utterances/{u.Id}", Words(u.Wordings.First(w => w.ClaimId == claim)), u.Wordings.Count,
        [.. u.Wordings.Select(w => w.Outlet).OfType<string>().Distinct()], count.Count, WitnessCounts.Reasons(count));

    // The claims at the other end of a link, and all that tell the same remark there.
    static IEnumerable<Guid> Elsewhere(Tie link, Guid claim, UtteranceSets sets)
    {
        var (a, b) = (sets.Around(link.A), sets.Around(link.B));
        return (a.Any(w => w.ClaimId == claim) ? b : a).Select(w => w.ClaimId).Where(c => c != claim);
    }

    static TieView Tie(Tie t, Guid claim)
    {
        var (own, other) = t.B.ClaimId == claim ? (t.B, t.A) : (t.A, t.B);
        return new(t.Id.ToString(), t.Kind, own.ClaimId.ToString(), Words(own), other.ClaimId.ToString(), Words(other), t.Reasons, t.Matcher, t.By, t.At);
    }

    static IReadOnlyList<Report> Words(Wording w) => [.. w.Words.Select(p => Entries.Report(w.ArticleId, w.Revision, p, w.Outlet))];

    static WordingView Column(Wording w, Story story, StoryClaim? claim, RevisionRecorded revision, WitnessCount count) =>
        new(w.ClaimId.ToString(), story.Claims.ContainsKey(w.ClaimId), Entries.TitleOf(revision.Title, revision.Text), Words(w),
            claim?.Effective.Kind ?? (w.Words.All(p => p.Quoted) ? QuoteKind.Direct : QuoteKind.Indirect), claim?.Effective.Cue?.Exact, claim?.Effective.Said,
            Entries.Published(revision.Published), 1 + count.Witnesses.ToList().FindIndex(g => g.Reports.Contains(WitnessCounts.Id(w)))) { Seen = revision.SeenAt };

    static WordingRowView Row(WordingRow row) => new(
        [.. row.Cells.Select(c => (IReadOnlyList<CellRun>)[.. c.Select(t => new CellRun(t.Text, t.Start, t.End, t.Quoted, t.Mark))])], row.Shared,
        [.. row.Notes.Select(Note)]);

    static WordingNoteView Note(RowNote note) => new(note.Note, note.Columns, note.Sentence);

    // The articles of wordings, and those that they were recognised as copies of.
    async Task<Dictionary<Guid, Article>> ArticlesOfAsync(IEnumerable<Wording> wordings, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, Article> articles = [];
        foreach (var id in wordings.Select(w => w.ArticleId).Distinct().ToList())
            if ((await FoldAsync<Article>(Streams.Article(id), moment, ct)).State is { } article) articles[id] = article;
        foreach (var id in articles.Values.SelectMany(a => a.CopyOf).Select(c => c.OriginalArticleId).Distinct().Where(c => !articles.ContainsKey(c)).ToList())
            if ((await FoldAsync<Article>(Streams.Article(id), moment, ct)).State is { } article) articles[id] = article;
        return articles;
    }

    // Claims of this story, and of others where this one does not hold them.
    async Task<Dictionary<Guid, StoryClaim>> ClaimsAsync(
        Story story, IEnumerable<Guid> ids, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, StoryClaim> claims = [];
        HashSet<Guid> elsewhere = [];
        foreach (var id in ids.Distinct())
            if (story.Claims.GetValueOrDefault(id) is { } claim) claims[id] = claim;
            else elsewhere.Add(id);
        foreach (var other in await statements.StoriesOfAsync(elsewhere, ct))
            if ((await FoldAsync<Story>(Streams.Story(other), moment, ct)).State is { } there)
                foreach (var id in elsewhere)
                    if (!claims.ContainsKey(id) && there.Claims.GetValueOrDefault(id) is { } claim) claims[id] = claim;
        return claims;
    }
}
