using StoryTracker.App.Corroboration;
using StoryTracker.Domain.Chronicle;

namespace StoryTracker.App.Desk;

public sealed partial class UtterancesDesk
{
    /// <inheritdoc/>
    public async Task<long?> DecideAsync(DecideChronicleLink command, CancellationToken ct, Guid? key = null) => (await decisions.CommitAsync(new(command.By), null, async ct =>
    {
        var stories = new HeldStories(decisions, index);
        await stories.LoadAsync([command.OnStory], ct);
        await stories.HoldingAsync([command.Claim, command.Other], ct);
        return DecideChronicleLinkHandler.Handle(command, stories.All, clock.GetUtcNow());
    }, ct, key)).Position;

    /// <inheritdoc/>
    public async Task<long?> DecideAsync(UndoChronicleDecision command, CancellationToken ct, Guid? key = null) => (await decisions.CommitAsync(new(command.By), null, async ct =>
    {
        var stories = new HeldStories(decisions, index);
        await stories.LoadAsync([command.OnStory], ct);
        if (stories.All[command.OnStory].State?.ChronicleDecisions.GetValueOrDefault(command.Link) is { } decided)
            await stories.HoldingAsync([decided.A.ClaimId, decided.B.ClaimId], ct);
        return DecideChronicleLinkHandler.Handle(command, stories.All, clock.GetUtcNow());
    }, ct, key)).Position;
}
