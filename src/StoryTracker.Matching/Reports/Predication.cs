using System.Collections.Immutable;

namespace StoryTracker.Matching.Reports;

/// <summary>How something is said of something.</summary>
public enum PredicationKind
{
    /// <summary>By a verb.</summary>
    Action,

    /// <summary>By an adjective or a noun behind a form of "be".</summary>
    Copula,

    /// <summary>That there is something.</summary>
    Existence,

    /// <summary>By a noun that stands for a verb: "a ban on the march".</summary>
    Nominal,
}

/// <summary>How far something is put forward as so.</summary>
public enum Modality
{
    /// <summary>It is, was or has been so.</summary>
    Asserted,

    /// <summary>should, must, have to.</summary>
    Necessary,

    /// <summary>will, shall.</summary>
    Future,

    /// <summary>can, may, might.</summary>
    Possible,

    /// <summary>would.</summary>
    Hypothetical,

    /// <summary>An infinitive or a noun: nothing says whether it is so.</summary>
    Open,
}

/// <summary>Something that a predication is about.</summary>
/// <param name="Words">The phrase or clause as printed.</param>
/// <param name="Head">Base form of its head word, lower-case, without hyphens.</param>
/// <param name="Content">Base forms of its content words, in order.</param>
public sealed record Argument(Stretch Words, string Head, ImmutableArray<string> Content)
{
    /// <summary>Whether it is a pronoun.</summary>
    public bool IsPronoun { get; init; }

    /// <summary>Whether it is a clause.</summary>
    public bool IsClause { get; init; }

    /// <summary>Whether its head is a proper name.</summary>
    public bool IsName { get; init; }

    /// <summary>Preposition before it, null where it has none.</summary>
    public string? Preposition { get; init; }
}

/// <summary>An act of asking for something.</summary>
/// <param name="Word">The word that names the act.</param>
/// <param name="Lemma">Its base form.</param>
/// <param name="Asker">Who asks, null where it is not told.</param>
/// <param name="Asked">Who is asked, null where it is not told.</param>
public sealed record Request(Stretch Word, string Lemma, Argument? Asker, Argument? Asked);

/// <summary>What a clause or a noun says of something.</summary>
/// <param name="Kind">By what kind of word.</param>
/// <param name="Lemma">Base form of the verb or of the predicate word.</param>
/// <param name="Verb">The word as printed; quoted when it stands inside quotation marks.</param>
/// <param name="Clause">From the first to the last word of the clause.</param>
public sealed record Predication(PredicationKind Kind, string Lemma, Stretch Verb, Stretch Clause)
{
    /// <summary>Who does it, or what it is said of; null where it is not told.</summary>
    public Argument? Subject { get; init; }

    /// <summary>What it is done to, what there is; null where nothing is.</summary>
    public Argument? Patient { get; init; }

    /// <summary>To whom; null where nobody is.</summary>
    public Argument? Recipient { get; init; }

    /// <summary>The clause that it governs, null where it governs none.</summary>
    public Argument? Complement { get; init; }

    /// <summary>Phrases with a preposition.</summary>
    public ImmutableArray<Argument> Obliques { get; init; } = [];

    /// <summary>How far it is put forward.</summary>
    public Modality Modality { get; init; }

    /// <summary>Whether it is denied.</summary>
    public bool Negated { get; init; }

    /// <summary>Whether it stands under a condition or in a question.</summary>
    public bool Conditional { get; init; }

    /// <summary>The act of asking that it is the content of, null where there is none.</summary>
    public Request? Request { get; init; }

    /// <summary>Base forms of the words that it depends on, the nearest first.</summary>
    public ImmutableArray<string> Governors { get; init; } = [];
}

/// <summary>Something said to be the most or the least of its kind.</summary>
/// <param name="Words">As printed: "the largest number of Jewish residents".</param>
/// <param name="Degree">The superlative.</param>
/// <param name="Least">Whether it is the lowest and not the highest.</param>
/// <param name="Measure">Base form of what is measured.</param>
/// <param name="Of">Of what, null where it is not told.</param>
/// <param name="Names">Proper names in the sentence.</param>
/// <param name="Holder">Who or what is said to have it, null where the parse does not show it.</param>
public sealed record Superlative(
    Stretch Words, string Degree, bool Least, string Measure, Argument? Of, ImmutableArray<string> Names, Argument? Holder);

/// <summary>A content word of a sentence.</summary>
/// <param name="Start">First UTF-16 code unit in the article.</param>
/// <param name="Lemma">Base form, lower-case, without hyphens.</param>
/// <param name="IsName">Whether it is (part of) a proper name.</param>
public readonly record struct ContentWord(int Start, string Lemma, bool IsName);
