using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Desk;

/// <summary>
/// One remark in several wordings: what editors read of it and what they decide. Each command answers with the position at which it is on record,
/// null when it repeats what is; it refuses in one sentence (<see cref="Domain.CommandRefusedException"/>). A command that comes again with its
/// idempotency key answers what it answered first.
/// </summary>
public interface IUtterancesDesk
{
    /// <summary>The wording table of an utterance; null when there is none, or was none then.</summary>
    /// <param name="story">The story of the page.</param>
    /// <param name="utterance">The utterance, by the id of any tie that makes it.</param>
    /// <param name="at">As known then.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<UtteranceView?> UtteranceAsync(Guid story, Guid utterance, AsOf at, CancellationToken ct);

    /// <summary>Joins two claims as reports of one remark.</summary>
    Task<long?> DecideAsync(JoinReports command, CancellationToken ct, Guid? key = null);

    /// <summary>Parts a wording from the others of its utterance.</summary>
    Task<long?> DecideAsync(PartReports command, CancellationToken ct, Guid? key = null);

    /// <summary>Links two claims as the same line on two occasions.</summary>
    Task<long?> DecideAsync(LinkLines command, CancellationToken ct, Guid? key = null);

    /// <summary>Says that a link is none.</summary>
    Task<long?> DecideAsync(UnlinkLines command, CancellationToken ct, Guid? key = null);

    /// <summary>Confirms or declines a paraphrase.</summary>
    Task<long?> DecideAsync(AnswerParaphrase command, CancellationToken ct, Guid? key = null);

    /// <summary>Takes decisions back.</summary>
    Task<long?> DecideAsync(TakeBackTies command, CancellationToken ct, Guid? key = null);

    /// <summary>Dismisses a divergence.</summary>
    Task<long?> DecideAsync(DismissDivergence command, CancellationToken ct, Guid? key = null);

    /// <summary>Restores a divergence.</summary>
    Task<long?> DecideAsync(RestoreDivergence command, CancellationToken ct, Guid? key = null);

    /// <summary>Accepts or declines what a newer matcher proposes.</summary>
    Task<long?> DecideAsync(AnswerProposal command, CancellationToken ct, Guid? key = null);

    /// <summary>Confirms or declines that a claim answers another, or takes another position.</summary>
    Task<long?> DecideAsync(DecideChronicleLink command, CancellationToken ct, Guid? key = null);

    /// <summary>Takes such a decision back.</summary>
    Task<long?> DecideAsync(UndoChronicleDecision command, CancellationToken ct, Guid? key = null);
}
