using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>How a clause puts forward what it says: asserted, due, possible; denied; under a condition.</summary>
static class ClauseMood
{
    /// <summary>The modality of the clause of a word, and whether it is denied.</summary>
    public static (Modality Modality, bool Negated) Of(SyntaxTree tree, int i)
    {
        Modality? modality = null;
        bool negated = false, infinitive = false;
        foreach (int c in tree.Children(i))
        {
            string w = tree.Tokens[c].Lower;
            if (c < i && tree.Relation(c) is Relation.Aux or Relation.Cop or Relation.AuxPass) modality ??= Modal(w, tree.Fine(c));
            infinitive |= c < i && w == "to" && tree.Relation(c) is Relation.Mark or Relation.Aux;
            negated |= c < i && Denies(w) || c > i && w == "not" && tree.Relation(c) == Relation.Advmod && IsBe(tree, i);
            negated |= tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.Obj
                && (w is "nobody" or "no-one" or "nothing" or "none" || tree.Children(c).Any(d => tree.Tokens[d].Is("no") && tree.Relation(d) == Relation.Det));
            negated |= c < i && w == "no" && tree.Relation(c) == Relation.Det;
        }
        if (modality is null && tree.Relation(i) == Relation.Conj && tree.Head(i) is var first and >= 0 && !HasSubject(tree, i) && !infinitive)
            foreach (int c in tree.Children(first))
                if (c < first && tree.Relation(c) == Relation.Aux && tree.Fine(c) == Penn.MD && tree.Fine(i) == Penn.VB) modality ??= Modal(tree.Tokens[c].Lower, Penn.MD);
        if (modality is null && infinitive) modality = Lead(tree, i, ref negated);
        return (modality ?? (tree.Fine(i) == Penn.VBG && !tree.Children(i).Any(c => c < i && tree.Relation(c) is Relation.Aux or Relation.Cop)
            ? Modality.Open : Modality.Asserted), negated);
    }

    /// <summary>Whether the clause stands under a condition or in a question.</summary>
    public static bool Conditional(SyntaxTree tree, int i)
    {
        if (tree.Tokens[^1].Text == "?") return true;
        // "they will go if it rains": the condition hangs on the clause.
        foreach (int c in tree.Children(i))
            if (tree.Relation(c) == Relation.Advcl && tree.Children(c).Any(m => m < c && tree.Tokens[m].Lower is "if" or "unless")) return true;
        for (int node = i, depth = 0; node >= 0 && depth < 4; node = tree.Head(node), depth++)
            foreach (int c in tree.Children(node))
                if (c < node && tree.Relation(c) is Relation.Mark or Relation.Advmod && tree.Tokens[c].Lower is "if" or "whether" or "unless" or "why") return true;
        return false;
    }

    /// <summary>"have to go", "need to go" are due, "going to go" lies ahead; any other infinitive is open.</summary>
    static Modality Lead(SyntaxTree tree, int i, ref bool negated)
    {
        int head = tree.Head(i);
        if (head < 0 || head > i || tree.Relation(i) != Relation.Xcomp || i - head > 5) return Modality.Open;
        string lead = Lemmas.Of(tree, head);
        bool obj = tree.Children(head).Any(c => tree.Relation(c) == Relation.Obj);
        Modality? modality = obj ? null : lead is "have" or "get" or "need" ? Modality.Necessary : tree.Tokens[head].Is("going") ? Modality.Future : null;
        if (modality is null) return Modality.Open;
        negated |= tree.Children(head).Any(c => c < head && Denies(tree.Tokens[c].Lower));
        return modality.Value;
    }

    /// <summary>What a modal verb amounts to, or null.</summary>
    public static Modality? Modal(string word, Penn tag) => word switch
    {
        "should" or "must" or "ought" or "shouldn't" or "mustn't" => Modality.Necessary,
        "will" or "'ll" or "shall" or "won't" or "wont" => Modality.Future,
        "can" or "could" or "may" or "might" or "can't" or "cannot" or "couldn't" => Modality.Possible,
        "would" or "wouldn't" => Modality.Hypothetical,
        "'d" => tag == Penn.MD ? Modality.Hypothetical : null,
        _ => null,
    };

    /// <summary>Whether the word denies its clause.</summary>
    public static bool Denies(string w) => w is "not" or "never" or "n't" or "wont" || w.EndsWith("n't", StringComparison.Ordinal) || w is "cannot";

    static bool IsBe(SyntaxTree tree, int i) => ClosedClass.Be.Contains(tree.Tokens[i].Lower);

    static bool HasSubject(SyntaxTree tree, int i) => tree.Children(i).Any(c => tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.Expl);
}
