using StoryTracker.App.Membership;
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
    DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public Task<ClaimView?> ClaimAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) => desk.ClaimAsync(story, claim, at, ct);

    /// <inheritdoc/>
    public Task<long?> CorrectAsync(ClaimCorrection command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var stories = await HoldingAsync(command.Story, command.Claim, ct);
        var held = stories[command.Story].State!.Claims[command.Claim];
        var text = (await decisions.LoadAsync<Article>(Streams.Article(held.Machine.ArticleId), ct)).State!.Revision(held.Effective.Revision).Text;
        var set = new ClaimFields(command.Words is { } words ? ChosenWords.In(text, words, command.Start) : null, command.Kind, command.Polarity, null, command.Said)
        {
            Happened = command.Happened,
        };
        if (command.Speaker is { } name)
        {
            var who = new IdentifySpeaker(command.Claim, command.Story, command.SeenRevision, name, command.Reason, command.By)
            {
                Also = set, Cleared = command.Cleared, Text = text,
            };
            return IdentifySpeakerHandler.Handle(who, stories, await SpeakerAsync(who.Meant, ct), Now);
        }
        if (command.NobodyKnows)
        {
            var mention = held.Machine.Speaker.Mention;
            set = set with { Speaker = Attribution.Unknown(mention is null ? Resolution.Unattributed : Resolution.Unresolved, mention) };
        }
        return CorrectClaimHandler.Handle(
            new(command.Claim, command.SeenRevision, command.Story, set, command.Cleared, command.Reason, command.By), text, stories, Now);
    }, ct);

    /// <inheritdoc/>
    public Task<long?> SetDayAsync(SetPrintedDay command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = (await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct)).State;
        var stories = await StoriesAsync([.. command.On, .. article is null ? [] : StoriesOf.Article(article)], ct);
        return SetPrintedDayHandler.Handle(command, stories, Now);
    }, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoPrintedDay command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        Dictionary<Guid, Versioned<Story>> stories = [];
        foreach (var (claim, on) in command.Claims)
            foreach (var (id, story) in await HoldingAsync(on, claim, ct)) stories.TryAdd(id, story);
        return SetPrintedDayHandler.Handle(command, stories, Now);
    }, ct);

    /// <inheritdoc/>
    public Task<long?> ConfirmAsync(ConfirmClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        ConfirmClaimHandler.Handle(command, await HoldingAsync(command.OnStory, command.ClaimId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoClaimDecision command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        UndoClaimDecisionHandler.Handle(command, await HoldingAsync(command.OnStory, command.ClaimId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> DismissAsync(DismissClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        DismissClaimHandler.Handle(command, await StoryAsync(command.StoryId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> RestoreAsync(RestoreClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        RestoreClaimHandler.Handle(command, await StoryAsync(command.StoryId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoRestoring command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        UndoRestoringHandler.Handle(command, await StoryAsync(command.StoryId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> AddAsync(AddClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        var speaker = string.IsNullOrWhiteSpace(command.Speaker) ? new(null, 0) : await SpeakerAsync(DerivedId.Speaker(command.Speaker), ct);
        return AddClaimHandler.Handle(command, article, await StoriesAsync([command.StoryId, .. article.State is { } known ? StoriesOf.Article(known) : []], ct), speaker, Now);
    }, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoAddition command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        if ((await StoryAsync(command.OnStory, ct)).State?.Find(command.ClaimId) is not { } held) return Outcome.Nothing;
        var article = await decisions.LoadAsync<Article>(Streams.Article(held.Machine.ArticleId), ct);
        return UndoAdditionHandler.Handle(command, article, await StoriesAsync([command.OnStory, .. article.State is { } known ? StoriesOf.Article(known) : []], ct), Now);
    }, ct);

    /// <inheritdoc/>
    public Task<long?> WriteNoteAsync(WriteNote command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        WriteNoteHandler.Handle(command, await NotedAsync(command.StoryId, command.ClaimId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> RemoveNoteAsync(RemoveNote command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        WriteNoteHandler.Handle(command, await NotedAsync(command.StoryId, command.ClaimId, ct), Now), ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoNoteRemoval command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        WriteNoteHandler.Handle(command, await NotedAsync(command.StoryId, command.ClaimId, ct), Now), ct);

    async Task<long?> CommitAsync(string by, Guid? key, Func<CancellationToken, Task<Outcome>> decide, CancellationToken ct) =>
        (await decisions.CommitAsync(new(by), null, async ct => await AfterMembership.ExtendAsync(await decide(ct), decisions, ct), ct, key)).Position;

    Task<Versioned<Story>> StoryAsync(Guid id, CancellationToken ct) => decisions.LoadAsync<Story>(Streams.Story(id), ct);

    async Task<Dictionary<Guid, Versioned<Story>>> StoriesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = [];
        foreach (var id in ids.Distinct()) stories[id] = await StoryAsync(id, ct);
        return stories;
    }

    Task<Versioned<Speaker>> SpeakerAsync(Guid id, CancellationToken ct) => decisions.LoadAsync<Speaker>(Streams.Speaker(id), ct);

    async Task<IReadOnlyDictionary<Guid, Versioned<Story>>> NotedAsync(Guid story, Guid? claim, CancellationToken ct) =>
        claim is { } id ? await HoldingAsync(story, id, ct) : await StoriesAsync([story], ct);

    // Every story on which the claim is on record, set aside or not, so that nothing is lost when it comes back.
    async Task<IReadOnlyDictionary<Guid, Versioned<Story>>> HoldingAsync(Guid story, Guid claim, CancellationToken ct)
    {
        if ((await StoryAsync(story, ct)).State?.Claims.GetValueOrDefault(claim) is not { } held)
            throw new CommandRefusedException("This claim is not on this story.");
        var article = (await decisions.LoadAsync<Article>(Streams.Article(held.Machine.ArticleId), ct)).State;
        var stories = await StoriesAsync([story, .. article is null ? [] : StoriesOf.Article(article)], ct);
        return stories.Where(s => s.Value.State?.Knows(claim) is true).ToDictionary();
    }
}
