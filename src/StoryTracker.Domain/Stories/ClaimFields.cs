using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>What an editor may set on a claim; null leaves a field alone.</summary>
/// <param name="Words">Other words of the same revision.</param>
/// <param name="Kind">How they are printed.</param>
/// <param name="Polarity">Said, denied or declined.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Said">When it was said.</param>
public sealed record ClaimFields(
    IReadOnlyList<Passage>? Words = null, QuoteKind? Kind = null, Polarity? Polarity = null, Attribution? Speaker = null, When? Said = null)
{
    /// <summary>Names of the fields, in the order in which a page shows them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["words", "kind", "polarity", "speaker", "said", "happened"];

    /// <summary>Every field of a claim as it is; a speaker or a day that nobody can tell is left open.</summary>
    public static ClaimFields Of(Claim claim) =>
        new(claim.Words, claim.Kind, claim.Polarity, claim.Speaker.Name is null ? null : claim.Speaker, claim.Said);

    /// <summary>When what is told happened; no machine tells it.</summary>
    public When? Happened { get; init; }

    /// <summary>Whether nothing is set.</summary>
    public bool SetsNothing() => !Names.Any(Sets);

    /// <summary>Whether a field is set.</summary>
    /// <param name="field">One of <see cref="Names"/>.</param>
    public bool Sets(string field) => field switch
    {
        "words" => Words is not null,
        "kind" => Kind is not null,
        "polarity" => Polarity is not null,
        "speaker" => Speaker is not null,
        "said" => Said is not null,
        "happened" => Happened is not null,
        _ => false,
    };

    /// <summary>These fields, with those of others over them where they are set.</summary>
    public ClaimFields With(ClaimFields over) => new(
        over.Words ?? Words, over.Kind ?? Kind, over.Polarity ?? Polarity, over.Speaker ?? Speaker, over.Said ?? Said) { Happened = over.Happened ?? Happened };

    /// <summary>These fields without the named ones.</summary>
    public ClaimFields Without(IReadOnlyCollection<string> names) => new(
        names.Contains("words") ? null : Words, names.Contains("kind") ? null : Kind, names.Contains("polarity") ? null : Polarity,
        names.Contains("speaker") ? null : Speaker, names.Contains("said") ? null : Said) { Happened = names.Contains("happened") ? null : Happened };

    /// <summary>Whether the other sets the same: words by where they stand, a day by its bounds.</summary>
    public bool IsSameAs(ClaimFields other) =>
        (Words is null) == (other.Words is null) && (Words ?? []).SequenceEqual(other.Words ?? [])
        && (Kind, Polarity, Speaker, Said, Happened) == (other.Kind, other.Polarity, other.Speaker, other.Said, other.Happened);
}
