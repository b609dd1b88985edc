using StoryTracker.Domain;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Triage;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;
using UndoSplit = StoryTracker.Domain.Stories.Merging.UndoSplit;

namespace StoryTracker.App.Undo;

/// <summary>The command that takes back what a commit put on record.</summary>
static class OppositeOf
{
    /// <summary>Reason that goes on record where an undo needs one.</summary>
    public const string Reason = "Undone.";

    // What a commit is about comes first: a move also says that an article belongs somewhere, a merge that it was reassigned.
    static readonly Type[] Decisions =
    [
        typeof(StoryAbsorbed), typeof(MergeUndone), typeof(ArticlesSplitOff), typeof(SplitUndone), typeof(ClaimMoved), typeof(ClaimMoveUndone),
        typeof(StoryOpened), typeof(ArticleBelongs), typeof(ArticleDoesNotBelong), typeof(BelongingUndone), typeof(StoryDescribed), typeof(DescriptionUndone),
        typeof(StoryPlacedUnder), typeof(StoryFreed), typeof(StoryClosed), typeof(StoryReopened), typeof(ReopeningUndone), typeof(ClaimAdded),
        typeof(ClaimAdditionUndone),
        typeof(ReportsJoined), typeof(ReportsParted), typeof(LinesLinked), typeof(LinesUnlinked), typeof(ParaphraseConfirmed), typeof(ParaphraseDeclined),
        typeof(TieTakenBack), typeof(DivergenceDismissed), typeof(DivergenceRestored),
        typeof(SpeakersMerged), typeof(SpeakersUnmerged), typeof(SpeakerSuggestionDeclined), typeof(SpeakerSuggestionReopened), typeof(SpeakerSplit),
        typeof(SpeakerSplitUndone), typeof(ClaimCorrected), typeof(ClaimDismissed), typeof(ClaimRestored),
        typeof(ClaimConfirmed), typeof(ClaimDecisionUndone), typeof(ClaimRestoringUndone), typeof(NoteWritten), typeof(NoteRemoved), typeof(NoteRemovalUndone),
        typeof(MentionDeclined), typeof(MentionReopened),
        typeof(FollowUpAnswered), typeof(FollowUpScheduled), typeof(FollowUpDecisionUndone), typeof(FollowUpParted), typeof(FollowUpRejoined),
        typeof(SuggestionSettled), typeof(SuggestionReopened), typeof(ChronicleLinkConfirmed), typeof(ChronicleLinkDeclined), typeof(ChronicleDecisionUndone),
        typeof(ItemSetAside), typeof(ItemSnoozed), typeof(ItemAssigned), typeof(QueueDecisionUndone),
    ];

    /// <summary>The event that says what a commit decided; null where no editor decided anything.</summary>
    public static RecordedEvent? Decision(IReadOnlyList<RecordedEvent> unit) => unit.Where(e => Rank(e) >= 0).MinBy(Rank);

