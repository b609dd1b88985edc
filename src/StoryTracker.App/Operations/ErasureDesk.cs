using System.Globalization;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Operations;

/// <summary>Looks up what a removal would take and how one stands.</summary>
/// <param name="source">The database.</param>
/// <param name="store">The log.</param>
/// <param name="erasure">Decides and plans.</param>
public sealed class ErasureDesk(NpgsqlDataSource source, EventStore.EventStore store, ArticleErasure erasure) : IErasureDesk
{
    static readonly string Stands = Statements.Read("erasure_stands"), Bytes = Statements.Read("erasure_bytes");

    /// <inheritdoc/>
    public async Task<ErasureView?> ViewAsync(Guid article, CancellationToken ct)
    {
        if ((await store.LoadAsync<Article>(Streams.Article(article), null, ct)).State is not { } state) return null;
        var shortId = OrderErasure.ShortId(article);
        if (state.RemovedAt is not null) return new(article, shortId, null, null, null, await StandingAsync(article, ct));
        var shown = state.Current;
        return new(article, shortId, shown is null ? null : Entries.TitleOf(shown.Title, shown.Text), shown?.Outlet, await PreviewAsync(article, state, ct), null);
    }

    /// <inheritdoc/>
    public Task<long?> OrderAsync(OrderErasure order, Guid? key, CancellationToken ct) => erasure.OrderAsync(order, key, ct);

    async Task<ErasurePreview> PreviewAsync(Guid article, Article state, CancellationToken ct)
    {
        var (outcome, plan) = await erasure.ForeseeAsync(article, ct);
        var erased = outcome.Appends.SelectMany(a => a.Events).ToList();
        List<string> names = [];
        foreach (var id in erased.OfType<SpeakerErased>().Select(e => e.SpeakerId))
            if ((await store.LoadAsync<Speaker>(Streams.Speaker(id), null, ct)).State is { } speaker) names.Add(speaker.Name);
        var holding = outcome.Appends.Where(a => a.Events.Any(e => e is IngestedArticleErased)).Select(a => a.Stream);
        List<StoryRef> stories = [];
        foreach (var stream in holding.Union(plan.Touched.Where(s => s.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal))))
            if ((await store.LoadAsync<Story>(stream, null, ct)).State is { } story) stories.Add(new(Streams.IdOf(stream).ToString(), story.Title));
        List<StoryRef> also = [];
        foreach (var stream in plan.AlsoPrinted)
            if ((await store.LoadAsync<Article>(stream, null, ct)).State?.Current is { } other)
                also.Add(new(Streams.IdOf(stream).ToString(), Entries.TitleOf(other.Title, other.Text)));
        await using var command = source.CreateCommand(Bytes);
        command.Parameters.Add(new() { Value = plan.Blocked.Where(b => b.Kind == "bytes").Select(b => b.Sha256).ToArray() });
        var (documents, bytes) = (await command.RowsAsync(r => (r.GetInt64(0), r.GetInt64(1)), ct))[0];
        return new(state.Revisions.Count, plan.Claims, [.. stories.OrderBy(s => s.Title, StringComparer.Ordinal)], [.. names.Order(StringComparer.Ordinal)], plan.Events.Count,
            documents, bytes, plan.Twins, plan.Jobs.Count + plan.Dead.Count + plan.Errors.Count, also);
    }

    async Task<ErasureStanding?> StandingAsync(Guid article, CancellationToken ct)
    {
        var order = await store.ReadStreamAsync(Streams.Article(article), ct: ct).Where(e => e.Data is ArticleErased).FirstOrDefaultAsync(ct);
        if (order is not { Data: ArticleErased because }) return null;
        await using var command = source.CreateCommand(Stands);
        command.Parameters.Add(new() { Value = article.ToString("D", CultureInfo.InvariantCulture) });
        command.Parameters.Add(new() { Value = order.Position });
        return (await command.RowsAsync(r =>
        {
            var (entries, scrubbed) = (r.GetInt64(0), r.IsDBNull(1) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(1));
            var (job, worked, paused, dead, behind) = (r.GetBoolean(2), r.GetBoolean(3), r.GetBoolean(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetBoolean(6));
            var failed = r.IsDBNull(7) ? null : r.GetString(7);
            var stage = scrubbed is null ? worked ? ErasureStage.Scrubbing : ErasureStage.Ordered
                : job || behind ? ErasureStage.Clearing : ErasureStage.Done;
            var trouble = stage == ErasureStage.Done ? null
                : dead is not null && !job ? $"It was given up and is among the dead letters: {dead}"
                : paused && !worked ? "Jobs of this kind are paused; they go on from the page of jobs."
                : failed is not null ? $"The last attempt failed and is repeated: {failed}"
                : !job && scrubbed is null ? "No job is left for it; run 'storytracker erase' for it again, with the same reason." : null;
            return new ErasureStanding(because.By, because.At, because.Reason, because.LegalReference, stage, entries, scrubbed, trouble);
        }, ct))[0];
    }
}
