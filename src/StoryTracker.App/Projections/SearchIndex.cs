using System.Text.Json;
using NpgsqlTypes;
using StoryTracker.App.Search;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.EventStore;

namespace StoryTracker.App.Projections;

/// <summary>Read model that search looks through: lines as they stand on their stories, titles, names and articles, as words.</summary>
/// <remarks>It finds; what it found on a story from which an editor took something off is asked of the story itself before it is shown.</remarks>
public sealed class SearchIndex : Projection
{
    static readonly RowStatement Claims = new(Statements.Read("search_claims_change_v1"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Jsonb);
    static readonly RowStatement Stories = new(Statements.Read("search_stories_change_v1"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text);
    static readonly RowStatement Names = new(Statements.Read("search_names_change_v1"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid);
    static readonly RowStatement Articles = new(Statements.Read("search_articles_change_v1"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Integer, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.TimestampTz, NpgsqlDbType.TimestampTz, NpgsqlDbType.Text);

    /// <summary>Name of the projection.</summary>
    public const string ProjectionName = "search-index";

    /// <inheritdoc/>
    public override string Name => ProjectionName;

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes { get; } =
    [
        "revision-recorded", "article-erased", "speaker-identified", "speaker-erased", "alias-reported", "role-reported",
        Opened, "article-ingested", "claim-recorded", "claim-revised", "claim-corrected", "claim-dismissed", "claim-restored",
        "mention-resolved", "mention-declined", "mention-reopened", "ingested-article-erased", Described, Undescribed,
        "story-merged-into", "merge-undone", "articles-split-off", "split-undone", "article-does-not-belong", "belonging-undone", "claim-moved", "claim-move-undone",
        "claim-confirmed", "claim-decision-undone", "claim-restoring-undone", "claim-added", "claim-addition-undone",
    ];

    const string Opened = "story-opened", Described = "story-described", Undescribed = "description-undone";

    /// <inheritdoc/>
    public override string CreateSql { get; } = Statements.ReadFile("Projections.SearchIndex.v1.sql");

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        if (e.Stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal)) OfStory(Streams.IdOf(e.Stream), e, rows);
        else if (e.Stream.StartsWith(Streams.SpeakerPrefix, StringComparison.Ordinal)) OfSpeaker(Streams.IdOf(e.Stream), e, rows);
        else if (e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal)) OfArticle(Streams.IdOf(e.Stream), e, rows);
    }

    static void OfArticle(Guid article, RecordedEvent e, ProjectionRows rows)
    {
        switch (e.Data)
        {
            case RevisionRecorded r:
                rows.Add(Articles, article, r.Revision, e.Position, Desk.Entries.TitleOf(r.Title, r.Text), r.Outlet, r.Byline, r.Text, r.Published?.Earliest, r.Published?.Latest,
                    string.Join(' ', Facet.OfOutlet(r.Outlet)));
                break;
            case ArticleErased:
                rows.Add(Articles, article, null, e.Position, null, null, null, null, null, null, null);
                rows.Add(Names, null, "erased", null, article);
                break;
        }
    }

    static void OfSpeaker(Guid speaker, RecordedEvent e, ProjectionRows rows)
    {
        switch (e.Data)
        {
            case SpeakerIdentified s: rows.Add(Names, speaker, "name", s.Name, Guid.Empty); break;
            case AliasReported a: rows.Add(Names, speaker, "alias", a.Alias, a.ArticleId); break;
            case RoleReported r: rows.Add(Names, speaker, "role", r.Role, r.ArticleId); break;
            case SpeakerErased or ErasureNotice { Fact: ErasedFact.SpeakerIdentified }: rows.Add(Names, speaker, "gone", null, Guid.Empty); break;
        }
    }

    static void OfStory(Guid story, RecordedEvent e, ProjectionRows rows)
    {
        OfClaims(story, e, rows);
        var (key, title, sentence, terms) = e.Type switch
        {
            // By the names on record, so that what was erased counts.
            Opened => e.Data is StoryOpened o ? ("opened", o.Title, o.Sentence, Joined(o.Terms)) : ("opened", null, null, null),
            Described => e.Data is StoryDescribed d ? ("described", d.Title, d.Sentence, Joined(d.Terms)) : ("described", null, null, null),
            Undescribed => ("undescribed", null, null, null),
            _ => (e.Data switch
            {
                IngestedArticleErased erased when story == DerivedId.StoryOpenedBy(erased.ArticleId) => "untitled",
                StoryMergedInto or ErasureNotice { MergedInto: not null } => "merged",
                MergeUndone undone => undone.FromStoryId == story ? "unmerged" : "disturbed",
                ArticlesSplitOff or SplitUndone or ArticleDoesNotBelong or BelongingUndone or ClaimMoved or ClaimMoveUndone
                    or ErasureNotice { Fact: ErasedFact.MembershipDecided or ErasedFact.StoriesRearranged } => "disturbed",
                _ => "changed",
            }, (string?)null, (string?)null, (string?)null),
        };
        rows.Add(Stories, story, e.Position, key, title, sentence, terms);
    }

    static string Joined(IEnumerable<string> terms) => string.Join(" · ", terms);

    static void OfClaims(Guid story, RecordedEvent e, ProjectionRows rows)
    {
        switch (e.Data)
        {
            case ArticleIngested a: Add(null, a.ArticleId, "on", new { a.Outlet, Facets = Facet.OfOutlet(a.Outlet) }); break;
            case IngestedArticleErased a: Add(null, a.ArticleId, "erased", null); break;
            case ClaimRecorded c: Add(c.ClaimId, c.Claim.ArticleId, "recorded", Layer(c.Claim)); break;
            case ClaimRevised c: Add(c.ClaimId, null, "machine", Layer(c.Claim)); break;
            case ClaimCorrected c: Decide(c.ClaimId, c.Set, c.Cleared); break;
            case ClaimConfirmed c: Decide(c.ClaimId, c.Set, []); break;
            case ClaimDecisionUndone c: Decide(c.ClaimId, c.Left, ClaimFields.Names); break;
            case ClaimAdded c: Decide(c.ClaimId, ClaimFields.Of(c.Claim), []); break;
            // Off the story; it comes as another line where it is added again.
            case ClaimAdditionUndone c: Add(c.ClaimId, null, "dismissed", true); break;
            case ClaimRestoringUndone c: Add(c.ClaimId, null, "dismissed", true); break;
            case ClaimDismissed c: Add(c.ClaimId, null, "dismissed", true); break;
            case ClaimRestored c: Add(c.ClaimId, null, "dismissed", null); break;
            case MentionResolved m: Add(m.ClaimId, null, "mention", new { Printed = m.Mention, Speaker = m.Candidate.SpeakerId, m.Candidate.Name }); break;
            case MentionDeclined m: Add(m.ClaimId, null, $"declined:{m.SpeakerId}", true); break;
            case MentionReopened m: Add(m.ClaimId, null, $"declined:{m.SpeakerId}", null); break;
        }

        void Decide(Guid claim, ClaimFields set, IReadOnlyList<string> cleared)
        {
            Set("words", set.Words is { } words ? new { Text = Reading(words, set.Kind) } : null);
            Set("kind", set.Kind is { } kind ? new { Kind = Facet.Of(kind) } : null);
            Set("speaker", set.Speaker is { } who ? new { Speaker = who.SpeakerId, Name = who.Name ?? who.Mention?.Exact } : null);
            Set("said", set.Said is { } said ? new { From = said.Earliest, To = said.Latest } : null);

            void Set(string field, object? value)
            {
                if (value is not null || cleared.Contains(field)) Add(claim, null, field, value);
            }
        }

        void Add(Guid? claim, Guid? article, string key, object? value) =>
            rows.Add(Claims, story, claim, article, e.Position, key, value is null ? null : JsonSerializer.Serialize(value, JsonSerializerOptions.Web));
    }

    static object Layer(Claim c) => new
    {
        Text = c.ReadingText(), Kind = Facet.Of(c.Kind), Speaker = c.Speaker.SpeakerId, Name = c.Speaker.Name ?? c.Speaker.Mention?.Exact,
        From = c.Said?.Earliest, To = c.Said?.Latest, Where = c.Setting?.Place, Addressee = c.Setting?.Addressee,
    };

    // How an editor set the words is how they are read; without a kind of their own, as quoted stretches in a frame.
    static string Reading(IReadOnlyList<Passage> words, QuoteKind? kind) =>
        new Claim(default, 1, words, kind ?? (words.All(w => w.Quoted) ? QuoteKind.Direct : QuoteKind.Mixed), Polarity.Said,
            Attribution.Unknown(Resolution.Unattributed, null), null, null, null, null).ReadingText();
}
