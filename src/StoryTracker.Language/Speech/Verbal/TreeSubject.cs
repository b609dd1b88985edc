using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>The subject of a verb in a tree: its own, or that of the clause that controls it.</summary>
/// <param name="Head">Its head word, a token of the tree.</param>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Antecedent">For a relative pronoun the noun it stands for, else -1.</param>
/// <param name="Elided">It is another clause's.</param>
sealed record TreeSubject(int Head, int First, int Last, int Antecedent, bool Elided)
{
    const int Deepest = 6;

    /// <summary>The subject of the verb, or null where nobody is named.</summary>
    public static TreeSubject? Of(SyntaxTree tree, int verb)
    {
        bool elided = false;
        int node = verb;
        for (int depth = 0; depth < Deepest && node >= 0; depth++)
        {
            if (Own(tree, node) is { } own) return Read(tree, own, node, elided);
            int head = tree.Head(node);
            if (head < 0) return null;
            switch (tree.Relation(node))
            {
                case Relation.Acl or Relation.AclRelcl when IsNoun(tree, head):
                    return Read(tree, head, node, elided);
                case Relation.Xcomp when tree.Children(head).FirstOrDefault(c => tree.Relation(c) is Relation.Obj or Relation.Iobj && c < node, -1) is var o
                    and >= 0:
                    return Read(tree, o, node, true);
                case Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Parataxis or Relation.Ccomp or Relation.Dep:
                    elided = true;
                    node = head;
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    /// <summary>The subject of a participle behind a comma, "…, adding that": that of the outermost clause of its sentence part.</summary>
    public static TreeSubject? OfParticiple(SyntaxTree tree, int verb)
    {
        TreeSubject? outermost = null;
        for (int node = verb, depth = 0; node >= 0 && depth < Deepest * 2; node = tree.Head(node), depth++)
        {
            if (node != verb && Own(tree, node) is { } own && own < verb && Read(tree, own, node, true) is { } subject) outermost = subject;
            if (outermost is not null && tree.Relation(node) is Relation.Conj or Relation.Parataxis) break;
        }
        return outermost;
    }

    /// <summary>The agent of a passive: "by the mayor".</summary>
    public static TreeSubject? Agent(SyntaxTree tree, int verb)
    {
        foreach (int c in tree.Children(verb))
            if (c > verb && tree.Relation(c) is Relation.OblAgent or Relation.Obl && Case(tree, c) is var by and >= 0 && tree.Tokens[by].Is("by"))
                return Phrase(tree, c, by + 1, tree.Extent(c).Last, -1, false);
        return null;
    }

    /// <summary>The preposition that stands before the noun, or -1.</summary>
    public static int Case(SyntaxTree tree, int noun)
    {
        foreach (int c in tree.Children(noun))
            if (c < noun && tree.Relation(c) is Relation.Case or Relation.Mark) return c;
        return -1;
    }

    static int? Own(SyntaxTree tree, int node)
    {
        foreach (int c in tree.Children(node))
            if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter) return c;
        return null;
    }

    static bool IsNoun(SyntaxTree tree, int i) => tree.Tag(i) is Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num or Upos.Det;

    static TreeSubject? Read(SyntaxTree tree, int head, int verb, bool elided)
    {
        var (first, last) = tree.Extent(head);
        var own = tree.Extent(verb);
        if (head < verb) last = Math.Min(last, own.First > head ? own.First - 1 : verb - 1);
        else first = Math.Max(first, verb + 1);
        int antecedent = -1;
        if (tree.Tokens[head].Lower is "who" or "which" or "that" && tree.Relation(verb) is Relation.AclRelcl or Relation.Conj)
        {
            int clause = verb;
            while (tree.Relation(clause) == Relation.Conj && tree.Head(clause) >= 0) clause = tree.Head(clause);
            if (tree.Relation(clause) == Relation.AclRelcl && tree.Head(clause) >= 0) antecedent = tree.Head(clause);
        }
        return Phrase(tree, head, first, last, antecedent, elided);
    }

    static TreeSubject? Phrase(SyntaxTree tree, int head, int first, int last, int antecedent, bool elided)
    {
        while (first < head && (tree.Relation(first) is Relation.Punct or Relation.Cc or Relation.Mark or Relation.Case || !tree.Tokens[first].IsWord
            && tree.Tokens[first].Kind != Tokens.TokenKind.Number && !tree.Tokens[first].IsQuotation)) first++;
        while (last > head && tree.Relation(last) == Relation.Punct && tree.Tokens[last].Text is not (")" or "]")) last--;
        return first <= last ? new TreeSubject(head, first, last, antecedent, elided) : null;
    }

    /// <summary>The noun phrase a relative pronoun stands for, or null.</summary>
    public NounPhrase? AntecedentInSentence(SyntaxTree tree)
    {
        if (Antecedent < 0) return null;
        var noun = Phrase(tree, Antecedent, tree.Extent(Antecedent).First, Math.Min(tree.Extent(Antecedent).Last, First - 1), -1, false);
        return noun?.InSentence(tree);
    }

    /// <summary>As a stretch of the sentence's tokens; the core ends before an apposition or a relative clause.</summary>
    public NounPhrase InSentence(SyntaxTree tree)
    {
        int core = Last;
        foreach (int c in tree.Children(Head))
            if (c > Head && tree.Relation(c) is Relation.Appos or Relation.AclRelcl or Relation.Acl or Relation.Parataxis)
            {
                core = Math.Min(core, tree.Extent(c).First - 1);
                break;
            }
        while (core > Head && tree.Relation(core) == Relation.Punct) core--;
        return new NounPhrase(tree.InSentence(First), tree.InSentence(Last), tree.InSentence(Math.Max(core, Head)));
    }
}
