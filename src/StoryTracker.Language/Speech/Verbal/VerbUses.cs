using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>Finds the verbs of the lexicon in a tree, each with its verb group.</summary>
static class VerbUses
{
    /// <summary>Whether any word that is not yet taken could be a verb of the lexicon: only then a tree is worth asking for.</summary>
    public static bool Possible(Sentence s, bool[] used)
    {
        for (int i = 0; i < s.Count; i++)
            if (s[i].IsWord && !used[i] && ReportingVerbs.InTree(s.LowerAt(i)).Count > 0) return true;
        return false;
    }

    /// <summary>The uses of the verb at <paramref name="i"/>, the one with the longest particle first.</summary>
    public static IEnumerable<VerbUse> At(SyntaxTree tree, int i)
    {
        var token = tree.Tokens[i];
        if (!token.IsWord || !IsVerb(tree, i)) yield break;
        foreach (var (verb, forms) in ReportingVerbs.InTree(token.Lower))
            if (ParticleEnd(tree, i, verb) is int last and >= 0 && MoodOf(tree, i, forms) is { } mood)
                yield return Use(tree, i, verb, last, mood);
    }

    static bool IsVerb(SyntaxTree tree, int i) =>
        tree.Tag(i) == Upos.Verb || tree.Fine(i) is Penn.VB or Penn.VBD or Penn.VBG or Penn.VBN or Penn.VBP or Penn.VBZ;

    /// <summary>The particle's last token; -1 where it does not follow. An adverb may stand between: "spoke often about".</summary>
    static int ParticleEnd(SyntaxTree tree, int i, ReportingVerb verb)
    {
        if (verb.Particle.Count == 0) return i;
        for (int gap = 0; gap < 2; gap++)
        {
            int at = i + 1 + gap, k = 0;
            if (gap == 1 && !(at - 1 < tree.Count && ClosedClass.IsAdverb(tree.Tokens[at - 1]))) break;
            while (k < verb.Particle.Count && at + k < tree.Count && tree.Tokens[at + k].Lower == verb.Particle[k]) k++;
            if (k == verb.Particle.Count) return at + k - 1;
        }
        return -1;
    }

    static Mood? MoodOf(SyntaxTree tree, int i, VerbForms forms)
    {
        bool passive = false, perfect = false, aux = false, to = false;
        foreach (int c in tree.Children(i))
        {
            var relation = tree.Relation(c);
            passive |= relation is Relation.AuxPass or Relation.NsubjPass or Relation.OblAgent;
            aux |= relation == Relation.Aux;
            perfect |= relation == Relation.Aux && tree.Tokens[c].Lower is "have" or "has" or "had" or "'ve" or "having";
            to |= relation == Relation.Mark && c < i && tree.Tokens[c].Is("to");
        }
        bool participle = (forms & VerbForms.Participle) != 0, gerund = (forms & VerbForms.Gerund) != 0;
        if (gerund) return aux ? Mood.Finite : Mood.Gerund;
        if (to && (forms & VerbForms.Base) != 0) return Mood.Infinitive;
        bool bare = !aux && !passive;
        if (participle && passive) return HasBe(tree, i) ? Mood.Passive : Mood.Reduced;
        if (participle && tree.Fine(i) == Penn.VBN && bare)
        {
            if (tree.Relation(i) is Relation.Acl or Relation.AclRelcl or Relation.Amod) return Mood.Reduced;
            if (tree.Relation(i) == Relation.Conj && tree.Head(i) is var first and >= 0)
                return tree.Children(first).Any(c => tree.Relation(c) == Relation.AuxPass) ? Mood.Passive : Mood.Finite;
            if (tree.Relation(i) is Relation.Advcl) return Mood.Reduced;
        }
        return (forms & (VerbForms.Past | VerbForms.Third | VerbForms.Base)) != 0 || perfect && participle ? Mood.Finite : null;
    }

    static bool HasBe(SyntaxTree tree, int i) => tree.Children(i).Any(c => c < i && tree.Relation(c) is Relation.AuxPass or Relation.Aux);

