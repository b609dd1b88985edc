using System.Collections.Immutable;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>One decision of an editor on how a claim is read, while it stands.</summary>
/// <param name="Set">Fields that are the editors' from then on.</param>
/// <param name="Cleared">Names of fields given back to the machine.</param>
/// <param name="Revision">The revision that set words are cut from.</param>
/// <param name="Reason">Why; empty for a confirmation.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="On">The machine layer that they saw.</param>
/// <param name="Confirms">True where they said that it is right as it stands, and changed nothing.</param>
public sealed record ClaimDecision(
    ClaimFields Set, IReadOnlyList<string> Cleared, int Revision, string Reason, string By, DateTimeOffset At, Claim On, bool Confirms)
{
    /// <summary>How many changes that the outlet made to the claim's words were on record when it was made.</summary>
    public int ChangesKnown { get; init; }

    /// <summary>The event that puts it on the stream of another story, as it was made.</summary>
    public object Event(Guid claim, Guid article) => Confirms ? new ClaimConfirmed(claim, article, Revision, Set, By, At)
        : new ClaimCorrected(claim, article, Revision, Set, Cleared, Reason, By, At);
}

/// <summary>What the standing decisions of editors come to.</summary>
/// <param name="Fields">Fields that are theirs.</param>
/// <param name="WordsRevision">The revision that set words were cut from.</param>
/// <param name="DecidedOn">The machine layer they saw when they last decided.</param>
/// <param name="Last">The last decision: who, when and why.</param>
public sealed record EditorialLayer(ClaimFields Fields, int WordsRevision, Claim DecidedOn, ClaimDecision Last)
{
    /// <summary>Who decided each field that is the editors', by its name.</summary>
    public required IReadOnlyDictionary<string, ClaimDecision> Deciders { get; init; }

    /// <summary>Names of the fields that editors changed; those that they only confirmed are not among them.</summary>
    public IReadOnlyList<string> Changed => [.. ClaimFields.Names.Where(n => Deciders.GetValueOrDefault(n) is { Confirms: false })];

    /// <summary>The last correction, null where editors changed nothing that still shows.</summary>
    public ClaimDecision? LastChange { get; private init; }

    /// <summary>The layer that decisions come to; null where everything is the machine's.</summary>
    /// <param name="decided">Decisions that stand, oldest first.</param>
    public static EditorialLayer? Of(ImmutableList<ClaimDecision> decided)
    {
        var fields = new ClaimFields();
        Dictionary<string, ClaimDecision> deciders = [];
        foreach (var decision in decided)
        {
            fields = fields.Without(decision.Cleared).With(decision.Set);
            foreach (var name in decision.Cleared) deciders.Remove(name);
            foreach (var name in ClaimFields.Names.Where(decision.Set.Sets)) deciders[name] = decision;
        }
        return deciders.Count == 0 ? null
            : new(fields, deciders.GetValueOrDefault("words")?.Revision ?? decided[^1].On.Revision, decided[^1].On, decided[^1])
            {
                Deciders = deciders,
                LastChange = deciders.Values.Any(d => !d.Confirms) ? decided.FindLast(d => !d.Confirms) : null,
            };
    }

    /// <summary>The machine's claim with the editors' fields over it.</summary>
    public Claim Over(Claim machine) => machine with
    {
        // What a machine made of other words, or of words it took for an assertion, says nothing of these.
        Meaning = (Fields.Polarity ?? machine.Polarity) == machine.Polarity && IsOfMachine(machine) ? machine.Meaning : null,
        Words = Fields.Words ?? machine.Words,
        Revision = Fields.Words is null ? machine.Revision : WordsRevision,
        Kind = Fields.Kind ?? machine.Kind,
        Polarity = Fields.Polarity ?? machine.Polarity,
        Speaker = Fields.Speaker ?? machine.Speaker,
        Said = Fields.Said ?? machine.Said,
    };

    /// <summary>Two layers are one when the same decision came last upon the same reading, and made the same of it.</summary>
    public bool Equals(EditorialLayer? other) =>
        other is not null && (Fields, WordsRevision, DecidedOn, Last) == (other.Fields, other.WordsRevision, other.DecidedOn, other.Last);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WordsRevision, Last);

    bool IsOfMachine(Claim machine) => Fields.Words is not { } words || words.Select(w => w.Exact).SequenceEqual(machine.Words.Select(w => w.Exact));
}
