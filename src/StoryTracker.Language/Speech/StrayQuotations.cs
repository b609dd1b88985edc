using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Quoted words of a sentence that no reporting verb claimed, with whoever the sentence shows to have said them.</summary>
static class StrayQuotations
{
    /// <summary>Words before a stretch that make a term or a title of it.</summary>
    static readonly HashSet<string> Terming = ["so-called", "called", "titled", "entitled", "named", "dubbed", "term", "word", "nicknamed", "labelled",
        "labeled", "known"];

    /// <summary>Attributions of the stretches of three words or more that stand in none of those found.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="found">What was found in it already.</param>
    /// <param name="tree">Gives its tree when asked.</param>
    public static IEnumerable<Attribution> Find(Sentence s, IReadOnlyList<Attribution> found, Func<SyntaxTree> tree)
    {
        var used = new bool[s.Count];
        for (int q = 0; q < s.Count; q++)
            used[q] = s[q].Stretch is { } stretch && found.Any(a => a.Content.Exists(c => c.Overlaps(stretch.Inner)));
        var loose = LooseQuotations.Find(s, used).ToDictionary(l => l.First, l => l.Attribution);
        for (int q = 0; q < s.Count; q++)
        {
            if (used[q] || s[q].Stretch is not { Words: >= 3, Kind: MarkKind.Double } stretch) continue;
            if (loose.TryGetValue(q, out var said) && (said.Pattern == Pattern.Heading || stretch.LastMark == ',')) yield return said;
            else if (!IsTerm(s, q, stretch) && GovernedQuotations.Find(tree(), q) is { } governed)
                yield return Make(s, stretch, governed.Source, governed.Antecedent, governed.Cue);
            else if (said is { Source: { } source } && s.LowerAt(source.First) is not ("there" or "that" or "which" or "what" or "it"))
                yield return said;
        }
    }

    static bool IsTerm(Sentence s, int q, MarkedStretch stretch) =>
        stretch.Title && !stretch.EndsClause || q > 0 && Terming.Contains(s.LowerAt(q - 1)) && !stretch.EndsClause;

    static Attribution Make(Sentence s, MarkedStretch stretch, NounPhrase source, NounPhrase? antecedent, Span cue) => new()
    {
        Sentence = s,
        SourceSentence = s,
        Content = [stretch.Inner],
        Quoted = [stretch],
        Source = source,
        Antecedent = antecedent,
        Cue = cue,
        Pattern = Pattern.Governed,
    };
}
