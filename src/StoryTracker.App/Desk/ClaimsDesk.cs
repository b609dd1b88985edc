using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>The claims desk on the event store.</summary>
/// <param name="desk">Reads.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="clock">Time of the decisions.</param>
public sealed class ClaimsDesk(NewsroomDesk desk, Decisions decisions, TimeProvider clock) : IClaimsDesk
{
    /// <inheritdoc/>
    public Task<ClaimView?> ClaimAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) => desk.ClaimAsync(story, claim, at, ct);

    /// <inheritdoc/>
    public Task<long?> CorrectAsync(ClaimCorrection command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var stories = await HoldingAsync(command.Story, command.Claim, ct);
        var set = new ClaimFields(Kind: command.Kind, Polarity: command.Polarity, Said: command.Said);
        if (command.Speaker is { } name)
        {
            var who = new IdentifySpeaker(command.Claim, command.Story, command.SeenRevision, name, command.Reason, command.By) { Also = set, Cleared = command.Cleared };
            return IdentifySpeakerHandler.Handle(who, stories, await decisions.LoadAsync<Speaker>(Streams.Speaker(who.Meant), ct), clock.GetUtcNow());
        }
        if (command.NobodyKnows)
        {
            var mention = stories[command.Story].State!.Claims[command.Claim].Machine.Speaker.Mention;
            set = set with { Speaker = Attribution.Unknown(mention is null ? Resolution.Unattributed : Resolution.Unresolved, mention) };
        }
        return CorrectClaimHandler.Handle(
            new(command.Claim, command.SeenRevision, command.Story, set, command.Cleared, command.Reason, command.By), "", stories, clock.GetUtcNow());
    }, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoCorrection command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        UndoCorrectionHandler.Handle(command, await HoldingAsync(command.OnStory, command.ClaimId, ct), clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public Task<long?> DismissAsync(DismissClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        DismissClaimHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public Task<long?> RestoreAsync(RestoreClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        RestoreClaimHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    async Task<long?> CommitAsync(string by, Guid? key, Func<CancellationToken, Task<Outcome>> decide, CancellationToken ct) =>
        (await decisions.CommitAsync(new(by), null, decide, ct, key)).Position;

    Task<Versioned<Story>> StoryAsync(Guid id, CancellationToken ct) => decisions.LoadAsync<Story>(Streams.Story(id), ct);

    // Every story on which the claim is on record, set aside or not, so that nothing is lost when it comes back.
    async Task<IReadOnlyDictionary<Guid, Versioned<Story>>> HoldingAsync(Guid story, Guid claim, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = new() { [story] = await StoryAsync(story, ct) };
        if (stories[story].State?.Claims.GetValueOrDefault(claim) is not { } held) throw new CommandRefusedException("This claim is not on this story.");
        var article = (await decisions.LoadAsync<Article>(Streams.Article(held.Machine.ArticleId), ct)).State;
        foreach (var id in article is null ? [] : StoriesOf.Article(article))
            if (!stories.ContainsKey(id)) stories[id] = await StoryAsync(id, ct);
        return stories.Where(s => s.Value.State?.Knows(claim) is true).ToDictionary();
    }
}
