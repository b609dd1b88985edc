using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>Carries a content on where the tree cut it short: whatever follows without a comma is rarely the reporter's.</summary>
/// <remarks>
/// A greedy parser attaches late phrases too high. Behind a content go on with it: phrases with as, to, for, on, in, of …, a verb, a noun; a day, an
/// adverb, "after", "when" and "during" date the reporting instead.
/// </remarks>
static class ContentExtension
{
    const int Rounds = 6;

    static readonly HashSet<string> Temporal = WordList.Load("temporal-words");

    static readonly HashSet<string> GoesOn = ["as", "to", "for", "on", "in", "of", "at", "with", "from", "by", "over", "against", "about", "into", "than",
        "that", "who", "because", "toward", "towards", "between", "among", "without", "under", "through"];

    /// <summary>The last token of the content that the tree ends at <paramref name="last"/>.</summary>
    public static int End(SyntaxTree tree, VerbUse use, int last, bool clause)
    {
        for (int round = 0; round < Rounds && last + 1 < tree.Count; round++)
        {
            int next = last + 1, top = next;
            while (tree.Head(top) > last) top = tree.Head(top);
            if (tree.Extent(top).First <= use.Head && tree.Extent(top).Last >= use.Head) return last;
            if (!Carries(tree, use, next, top, clause)) return last;
            last = tree.Extent(top).Last;
            while (last > next && tree.Relation(last) == Relation.Punct && tree.Tokens[last].Text is not (")" or "]" or "”" or "\"")) last--;
        }
        return last;
    }

    static bool Carries(SyntaxTree tree, VerbUse use, int next, int top, bool clause)
    {
        var token = tree.Tokens[next];
        if (token.IsQuotation) return token.Stretch is { EndsClause: false };
        if (!token.IsWord && token.Kind != TokenKind.Number) return false;
        string w = token.Lower;
        if (tree.Tag(next) == Upos.Cconj) return clause && w == "and" && !SharesSubject(tree, use, top);
        if (Dates(tree, next, top)) return false;
        if (tree.Tag(next) is Upos.Adp or Upos.Sconj or Upos.Part || ClosedClass.Prepositions.Contains(w) || ClosedClass.Subordinators.Contains(w))
            return GoesOn.Contains(w);
        return tree.Tag(next) != Upos.Adv || clause && tree.Tag(top) is Upos.Verb or Upos.Aux;
    }

    /// <summary>"said it failed and left": a second verb of the reporter's clause.</summary>
    static bool SharesSubject(SyntaxTree tree, VerbUse use, int top) =>
        tree.Head(top) >= 0 && tree.Head(top) <= use.Head && tree.Tag(top) is Upos.Verb or Upos.Aux
            && !tree.Children(top).Any(c => c < top && tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass);

    static bool Dates(SyntaxTree tree, int next, int top) =>
        Temporal.Contains(tree.Tokens[next].Lower) || Temporal.Contains(tree.Tokens[top].Lower)
        || tree.Tokens[next].Lower is "last" or "earlier" or "later" or "this" or "next" && next + 1 < tree.Count && Temporal.Contains(tree.Tokens[next + 1].Lower)
        || tree.Tokens[top].Kind == TokenKind.Number && tree.Tokens[top].Text.Length == 4 && tree.Tokens[next].Is("in");
}