    /// <summary>The command; null where there is none.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="unit">Everything of that commit.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="store">The record.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<object?> EventAsync(
        RecordedEvent decision, IReadOnlyList<RecordedEvent> unit, string by, EventStore.EventStore store, CancellationToken ct)
    {
        var on = Streams.IdOf(decision.Stream);
        return decision.Data switch
        {
            StoryAbsorbed e => new UndoMerge(e.FromStoryId, on, by) { Of = e.At },
            ArticlesSplitOff e => new UndoSplit(on, e.NewStoryId, by) { Of = e.At },
            ClaimMoved e => new MoveClaimBack(e.ClaimId, e.FromStoryId, e.ToStoryId, by) { Of = e.At },
            StoryOpened { StartedFrom: { } article } e => new UndoBelonging(article, e.StoryId, by) { Of = e.At },
            // Moved from one story to another: both decisions are one.
            ArticleBelongs e when unit.Select(u => u.Data).OfType<ArticleDoesNotBelong>().FirstOrDefault(d => d.ArticleId == e.ArticleId) is { } left =>
                new UndoMoveArticle(e.ArticleId, left.StoryId, e.StoryId, by) { Of = e.At },
            ArticleBelongs e => new UndoBelonging(e.ArticleId, e.StoryId, by) { Of = e.At },
            ArticleDoesNotBelong e => new UndoBelonging(e.ArticleId, e.StoryId, by) { Of = e.At },
            StoryDescribed e => new UndoDescription(on, by) { Of = e.At },
            StoryPlacedUnder e => await PlacedBeforeAsync(decision, store, ct) is { } before && before.ParentId != e.ParentId
                ? new PlaceUnder(on, before.ParentId, before.Reason, by) { InPlaceOf = e.At } : new FreeStory(on, by) { Of = e.At },
            DivergenceDismissed e => new RestoreDivergence(on, e.Id, by) { Of = e.At },
            SpeakersMerged e => new UnmergeSpeakers(e.SpeakerId, e.Into, Reason, by) { Of = e.At },
            SpeakerSuggestionDeclined e => new ReopenSuggestion(e.SpeakerId, e.OtherId, by),
            SpeakerSplit e => new Domain.Speakers.UndoSplit(e.SpeakerId, e.OtherId, Reason, by) { Of = e.At },
            // One answer about an impossible date, for every statement that rests on it.
            ClaimCorrected e when Together(e, unit) is { Count: > 1 } together =>
                await AllOnAsync(together, decision, unit, store, ct) is { Count: > 0 } there ? new UndoPrintedDay(there, e.At, by) : null,
            ClaimCorrected e => await OnAsync(e.ClaimId, decision, unit, store, ct) is { } there ? new UndoClaimDecision(e.ClaimId, there, e.At, by) : null,
            ClaimConfirmed e => await OnAsync(e.ClaimId, decision, unit, store, ct) is { } there ? new UndoClaimDecision(e.ClaimId, there, e.At, by) : null,
            ClaimAdded e => unit.FirstOrDefault(u => u.Data is ClaimRecorded r && r.ClaimId == e.ClaimId) is { } there
                ? new UndoAddition(e.ClaimId, Streams.IdOf(there.Stream), by) : null,
            ClaimDismissed e => new RestoreClaim(on, e.ClaimId, by) { Of = e.At },
            ClaimRestored e => await BeforeAsync(decision, e.ClaimId, store, ct) is { Dismissal: { } was } ? new UndoRestoring(on, e.ClaimId, was.At, by) : null,
            NoteWritten e => new RemoveNote(e.NoteId, on, e.ClaimId, by),
            NoteRemoved e => new UndoNoteRemoval(e.NoteId, on, e.ClaimId, by) { Of = e.At },
            StoryClosed e => new ReopenStory(on, by) { Of = e.At },
            StoryReopened => (await store.LoadAsync<Story>(decision.Stream, decision.Position - 1, ct)).State?.Closed is { } closed
                ? new UndoReopening(on, closed.At, by) : null,
            MentionDeclined e => (on, new ReopenMention(e.ClaimId, e.SpeakerId, by)),
            // One that was accepted brought a change, which is what is undone.
            SuggestionSettled { Accepted: false } e => new ReopenDeclined(on, e.SuggestionId, e.At, by),
            ChronicleLinkConfirmed e => new UndoChronicleDecision(on, e.Id, by) { Of = e.At },
            ChronicleLinkDeclined e => new UndoChronicleDecision(on, e.Id, by) { Of = e.At },
            FollowUpAnswered e => await LastOfAsync(decision, e.FollowUpId, by, store, ct),
            FollowUpScheduled e => await LastOfAsync(decision, e.FollowUpId, by, store, ct),
            QueueDecisionUndone => null,
            IQueueEvent e => new UndoQueueDecision(e.Item, e.At, by),
            FollowUpParted e => new RejoinFollowUp(on, e.EvidenceId, e.FollowUpId, by),
            var e => Tie(e) is { } tie ? new TakeBackTies(on, [.. unit.Select(u => Tie(u.Data)).Where(t => t is { } same && same.At == tie.At && same.By == tie.By)
                .Select(t => t!.Value.Id).Distinct()], by) { Of = tie.At } : null,
        };
    }

    // Ties, corrections and dismissals that others decided before come along to stories that lacked them; those are not what this commit is about.
    static int Rank(RecordedEvent e) => e.Data switch
    {
        StoryOpened { Emerging: true } or StoryOpened { SplitFrom: not null } => -1,
        ReportsJoined { By: null } or LinesLinked { By: null } => -1,
        ClaimCorrected c when c.By != e.Meta.By => -1,
        ClaimConfirmed c when c.By != e.Meta.By => -1,
        ClaimDismissed d when d.By != e.Meta.By => -1,
        ClaimAdded a when a.By != e.Meta.By => -1,
        NoteWritten n when n.By != e.Meta.By => -1,
        NoteRemoved n when n.By != e.Meta.By => -1,
        var data when Tie(data) is { } tie && tie.By != e.Meta.By => -1,
        var data => Array.IndexOf(Decisions, data.GetType()),
    };

    static (Guid Id, string By, DateTimeOffset At)? Tie(object e) => e switch
    {
        ReportsJoined { By: { } by } t => (t.Id, by, t.At),
        LinesLinked { By: { } by } t => (t.Id, by, t.At),
        ReportsParted t => (t.Id, t.By, t.At),
        LinesUnlinked t => (t.Id, t.By, t.At),
        ParaphraseConfirmed t => (t.Id, t.By, t.At),
        ParaphraseDeclined t => (t.Id, t.By, t.At),
        _ => null,
    };

    static async Task<StoryPlacedUnder?> PlacedBeforeAsync(RecordedEvent decision, EventStore.EventStore store, CancellationToken ct) =>
        (await store.LoadAsync<Story>(decision.Stream, decision.Position - 1, ct)).State?.PlacedUnder;

    // A story of the commit that has the claim now: on another one it may have been set aside.
    static async Task<Guid?> OnAsync(
        Guid claim, RecordedEvent decision, IReadOnlyList<RecordedEvent> unit, EventStore.EventStore store, CancellationToken ct)
    {
        foreach (var stream in unit.Where(u => u.Data.GetType() == decision.Data.GetType()).Select(u => u.Stream).Distinct())
            if ((await store.LoadAsync<Story>(stream, null, ct)).State?.Claims.ContainsKey(claim) is true) return Streams.IdOf(stream);
        return null;
    }

    static List<Guid> Together(ClaimCorrected e, IReadOnlyList<RecordedEvent> unit) =>
        [.. unit.Select(u => u.Data).OfType<ClaimCorrected>().Where(c => (c.By, c.At) == (e.By, e.At)).Select(c => c.ClaimId).Distinct()];

    static async Task<Dictionary<Guid, Guid>> AllOnAsync(
        List<Guid> claims, RecordedEvent decision, IReadOnlyList<RecordedEvent> unit, EventStore.EventStore store, CancellationToken ct)
    {
        Dictionary<Guid, Guid> on = [];
        foreach (var claim in claims)
            if (await OnAsync(claim, decision, unit, store, ct) is { } story) on.Add(claim, story);
        return on;
    }

    static async Task<StoryClaim?> BeforeAsync(RecordedEvent decision, Guid claim, EventStore.EventStore store, CancellationToken ct) =>
        (await store.LoadAsync<Story>(decision.Stream, decision.Position - 1, ct)).State?.Find(claim);

    static async Task<UndoFollowUpDecision?> LastOfAsync(RecordedEvent decision, Guid followUp, string by, EventStore.EventStore store, CancellationToken ct) =>
        (await store.LoadAsync<Story>(decision.Stream, decision.Position, ct)).State?.FollowUps.GetValueOrDefault(followUp) is { } then
            ? new(Streams.IdOf(decision.Stream), followUp, then.Decisions.Count, by) : null;
}
