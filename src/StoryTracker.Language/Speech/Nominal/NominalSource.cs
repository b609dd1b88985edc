using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>Whose word a nominal cue is, and how the tree shows it. Numbers are tokens of the tree.</summary>
/// <param name="Phrase">The words that name the source, apposition included.</param>
/// <param name="Core">Its last token before an apposition, a relative clause or a possessive ’s.</param>
/// <param name="Bond">How it is tied to the cue.</param>
/// <param name="CueFirst">First token of the cue, where the bond's verb belongs to it; else -1.</param>
readonly record struct NominalSource((int First, int Last) Phrase, int Core, SourceBond Bond, int CueFirst)
{
    static readonly HashSet<string> Light = [.. WordList.Lines("light-verbs").SelectMany(l => l.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];

    static readonly HashSet<string> Postures = ["in", "with", "under", "out"];

    /// <summary>The source of a noun.</summary>
    public static NominalSource? Of(SyntaxTree tree, int noun, NominalComplement complement)
    {
        foreach (int c in tree.Children(noun))
            if (c < noun && tree.Relation(c) == Relation.NmodPoss)
                return ClosedClass.PossessivePronouns.Contains(tree.Tokens[c].Lower) && Owner(tree, noun) is { } owner ? owner : Possessor(tree, c);
        if (complement.Author.First >= 0) return Phrased(tree, complement.Author.First, complement.Author.Last, SourceBond.Author, -1);
        if (Copula(tree, noun) is { } predicate) return predicate;
        int head = tree.Head(noun);
        if (head < 0) return null;
        if (tree.Relation(noun) == Relation.Obj && Light.Contains(tree.Tokens[head].Lower) && Subject(tree, head) is { } subject)
            return subject with { Bond = SourceBond.LightVerb, CueFirst = GroupStart(tree, head) };
        int preposition = CaseOf(tree, noun);
        if (preposition >= 0 && preposition == noun - 1 && Postures.Contains(tree.Tokens[preposition].Lower) && Subject(tree, head) is { } posed)
            return posed with { Bond = SourceBond.Posture, CueFirst = preposition };
        return null;
    }

    /// <summary>The subject of a verb or predicate, or of the clause that controls it.</summary>
    public static NominalSource? Subject(SyntaxTree tree, int verb)
    {
        int node = verb;
        for (int depth = 0; depth < 6 && node >= 0; depth++)
        {
            foreach (int c in tree.Children(node))
                if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjOuter or Relation.NsubjPass && c < verb)
                    return tree.Tokens[c].Lower is "there" or "it" or "what" ? null : Phrased(tree, tree.Extent(c).First, tree.Extent(c).Last, SourceBond.Subject, -1);
            int head = tree.Head(node);
            if (head < 0) return null;
            if (tree.Relation(node) is Relation.Acl or Relation.AclRelcl && IsNoun(tree, head))
            {
                int end = tree.Extent(node).First - 1;
                while (end > head && (tree.Relation(end) == Relation.Punct)) end--;
                return Phrased(tree, tree.Extent(head).First, end, SourceBond.Subject, -1);
            }
            if (tree.Relation(node) is not (Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Ccomp or Relation.Parataxis)) return null;
            node = head;
        }
        return null;
    }

    /// <summary>"Smith repeated her call for …": who has the noun is who does the verb, and the verb belongs to the cue.</summary>
    static NominalSource? Owner(SyntaxTree tree, int noun)
    {
        int verb = tree.Head(noun);
        if (verb < 0 || noun - verb > 6 || verb > noun || tree.Relation(noun) is not (Relation.Obj or Relation.Obl) || tree.Tag(verb) is not (Upos.Verb or Upos.Adj))
            return null;
        for (int k = verb; k < noun; k++)
            if (tree.Tokens[k].IsComma || tree.Tokens[k].IsQuotation) return null;
        return Subject(tree, verb) is { } subject && subject.Phrase.Last < verb
            ? subject with { Bond = SourceBond.LightVerb, CueFirst = GroupStart(tree, verb) } : null;
    }

    static NominalSource Possessor(SyntaxTree tree, int c)
    {
        var (first, last) = tree.Extent(c);
        int core = last;
        while (core > c && (tree.Relation(core) == Relation.Case || tree.Tokens[core].IsPossessive)) core--;
        var own = Phrased(tree, first, last, SourceBond.Possessor, -1);
        return own with { Core = Math.Min(own.Core, core) };
    }

    /// <summary>The source of an adjective: its subject, the noun it stands behind, or the subject of the clause it depends on.</summary>
    public static NominalSource? OfAdjective(SyntaxTree tree, int adjective)
    {
        int cop = -1, subject = -1;
        foreach (int c in tree.Children(adjective))
        {
            if (tree.Relation(c) is Relation.Cop or Relation.AuxPass && c < adjective) cop = c;
            if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter && c < adjective) subject = c;
        }
        int first = cop >= 0 ? GroupStart(tree, cop) : GroupStart(tree, adjective);
        if (subject >= 0)
            return Impersonal.Contains(tree.Tokens[subject].Lower) ? null
                : Phrased(tree, tree.Extent(subject).First, tree.Extent(subject).Last, SourceBond.Subject, -1) with { CueFirst = first };
        int head = tree.Head(adjective);
        if (tree.Relation(adjective) == Relation.Amod && head >= 0 && head < adjective && IsNoun(tree, head))
            return Phrased(tree, tree.Extent(head).First, tree.Extent(adjective).First - 1, SourceBond.Subject, -1) with { CueFirst = first };
        return Subject(tree, adjective) is { } shared && shared.Phrase.Last < adjective ? shared with { CueFirst = first } : null;
    }

    static readonly HashSet<string> Impersonal = ["it", "there", "this", "that", "what", "which"];

    /// <summary>"Smith is a supporter of …": the subject of a predicate noun.</summary>
    static NominalSource? Copula(SyntaxTree tree, int noun)
    {
        int cop = -1, subject = -1;
        foreach (int c in tree.Children(noun))
        {
            if (tree.Relation(c) == Relation.Cop) cop = c;
            if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjOuter) subject = c;
        }
        if (cop < 0 || subject < 0 || subject > noun || tree.Tokens[subject].Lower is "it" or "there" or "this" or "that" or "what") return null;
        var own = Phrased(tree, tree.Extent(subject).First, tree.Extent(subject).Last, SourceBond.Predicate, -1);
        return own with { CueFirst = GroupStart(tree, cop) };
    }

    static NominalSource Phrased(SyntaxTree tree, int first, int last, SourceBond bond, int cueFirst)
    {
        while (first < last && (tree.Relation(first) is Relation.Punct or Relation.Cc or Relation.Case or Relation.Mark)) first++;
        while (last > first && tree.Relation(last) == Relation.Punct) last--;
        int core = first;
        while (core < last && !tree.Tokens[core + 1].IsComma && !tree.Tokens[core + 1].IsDash && tree.Tokens[core + 1].Lower is not ("who" or "which" or "that")
            && tree.Tokens[core + 1].Text != "(") core++;
        return new NominalSource((first, last), core, bond, cueFirst);
    }

    /// <summary>First token of a verb group: auxiliaries, adverbs and negation before the verb.</summary>
    public static int GroupStart(SyntaxTree tree, int verb)
    {
        int k = verb;
        while (k > 1 && verb - k < 5 && (tree.Tag(k - 1) is Upos.Aux || tree.Tag(k - 1) is Upos.Adv && tree.Relation(k - 1) == Relation.Advmod
            || ClosedClass.Negations.Contains(tree.Tokens[k - 1].Lower))) k--;
        return k;
    }

    static int CaseOf(SyntaxTree tree, int noun)
    {
        foreach (int c in tree.Children(noun))
            if (c < noun && tree.Relation(c) == Relation.Case) return c;
        return -1;
    }

    static bool IsNoun(SyntaxTree tree, int i) => tree.Tag(i) is Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num;
}

/// <summary>How a source is tied to a nominal cue.</summary>
enum SourceBond
{
    /// <summary>Nobody is named.</summary>
    None,

    /// <summary>her claim</summary>
    Possessor,

    /// <summary>the claim by officers</summary>
    Author,

    /// <summary>made the claim</summary>
    LightVerb,

    /// <summary>is a critic</summary>
    Predicate,

    /// <summary>spoke in support</summary>
    Posture,

    /// <summary>is critical</summary>
    Subject,
}
