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
/// <param name="Editorial">What editors set, null while nobody has.</param>
/// <param name="Dismissal">Set while dismissed.</param>
/// <param name="LostTo">The extractor that no longer finds it, null while it is found.</param>
/// <param name="Revision">Version of the story at the last event that touched the claim; a form carries it to notice a second editor.</param>
public sealed record StoryClaim(
    Guid Id, Claim Machine, string Extractor, double Confidence, IReadOnlyList<string> Reasons, EditorialLayer? Editorial = null,
    ClaimDismissed? Dismissal = null, string? LostTo = null, int Revision = 0)
{
    /// <summary>Where its words were found again in a newer revision, last; null while they stand at the characters they were cut from.</summary>
    public PrintedWords? Refound { get; init; }

    /// <summary>Set while what it says is no longer printed: since which revision.</summary>
    public ClaimOrphaned? Orphaned { get; init; }

    /// <summary>What its outlet did to the words it rests on, oldest first.</summary>
    public ImmutableList<QuotationChanged> Changes { get; init; } = [];

    /// <summary>What other articles tell of the one whom it only mentions.</summary>
    public ClaimMention Mention { get; init; } = ClaimMention.Nothing;

    /// <summary>The claim as an editor sees it: the editorial layer where it speaks, else the machine's, with whom another article introduces.</summary>
    public Claim Effective => Editorial?.Over(Mention.Over(Machine)) ?? Mention.Over(Machine);

    /// <summary>True when the machine layer changed beneath an editor's decision, so that a person should look again.</summary>
    public bool NeedsReview => Editorial is not null && !Editorial.DecidedOn.SaysTheSameAs(Machine);
}

/// <summary>What editors decided about a claim.</summary>
/// <param name="Fields">Fields that are theirs.</param>
/// <param name="WordsRevision">The revision that set words were cut from.</param>
/// <param name="DecidedOn">The machine layer they saw when they last decided.</param>
/// <param name="Last">The last correction: who, when and why.</param>
public sealed record EditorialLayer(ClaimFields Fields, int WordsRevision, Claim DecidedOn, ClaimCorrected Last)
{
    /// <summary>Names of the fields that are the editors'.</summary>
    public IReadOnlyList<string> Changed => Names(Fields);

    /// <summary>The machine's claim with the editors' fields over it.</summary>
    public Claim Over(Claim machine) => machine with
    {
        // What a machine made of other words, or of words it took for an assertion, says nothing of these.
        Meaning = Fields.Words is null && Fields.Polarity is null ? machine.Meaning : null,
        Words = Fields.Words ?? machine.Words,
        Revision = Fields.Words is null ? machine.Revision : WordsRevision,
        Kind = Fields.Kind ?? machine.Kind,
        Polarity = Fields.Polarity ?? machine.Polarity,
        Speaker = Fields.Speaker ?? machine.Speaker,
        Said = Fields.Said ?? machine.Said,
    };

    static List<string> Names(ClaimFields fields)
    {
        List<string> names = [];
        if (fields.Words is not null) names.Add("words");
        if (fields.Kind is not null) names.Add("kind");
        if (fields.Polarity is not null) names.Add("polarity");
        if (fields.Speaker is not null) names.Add("speaker");
        if (fields.Said is not null) names.Add("said");
        return names;
    }
}
