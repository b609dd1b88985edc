using StoryTracker.EventStore;

namespace StoryTracker.Evolution.Node;

/// <summary>What a release of the program is made of: event types, migrations, projection version, job kinds.</summary>
/// <param name="Number">1 or 2.</param>
/// <param name="Node">Name of the process, put on record as the author of what it appends.</param>
public sealed record Release(int Number, string Node)
{
    /// <summary>Events with their names and schema versions.</summary>
    public EventTypes Types { get; } = Number == 1
        ? new EventTypes().Map<LineAdded>("line-added").Map<LabelPrinted>("label-printed")
        : new EventTypes().Map<PricedLineAdded>("line-added", schema: 2).Map<LabelPrinted>("label-printed").Map<InvoiceSent>("invoice-sent")
            .Upcast<LineAdded, PricedLineAdded>("line-added", 1, old => new PricedLineAdded(old.Item, old.Count, null));

    /// <summary>The engine's migrations and the release's own.</summary>
    public IReadOnlyList<MigrationSource> Migrations { get; } =
        [EventStore.Migrations.Kernel, new("evolution", typeof(Release).Assembly, $"StoryTracker.Evolution.Node.Sql.Release{Number}.")];

    /// <summary>A unit that adds a line and asks for what follows from it.</summary>
    public AppendUnit AddLine(int n)
    {
        var item = $"{Node}-{n}";
        object line = Number == 1 ? new LineAdded(item, n) : new PricedLineAdded(item, n, n * 10);
        var label = new JobRequest("print-label", new LineArgs(item));
        return new AppendUnit(new EventMetadata(Node))
        {
            Streams = [new StreamWrite($"order-{Node}-{n % 10}", ExpectedVersion.Any, [line])],
            Jobs = Number == 1 ? [label] : [label, new JobRequest("send-invoice", new LineArgs(item))],
        };
    }

    /// <summary>Who does which jobs.</summary>
    public IReadOnlyList<IJobHandler> Handlers(EventStore.EventStore store) => Number == 1
        ? [new EffectHandler("print-label", item => new LabelPrinted(item), this, store)]
        : [new EffectHandler("print-label", item => new LabelPrinted(item), this, store),
            new EffectHandler("send-invoice", item => new InvoiceSent(item), this, store)];
}

/// <summary>Puts the effect of a job on record and completes the job, in one commit.</summary>
/// <param name="kind">Kind of its jobs.</param>
/// <param name="effect">The event that says what was done to a line.</param>
/// <param name="release">Who does it.</param>
/// <param name="store">Where it is recorded.</param>
public sealed class EffectHandler(string kind, Func<string, object> effect, Release release, EventStore.EventStore store) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => kind;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var item = job.ArgsAs<LineArgs>(release.Types).Item;
        await store.AppendAsync(new AppendUnit(new EventMetadata(release.Node, Cause: job.Cause))
        {
            Completes = job.Lease,
            Streams = [new StreamWrite($"{kind}-{item}", ExpectedVersion.Any, [effect(item)])],
        }, ct);
    }
}
