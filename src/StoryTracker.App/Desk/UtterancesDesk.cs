using Npgsql;
using StoryTracker.App.Corroboration;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Desk;

/// <summary>The utterances desk on the event store.</summary>
/// <param name="desk">Reads.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="index">Says which stories hold a claim.</param>
/// <param name="clock">Time of the decisions.</param>
public sealed partial class UtterancesDesk(
    NewsroomDesk desk, Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source, StatementIndex index, TimeProvider clock) : IUtterancesDesk
{
    /// <inheritdoc/>
    public Task<UtteranceView?> UtteranceAsync(Guid story, Guid utterance, AsOf at, CancellationToken ct) => desk.UtteranceAsync(story, utterance, at, ct);

    /// <inheritdoc/>
    public async Task<long?> DecideAsync(JoinReports command, CancellationToken ct, Guid? key = null)
    {
        // Two names of one speaker are no two people.
        var story = (await decisions.LoadAsync<Story>(Streams.Story(command.OnStory), ct)).State;
        var names = new[] { command.Claim, command.Other }.Select(c => story?.Claims.GetValueOrDefault(c)?.Effective.Speaker.SpeakerId).OfType<Guid>();
        var who = await SpeakerIdentities.LoadAsync(store, source, names, null, ct);
        return await DecideAsync(command.By, key, command.OnStory, _ => [command.Claim, command.Other],
            (s, now) => JoinReportsHandler.Handle(command, s, now, (name, article) => who.Who(name, article)), ct);
    }

    /// <inheritdoc/>
    public Task<long?> DecideAsync(PartReports command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, _ => [command.Claim], (s, now) => PartReportsHandler.Handle(command, s, now), ct);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(LinkLines command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, _ => [command.Claim, command.Other], (s, now) => LinkLinesHandler.Handle(command, s, now), ct);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(UnlinkLines command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, s => Tied(s, [command.Link]), (s, now) => UnlinkLinesHandler.Handle(command, s, now), ct);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(AnswerParaphrase command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, s => Tied(s, [command.Suggestion]), (s, now) => AnswerParaphraseHandler.Handle(command, s, now), ct);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(TakeBackTies command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, s => Tied(s, command.Ties), (s, now) => TakeBackTiesHandler.Handle(command, s, now), ct);

    /// <inheritdoc/>
    public Task<long?> DecideAsync(DismissDivergence command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, s => Evidence(s, command.Divergence), (s, now) => DismissDivergenceHandler.Handle(command, s, now), ct,
            s => Articles(s, command.Divergence));

    /// <inheritdoc/>
    public Task<long?> DecideAsync(RestoreDivergence command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, s => Evidence(s, command.Divergence), (s, now) => DismissDivergenceHandler.Handle(command, s, now), ct,
            s => Articles(s, command.Divergence));

    /// <inheritdoc/>
    public Task<long?> DecideAsync(AnswerProposal command, CancellationToken ct, Guid? key = null) =>
        DecideAsync(command.By, key, command.OnStory, s => s.Proposals.GetValueOrDefault(command.Proposal) is { } p ? [p.A.ClaimId, p.B.ClaimId] : [],
            (s, now) => AnswerProposalHandler.Handle(command, s, now), ct);

    async Task<long?> DecideAsync(
        string by, Guid? key, Guid story, Func<Story, IEnumerable<Guid>> claims, Func<IReadOnlyDictionary<Guid, Versioned<Story>>, DateTimeOffset, Outcome> handle,
        CancellationToken ct, Func<Story, IEnumerable<Guid>>? articles = null)
    {
        var decided = await decisions.CommitAsync(new(by), null, async ct =>
        {
            var stories = new HeldStories(decisions, index);
            await stories.LoadAsync([story], ct);
            if (stories.All[story].State is { } state)
            {
                await stories.AroundAsync(claims(state), ct);
                foreach (var id in articles?.Invoke(state) ?? [])
                    await stories.LoadAsync((await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State?.Assignment?.Stories.Select(s => s.StoryId) ?? [], ct);
            }
            return handle(stories.All, clock.GetUtcNow());
        }, ct, key);
        return decided.Position;
    }

    static IEnumerable<Guid> Tied(Story story, IReadOnlyList<Guid> ties) =>
        ties.Select(t => story.Ties.GetValueOrDefault(t)).OfType<Tie>().SelectMany(t => t.Wordings).Select(w => w.ClaimId).Distinct();

    static IEnumerable<Guid> Evidence(Story story, Guid divergence) =>
        story.Divergences.GetValueOrDefault(divergence)?.Evidence.Select(e => e.ClaimId).OfType<Guid>().Distinct() ?? [];

    static IEnumerable<Guid> Articles(Story story, Guid divergence) =>
        story.Divergences.GetValueOrDefault(divergence)?.Evidence.Select(e => e.ArticleId).Distinct() ?? [];
}
