using Npgsql;
using StoryTracker.App.Membership;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>The commands about who is who, on the record.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="clock">When.</param>
public sealed class SpeakersDesk(Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source, TimeProvider clock) : ISpeakersDesk
{
    static readonly string StoriesQuoting = Statements.Read("stories_quoting_v2");

    /// <inheritdoc/>
    public async Task<long?> MergeAsync(Guid speaker, Guid? into, string? name, Decider who, CancellationToken ct)
    {
        if (into is null && string.IsNullOrWhiteSpace(name)) throw new CommandRefusedException("Give the name of the speaker it belongs to.");
        var target = into ?? DerivedId.Speaker(name!);
        if (into is null && (await Speaker(target, ct)).State is null)
            throw new CommandRefusedException($"Nobody is on record as “{name}”; give the name exactly as on the list of speakers.");
        return await TwoAsync(speaker, target, who, (a, b) => MergeSpeakersHandler.Handle(new(speaker, target, who.Reason, who.By), a, b, Now), ct);
    }

    /// <inheritdoc/>
    public Task<long?> UnmergeAsync(Guid speaker, Guid from, Decider who, CancellationToken ct) =>
        TwoAsync(speaker, from, who, (a, b) => UnmergeSpeakersHandler.Handle(new(speaker, from, who.Reason, who.By) { Of = who.Of }, a, b, Now), ct);

    /// <inheritdoc/>
    public Task<long?> DeclineAsync(Guid speaker, Guid other, Decider who, CancellationToken ct) =>
        TwoAsync(speaker, other, who, (a, b) => DeclineSuggestionHandler.Handle(new(speaker, other, who.Reason, who.By), a, b, Now), ct);

    /// <inheritdoc/>
    public Task<long?> ReopenAsync(Guid speaker, Guid other, Decider who, CancellationToken ct) =>
        TwoAsync(speaker, other, who, (a, b) => ReopenSuggestionHandler.Handle(new(speaker, other, who.By), a, b, Now), ct);

    /// <inheritdoc/>
    public async Task<long?> SplitAsync(Guid speaker, string name, IReadOnlyList<Guid> articles, Decider who, CancellationToken ct)
    {
        if (articles.Count == 0) throw new CommandRefusedException("Choose at least one article that speaks of the other.");
        var command = new SplitSpeaker(speaker, name, articles, who.Reason, who.By);
        var naming = await NamingAsync(speaker, ct);
        return await TwoAsync(speaker, command.OtherId, who, (a, b) => SplitSpeakerHandler.Handle(command, a, b, naming, Now), ct);
    }

    /// <inheritdoc/>
    public Task<long?> UndoSplitAsync(Guid speaker, Guid other, Decider who, CancellationToken ct) =>
        TwoAsync(speaker, other, who, (a, b) => UndoSplitHandler.Handle(new(speaker, other, who.Reason, who.By) { Of = who.Of }, a, b, Now), ct);

    /// <inheritdoc/>
    public Task<long?> IdentifyAsync(Guid story, Guid claim, int seenRevision, Guid? speaker, string name, Decider who, CancellationToken ct)
    {
        if (speaker is null && string.IsNullOrWhiteSpace(name)) throw new CommandRefusedException("Give a full name.");
        var command = new IdentifySpeaker(claim, story, seenRevision, name, who.Reason, who.By) { SpeakerId = speaker };
        return ClaimAsync(story, claim, who, async stories => IdentifySpeakerHandler.Handle(await KnownAsync(command, stories, ct), stories, await Speaker(command.Meant, ct), Now), ct);
    }

    // A candidate who is not on record yet is named as the introducing article names them.
    async Task<IdentifySpeaker> KnownAsync(IdentifySpeaker command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, CancellationToken ct)
    {
        if (command.SpeakerId is not { } id || (await Speaker(id, ct)).State is { RemovedAt: null }) return command;
        var mention = stories[command.OnStory].State?.Claims.GetValueOrDefault(command.ClaimId)?.Mention;
        var candidate = mention?.Suggested?.Candidates.FirstOrDefault(c => c.SpeakerId == id) ?? mention?.Resolved?.Candidate;
        return candidate is { } who && who.SpeakerId == id && DerivedId.Speaker(who.Name) == id ? command with { SpeakerId = null, Name = who.Name } : command;
    }

