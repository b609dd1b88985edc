using StoryTracker.Language.Parsing;
using StoryTracker.Language.Speech.Nominal;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Speech;

/// <summary>Whose quoted words are, read off the tree: the subject of the verb that governs them.</summary>
/// <remarks>“Smith filed a request for ‘…’”, “Smith issued a statement condemning ‘…’”, “Smith’s promise that ‘…’”, “critics calling it ‘…’”.
/// The verb need not be one of speech; that somebody's words are quoted makes it one.</remarks>
static class GovernedQuotations
{
    const int Deepest = 10;

    /// <summary>The words that name whose they are and the governing word, in tokens of the sentence; null where the tree shows nobody.</summary>
    /// <param name="tree">The sentence's tree.</param>
    /// <param name="k">Token of the sentence that is the stretch.</param>
    public static (NounPhrase Source, NounPhrase? Antecedent, Span Cue)? Find(SyntaxTree tree, int k)
    {
        int first = tree.FromSentence(k), last = (k + 1 < tree.Sentence.Count ? tree.FromSentence(k + 1) : tree.Count) - 1;
        if (Beside(tree, first) is { } beside && Owner(tree, beside, first) is { } own) return (own, null, Word(tree, beside));
        int node = Top(tree, first, last), head = VerbBefore(tree, first) ?? tree.Head(node);
        for (int depth = 0; depth < Deepest && head >= 0; depth++, head = tree.Head(head))
        {
            if (Owner(tree, head, first) is { } owner) return (owner, null, Word(tree, head));
            if (Subject(tree, head, first, last) is { } subject) return Read(tree, head, subject);
            if (Agent(tree, head) is { } agent) return (TreePhrases.Of(tree, agent, first), null, Word(tree, head));
            if (tree.Relation(head) is Relation.Acl or Relation.AclRelcl && tree.Head(head) is var noun and >= 0
                && !Documents.Contains(tree.Tokens[noun].Lower) && TreePhrases.Speaks(tree, noun))
                return (TreePhrases.Of(tree, noun, tree.Extent(head).First), null, Word(tree, head));
        }
        return null;
    }

    /// <summary>The noun right before the stretch, "that" aside: "Smith’s promise that “…”".</summary>
    static int? Beside(SyntaxTree tree, int first)
    {
        int k = first - 1;
        if (k > 0 && tree.Tokens[k].Is("that")) k--;
        return k >= 0 && tree.Tag(k) == Upos.Noun ? k : null;
    }

    /// <summary>The verb right before the comma or colon that opens the stretch, whatever the tree hangs the stretch on.</summary>
    static int? VerbBefore(SyntaxTree tree, int first) =>
        first > 1 && (tree.Tokens[first - 1].IsComma || tree.Tokens[first - 1].Text == ":") && tree.Tag(first - 2) == Upos.Verb ? first - 2 : null;

    /// <summary>The token of the stretch that hangs on something outside it.</summary>
    static int Top(SyntaxTree tree, int first, int last)
    {
        for (int i = first; i <= last; i++)
            if ((tree.Head(i) < first || tree.Head(i) > last) && (tree.Relation(i) != Relation.Punct || first == last)) return i;
        return first;
    }

    /// <summary>"Smith’s remark that “…”": whose utterance the noun is.</summary>
    static NounPhrase? Owner(SyntaxTree tree, int noun, int before)
    {
        if (!ReportingNouns.Contains(tree.Tokens[noun].Lower) && tree.Tokens[noun].Lower is not ("words" or "phrase" or "remark" or "comment"
            or "remarks" or "comments" or "call" or "vow" or "slogan" or "description" or "motto" or "line")) return null;
        foreach (int c in tree.Children(noun))
            if (tree.Relation(c) == Relation.NmodPoss && c < before) return TreePhrases.Of(tree, c, c + 1);
        return null;
    }

    static int? Subject(SyntaxTree tree, int verb, int first, int last)
    {
        foreach (int c in tree.Children(verb))
            if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter && (tree.Extent(c).Last < first || tree.Extent(c).First > last))
                return c;
        return null;
    }

    /// <summary>"was described by Smith as “…”".</summary>
    static int? Agent(SyntaxTree tree, int verb)
    {
        foreach (int c in tree.Children(verb))
            if (tree.Relation(c) == Relation.OblAgent && TreePhrases.Speaks(tree, c)) return c;
        return null;
    }

    static (NounPhrase, NounPhrase?, Span)? Read(SyntaxTree tree, int verb, int subject)
    {
        if (tree.Relation(subject) == Relation.NsubjPass && Agent(tree, verb) is { } agent) subject = agent;
        var cue = Word(tree, verb);
        if (tree.Tokens[subject].Lower is "who" && Clause(tree, verb) < 0)
            return SubjectFinder.Left(tree.Sentence, tree.InSentence(subject) + 1) is { } before ? (TreePhrases.Of(tree, subject, subject + 1), before, cue) : null;
        if (tree.Tokens[subject].Lower is "who" or "which" or "that" && Clause(tree, verb) is var clause and >= 0
            && tree.Head(clause) is var noun and >= 0)
            return TreePhrases.Speaks(tree, noun) ? (TreePhrases.Of(tree, subject, subject + 1), TreePhrases.Of(tree, noun, tree.Extent(clause).First), cue) : null;
        if (TreePhrases.Speaks(tree, subject)) return (TreePhrases.Of(tree, subject, subject < verb ? verb : tree.Count), null, cue);
        // "Smith’s plan would “…”": the words of whose plan it is.
        foreach (int c in tree.Children(subject))
            if (tree.Relation(c) == Relation.NmodPoss) return (TreePhrases.Of(tree, c, c + 1), null, cue);
        return null;
    }

    /// <summary>The relative clause the verb is in, or -1.</summary>
    static int Clause(SyntaxTree tree, int verb)
    {
        for (int depth = 0; depth < 3 && verb >= 0; depth++, verb = tree.Head(verb))
            if (tree.Relation(verb) == Relation.AclRelcl) return verb;
        return -1;
    }

    static Span Word(SyntaxTree tree, int i) => tree.Sentence.Between(tree.InSentence(i), tree.InSentence(i));
}
