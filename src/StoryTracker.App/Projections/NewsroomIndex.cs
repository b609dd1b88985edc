using NpgsqlTypes;
using StoryTracker.Domain;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Projections;

/// <summary>Read model that says where things are: stories in their order, speakers by name, and which stories quote whom. What they say is folded from their streams.</summary>
public sealed class NewsroomIndex : Projection
{
    static readonly RowStatement StoryChanged = new(Statements.Read("index_story_changed_v2"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Boolean, NpgsqlDbType.Integer, NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz);
    static readonly RowStatement Quoted = new(Statements.Read("index_quoted_v2"), NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint);
    static readonly RowStatement SpeakerKnown = new(Statements.Read("index_speaker_v2"), NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Bigint);

    const string Described = "story-described", Undescribed = "description-undone";

    /// <summary>Name of the projection.</summary>
    public const string ProjectionName = "newsroom-index";

    /// <inheritdoc/>
    public override string Name => ProjectionName;

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes { get; } =
    [
        "story-opened", "article-ingested", "claim-recorded", "claim-revised", "claim-lost", "claim-corrected", "claim-dismissed", "claim-restored",
        "date-announced", "speaker-identified", "ingested-article-erased", "speaker-erased",
        "mention-resolved", "mention-suggested", "mention-declined", "mention-reopened",
        "quotation-changed", "claim-orphaned", "claim-refound", "ingested-article-withdrawn", "ingested-article-reinstated",
        "follow-up-opened", "follow-up-joined", "follow-up-parted", "follow-up-rejoined", "announcement-dropped", "follow-up-due",
        "follow-up-scheduled", "follow-up-answered", "follow-up-decision-undone",
        Described, Undescribed, "article-belongs", "article-does-not-belong", "belonging-undone", "claim-moved", "claim-move-undone",
        "story-absorbed", "story-merged-into", "merge-undone", "articles-split-off", "split-undone", "story-placed-under", "story-freed",
        "claim-confirmed", "claim-decision-undone", "claim-restoring-undone", "claim-added", "claim-addition-undone", "note-written", "note-removed",
        "note-removal-undone", "story-closed", "story-reopened", "reopening-undone",
    ];

    /// <inheritdoc/>
    public override string CreateSql { get; } = Statements.ReadFile("Projections.NewsroomIndex.v2.sql");

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        if (e.Stream.StartsWith(Streams.SpeakerPrefix, StringComparison.Ordinal))
        {
            // No name: it was removed, or the event that gave it was erased.
            rows.Add(SpeakerKnown, Streams.IdOf(e.Stream), (e.Data as SpeakerIdentified)?.Name, e.Position);
            return;
        }
        // What editors decide about an article stands on its own stream too.
        if (!e.Stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal)) return;
        var story = Streams.IdOf(e.Stream);
        // By the name on record, so that a description counts whose words were erased.
        var described = e.Type switch { Described => 1, Undescribed => -1, _ => 0 };
        rows.Add(StoryChanged, story, e.Data is StoryOpened { Emerging: true } or ErasureNotice { Fact: ErasedFact.StoryOpened }, described, e.Position, e.RecordedAt);
        var named = e.Data switch
        {
            ClaimRecorded c => c.Claim.Speaker.SpeakerId,
            ClaimRevised c => c.Claim.Speaker.SpeakerId,
            ClaimCorrected c => c.Set.Speaker?.SpeakerId,
            ClaimConfirmed c => c.Set.Speaker?.SpeakerId,
            _ => null,
        };
        if (named is { } id) rows.Add(Quoted, id, story, e.Position);
        // Whom a claim may mention: the story tells whether it does.
        foreach (var who in e.Data is MentionResolved r ? [r.Candidate] : e.Data is MentionSuggested m ? m.Candidates : [])
            rows.Add(Quoted, who.SpeakerId, story, e.Position);
    }
}
