using StoryTracker.App.Desk;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Utterances;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Utterances;

/// <summary>The utterances desk whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are; commands are not.</summary>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientUtterancesDesk(IUtterancesDesk desk, Patience patience) : IUtterancesDesk
{
    /// <inheritdoc/>
    public Task<UtteranceView?> UtteranceAsync(Guid story, Guid utterance, AsOf at, CancellationToken ct) =>
        patience.AskAsync(desk.UtteranceAsync(story, utterance, at, ct), ct);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(JoinReports command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(PartReports command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(LinkLines command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(UnlinkLines command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(AnswerParaphrase command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(TakeBackTies command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(DismissDivergence command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(RestoreDivergence command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(AnswerProposal command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(DecideChronicleLink command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(UndoChronicleDecision command, CancellationToken ct, Guid? key = null) => desk.DecideAsync(command, ct, key);
}
