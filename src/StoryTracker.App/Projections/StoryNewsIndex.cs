using NpgsqlTypes;
using StoryTracker.App.Handover;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.App.Projections;

/// <summary>Read model that says what is new on stories, by position, so that what a reader has not seen can be counted; what it is, is folded from their streams.</summary>
public sealed class StoryNewsIndex : Projection
{
    static readonly RowStatement Came = new(Statements.Read("index_story_news_v1"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.TimestampTz);

    /// <inheritdoc/>
    public override string Name => "story-news";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes { get; } =
    [
        "article-ingested", "ingested-article-withdrawn", "ingested-article-reinstated", "article-belongs", "article-does-not-belong", "belonging-undone",
        "claim-recorded", "claim-revised", "claim-lost", "claim-corrected", "claim-dismissed", "claim-restored", "claim-orphaned", "quotation-changed",
        "claim-moved", "claim-move-undone", "mention-resolved", "mention-declined", "divergence-found", "divergence-dismissed", "divergence-restored",
        "follow-up-due", "follow-up-answered", "follow-up-scheduled", "follow-up-decision-undone",
        "story-described", "description-undone", "story-absorbed", "story-merged-into", "merge-undone", "articles-split-off", "split-undone",
        "story-placed-under", "story-freed", "story-closed", "story-reopened", "reopening-undone",
        "claim-confirmed", "claim-decision-undone", "claim-restoring-undone", "claim-addition-undone", "note-written", "note-removed", "note-removal-undone",
    ];

    /// <inheritdoc/>
    public override string CreateSql { get; } = Statements.ReadFile("Projections.StoryNewsIndex.v1.sql");

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        // What editors decide about an article stands on its own stream too.
        if (!e.Stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal) || StoryNews.SubjectOf(e.Data) is not { } subject) return;
        var story = Streams.IdOf(e.Stream);
        rows.Add(Came, story, e.Position, subject == StoryNews.TheStory ? story : subject, e.Meta.By, e.RecordedAt);
    }
}