    /// <inheritdoc/>
    public Task<long?> UnidentifyAsync(Guid story, Guid claim, int seenRevision, Decider who, CancellationToken ct) =>
        ClaimAsync(story, claim, who, stories => Task.FromResult(
            IdentifySpeakerHandler.Handle(new UnidentifySpeaker(claim, story, seenRevision, who.Reason, who.By), stories, Now)), ct);

    /// <inheritdoc/>
    public Task<long?> DeclineMentionAsync(Guid story, Guid claim, Guid speaker, Decider who, CancellationToken ct) =>
        ClaimAsync(story, claim, who, stories => Task.FromResult(
            DeclineMentionHandler.Handle(new DeclineMention(claim, speaker, who.Reason, who.By), stories, Now)), ct);

    /// <inheritdoc/>
    public Task<long?> ReopenMentionAsync(Guid story, Guid claim, Guid speaker, Decider who, CancellationToken ct) =>
        ClaimAsync(story, claim, who, stories => Task.FromResult(DeclineMentionHandler.Handle(new ReopenMention(claim, speaker, who.By), stories, Now)), ct);

    DateTimeOffset Now => clock.GetUtcNow();

    Task<Versioned<Speaker>> Speaker(Guid id, CancellationToken ct) => decisions.LoadAsync<Speaker>(Streams.Speaker(id), ct);

    async Task<long?> TwoAsync(
        Guid a, Guid b, Decider who, Func<Versioned<Speaker>, Versioned<Speaker>, Outcome> decide, CancellationToken ct)
    {
        var decided = await decisions.CommitAsync(new(who.By), null, async ct => CompareSpeakers.After(decide(await Speaker(a, ct), await Speaker(b, ct))), ct, who.Key);
        return decided.Position ?? (await store.LoadAsync<Speaker>(Streams.Speaker(a), null, ct)).Position;
    }

    async Task<long?> ClaimAsync(
        Guid story, Guid claim, Decider who, Func<IReadOnlyDictionary<Guid, Versioned<Story>>, Task<Outcome>> decide, CancellationToken ct)
    {
        var decided = await decisions.CommitAsync(
            new(who.By), null, async ct => await AfterMembership.ExtendAsync(await decide(await HoldingAsync(story, claim, ct)), decisions, ct), ct, who.Key);
        return decided.Position ?? (await store.LoadAsync<Story>(Streams.Story(story), null, ct)).Position;
    }

    // Every story that holds the claim: those its article was placed on, and the one where the editor decided.
    async Task<IReadOnlyDictionary<Guid, Versioned<Story>>> HoldingAsync(Guid story, Guid claim, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = new() { [story] = await decisions.LoadAsync<Story>(Streams.Story(story), ct) };
        if (stories[story].State?.Claims.GetValueOrDefault(claim) is not { } held) throw new CommandRefusedException("This claim is not on this story.");
        var article = (await decisions.LoadAsync<Article>(Streams.Article(held.Machine.ArticleId), ct)).State;
        foreach (var id in article is null ? [] : StoriesOf.Article(article))
            if (!stories.ContainsKey(id)) stories[id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
        return stories.Where(s => s.Value.State?.Claims.ContainsKey(claim) is true).ToDictionary();
    }

    // Articles that use a speaker's names, as their claims and roles tell.
    async Task<IReadOnlySet<Guid>> NamingAsync(Guid speaker, CancellationToken ct)
    {
        var identities = await SpeakerIdentities.LoadAsync(store, source, [speaker], null, ct);
        HashSet<Guid> articles = [];
        foreach (var name in identities.NamesOf(speaker).Append(speaker).Distinct())
        {
            await using var command = source.CreateCommand(StoriesQuoting);
            command.Parameters.Add(new() { Value = name });
            command.Parameters.Add(new() { Value = long.MaxValue });
            foreach (var id in await command.RowsAsync(r => r.GetGuid(0), ct))
                if ((await decisions.LoadAsync<Story>(Streams.Story(id), ct)).State is { } story)
                    articles.UnionWith(story.Claims.Values.Where(c => c.Effective.Speaker.SpeakerId == name).Select(c => c.Machine.ArticleId));
            if ((await Speaker(name, ct)).State is { } state)
                articles.UnionWith(state.Roles.Select(r => r.ArticleId).Concat(state.Aliases.Select(a => a.ArticleId)));
        }
        return articles;
    }
}
