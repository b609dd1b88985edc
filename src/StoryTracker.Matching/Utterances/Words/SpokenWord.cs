namespace StoryTracker.Matching.Utterances.Words;

/// <summary>A word of a report, in the form that its inflections share.</summary>
/// <param name="Form">The form.</param>
/// <param name="Class">What it can prove.</param>
/// <param name="Weight">How much it proves when two reports share it: 0 (grammar) to 1 (rare).</param>
/// <param name="Start">First character in the article.</param>
/// <param name="End">After the last; a contraction's and a compound's words have the same characters.</param>
/// <param name="Quoted">Inside quotation marks.</param>
/// <param name="Sentence">Which sentence of the report, from 0.</param>
/// <param name="Clause">Which clause of the report, from 0; clauses do not go over sentences.</param>
readonly record struct SpokenWord(
    string Form, WordClass Class, double Weight, int Start, int End, bool Quoted, int Sentence, int Clause)
{
    /// <summary>Whether it stands where a predicate stands: after a pronoun, an auxiliary or "to", or with the ending of a verb.</summary>
    public bool Predicates { get; init; }

    /// <summary>Whether it says what is spoken of, rather than how.</summary>
    public bool Tells => Class is WordClass.Content or WordClass.Name or WordClass.Number;

    /// <summary>Whether it takes part in coverage at all.</summary>
    public bool Counts => Tells || Class is WordClass.Evaluative;
}
