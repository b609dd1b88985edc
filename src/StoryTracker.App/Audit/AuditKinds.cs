namespace StoryTracker.App.Audit;

/// <summary>A kind of what is on record, as people call it.</summary>
/// <param name="Name">Its name in addresses, such as <c>decisions</c>.</param>
/// <param name="Label">What it is called, such as <c>Editors on statements</c>.</param>
/// <param name="Types">Wire names of its events.</param>
public sealed record AuditKind(string Name, string Label, IReadOnlyList<string> Types);

/// <summary>The kinds that the audit is filtered by: every event of <see cref="EventCatalogue"/> is of exactly one of them.</summary>
public static class AuditKinds
{
    /// <summary>Who came in, who was refused, who may do and read what.</summary>
    public const string Access = "access";

    /// <summary>All, in the order in which they are offered.</summary>
    public static IReadOnlyList<AuditKind> All { get; } =
    [
        new("decisions", "Editors on statements",
        [
            "claim-confirmed", "claim-corrected", "claim-dismissed", "claim-restored", "claim-decision-undone", "claim-restoring-undone", "claim-added",
            "claim-addition-undone", "note-written", "note-removed", "note-removal-undone",
        ]),
        new("stories", "Editors on stories",
        [
            "article-belongs", "article-does-not-belong", "belonging-undone", "claim-moved", "claim-move-undone", "article-reassigned", "reassignment-undone",
            "story-absorbed", "story-merged-into", "merge-undone", "articles-split-off", "split-undone", "story-described", "description-undone",
            "story-placed-under", "story-freed", "story-closed", "story-reopened", "reopening-undone",
        ]),
        new("suggestions", "Suggested changes of stories", ["change-suggested", "suggestion-settled", "suggestion-reopened"]),
        new("triage", "Triage", ["item-set-aside", "item-snoozed", "item-assigned", "queue-decision-undone"]),
        new("speakers", "Who is who",
        [
            "speaker-recognised", "speakers-merged", "speakers-unmerged", "speaker-match-suggested", "speaker-suggestion-declined", "speaker-suggestion-reopened",
            "speaker-split", "speaker-split-undone", "mention-resolved", "mention-suggested", "mention-declined", "mention-reopened",
        ]),
        new("names", "Names and roles met", ["speaker-identified", "alias-reported", "role-reported"]),
        new("wordings", "Who reports the same",
        [
            "reports-joined", "reports-parted", "lines-linked", "lines-unlinked", "wordings-set-side-by-side", "paraphrase-suggested", "paraphrase-confirmed",
            "paraphrase-declined", "tie-taken-back", "finding-withdrawn", "divergence-found", "divergence-dismissed", "divergence-restored", "matching-proposed",
            "matching-proposal-answered", "statements-matched", "chronicle-link-confirmed", "chronicle-link-declined", "chronicle-decision-undone",
        ]),
        new("diary", "Diary and promises",
        [
            "date-announced", "follow-up-opened", "follow-up-joined", "follow-up-parted", "follow-up-rejoined", "announcement-dropped", "follow-up-due",
            "follow-up-scheduled", "follow-up-answered", "follow-up-decision-undone",
        ]),
        new("articles", "Articles that came",
            ["article-discovered", "article-sighted", "article-fetched", "article-unreachable", "article-twinned", "revision-recorded", "article-recognised-as-copy"]),
        new("reading", "Statements that were read", ["claims-extracted", "claim-recorded", "claim-revised", "claim-lost"]),
        new("placing", "Articles placed on stories", ["article-assigned", "story-opened", "article-ingested"]),
        new("outlets", "Outlets that changed what they printed",
        [
            "revision-compared", "claim-refound", "claim-orphaned", "quotation-changed", "article-withdrawn", "article-reinstated",
            "ingested-article-withdrawn", "ingested-article-reinstated",
        ]),
        new("feeds", "Feeds", ["feed-registered", "feed-retitled", "feed-moved", "feed-paused", "feed-resumed", "feed-failing", "feed-recovered", "feed-retired"]),
        new("removals", "Removals on legal request", ["article-erased", "ingested-article-erased", "speaker-erased"]),
        new(Access, "Security: sign-ins, refusals, rights",
        [
            "user-added", "user-invited", "password-chosen", "role-changed", "user-disabled", "user-enabled", "signed-in", "sign-ins-failed", "access-refused",
            "story-made-private", "story-opened-to-all",
        ]),
    ];

    static readonly Dictionary<string, AuditKind> ByType = All.SelectMany(k => k.Types.Select(t => (t, k))).ToDictionary(p => p.t, p => p.k);

    /// <summary>A kind by its name in addresses, null where there is none.</summary>
    public static AuditKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>The kind of an event by its wire name, null for a name that nobody has sorted.</summary>
    public static AuditKind? Of(string type) => ByType.GetValueOrDefault(type);

    /// <summary>What a machine puts on record by the thousand with each article. The index <c>events_uncommon</c> holds all others (<c>Sql/017_audit.sql</c>).</summary>
    public static IReadOnlySet<string> Common { get; } = new HashSet<string>
    {
        "article-discovered", "article-sighted", "article-fetched", "revision-recorded", "claims-extracted", "claim-recorded", "article-assigned", "article-ingested",
        "speaker-identified", "alias-reported", "role-reported", "date-announced", "statements-matched", "reports-joined", "lines-linked",
        "wordings-set-side-by-side", "follow-up-opened", "follow-up-due", "revision-compared", "claim-refound",
    };
}
