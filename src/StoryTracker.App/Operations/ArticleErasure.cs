using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>A step of a removal; each may be cut short by a crash, and the next run goes on from there.</summary>
public enum ErasureStep
{
    /// <summary>The removal is on record: pages show nothing of the article any more.</summary>
    Recorded,

    /// <summary>Payloads, raw bytes, jobs and dead letters are scrubbed; the block list holds.</summary>
    Scrubbed,

    /// <summary>Derived rows have followed.</summary>
    Projected,

    /// <summary>The tables are vacuumed.</summary>
    Vacuumed,
}

/// <summary>What a removal did.</summary>
/// <param name="Recorded">True when the removal itself was new.</param>
/// <param name="Events">Events that lost their content now.</param>
/// <param name="Jobs">Jobs and dead letters that were ended or scrubbed now.</param>
/// <param name="AlsoPrinted">Other articles on record with the same text or bytes, which stay.</param>
public sealed record Removed(bool Recorded, long Events, int Jobs, IReadOnlyList<Guid> AlsoPrinted);

/// <summary>Removes articles on legal request: records it, then scrubs everything that tells of them. Safe to repeat.</summary>
/// <param name="source">The database.</param>
/// <param name="store">The log.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="projections">The read models, which follow.</param>
/// <param name="clock">When.</param>
public sealed class ArticleErasure(
    NpgsqlDataSource source, EventStore.EventStore store, Decisions decisions, ProjectionRunner projections, TimeProvider clock)
{
    static readonly string CarryOut = Statements.Read("carry_out_erasure");
    static readonly string Block = Statements.Read("block_article");
    static readonly string NamedElsewhere = Statements.Read("named_elsewhere");
    static readonly string RemovedIds = Statements.Read("removed_ids");
    static readonly string Tables = Statements.Read("tables");

    /// <summary>Removes an article: all steps.</summary>
    /// <param name="command">The request.</param>
    /// <param name="steps">Told of each step when it is done.</param>
    /// <param name="at">When it was removed, for a removal that is carried over from another copy; null: now.</param>
    /// <param name="ct">Stops between steps; the next run goes on.</param>
    /// <exception cref="CommandRefusedException">No reason, no such article, or a reason that repeats it.</exception>
    public async Task<Removed> EraseAsync(
        EraseArticle command, IProgress<ErasureStep>? steps = null, DateTimeOffset? at = null, CancellationToken ct = default)
    {
        var decided = await decisions.CommitAsync(new(command.By), null, ct => DecideAsync(command, at, ct), ct);
        steps?.Report(ErasureStep.Recorded);
        var (events, jobs, also) = await ScrubAsync(command.ArticleId, ct);
        steps?.Report(ErasureStep.Scrubbed);
        await projections.CatchUpAsync(ct);
        steps?.Report(ErasureStep.Projected);
        await VacuumAsync(ct);
        steps?.Report(ErasureStep.Vacuumed);
        return new(decided.Changed, events, jobs, [.. also.Select(Streams.IdOf)]);
    }

    /// <summary>Puts a removal on record that somebody ordered on a page; its job does the rest.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">Idempotency key, null for none.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Position of the order; null when the article was removed before.</returns>
    /// <exception cref="CommandRefusedException">As <see cref="OrderErasureHandler"/> says.</exception>
    internal async Task<long?> OrderAsync(OrderErasure order, Guid? key, CancellationToken ct) =>
        (await decisions.CommitAsync(new(order.Request.By), null, async ct =>
        {
            var (article, stories, names) = await LoadAsync(order.Request.ArticleId, ct);
            var title = article.State?.Current is { } shown ? Entries.TitleOf(shown.Title, shown.Text) : "";
            return OrderErasureHandler.Handle(order, title, article, stories, names, clock.GetUtcNow());
        }, ct, key)).Position;

    /// <summary>What a removal would put on record and scrub; puts nothing on record.</summary>
    /// <param name="article">An article that is not removed.</param>
    /// <param name="ct">Ends it.</param>
    internal async Task<(Outcome Outcome, ErasurePlan Plan)> ForeseeAsync(Guid article, CancellationToken ct)
    {
        var because = new ArticleErased(article, "-", null, "-", clock.GetUtcNow());
        var outcome = await DecideAsync(new(article, because.Reason, null, because.By), because.At, ct);
        var names = outcome.Appends.SelectMany(a => a.Events).OfType<SpeakerErased>().Select(e => e.SpeakerId).ToHashSet();
        return (outcome, (await ErasurePlan.MakeAsync(store, source, article, ct, (because, names)))!);
    }

    async Task<Outcome> DecideAsync(EraseArticle command, DateTimeOffset? at, CancellationToken ct)
    {
        var (article, stories, names) = await LoadAsync(command.ArticleId, ct);
        return EraseArticleHandler.Handle(command, article, stories, names, at ?? clock.GetUtcNow());
    }

    async Task<(Versioned<Article> Article, Dictionary<Guid, Versioned<Story>> Stories, Dictionary<Guid, Versioned<Speaker>> Names)> LoadAsync(Guid id, CancellationToken ct)
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(id), ct);
        var events = await store.ReadStreamAsync(Streams.Article(id), ct: ct).Select(e => e.Data).ToListAsync(ct);
        var traces = ArticleTraces.Of(id, events, await ErasurePlan.StreamsAboutAsync(source, id, ct));
        Dictionary<Guid, Versioned<Story>> stories = [];
        foreach (var story in traces.Stories) stories[story] = await decisions.LoadAsync<Story>(Streams.Story(story), ct);
        Dictionary<Guid, Versioned<Speaker>> names = [];
        foreach (var only in await OnlyHereAsync(traces, ct))
        {
            names[only] = await decisions.LoadAsync<Speaker>(Streams.Speaker(only), ct);
            foreach (var namesake in SpeakerTraces.Namesakes(only, await store.ReadStreamAsync(Streams.Speaker(only), ct: ct).Select(e => e.Data).ToListAsync(ct)))
                names[namesake] = await decisions.LoadAsync<Speaker>(Streams.Speaker(namesake), ct);
        }
        return (article, stories, names);
    }

    async Task<IEnumerable<Guid>> OnlyHereAsync(ArticleTraces traces, CancellationToken ct)
    {
        await using var command = source.CreateCommand(NamedElsewhere);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = traces.Article.ToString() });
        command.Parameters.Add(new() { Value = traces.Speakers.Select(s => s.ToString()).ToArray() });
        return traces.Speakers.Except(await command.RowsAsync(r => Guid.Parse(r.GetString(0)), ct));
    }

    /// <summary>Scrubs what a removed article left: events, bytes, jobs, dead letters; and blocks its return. Done already: nothing.</summary>
    /// <param name="article">The article; one whose removal is not on record is left alone.</param>
    /// <param name="ct">Ends it; it is all or nothing.</param>
    internal async Task<(long Events, int Jobs, IReadOnlyList<string> AlsoPrinted)> ScrubAsync(Guid article, CancellationToken ct)
    {
        if (await ErasurePlan.MakeAsync(store, source, article, ct) is not { } plan) return (0, 0, []);
        var because = plan.Because;
        var removed = new RemovedArticle(article, because.Reason, because.LegalReference, because.By, because.At, plan.Blocked);
        await using var command = source.CreateCommand(CarryOut);
        command.CommandTimeout = 0;
        command.Parameters.AddRange(removed.Parameters());
        command.Parameters.Add(new() { Value = plan.Events.Select(e => e.Position).ToArray() });
        command.Parameters.Add(new()
        {
            Value = plan.Events.Select(e => System.Text.Json.JsonSerializer.Serialize(e.Left, store.Types.Json)).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Jsonb | NpgsqlDbType.Array,
        });
        foreach (var ids in new[] { plan.Jobs, plan.Dead, plan.Errors }) command.Parameters.Add(new() { Value = ids.ToArray() });
        command.Parameters.Add(new() { Value = plan.Stopped.ToArray() });
        var events = (long)(await command.ExecuteScalarAsync(ct))!;
        // What the matcher keeps of it is made anew from what is left.
        await new Membership.ArrivalSnapshots(source).ForgetAsync(ct);
        return (events, plan.Jobs.Count + plan.Dead.Count + plan.Errors.Count, plan.AlsoPrinted);
    }

    /// <summary>Carries out here what was erased in another copy: removes its articles again, and every other event of its ledger.</summary>
    /// <param name="file">The other copy's ledger.</param>
    /// <param name="progress">Told the number of articles done.</param>
    /// <param name="ct">Stops between articles; the next run goes on.</param>
    /// <returns>Articles of the ledger that were on record here, and events that lost their content now.</returns>
    public async Task<(int Articles, long Events)> ApplyAsync(
        ErasureFile file, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        var (articles, events, done) = (0, 0L, 0L);
        foreach (var removed in file.Rows[RemovedLines.KindName].Select(r => RemovedArticle.Read(r.Span)))
        {
            if (await store.VersionAsync(Streams.Article(removed.ArticleId), ct) > 0)
            {
                var request = new EraseArticle(removed.ArticleId, removed.Reason, removed.LegalReference, removed.By);
                await decisions.CommitAsync(new(removed.By), null, ct => DecideAsync(request, removed.At, ct), ct);
                events += (await ScrubAsync(removed.ArticleId, ct)).Events;
                articles++;
            }
            await using var block = source.CreateCommand(Block);
            block.Parameters.AddRange(removed.Parameters());
            await block.ExecuteNonQueryAsync(ct);
            progress?.Report(++done);
        }
        events += await new ErasureLedger(source, store.Types).ApplyAsync(file, ct);
        await new Membership.ArrivalSnapshots(source).ForgetAsync(ct);
        await projections.CatchUpAsync(ct);
        await VacuumAsync(ct);
        return (articles, events);
    }

    /// <summary>Scrubs what removed articles left in jobs and dead letters here, after an import brought their removal.</summary>
    /// <param name="ct">Stops between articles.</param>
    public async Task FinishAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(RemovedIds);
        foreach (var id in await command.RowsAsync(r => r.GetGuid(0), ct)) await ScrubAsync(id, ct);
        await VacuumAsync(ct);
    }

    /// <summary>Clears dead rows, and the samples of values that the planner keeps.</summary>
    internal async Task VacuumAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var list = new NpgsqlCommand(Tables, connection);
        var tables = await list.RowsAsync(r => r.GetString(0), ct);
        await using var vacuum = new NpgsqlCommand($"vacuum (analyze) {string.Join(", ", tables)}", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(ct);
    }
}
