using System.Collections.Immutable;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Stories;

/// <summary>A claim on a story in two layers: what the machine found, and what editors decided, which outranks it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Machine">As the machine finds it now.</param>
/// <param name="Extractor">NAME@VERSION of the machine layer.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Why it is on this story.</param>
/// <param name="Dismissal">Set while dismissed.</param>
/// <param name="LostTo">The extractor that no longer finds it, null while it is found.</param>
/// <param name="Revision">Version of the story at the last event that touched the claim; a form carries it to notice a second editor.</param>
public sealed record StoryClaim(
    Guid Id, Claim Machine, string Extractor, double Confidence, IReadOnlyList<string> Reasons,
    ClaimDismissed? Dismissal = null, string? LostTo = null, int Revision = 0)
{
    /// <summary>What editors decided on how it is read and did not take back, oldest first.</summary>
    public ImmutableList<ClaimDecision> Decided { get; private init; } = [];

    /// <summary>What that comes to, null while everything is the machine's.</summary>
    public EditorialLayer? Editorial { get; private init; }

    /// <summary>The last decision where it says that the claim is right as it stands, else null.</summary>
    public ClaimDecision? Confirmation => Decided is [.., { Confirms: true } last] ? last : null;

    /// <summary>Who put it on record by hand, when and why; null for what a machine found.</summary>
    public ClaimAdded? Added { get; init; }

    /// <summary>The dismissal that an editor took back last, so that it can stand again; else null.</summary>
    public ClaimDismissed? Restored { get; init; }

    /// <summary>What editors wrote on it.</summary>
    public Notes Notes { get; init; } = Notes.None;

    /// <summary>Where its words were found again in a newer revision, last; null while they stand at the characters they were cut from.</summary>
    public PrintedWords? Refound { get; init; }

    /// <summary>Set while what it says is no longer printed: since which revision.</summary>
    public ClaimOrphaned? Orphaned { get; init; }

    /// <summary>What its outlet did to the words it rests on, oldest first.</summary>
    public ImmutableList<QuotationChanged> Changes { get; init; } = [];

    /// <summary>
    /// What the outlet did last to the words it rests on, while no editor has decided on the claim since; null where nothing waits for one, and a comma does not.
    /// </summary>
    public QuotationChanged? Unanswered => Dismissal is null && Changes.FindLastIndex(QuotationEdits.Rings) is >= 0 and var last
        && !Decided.Exists(d => d.ChangesKnown > last && d.At >= Changes[last].SeenAt) ? Changes[last] : null;

    /// <summary>What other articles tell of the one whom it only mentions.</summary>
    public ClaimMention Mention { get; init; } = ClaimMention.Nothing;

    /// <summary>The claim as an editor sees it: the editorial layer where it speaks, else the machine's, with whom another article introduces.</summary>
    public Claim Effective => Editorial?.Over(Mention.Over(Machine)) ?? Mention.Over(Machine);

    /// <summary>When what it tells happened, as an editor says; null where nobody does.</summary>
    public When? Happened => Editorial?.Fields.Happened;

    /// <summary>The claim with other decisions.</summary>
    public StoryClaim With(ImmutableList<ClaimDecision> decided) => this with { Decided = decided, Editorial = EditorialLayer.Of(decided) };

    /// <summary>True when the machine layer changed beneath an editor's decision, so that a person should look again.</summary>
    public bool NeedsReview => Editorial is not null && !Editorial.DecidedOn.SaysTheSameAs(Machine);
}
