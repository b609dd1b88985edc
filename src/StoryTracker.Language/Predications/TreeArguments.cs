using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>Phrases and clauses of a tree as arguments.</summary>
static class TreeArguments
{
    static readonly HashSet<string> Light = ["be", "have", "do", "mr", "mrs", "ms", "s", "'s", "other", "such", "own", "very", "many", "much", "more"];

    /// <summary>The noun phrase of a head, without preposition and without what is put behind it as a clause or an apposition.</summary>
    public static Argument Phrase(SyntaxTree tree, int head)
    {
        var (first, last) = tree.Extent(head);
        string? preposition = null;
        foreach (int c in tree.Children(head))
        {
            if (c < head && tree.Relation(c) is Relation.Case or Relation.Mark)
            {
                preposition ??= tree.Tokens[c].Lower;
                first = Math.Max(first, tree.Extent(c).Last + 1);
            }
            else if (c < head && tree.Relation(c) is Relation.Cc or Relation.Punct) first = Math.Max(first, c + 1);
            else if (c > head && tree.Relation(c) is Relation.Appos or Relation.AclRelcl or Relation.Acl or Relation.Parataxis or Relation.Advcl
                or Relation.List or Relation.Punct or Relation.Cop or Relation.Ccomp or Relation.Csubj)
                last = Math.Min(last, tree.Extent(c).First - 1);
        }
        (first, last) = (Math.Min(first, head), Math.Max(last, head));
        while (last > head && tree.Relation(last) == Relation.Punct) last--;
        // The preposition of a phrase that the parser hung on the noun's modifier.
        if (first < head && preposition is null && tree.Fine(first) == Penn.IN && tree.Relation(first) == Relation.Case)
            preposition = tree.Tokens[first++].Lower;
        return new Argument(tree.Between(first, last), tree.Tokens[head].Span, Name(tree, head), Content(tree, first, last))
        {
            IsPronoun = tree.Tag(head) == Upos.Pron || tree.Fine(head) is Penn.PRP or Penn.WP or Penn.WDT or Penn.EX
                || tree.Tag(head) == Upos.Det && first == last,
            IsName = tree.Fine(head) is Penn.NNP or Penn.NNPS,
            Preposition = preposition,
        };
    }

    /// <summary>The clause of a head, without the word that opens it.</summary>
    public static Argument Clause(SyntaxTree tree, int head)
    {
        var (first, last) = tree.Extent(head);
        while (first < head && tree.Relation(first) is Relation.Mark or Relation.Punct or Relation.Cc) first++;
        while (last > head && tree.Relation(last) == Relation.Punct) last--;
        return new Argument(tree.Between(first, last), tree.Tokens[head].Span, Lemmas.Of(tree, head), Content(tree, first, last)) { IsClause = true };
    }

    /// <summary>The content words of a stretch of the tree: nouns, names, numbers, verbs, adjectives, adverbs.</summary>
    public static List<string> Content(SyntaxTree tree, int first, int last)
    {
        var words = new List<string>();
        for (int i = first; i <= last; i++)
            if (IsContent(tree, i)) words.Add(Lemmas.Of(tree, i));
        return words;
    }

    public static bool IsContent(SyntaxTree tree, int i) =>
        tree.Tokens[i] is { IsQuotation: false } token && tree.Relation(i) is not (Relation.Aux or Relation.AuxPass or Relation.Cop)
        && tree.Fine(i) is Penn.NN or Penn.NNS or Penn.NNP or Penn.NNPS or Penn.CD or Penn.JJ or Penn.JJR or Penn.JJS or Penn.VB or Penn.VBD
            or Penn.VBG or Penn.VBN or Penn.VBP or Penn.VBZ
        && !ClosedClass.Negations.Contains(token.Lower) && !Light.Contains(Lemmas.Of(tree, i));

    /// <summary>The last name of a name, else the base form of the head: "Khan" of "Sadiq Khan".</summary>
    static string Name(SyntaxTree tree, int head)
    {
        int last = head;
        if (tree.Fine(head) is Penn.NNP or Penn.NNPS)
            foreach (int c in tree.Children(head))
                if (c > last && tree.Relation(c) == Relation.Flat) last = c;
        return Lemmas.Of(tree, last);
    }

    /// <summary>From the first character of one token to the last of another.</summary>
    public static Span Between(this SyntaxTree tree, int first, int last) => new(tree.Tokens[first].Span.Start, tree.Tokens[last].Span.End);
}
