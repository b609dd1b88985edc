using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>Reads what the verbs, the predicate words and some nouns of a tree say of what.</summary>
sealed class PredicationReader
{
    const int Deepest = 6;

    static readonly Dictionary<(string Noun, string Preposition), string> Deverbal = WordList.Lines("deverbal-nouns").Select(l => l.Split(' '))
        .ToDictionary(w => (w[0], w[1]), w => w[2]);

    readonly SyntaxTree tree;
    readonly Func<int, bool> quoted;
    readonly List<Predication> found = [];
    readonly Dictionary<int, Predication> byToken = [];

    PredicationReader(SyntaxTree tree, Func<int, bool> quoted) => (this.tree, this.quoted) = (tree, quoted);

    /// <summary>The predications of a tree in order of their words.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="quoted">Whether a position of the text is inside quotation marks.</param>
    public static IReadOnlyList<Predication> Read(SyntaxTree tree, Func<int, bool> quoted)
    {
        var reader = new PredicationReader(tree, quoted);
        for (int i = 0; i < tree.Count; i++)
            if (reader.At(i) is { } predication)
            {
                reader.found.Add(predication);
                reader.byToken[i] = predication;
            }
        return reader.found;
    }

    Predication? At(int i)
    {
        if (tree.Tokens[i].Is("there") && Existence(i) is { } existence) return existence;
        if (tree.Tokens[i].IsQuotation || tree.Relation(i) is Relation.Aux or Relation.AuxPass or Relation.Cop or Relation.Compound or Relation.Amod
            or Relation.Case or Relation.Mark or Relation.Flat or Relation.Det) return null;
        if (Child(i, Relation.Cop) >= 0 && !(IsVerb(i) && (Child(i, Relation.Obj) >= 0 || Child(i, Relation.Aux) >= 0))) return Copular(i);
        if (!IsVerb(i)) return Nominal(i);
        string lemma = Lemmas.Of(tree, i);
        if (lemma == "be") return null;
        if (lemma == "do" && DoesSo(i)) return SameAgain(i);
        if (lemma is "have" or "get" or "need" or "go" && Children(i, Relation.Xcomp).Any(c => c > i && Infinitive(c)) && Child(i, Relation.Obj) < 0) return null;
        return Action(i, lemma);
    }

    Predication Action(int i, string lemma)
    {
        foreach (int c in Children(i, Relation.CompoundPrt)) lemma = $"{lemma} {tree.Tokens[c].Lower}";
        if (lemma == "get" && Child(i, Relation.Aux) is var has and >= 0 && Lemmas.Verb(tree.Tokens[has].Lower) is "have" or "'s") lemma = "have";
        bool passive = Child(i, Relation.AuxPass) >= 0 || Child(i, Relation.NsubjPass) >= 0
            || tree.Fine(i) == Penn.VBN && tree.Relation(i) is Relation.Acl;
        Argument? subject = Subject(i, passive), patient = null, recipient = null;
        foreach (int c in tree.Children(i))
        {
            if (tree.Relation(c) == Relation.Iobj) recipient = TreeArguments.Phrase(tree, c);
            if (tree.Relation(c) != Relation.Obj) continue;
            if (patient is not null) recipient ??= patient;
            patient = TreeArguments.Phrase(tree, c);
        }
        if (passive)
        {
            patient ??= Undergoer(i);
            int agent = tree.Children(i).FirstOrDefault(c => tree.Relation(c) == Relation.OblAgent, -1);
            subject = agent < 0 ? null : TreeArguments.Phrase(tree, agent);
        }
        if (subject is { IsPronoun: true, Head: "it" } && Extraposed(i) is { } clause) subject = clause;
        return Whole(new Predication(PredicationKind.Action, lemma, tree.Tokens[i].Span, default)
        {
            Subject = subject, Patient = patient, Recipient = recipient, Complement = Complement(i), Obliques = Obliques(i),
        }, i);
    }

    Predication Copular(int i)
    {
        var subject = Subject(i, false);
        if ((subject is null || subject is { IsPronoun: true, Head: "it" or "that" or "this" }) && Extraposed(i) is { } clause) subject = clause;
        return Whole(new Predication(PredicationKind.Copula, Lemmas.Of(tree, i), tree.Tokens[i].Span, default)
        {
            Subject = subject, Complement = subject is { IsClause: true } ? null : Complement(i), Obliques = Obliques(i),
        }, i);
    }

    Predication? Nominal(int i)
    {
        if (tree.Fine(i) is not (Penn.NN or Penn.NNS)) return null;
        // The parser often hangs "on the march" on the verb before the noun; the order of the words is surer.
        if (i + 2 >= tree.Count || tree.Head(i + 1) is not (> 0 and var what) || what <= i + 1) return null;
        if (!Deverbal.TryGetValue((Lemmas.Of(tree, i), tree.Tokens[i + 1].Lower), out string? verb)) return null;
        return Whole(new Predication(PredicationKind.Nominal, verb, tree.Tokens[i].Span, default) { Patient = TreeArguments.Phrase(tree, what) }, i) with
        {
            Modality = Modality.Open,
        };
    }

