using NpgsqlTypes;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.EventStore;

namespace StoryTracker.App.Projections;

/// <summary>Read model that says which days stories come back to; what they come back to is folded from their streams.</summary>
public sealed class FollowUpIndex : Projection
{
    static readonly RowStatement Given = new(Statements.Read("index_follow_up_v1"),
        NpgsqlDbType.Date, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint);

    /// <inheritdoc/>
    public override string Name => "follow-up-index";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes { get; } =
        ["follow-up-opened", "follow-up-joined", "follow-up-parted", "follow-up-scheduled", "follow-up-answered"];

    /// <inheritdoc/>
    public override string CreateSql { get; } = Statements.ReadFile("Projections.FollowUpIndex.v1.sql");

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        (Guid Id, DateOnly? Day)? given = e.Data switch
        {
            FollowUpOpened f => (f.FollowUpId, f.Due),
            FollowUpJoined f => (f.FollowUpId, f.Due),
            FollowUpParted f => (f.Into, f.Due),
            FollowUpScheduled f => (f.FollowUpId, f.Due),
            FollowUpAnswered { Until: not null } f => (f.FollowUpId, f.Until),
            _ => null,
        };
        // The last day there is stands for none, and is infinity in the database.
        if (given is { } g) rows.Add(Given, g.Day ?? DateOnly.MaxValue, Streams.IdOf(e.Stream), g.Id, e.Position);
    }
}
