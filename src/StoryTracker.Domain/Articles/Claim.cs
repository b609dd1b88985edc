namespace StoryTracker.Domain.Articles;

/// <summary>How the words are printed.</summary>
public enum QuoteKind
{
    /// <summary>All of them inside quotation marks.</summary>
    Direct,

    /// <summary>The reporter's frame with quoted words in it.</summary>
    Mixed,

    /// <summary>Reported without quotation marks.</summary>
    Indirect,
}

/// <summary>What the speaker did with the words.</summary>
public enum Polarity
{
    /// <summary>Said them.</summary>
    Said,

    /// <summary>Denied them.</summary>
    Denied,

    /// <summary>Declined to say them, or stopped short of saying them.</summary>
    Declined,
}

/// <summary>How the speaker was found.</summary>
public enum Resolution
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By a description such as "the mayor".</summary>
    Nominal,

    /// <summary>By a pronoun.</summary>
    Pronoun,

    /// <summary>As the unspoken subject of a participle ("adding that").</summary>
    Elided,

    /// <summary>By continuing an earlier quotation.</summary>
    Inherited,

    /// <summary>An unnamed group.</summary>
    Collective,

    /// <summary>The article names nobody.</summary>
    Unattributed,

    /// <summary>The article names somebody it never introduces.</summary>
    Unresolved,

    /// <summary>The article never introduces them; another article, or an editor, tells who they are.</summary>
    Identified,
}

/// <summary>What kind of speaker.</summary>
public enum SpeakerKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation or a named group.</summary>
    Organisation,

    /// <summary>A place that speaks for its people or government.</summary>
    Place,
}

/// <summary>Who is said to have said it.</summary>
/// <param name="SpeakerId">Identity, null when nobody could say.</param>
/// <param name="Name">Resolved name, null when nobody could say: never a guess.</param>
/// <param name="Kind">Kind of speaker, null when not known.</param>
/// <param name="Role">Role that the article gives them, null when it gives none.</param>
/// <param name="Resolution">How the name was found.</param>
/// <param name="Mention">The words that stand for the speaker, null when there are none.</param>
public sealed record Attribution(Guid? SpeakerId, string? Name, SpeakerKind? Kind, string? Role, Resolution Resolution, Passage? Mention)
{
    /// <summary>A speaker with a name; the identity follows from it.</summary>
    public static Attribution To(string name, SpeakerKind? kind, string? role, Resolution resolution, Passage? mention) =>
        new(DerivedId.Speaker(name), name, kind, role, resolution, mention);

    /// <summary>True for words that nobody answers for by name: "officials", "a source", a pronoun without anybody. Such a report is no witness.</summary>
    public bool IsUnnamedSource() => Name is null && (Resolution is not Resolution.Unresolved || !IsName(Mention?.Exact));

    // "Mr Goldstein" and "Goldstein" are names, though nobody says whose; "a neighbour" is none.
    static bool IsName(string? mention) => mention?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] words
        && char.IsUpper(words[^1][0]) && first.ToLowerInvariant() is not ("the" or "a" or "an" or "one" or "some" or "many" or "other");

    /// <summary>Nobody could say who it was.</summary>
    public static Attribution Unknown(Resolution resolution, Passage? mention) => new(null, null, null, null, resolution, mention);
}

/// <summary>Where and to whom it was said, from evidence alone.</summary>
/// <param name="Place">Place, null when the article does not tell.</param>
/// <param name="Addressee">To whom, null when the article does not tell.</param>
public sealed record Setting(string? Place, string? Addressee)
{
    /// <summary>At or before what, as printed: "a rally", "the court"; null when the article does not tell.</summary>
    public string? Venue { get; init; }

    /// <summary>By what, as printed: "a letter to the minister", "Twitter"; null when the article does not tell.</summary>
    public string? Medium { get; init; }
}

/// <summary>A report inside the words: the speaker says that somebody else said something.</summary>
/// <param name="Speaker">Whose words are reported.</param>
/// <param name="Words">Where they stand.</param>
public sealed record NestedClaim(string Speaker, IReadOnlyList<Passage> Words);

/// <summary>What somebody said according to an article, proven by the characters it came from.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision the passages were cut from, counted from 1.</param>
/// <param name="Words">The words in order; several passages where a tag, a paragraph break or the reporter's frame parts them.</param>
/// <param name="Kind">How they are printed.</param>
/// <param name="Polarity">Said, denied or declined.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Cue">The reporting words, null for a paragraph without any.</param>
/// <param name="Said">When it was said, null when the article does not tell.</param>
/// <param name="Setting">Where and to whom, null when the article does not tell.</param>
/// <param name="Nested">A report inside the words, null when there is none.</param>
public sealed record Claim(
    Guid ArticleId, int Revision, IReadOnlyList<Passage> Words, QuoteKind Kind, Polarity Polarity, Attribution Speaker,
    Passage? Cue, When? Said, Setting? Setting, NestedClaim? Nested)
{
    /// <summary>What the words amount to, null where the extractor did not tell.</summary>
    public ClaimMeaning? Meaning { get; init; }

    /// <summary>Every passage the claim rests on.</summary>
    public IEnumerable<Passage> Passages()
    {
        foreach (var words in Words) yield return words;
        if (Speaker.Mention is { } mention) yield return mention;
        if (Cue is { } cue) yield return cue;
        foreach (var words in Nested?.Words ?? []) yield return words;
        foreach (var number in Meaning?.Numbers ?? []) yield return number.Printed;
    }

    /// <summary>Whether every passage is the slice of the text that it says it is.</summary>
    public bool ProvesItselfIn(string text) => Words.Count > 0 && Passages().All(p => p.IsSliceOf(text));

    /// <summary>Whether the other claim says the same, wherever in the text it stands: words, marks, speaker, cue, time and setting.</summary>
    public bool SaysTheSameAs(Claim other) =>
        Words.Select(w => (w.Exact, w.Quoted)).SequenceEqual(other.Words.Select(w => (w.Exact, w.Quoted)))
        && (Kind, Polarity, Cue?.Exact, Setting?.Place, Setting?.Addressee)
            == (other.Kind, other.Polarity, other.Cue?.Exact, other.Setting?.Place, other.Setting?.Addressee)
        && Speaker with { Mention = null } == other.Speaker with { Mention = null } && Speaker.Mention?.Exact == other.Speaker.Mention?.Exact
        && (Said?.Earliest, Said?.Latest, Said?.Reason, Said?.Conflict?.Message)
            == (other.Said?.Earliest, other.Said?.Latest, other.Said?.Reason, other.Said?.Conflict?.Message)
        && Nested?.Speaker == other.Nested?.Speaker
        && (Nested?.Words ?? []).Select(w => w.Exact).SequenceEqual((other.Nested?.Words ?? []).Select(w => w.Exact));

    /// <summary>Whether the other's words are read alike: what its source did, the numbers in them, at and by what it was said.</summary>
    public bool MeansTheSameAs(Claim other) =>
        (Meaning is null ? other.Meaning is null : Meaning.IsLike(other.Meaning))
        && (Setting?.Venue, Setting?.Medium) == (other.Setting?.Venue, other.Setting?.Medium);

    /// <summary>The words as one line for reading: quotation marks only round what the article prints inside them, an ellipsis where something is left out.</summary>
    public string ReadingText() => ClaimText.Of(this);
}
