using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>Mends the noun phrase of a source where a greedy parse cut it short or carried it too far.</summary>
static class SourcePhrase
{
    const int Widest = 12;

    static readonly HashSet<string> Temporal = WordList.Load("temporal-words");

    /// <summary>The phrase with the words beside it that no other phrase needs, up to the verb.</summary>
    public static TreeSubject? Mended(SyntaxTree tree, VerbUse use, TreeSubject? subject)
    {
        if (subject is null) return use.Mood == Mood.Finite ? Shallow(tree, use) : null;
        if (subject.Antecedent >= 0 || subject.Head > use.Head || tree.Tag(subject.Head) == Upos.Pron) return subject;
        int first = subject.First, last = CutParticiple(tree, subject);
        if (!subject.Elided)
        {
            while (first > 0 && subject.First - first < Widest && Joins(tree, first - 1, use)) first--;
            if (last == subject.Last && Fills(tree, last + 1, use.First)) last = use.First - 1;
        }
        int dateline = Dateline.End(tree.Sentence);
        if (dateline > 0 && tree.FromSentence(dateline) is var behind && behind <= subject.Head) first = Math.Max(first, behind);
        return subject with { First = first, Last = last };
    }

    /// <summary>"Jane Doe, speaking in Leeds, said": what she was doing is not her name.</summary>
    static int CutParticiple(SyntaxTree tree, TreeSubject subject)
    {
        foreach (int c in tree.Children(subject.Head))
            if (c > subject.Head && c <= subject.Last && tree.Relation(c) is Relation.Acl or Relation.Advcl && tree.Fine(c) == Penn.VBG
                && tree.Extent(c).First is var comma && (tree.Tokens[comma].IsComma || tree.Tokens[comma - 1].IsComma))
            {
                int last = comma - 1;
                while (last > subject.Head && tree.Tokens[last].IsComma) last--;
                return last;
            }
        return subject.Last;
    }

    static bool Joins(SyntaxTree tree, int i, VerbUse use)
    {
        if (tree.Tag(i) is not (Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.Det) || Temporal.Contains(tree.Tokens[i].Lower)) return false;
        return tree.Relation(i) is Relation.Amod or Relation.Compound or Relation.Flat or Relation.Nummod or Relation.Det or Relation.DetPredet
            or Relation.NmodPoss or Relation.Nsubj && TreeSubject.Case(tree, i) < 0 && tree.Head(i) <= use.Head;
    }

    /// <summary>Whether nothing but words of a noun phrase stands between the phrase and the verb.</summary>
    static bool Fills(SyntaxTree tree, int from, int verb)
    {
        if (from >= verb || verb - from > Widest) return false;
        for (int i = from; i < verb; i++)
            if (tree.Tag(i) is not (Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.Adp or Upos.Det) && !(i == from && tree.Fine(i) == Penn.VBN)
                || Temporal.Contains(tree.Tokens[i].Lower) && tree.Fine(from) != Penn.VBN) return false;
        return true;
    }

    /// <summary>Where the tree knows no subject, the phrase beside the verb, or at the head of the sentence.</summary>
    static TreeSubject? Shallow(SyntaxTree tree, VerbUse use)
    {
        var s = tree.Sentence;
        int verb = tree.InSentence(use.First);
        var np = SubjectFinder.Left(s, verb) ?? (verb > 0 ? SubjectFinder.Main(s, verb) : null);
        if (np is not { } found || found.Last >= verb) return null;
        int first = tree.FromSentence(found.First), last = tree.FromSentence(found.Last), core = tree.FromSentence(found.CoreLast);
        return new TreeSubject(core, first, last, -1, false);
    }
}
