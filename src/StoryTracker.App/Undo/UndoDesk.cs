using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.App.Membership;
using StoryTracker.App.Triage;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
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
using UndoSplit = StoryTracker.Domain.Stories.Merging.UndoSplit;

namespace StoryTracker.App.Undo;

/// <summary>Undo on the event store: what was done is read from the commit, and its opposite goes through the desks like any other command.</summary>
/// <param name="store">The record.</param>
/// <param name="editing">Decides about stories.</param>
/// <param name="utterances">Decides about wordings.</param>
/// <param name="speakers">Decides who is who.</param>
/// <param name="diary">Decides about follow-ups.</param>
/// <param name="claims">Decides about claims.</param>
/// <param name="queue">Decides about items of the triage.</param>
public sealed class UndoDesk(
    EventStore.EventStore store, StoryEditing editing, IUtterancesDesk utterances, ISpeakersDesk speakers, IDiaryDesk diary,
    IClaimsDesk claims, QueuedItems queue) : IUndoDesk
{
    // A merge of the largest stories is no larger; what is, was no editor's decision.
    const int MostEvents = 50_000;

    /// <inheritdoc/>
    public async Task<DoneView?> DoneAsync(long position, CancellationToken ct)
    {
        var unit = await UnitAsync(position, ct);
        if (OppositeOf.Decision(unit) is not { } decision) return null;
        var opposite = await OppositeOf.EventAsync(decision, unit, "", store, ct);
        var (sentence, story) = await SaidAsync(decision.Data, Streams.IdOf(decision.Stream), ct);
        return new(decision.Position, sentence, decision.Meta.By, decision.RecordedAt, opposite is not null, story);
    }

    /// <inheritdoc/>
    public async Task<long?> UndoAsync(long position, string by, Guid? key, CancellationToken ct)
    {
        if (key is { } sent && await store.PositionOfAsync(sent, ct) is { } answered) return answered;
        var unit = await UnitAsync(position, ct);
        var opposite = OppositeOf.Decision(unit) is { } decision ? await OppositeOf.EventAsync(decision, unit, by, store, ct) : null;
        return opposite switch
        {
            UndoMerge c => await editing.UndoAsync(c, key, ct),
            UndoSplit c => await editing.UndoAsync(c, key, ct),
            UndoBelonging c => await editing.UndoAsync(c, key, ct),
            UndoMoveArticle c => await editing.UndoAsync(c, key, ct),
            UndoDescription c => await editing.UndoAsync(c, key, ct),
            MoveClaimBack c => await editing.MoveBackAsync(c, key, ct),
            PlaceUnder c => await editing.PlaceAsync(c, key, ct),
            FreeStory c => await editing.FreeAsync(c, key, ct),
            TakeBackTies c => await utterances.DecideAsync(c, ct, key),
            RestoreDivergence c => await utterances.DecideAsync(c, ct, key),
            UnmergeSpeakers c => await speakers.UnmergeAsync(c.SpeakerId, c.From, new(by, c.Reason, key) { Of = c.Of }, ct),
            Domain.Speakers.UndoSplit c => await speakers.UndoSplitAsync(c.SpeakerId, c.OtherId, new(by, c.Reason, key) { Of = c.Of }, ct),
            ReopenSuggestion c => await speakers.ReopenAsync(c.SpeakerId, c.OtherId, new(by, "", key), ct),
            UndoPrintedDay c => await claims.UndoAsync(c, key, ct),
            UndoQueueDecision c => await queue.UndoAsync(c, key, ct),
            UndoClaimDecision c => await claims.UndoAsync(c, key, ct),
            UndoAddition c => await claims.UndoAsync(c, key, ct),
            RestoreClaim c => await claims.RestoreAsync(c, key, ct),
            UndoRestoring c => await claims.UndoAsync(c, key, ct),
            RemoveNote c => await claims.RemoveNoteAsync(c, key, ct),
            UndoNoteRemoval c => await claims.UndoAsync(c, key, ct),
            ReopenStory c => await editing.ReopenAsync(c, key, ct),
            UndoReopening c => await editing.UndoAsync(c, key, ct),
            (Guid story, ReopenMention c) => await speakers.ReopenMentionAsync(story, c.ClaimId, c.SpeakerId, new(by, "", key), ct),
            ReopenDeclined c => await editing.ReopenDeclinedAsync(c, key, ct),
            UndoChronicleDecision c => await utterances.DecideAsync(c, ct, key),
            UndoFollowUpDecision c => await UndoAsync(c, key, ct),
            RejoinFollowUp c => await diary.RejoinAsync(c, ct, key),
            _ => throw new CommandRefusedException("There is nothing at that position of the record that an editor can undo."),
        };
    }

    // What is private to others was never done, as far as whoever asks knows.
    async Task<IReadOnlyList<EventStore.RecordedEvent>> UnitAsync(long position, CancellationToken ct) =>
        [.. (await store.ReadUnitAsync(position, MostEvents, ct)).Where(e => !Readership.HidesStream(e.Stream) && !QueuedItems.Hides(e.Data))];

    // The last decision alone can be taken back, and only while it is the last.
    async Task<long?> UndoAsync(UndoFollowUpDecision command, Guid? key, CancellationToken ct)
    {
        var decided = (await store.LoadAsync<Story>(Streams.Story(command.OnStory), null, ct)).State?.FollowUps.GetValueOrDefault(command.FollowUpId)?.Decisions;
        if (decided?.Count > command.SeenDecisions)
            throw new CommandRefusedException($"{decided[^1].By} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
        return await diary.UndoAsync(command, ct, key);
    }

    async Task<(string Sentence, StoryRef? Story)> SaidAsync(object done, Guid on, CancellationToken ct)
    {
        switch (done)
        {
            case StoryAbsorbed e:
                return ($"“{(await StoryAsync(e.FromStoryId, ct)).Title}” is part of this story now:", await StoryAsync(on, ct));
            case MergeUndone e:
                return ("The merge is undone; this story stands for itself again:", await StoryAsync(e.FromStoryId, ct));
            case ArticlesSplitOff e:
                return ($"Split off {(e.ArticleIds.Count == 1 ? "an article" : $"{e.ArticleIds.Count} articles")} into a story of their own:", await StoryAsync(e.NewStoryId, ct));
            case SplitUndone e:
                return ("The split is undone; the articles are back on", await StoryAsync(e.FromStoryId, ct));
            case ClaimMoved e:
                return ("The statement was moved to", await StoryAsync(e.ToStoryId, ct));
            case ClaimMoveUndone e:
                return ("The statement is back on", await StoryAsync(e.FromStoryId, ct));
            case StoryOpened e:
                return (e.StartedFrom is null ? "Set up the story" : "Started from the article, which belongs to it now:", await StoryAsync(e.StoryId, ct));
            case ArticleBelongs e:
                return ($"{await ArticleAsync(e.ArticleId, ct)} belongs to", await StoryAsync(e.StoryId, ct));
            case ArticleDoesNotBelong e:
                return ($"{await ArticleAsync(e.ArticleId, ct)} does not belong to", await StoryAsync(e.StoryId, ct));
            case BelongingUndone e:
                return ($"Taken back what was decided on {await ArticleAsync(e.ArticleId, ct)} and", await StoryAsync(e.StoryId, ct));
            case StoryDescribed:
                return ("Set up as", await StoryAsync(on, ct));
            case DescriptionUndone:
                return ("The former title and terms are back:", await StoryAsync(on, ct));
            case StoryPlacedUnder e:
                return ("This story is part of a larger one now:", await StoryAsync(e.ParentId, ct));
            default:
                return (DoneSentence.Of(done), null);
        }
    }

    async Task<StoryRef> StoryAsync(Guid id, CancellationToken ct) =>
        Readership.Hides(id) ? new("", "a story") : new(id.ToString(), (await store.LoadAsync<Story>(Streams.Story(id), null, ct)).State?.Title ?? "a story");

    async Task<string> ArticleAsync(Guid id, CancellationToken ct) =>
        (await store.LoadAsync<Article>(Streams.Article(id), null, ct)).State is { RemovedAt: null, Current: { } current }
            ? $"“{Entries.TitleOf(current.Title, current.Text)}”" : "An article";
}