    /// <summary>"urged her to do so": the verb before it that has an object, and does not govern this one.</summary>
    Predication? SameAgain(int i)
    {
        for (int k = i - 1; k >= 0; k--)
        {
            if (!byToken.TryGetValue(k, out var before) || before is not { Kind: PredicationKind.Action, Patient: not null } || Governs(k, i)) continue;
            return Whole(before with { Recipient = null, Subject = Subject(i, false), Complement = null, Obliques = Obliques(i), Negated = false }, i) with
            {
                Verb = tree.Between(i, Math.Min(i + 1, tree.Count - 1)), Antecedent = before.Verb,
            };
        }
        return null;
    }

    Predication Whole(Predication p, int i)
    {
        var (first, last) = tree.Extent(i);
        while (last > first && tree.Relation(last) == Relation.Punct) last--;
        var (modality, negated) = ClauseMood.Of(tree, i);
        return p with
        {
            Clause = tree.Between(first, last),
            Modality = modality,
            Negated = negated ^ (p.Negated && p.Antecedent is null),
            Conditional = ClauseMood.Conditional(tree, i),
            Quoted = quoted(tree.Tokens[i].Span.Start),
            Request = Requests.Of(tree, i),
            Governors = Governors(i),
        };
    }

    /// <summary>"there should be no secrets": read from the order of the words, which is as fixed as the parser is unsure of it.</summary>
    Predication? Existence(int there)
    {
        int be = there + 1;
        bool negated = false;
        Modality? modality = null;
        for (; be < tree.Count && be - there < 5 && !IsBe(be); be++)
        {
            string w = tree.Tokens[be].Lower;
            if (ClauseMood.Modal(w, tree.Fine(be)) is { } modal) modality = modal;
            else if (w is not ("not" or "never" or "also" or "has" or "have" or "had" or "always" or "still" or "n't" or "to")) return null;
            negated |= ClauseMood.Denies(w);
        }
        if (be >= tree.Count || !IsBe(be)) return null;
        negated |= ClauseMood.Denies(tree.Tokens[be].Lower);
        while (be + 1 < tree.Count && (IsBe(be + 1) || tree.Tokens[be + 1].Lower is "not" or "never")) negated |= ClauseMood.Denies(tree.Tokens[++be].Lower);
        negated |= be + 1 < tree.Count && tree.Tokens[be + 1].Is("no");
        int last = be;
        while (last + 1 < tree.Count && last - be < 8 && tree.Fine(last + 1) is Penn.DT or Penn.JJ or Penn.JJR or Penn.JJS or Penn.CD or Penn.NN or Penn.NNS
            or Penn.NNP or Penn.NNPS or Penn.PRPS or Penn.RB or Penn.VBN or Penn.HYPH) last++;
        while (last > be && tree.Tag(last) is not (Upos.Noun or Upos.Propn)) last--;
        if (last == be) return null;
        int clause = tree.Head(there) >= 0 ? tree.Head(there) : there;
        var what = new Argument(tree.Between(be + 1, last), tree.Tokens[last].Span, Lemmas.Of(tree, last), TreeArguments.Content(tree, be + 1, last))
            { IsName = tree.Tag(last) == Upos.Propn };
        return new Predication(PredicationKind.Existence, "be", tree.Between(there + 1, be), tree.Between(there, last))
        {
            Patient = what, Modality = modality ?? Modality.Asserted, Negated = negated, Conditional = ClauseMood.Conditional(tree, clause),
            Quoted = quoted(tree.Tokens[be].Span.Start), Governors = Governors(there),
        };
    }

    bool IsBe(int i) => ClosedClass.Be.Contains(tree.Tokens[i].Lower);

    Argument? Subject(int i, bool passive)
    {
        if (passive) return null;
        int node = i;
        for (int depth = 0; depth < Deepest && node >= 0; depth++)
        {
            int own = OwnSubject(node);
            if (own >= 0) return tree.Tokens[own].Lower is "who" or "which" or "that" && Noun(node) is var noun and >= 0
                ? TreeArguments.Phrase(tree, noun) : TreeArguments.Phrase(tree, own);
            int clause = tree.Children(node).FirstOrDefault(c => tree.Relation(c) is Relation.Csubj or Relation.CsubjPass && c < node, -1);
            if (clause >= 0) return TreeArguments.Clause(tree, clause);
            int head = tree.Head(node);
            if (head < 0) return null;
            if (tree.Relation(node) is Relation.Acl && tree.Fine(node) == Penn.VBG) return TreeArguments.Phrase(tree, head);
            if (tree.Relation(node) is not (Relation.Conj or Relation.Xcomp or Relation.Advcl)) return null;
            int controller = tree.Relation(node) == Relation.Xcomp || Infinitive(node) ? Child(head, Relation.Obj) : -1;
            if (controller >= 0 && controller < node) return TreeArguments.Phrase(tree, controller);
            if (tree.Relation(node) == Relation.Advcl && !Infinitive(node) && tree.Fine(node) is not (Penn.VBG or Penn.VBN)) return null;
            node = head;
        }
        return null;
    }

