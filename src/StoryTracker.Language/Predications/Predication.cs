namespace StoryTracker.Language.Predications;

/// <summary>How something is said of something.</summary>
public enum PredicationKind
{
    /// <summary>By a verb: "they banned the march".</summary>
    Action,

    /// <summary>By an adjective or a noun behind a form of "be": "it is heartbreaking".</summary>
    Copula,

    /// <summary>That there is something: "there should be zero tolerance".</summary>
    Existence,

    /// <summary>By a noun that stands for a verb: "a ban on the march".</summary>
    Nominal,
}

/// <summary>How far something is put forward as so.</summary>
public enum Modality
{
    /// <summary>It is, was or has been so.</summary>
    Asserted,

    /// <summary>should, must, ought to, have to, need to: it had better be so.</summary>
    Necessary,

    /// <summary>will, shall, is going to.</summary>
    Future,

    /// <summary>can, could, may, might.</summary>
    Possible,

    /// <summary>would.</summary>
    Hypothetical,

    /// <summary>An infinitive or a noun: nothing says whether it is so.</summary>
    Open,
}

/// <summary>Something that a predication is about.</summary>
/// <param name="Span">The phrase or clause.</param>
/// <param name="HeadSpan">Its head word.</param>
/// <param name="Head">Base form of the head word, lower-cased, without hyphens; of a clause the base form of its verb.</param>
/// <param name="Words">Base forms of its content words, the head's included, in order of the text.</param>
public sealed record Argument(Span Span, Span HeadSpan, string Head, IReadOnlyList<string> Words)
{
    /// <summary>Whether it is a pronoun: what it stands for is told elsewhere.</summary>
    public bool IsPronoun { get; init; }

    /// <summary>Whether it is a clause: "that residents feel let down".</summary>
    public bool IsClause { get; init; }

    /// <summary>Whether its head is a proper name.</summary>
    public bool IsName { get; init; }

    /// <summary>Preposition before it, lower-case; null where it has none.</summary>
    public string? Preposition { get; init; }
}

/// <summary>An act of asking for something: "asked her to …", "gave him a task to …".</summary>
/// <param name="Span">The word that names the act.</param>
/// <param name="Lemma">Its base form.</param>
/// <param name="Asker">Who asks, null where the sentence does not tell.</param>
/// <param name="Asked">Who is asked, null where the sentence does not tell.</param>
public sealed record Request(Span Span, string Lemma, Argument? Asker, Argument? Asked);

/// <summary>What a clause or a noun says of something, as far as the parse shows it.</summary>
/// <param name="Kind">By what kind of word.</param>
/// <param name="Lemma">Base form of the verb with its particle ("root out"), or of the predicate word behind "be", lower-cased, without hyphens.</param>
/// <param name="Verb">The word itself.</param>
/// <param name="Clause">From the first to the last word of the clause.</param>
public sealed record Predication(PredicationKind Kind, string Lemma, Span Verb, Span Clause)
{
    /// <summary>Who does it, or what it is said of; null where the clause does not tell.</summary>
    public Argument? Subject { get; init; }

    /// <summary>Whom or what it is done to, what there is; null where nothing is.</summary>
    public Argument? Patient { get; init; }

    /// <summary>To whom, the first of two objects; null where there is none.</summary>
    public Argument? Recipient { get; init; }

    /// <summary>What is said, thought or wanted: the clause that it governs; null where it governs none.</summary>
    public Argument? Complement { get; init; }

    /// <summary>Phrases with a preposition.</summary>
    public IReadOnlyList<Argument> Obliques { get; init; } = [];

    /// <summary>How far it is put forward.</summary>
    public Modality Modality { get; init; }

    /// <summary>Whether it is denied: by not or never, by "no" before what it is about, by "nobody".</summary>
    public bool Negated { get; init; }

    /// <summary>Whether it stands under if, whether or unless, or in a question.</summary>
    public bool Conditional { get; init; }

    /// <summary>Whether its word is printed inside quotation marks.</summary>
    public bool Quoted { get; init; }

    /// <summary>The act of asking that it is the content of, null where it is not asked for.</summary>
    public Request? Request { get; init; }

    /// <summary>Base forms of the words that it depends on, the nearest first.</summary>
    public IReadOnlyList<string> Governors { get; init; } = [];

    /// <summary>For "do so" the word that it stands for, else null.</summary>
    public Span? Antecedent { get; init; }
}

/// <summary>Something said to be the most or the least of its kind: "the largest number of Jewish residents".</summary>
/// <param name="Span">From the article or adjective to the end of what is measured.</param>
/// <param name="Degree">The superlative, lower-case.</param>
/// <param name="Least">Whether it is the lowest and not the highest.</param>
/// <param name="Measure">What is measured: base form of the noun: number, proportion, rate, building.</param>
/// <param name="Of">Of what, null where the phrase does not tell.</param>
/// <param name="Names">Proper names in the sentence outside <paramref name="Of"/>, lower-case, without hyphens.</param>
public sealed record Superlative(Span Span, string Degree, bool Least, string Measure, Argument? Of, IReadOnlyList<string> Names)
{
    /// <summary>Who or what is said to have it, null where the parse does not show it.</summary>
    public Argument? Holder { get; init; }
}

/// <summary>A content word of a sentence.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Lemma">Base form, lower-cased, without hyphens.</param>
/// <param name="IsName">Whether it is (part of) a proper name.</param>
public readonly record struct ContentWord(Span Span, string Lemma, bool IsName);

/// <summary>A sentence as it was read; where a quotation goes on with the reporter's sentence the two are one.</summary>
/// <param name="Span">From its first to its last word.</param>
/// <param name="Paragraph">Number of its paragraph, from 0.</param>
/// <param name="Words">Its content words, in order.</param>
/// <param name="Predications">What it says, in order of the words that say it.</param>
/// <param name="Superlatives">What it calls the most or the least.</param>
public sealed record SentenceReading(Span Span, int Paragraph, IReadOnlyList<ContentWord> Words, IReadOnlyList<Predication> Predications,
    IReadOnlyList<Superlative> Superlatives);
