using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>Adverbs by which a reporter passes on what others say without naming them: "was reportedly safe".</summary>
static class Hearsay
{
    static readonly HashSet<string> Adverbs = ["reportedly", "allegedly", "purportedly", "supposedly"];

    /// <summary>Whether the sentence has one.</summary>
    public static bool Possible(Sentence s)
    {
        foreach (var token in s.Tokens)
            if (token.IsWord && Adverbs.Contains(token.Lower)) return true;
        return false;
    }

    /// <summary>Whether a subject of its own stands in the clause, and no relative pronoun.</summary>
    static bool IsClause(SyntaxTree tree, int head)
    {
        foreach (int c in tree.Children(head))
            if (c < head && tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.Expl)
                return tree.Tokens[c].Lower is not ("who" or "which" or "that" or "what");
        return false;
    }

    /// <summary>The clause round the adverb at <paramref name="i"/>, as said by nobody in particular.</summary>
    public static (Attribution Attribution, int First, int End)? At(SyntaxTree tree, int i)
    {
        int head = tree.Head(i);
        if (head < 0 || !Adverbs.Contains(tree.Tokens[i].Lower)) return null;
        if (!IsClause(tree, head)) return null;
        var (first, last) = tree.Extent(head);
        // What follows after, as, when is the reporter's own.
        foreach (int c in tree.Children(head))
            if (c > head && tree.Relation(c) is Relation.Advcl or Relation.Parataxis && tree.Tokens[tree.Extent(c).First].Lower is not ("to" or "by"))
                last = Math.Min(last, tree.Extent(c).First - 1);
        if (i > last) return null;
        while (first < head && (tree.Relation(first) is Relation.Cc or Relation.Mark or Relation.Punct)) first++;
        var s = tree.Sentence;
        int from = tree.InSentence(first), adverb = tree.InSentence(i), end = ClauseEnd.TrimEnd(s, from, tree.InSentence(last) + 1);
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, from, ClauseEnd.TrimEnd(s, from, adverb), content, quoted);
        if (adverb + 1 < end) ContentSpans.Add(s, adverb + 1, end, content, quoted);
        return end - from < 3 || content.Count == 0 ? null : (new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Cue = s[adverb].Span,
            Impersonal = true,
            Pattern = Pattern.Hearsay,
        }, from, end);
    }
}