    /// <summary>The subject nearest to the word: "the message is that the party has …" leaves two on one verb.</summary>
    int OwnSubject(int node)
    {
        int own = -1;
        foreach (int c in tree.Children(node))
            if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter && (own < 0 || c < node)) own = c;
        return own;
    }

    int Noun(int clause)
    {
        for (int depth = 0; depth < Deepest && clause >= 0; depth++, clause = tree.Head(clause))
            if (tree.Relation(clause) is Relation.AclRelcl or Relation.Acl) return tree.Head(clause);
            else if (tree.Relation(clause) != Relation.Conj) return -1;
        return -1;
    }

    Argument? Undergoer(int i)
    {
        int own = Child(i, Relation.NsubjPass) is var s and >= 0 ? s : Child(i, Relation.Nsubj);
        if (own >= 0) return tree.Tokens[own].Lower is "who" or "which" or "that" && Noun(i) is var noun and >= 0
            ? TreeArguments.Phrase(tree, noun) : TreeArguments.Phrase(tree, own);
        if (tree.Relation(i) is Relation.Acl or Relation.AclRelcl && tree.Head(i) >= 0) return TreeArguments.Phrase(tree, tree.Head(i));
        return tree.Relation(i) == Relation.Conj && tree.Head(i) >= 0 && Child(tree.Head(i), Relation.NsubjPass) is var shared and >= 0
            ? TreeArguments.Phrase(tree, shared) : null;
    }

    /// <summary>"it is heartbreaking that residents feel let down", "it breaks my heart when …": the clause that "it" announces.</summary>
    Argument? Extraposed(int i)
    {
        foreach (int c in tree.Children(i))
            if (c > i && tree.Relation(c) is Relation.Ccomp or Relation.Csubj or Relation.Advcl or Relation.AclRelcl
                && tree.Children(c).Any(m => m < c && tree.Tokens[m].Lower is "that" or "when" or "how" && tree.Extent(c).First >= m - 1))
                return TreeArguments.Clause(tree, c);
        return null;
    }

    Argument? Complement(int i)
    {
        int clause = tree.Children(i).FirstOrDefault(c => c > i && tree.Relation(c) is Relation.Ccomp or Relation.Xcomp, -1);
        return clause < 0 || tree.Tokens[clause].IsQuotation ? null : TreeArguments.Clause(tree, clause);
    }

    List<Argument> Obliques(int i) => [.. tree.Children(i).Where(c => tree.Relation(c) is Relation.Obl or Relation.OblUnmarked && c > i && !tree.Tokens[c].IsQuotation)
        .Select(c => TreeArguments.Phrase(tree, c))];

    List<string> Governors(int i)
    {
        var lemmas = new List<string>();
        for (int node = tree.Head(i), depth = 0; node >= 0 && depth < Deepest; node = tree.Head(node), depth++)
        {
            if (tree.Tokens[node].IsQuotation) continue;
            lemmas.Add(tree.Tokens[node].Lower.EndsWith("ing", StringComparison.Ordinal) ? Lemmas.Verb(tree.Tokens[node].Lower) : Lemmas.Of(tree, node));
            if (Child(node, Relation.Obj) is var o and >= 0 && o < i) lemmas.Add(Lemmas.Of(tree, o));
            lemmas.AddRange(Children(node, Relation.Compound).Where(c => c < node).Select(c => Lemmas.Of(tree, c)));
        }
        return lemmas;
    }

    bool DoesSo(int i) => i + 1 < tree.Count && tree.Tokens[i + 1].Is("so");

    bool Governs(int governor, int i)
    {
        for (int node = tree.Head(i), depth = 0; node >= 0 && depth < tree.Count; node = tree.Head(node), depth++) if (node == governor) return true;
        return false;
    }

    bool Infinitive(int i) => tree.Children(i).Any(c => c < i && tree.Tokens[c].Is("to") && tree.Relation(c) is Relation.Mark or Relation.Aux);

    bool IsVerb(int i) => tree.Fine(i) is Penn.VB or Penn.VBD or Penn.VBG or Penn.VBN or Penn.VBP or Penn.VBZ;

    int Child(int i, Relation relation) => tree.Children(i).FirstOrDefault(c => tree.Relation(c) == relation, -1);

    IEnumerable<int> Children(int i, Relation relation) => tree.Children(i).Where(c => tree.Relation(c) == relation);
}
