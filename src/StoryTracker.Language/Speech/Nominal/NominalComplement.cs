using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>What a reporting noun or adjective takes as its content, and who is named between the two. Numbers are tokens of the tree.</summary>
/// <param name="Form">Its form.</param>
/// <param name="First">First token of the content; "that" and "to" belong to it, a preposition to the cue.</param>
/// <param name="Last">Last token of the content.</param>
/// <param name="Author">First and last token of the noun phrase behind "by", "from", "among" or "of"; -1 where none stands there.</param>
/// <param name="Adjacent">Nothing stands between the word and its complement.</param>
readonly record struct NominalComplement(ComplementForm Form, int First, int Last, (int First, int Last) Author, bool Adjacent)
{
    static readonly HashSet<string> Wh = ["whether", "how", "why", "what", "who", "where", "when", "if", "which"];

    static readonly HashSet<string> Between = ["by", "from", "among", "in", "on", "at", "of", "with", "before", "during", "after"];

    /// <summary>The complement of the word at <paramref name="word"/>, or null.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="word">A noun or an adjective.</param>
    /// <param name="takes">What it takes.</param>
    public static NominalComplement? Of(SyntaxTree tree, int word, CueFrames takes)
    {
        var author = (-1, -1);
        int at = word + 1;
        for (int round = 0; round < 3 && at < tree.Count; round++)
        {
            if (At(tree, word, at, takes) is var (form, first, last)) return new NominalComplement(form, first, last, author, at == word + 1);
            string lower = tree.Tokens[at].Lower;
            int top = Top(tree, word, at);
            if (top < 0) return null;
            bool dated = tree.Relation(top) is Relation.NmodUnmarked or Relation.OblUnmarked or Relation.Advmod;
            if (!Between.Contains(lower) && !dated) return null;
            if (lower is "by" or "from" or "among" or "of" && author.Item1 < 0) author = (at + 1, tree.Extent(top).Last);
            at = tree.Extent(top).Last + 1;
        }
        return null;
    }

    /// <summary>"The question is whether …", "His hope was that …": the complement stands behind a form of be; its first token and its last.</summary>
    public static (int First, int Last)? BehindCopula(SyntaxTree tree, int noun, CueFrames takes)
    {
        int be = tree.Relation(noun) is Relation.Root ? noun + 1 : Math.Max(tree.Extent(noun).Last, noun) + 1;
        if (be + 2 >= tree.Count || !(ClosedClass.Be.Contains(tree.Tokens[be].Lower) && !tree.Tokens[be].IsCapital)) return null;
        int at = be + 1;
        if (tree.Tag(at) == Upos.Adv && tree.Tokens[at].IsWord && !Wh.Contains(tree.Tokens[at].Lower)) at++;
        if (at + 1 >= tree.Count) return null;
        string lower = tree.Tokens[at].Lower;
        if (!(lower == "that" && takes.Clause || lower == "to" && takes.Infinitive && tree.Fine(at + 1) == Penn.VB
            || Wh.Contains(lower) && takes.Question)) return null;
        int top = at;
        while (tree.Head(top) > be) top = tree.Head(top);
        return tree.Extent(top).Last > at + 1 ? (at, tree.Extent(top).Last) : null;
    }

    /// <summary>Whether the word can open a complement.</summary>
    public static bool MayOpen(string lower, CueFrames takes) =>
        lower == "that" && takes.Clause || lower == "to" && takes.Infinitive || takes.Question && Wh.Contains(lower) || takes.Prepositions.Contains(lower);

    static (ComplementForm Form, int First, int Last)? At(SyntaxTree tree, int word, int at, CueFrames takes)
    {
        string lower = tree.Tokens[at].Lower;
        int top = Top(tree, word, at);
        if (top < 0) return null;
        int last = tree.Extent(top).Last;
        if (lower == "that" && takes.Clause && last > at + 1 && !IsRelative(tree, top, at)) return (ComplementForm.Clause, at, last);
        if (takes.Clause && at == word + 1 && tree.Relation(top) == Relation.Ccomp && HasSubject(tree, top)) return (ComplementForm.Clause, at, last);
        if (lower == "to" && takes.Infinitive && IsVerb(tree, top) && last > at) return (ComplementForm.Infinitive, at, last);
        if (takes.Question && Wh.Contains(lower) && last > at) return (ComplementForm.Question, at, last);
        if (!takes.Prepositions.Contains(lower) || top == at || last == at) return null;
        if (lower == "to" && IsVerb(tree, top) && tree.Fine(top) == Penn.VB) return null;
        return IsAdverbial(tree, lower, top) ? null : (ComplementForm.Phrase, at + 1, last);
    }

    /// <summary>"a speech on Monday", "a message on Twitter", "remarks over the years": when and where, not what.</summary>
    static bool IsAdverbial(SyntaxTree tree, string preposition, int top) =>
        preposition is "on" or "over" or "at" or "in" or "of" && (Temporal.Contains(tree.Tokens[top].Lower) || Temporal.Contains(tree.Tokens[top].Lower.TrimEnd('s'))
            || Media.Contains(tree.Tokens[top].Lower) || tree.Tag(top) == Upos.Num);

    static readonly HashSet<string> Temporal = WordList.Load("temporal-words");

    static readonly HashSet<string> Media = ["twitter", "facebook", "instagram", "youtube", "reddit", "media", "television", "tv", "radio", "stage",
        "floor", "air", "website", "blog", "page", "phone", "camera", "site", "show", "trail", "behalf", "decade", "decades", "time", "times", "course"];

    /// <summary>The head of the phrase that opens at <paramref name="at"/>, behind the word; -1 where none opens there.</summary>
    static int Top(SyntaxTree tree, int word, int at)
    {
        int top = at;
        while (tree.Head(top) > word) top = tree.Head(top);
        return tree.Extent(top).First == at && tree.Head(top) >= 0 && tree.Relation(at) != Relation.Punct ? top : -1;
    }

    /// <summary>"the claim that he made", "the claim that angered him": the noun is the object or the subject of its clause.</summary>
    /// <remarks>Counted on the clause's own subjects and objects, which the parser finds more surely than what "that" is.</remarks>
    static bool IsRelative(SyntaxTree tree, int top, int that)
    {
        bool subject = false, obj = false, copula = false;
        foreach (int c in tree.Children(top))
        {
            if (c == that) continue;
            subject |= c < top && tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter or Relation.Csubj or Relation.Expl;
            obj |= tree.Relation(c) is Relation.Obj or Relation.Ccomp or Relation.Xcomp;
            copula |= tree.Relation(c) is Relation.Cop or Relation.AuxPass;
        }
        if (!subject) return true;
        return !obj && !copula && tree.Relation(top) == Relation.AclRelcl
            && (tree.Fine(that) == Penn.WDT || tree.Relation(that) is Relation.Obj or Relation.Dep);
    }

    static bool HasSubject(SyntaxTree tree, int top)
    {
        foreach (int c in tree.Children(top))
            if (c < top && tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.Expl) return true;
        return false;
    }

    static bool IsVerb(SyntaxTree tree, int i) => tree.Tag(i) is Upos.Verb or Upos.Aux || tree.Fine(i) is Penn.VB
        || HasTo(tree, i);

    static bool HasTo(SyntaxTree tree, int i)
    {
        foreach (int c in tree.Children(i))
            if (c < i && tree.Relation(c) == Relation.Mark && tree.Tokens[c].Is("to")) return true;
        return false;
    }
}

/// <summary>The form of a complement.</summary>
enum ComplementForm
{
    /// <summary>that it failed</summary>
    Clause,

    /// <summary>whether it failed</summary>
    Question,

    /// <summary>to resign</summary>
    Infinitive,

    /// <summary>for a new bridge</summary>
    Phrase,
}
