using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Speech;

namespace StoryTracker.Language.Tokens;

/// <summary>An article's text, cut into paragraphs, sentences and tokens, with its marked stretches.</summary>
/// <param name="Text">The text itself.</param>
/// <param name="Stretches">Everything in quotation marks, in order.</param>
/// <param name="Sentences">The reporter's sentences, with each stretch as one token.</param>
/// <param name="Flat">All tokens, quotation marks and what is inside them included.</param>
sealed record ArticleText(
    string Text, IReadOnlyList<MarkedStretch> Stretches, IReadOnlyList<Sentence> Sentences, IReadOnlyList<Token> Flat)
{
    readonly Dictionary<Sentence, SyntaxTree> _trees = new(ReferenceEqualityComparer.Instance);

    /// <summary>The tree of a sentence of this text, parsed when first asked for and kept.</summary>
    public SyntaxTree Tree(Sentence sentence)
    {
        if (!_trees.TryGetValue(sentence, out var tree)) _trees[sentence] = tree = SyntaxParser.Parse(sentence);
        return tree;
    }

    public static ArticleText Read(string text)
    {
        var stretches = MarkedStretches.Find(text);
        var sentences = new List<Sentence>();
        int next = 0, paragraph = 0;
        foreach (var range in Paragraphs(text))
        {
            int first = next;
            while (next < stretches.Count && stretches[next].Outer.End <= range.End) next++;
            var tokens = Tokenizer.Tokenize(text, range, stretches.Skip(first).Take(next - first));
            SentenceSplitter.Split(tokens, paragraph++, ReportingVerbs.IsTagVerb, sentences);
        }
        return new ArticleText(text, stretches, sentences, Tokenizer.Tokenize(text, new Span(0, text.Length), []));
    }

    static IEnumerable<Span> Paragraphs(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !MarkedStretches.IsBreak(text[i])) continue;
            int end = i;
            int from = start;
            while (from < end && char.IsWhiteSpace(text[from])) from++;
            while (end > from && char.IsWhiteSpace(text[end - 1])) end--;
            if (from < end) yield return new Span(from, end);
            start = i + 1;
        }
    }
}
