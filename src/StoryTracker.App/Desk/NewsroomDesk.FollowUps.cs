using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    /// <inheritdoc/>
    public Task<long?> AnswerAsync(AnswerFollowUp command, CancellationToken ct, Guid? key = null) =>
        DecideOnFollowUpAsync(command.By, key, command.OnStory, command.FollowUpId, stories => AnswerFollowUpHandler.Handle(command, stories, clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public Task<long?> ScheduleAsync(ScheduleFollowUp command, CancellationToken ct, Guid? key = null) =>
        DecideOnFollowUpAsync(command.By, key, command.OnStory, command.FollowUpId, stories => ScheduleFollowUpHandler.Handle(command, stories, clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoFollowUpDecision command, CancellationToken ct, Guid? key = null) =>
        DecideOnFollowUpAsync(command.By, key, command.OnStory, command.FollowUpId, stories => UndoFollowUpDecisionHandler.Handle(command, stories, clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public Task<long?> PartAsync(PartFollowUp command, CancellationToken ct, Guid? key = null) =>
        DecideOnFollowUpAsync(command.By, key, command.StoryId, null, stories => PartFollowUpHandler.Handle(command, stories[command.StoryId], clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public Task<long?> RejoinAsync(RejoinFollowUp command, CancellationToken ct, Guid? key = null) =>
        DecideOnFollowUpAsync(command.By, key, command.StoryId, null, stories => RejoinFollowUpHandler.Handle(command, stories[command.StoryId], clock.GetUtcNow()), ct);

    async Task<long?> DecideOnFollowUpAsync(
        string by, Guid? key, Guid story, Guid? followUp, Func<IReadOnlyDictionary<Guid, Versioned<Story>>, Outcome> decide, CancellationToken ct) =>
        (await decisions.CommitAsync(new(by), null, async ct => decide(await FollowingAsync(story, followUp, ct)), ct, key)).Position;

    // The story, and every other that the articles behind the follow-up are on: they follow the same thing up.
    async Task<IReadOnlyDictionary<Guid, Versioned<Story>>> FollowingAsync(Guid story, Guid? followUp, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = new() { [story] = await decisions.LoadAsync<Story>(Streams.Story(story), ct) };
        if (followUp is not { } id || stories[story].State?.FollowUps.GetValueOrDefault(id) is not { } held) return stories;
        foreach (var article in held.ArticleIds)
            foreach (var share in (await decisions.LoadAsync<Article>(Streams.Article(article), ct)).State?.Assignment?.Stories ?? [])
                if (!stories.ContainsKey(share.StoryId)) stories[share.StoryId] = await decisions.LoadAsync<Story>(Streams.Story(share.StoryId), ct);
        return stories;
    }
}