    static VerbUse Use(SyntaxTree tree, int i, ReportingVerb verb, int last, Mood mood)
    {
        int lead = Lead(tree, i, mood);
        int first = GroupStart(tree, lead);
        bool negated = false, modal = false;
        for (int k = first; k < i; k++)
        {
            negated |= ClosedClass.Negations.Contains(tree.Tokens[k].Lower);
            modal |= tree.Fine(k) == Penn.MD;
        }
        string carrier = tree.Tokens[lead].Lower;
        bool declined = lead != i && (carrier.StartsWith("declin", StringComparison.Ordinal) || carrier.StartsWith("refus", StringComparison.Ordinal));
        var polarity = declined || negated ? Polarity.Declined : verb.Polarity;
        return new VerbUse(i, verb, first, last, mood, lead, polarity, negated, modal, Conditional(tree, lead));
    }

    /// <summary>"declined to say", "went on to say", "responded by saying": the verb before belongs to the cue and has the subject.</summary>
    static int Lead(SyntaxTree tree, int i, Mood mood)
    {
        int head = tree.Head(i);
        if (head < 0 || head > i || i - head > 3) return i;
        string w = tree.Tokens[head].Lower;
        bool infinitive = mood == Mood.Infinitive && tree.Relation(i) is Relation.Xcomp or Relation.Advcl;
        if (infinitive && head == i - 2 && Carriers.Contains(w)) return head;
        if (infinitive && head == i - 3 && w is "went" or "goes" or "go" && tree.Tokens[i - 2].Is("on")) return head;
        if (mood == Mood.Gerund && head == i - 2 && tree.Tokens[i - 1].Is("by") && ReportingVerbs.For(w).Count > 0) return head;
        return i;
    }

    static readonly HashSet<string> Carriers = ["declined", "declines", "declining", "decline", "refused", "refuses", "refusing", "refuse",
        "continued", "continues", "continue", "hastened", "rushed", "began", "begun", "begins", "started", "failed", "fails", "neglected"];

    static int GroupStart(SyntaxTree tree, int verb)
    {
        int k = verb;
        while (k > 0 && verb - k < 6)
        {
            var before = tree.Tokens[k - 1];
            bool child = tree.Head(k - 1) == verb || tree.Head(k - 1) >= k && tree.Head(k - 1) <= verb;
            bool auxiliary = child && tree.Relation(k - 1) is Relation.Aux or Relation.AuxPass;
            bool adverb = child && tree.Relation(k - 1) == Relation.Advmod && (ClosedClass.IsAdverb(before) || tree.Tag(k - 1) is Upos.Adv or Upos.Part)
                && !ClosedClass.Subordinators.Contains(before.Lower);
            if (!auxiliary && !adverb && !(child && ClosedClass.Negations.Contains(before.Lower))) break;
            k--;
        }
        // An adverb that opens the sentence is not the verb's.
        while (k < verb && k == 0 && tree.Relation(k) == Relation.Advmod) k++;
        return k;
    }

    static bool HasSubject(SyntaxTree tree, int verb) =>
        tree.Children(verb).Any(c => tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter or Relation.AuxPass);

    static bool Conditional(SyntaxTree tree, int verb)
    {
        // "Did he say so?", "Asked to say …": a question the reporter puts.
        if (tree.Sentence[^1].Text == "?") return !tree.Tokens[verb].Lower.StartsWith("ask", StringComparison.Ordinal);
        if (tree.Head(verb) is >= 0 and var asker && tree.Tokens[asker].Is("asked") && !HasSubject(tree, asker)) return true;
        if (tree.Tokens[verb].Is("asked") && !HasSubject(tree, verb) && tree.Relation(verb) != Relation.Conj) return true;
        for (int node = verb, depth = 0; node >= 0 && depth < 2; node = tree.Relation(node) == Relation.Conj ? tree.Head(node) : -1, depth++)
            foreach (int c in tree.Children(node))
                if (tree.Relation(c) == Relation.Mark && tree.Tokens[c].Lower is "if" or "whether" or "unless") return true;
        return false;
    }
}
