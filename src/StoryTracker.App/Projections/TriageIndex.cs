using NpgsqlTypes;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Triage;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App.Projections;

/// <summary>Read model of what waits for an editor's decision, in the order of its value.</summary>
public sealed class TriageIndex : Projection
{
    /// <summary>Name of the projection.</summary>
    public const string ProjectionName = "triage-index";

    const string Aside = "item-set-aside";

    /// <summary>Confidence below which a machine's finding is doubtful.</summary>
    public const double Doubtful = 0.5;

    static readonly RowStatement Rows = new(Statements.Read("triage_change_v2"),
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Double, NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz,
        NpgsqlDbType.Text, NpgsqlDbType.Uuid);

    static readonly RowStatement Puts = new(Statements.Read("triage_put_v2"),
        NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.TimestampTz, NpgsqlDbType.TimestampTz);

    static readonly RowStatement Edits = new(Statements.Read("triage_edits_v2"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz);

    // The first says what rests on a printed day, the second what follows for the question; a step runs them in this order.
    static readonly RowStatement Dates = new(Statements.Read("triage_dates_v2"), NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text);
    static readonly RowStatement DateItems = new(Statements.Read("triage_date_items_v2"),
        NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz);

    /// <inheritdoc/>
    public override string Name => ProjectionName;

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes { get; } =
    [
        "story-opened", "story-described", "description-undone", "story-merged-into", "merge-undone",
        "change-suggested", "suggestion-settled", "suggestion-reopened",
        "paraphrase-suggested", "paraphrase-confirmed", "paraphrase-declined", "reports-joined", "reports-parted", "tie-taken-back",
        "divergence-found", "divergence-dismissed", "divergence-restored", "mention-suggested", "mention-resolved",
        "claim-recorded", "claim-revised", "claim-corrected", "claim-dismissed", "claim-restored", "date-announced",
        "speaker-match-suggested", "speaker-suggestion-declined", "speaker-suggestion-reopened", "speakers-merged", "speakers-unmerged", "speaker-split", "speaker-split-undone",
        "claim-confirmed", "claim-decision-undone", "claim-restoring-undone", "claim-lost", "quotation-changed", Aside, "item-snoozed", "item-assigned", "queue-decision-undone",
    ];

    /// <inheritdoc/>
    public override string CreateSql { get; } = Statements.ReadFile("Projections.TriageIndex.v2.sql");

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        var on = Streams.IdOf(e.Stream);
        switch (e.Data)
        {
            case ItemSetAside i: Put("aside", i, null); break;
            case ErasureNotice { SetAside: { } i }: Put("aside", i, null); break;
            case ItemSnoozed i: Put("snooze", i, i.Until); break;
            case ItemAssigned i: Put("assign", i, null); break;
            case QueueDecisionUndone i: rows.Add(Puts, e.Position, i.Item, "undo", null, i.Of); break;
            case StoryOpened { Emerging: true }: Ask("story", on, on, .4); break;
            case StoryDescribed: Close("story", on); break;
            case DescriptionUndone: Again("story", on); break;
            case StoryMergedInto: Close("story", on); break;
            case MergeUndone m when m.FromStoryId == on: Again("story", on); break;
            // A change of whole stories moves most; how sure the matcher is orders those of a kind.
            case ChangeSuggested c: Ask("change", c.StoryId, c.SuggestionId, .6 + .2 * Math.Clamp(c.Score, 0, 1)); break;
            case SuggestionSettled s: Close("change", s.SuggestionId); break;
            case SuggestionReopened s: Again("change", s.SuggestionId); break;
            case ParaphraseSuggested p: Ask("words", on, p.Id, .7, Pair(p.A, p.B)); break;
            case ParaphraseConfirmed p: Answered(p.A, p.B, p.Id); break;
            case ParaphraseDeclined p: Answered(p.A, p.B, p.Id); break;
            case ReportsJoined { By: not null } p: Answered(p.A, p.B, p.Id); break;
            case ReportsParted p: Answered(p.A, p.B, p.Id); break;
            case TieTakenBack t: Add("", "words", on, t.Id, 0, "back", t.Id); break;
            case DivergenceFound d: Ask("divergence", on, d.Id, d.Severity switch { Severity.High => .95, Severity.Medium => .75, _ => .35 }); break;
            case DivergenceDismissed d: Close("divergence", d.Id); break;
            case DivergenceRestored d: Again("divergence", d.Id); break;
            case MentionSuggested m: Ask("who", on, m.ClaimId, .65); break;
            case MentionResolved m: Close("who", m.ClaimId); break;
            case ClaimRecorded c: Found(c.ClaimId, c.Confidence, c.Claim); break;
            case ClaimRevised c: Found(c.ClaimId, c.Confidence, c.Claim); break;
            case ClaimLost c: Day(c.ClaimId, "close"); break;
            // What a newsroom relies on and its outlet changes without a word is worth the most.
            case QuotationChanged q when QuotationEdits.Rings(q): Edit(q.ClaimId, "ask", $"edit:{DerivedId.Edit(q.ClaimId, q.SeenAt)}"); break;
            case ClaimCorrected c: Corrected(c); break;
            case ClaimConfirmed c: CloseAll(c.ClaimId); break;
            case ClaimDecisionUndone c: TakenBack(c); break;
            case ClaimRestoringUndone c: CloseAll(c.ClaimId); break;
            case ClaimDismissed c: CloseAll(c.ClaimId); break;
            case ClaimRestored c: AgainAll(c.ClaimId); break;
            case DateAnnounced { When.Conflict: { } printed } d: Day(d.DateId, "ask", DateKey(d.ArticleId, printed)); break;
            case SpeakerMatchSuggested s: Ask("speaker", s.SpeakerId, s.OtherId, s.Question == SpeakerQuestion.OnePerson ? .6 : .55, Names(s.SpeakerId, s.OtherId)); break;
            case SpeakerSuggestionDeclined s: Close("speaker", s.OtherId, Names(s.SpeakerId, s.OtherId)); break;
            case SpeakerSuggestionReopened s: Again("speaker", s.OtherId, Names(s.SpeakerId, s.OtherId)); break;
            case SpeakersMerged s: Close("speaker", s.Into, Names(s.SpeakerId, s.Into)); break;
            case SpeakersUnmerged s: Again("speaker", s.From, Names(s.SpeakerId, s.From)); break;
            case SpeakerSplit s: Close("speaker", s.OtherId, Names(s.SpeakerId, s.OtherId)); break;
            case SpeakerSplitUndone s: Again("speaker", s.OtherId, Names(s.SpeakerId, s.OtherId)); break;
        }

        void Found(Guid claim, double confidence, Claim found)
        {
            if (confidence < Doubtful) Ask("doubt", on, claim, .5 + .1 * (1 - confidence)); else Close("doubt", claim);
            if (found.Said?.Conflict is { } printed) Day(claim, "ask", DateKey(found.ArticleId, printed));
            else if (e.Data is ClaimRevised) Day(claim, "close");
        }

        void CloseAll(Guid claim)
        {
            foreach (var kind in OfClaim) Close(kind, claim);
            Edit(claim, "close");
            Day(claim, "close");
        }

        void AgainAll(Guid claim)
        {
            foreach (var kind in OfClaim) Again(kind, claim);
            Edit(claim, "again");
            Day(claim, "again");
        }

        // However many statements rest on one printed day, it is one question.
        void Day(Guid subject, string change, string? key = null)
        {
            rows.Add(Dates, on, subject, key, change);
            rows.Add(DateItems, on, subject, e.Position, e.RecordedAt);
        }

        void Edit(Guid claim, string change, string? key = null) => rows.Add(Edits, claim, change, key, on, e.Position, e.RecordedAt);

        void Put(string what, IQueueEvent put, DateTimeOffset? until) => rows.Add(Puts, e.Position, put.Item, what, until, put.At);

        void Corrected(ClaimCorrected c)
        {
            // Whoever decides on the statement has seen what became of its words.
            Edit(c.ClaimId, "close");
            // Taking all of it back asks again.
            if (c.Set.SetsNothing() && c.Cleared.Count > 0) Again("doubt", c.ClaimId); else Close("doubt", c.ClaimId);
            if (c.Set.Said is not null) Day(c.ClaimId, "close"); else if (c.Cleared.Contains("said")) Day(c.ClaimId, "again");
            if (c.Set.Speaker is not null) Close("who", c.ClaimId); else if (c.Cleared.Contains("speaker")) Again("who", c.ClaimId);
        }

        // What no editor decides any more is asked again, where it was asked.
        void TakenBack(ClaimDecisionUndone c)
        {
            Edit(c.ClaimId, "again");
            if (c.Left.SetsNothing()) Again("doubt", c.ClaimId);
            if (c.Left.Said is null) Day(c.ClaimId, "again");
            if (c.Left.Speaker is null) Again("who", c.ClaimId);
        }

        void Answered(Wording a, Wording b, Guid tie) => Add(Pair(a, b), "words", on, tie, 0, "close", tie);

        void Ask(string kind, Guid about, Guid subject, double value, string? what = null) => Add(what ?? $"{subject}", kind, about, subject, value, "ask", null);

        void Close(string kind, Guid subject, string? what = null) => Add(what ?? $"{subject}", kind, on, subject, 0, "close", null);

        void Again(string kind, Guid subject, string? what = null) => Add(what ?? $"{subject}", kind, on, subject, 0, "again", null);

        void Add(string what, string kind, Guid about, Guid subject, double value, string change, Guid? decision) =>
            rows.Add(Rows, $"{kind}:{what}", kind, about, subject, value, e.Position, e.RecordedAt, change, decision);
    }

    static readonly string[] OfClaim = ["doubt", "who"];

    // By ids alone: the words stay where they are printed.
    static string DateKey(Guid article, DateConflict printed) => $"date:{DerivedId.PrintedDay(article, printed.Printed)}";

    // The same words of two claims, whoever is named first; without a hyphen's ambiguity.
    static string Pair(Wording a, Wording b) => string.Join('+', new[] { Key(a), Key(b) }.Order(StringComparer.Ordinal));

    static string Key(Wording w) => FormattableString.Invariant($"{w.ClaimId:D}@{w.Words[0].Start}");

    static string Names(Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()) < 0 ? $"{a}+{b}" : $"{b}+{a}";
}
