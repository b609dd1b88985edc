using StoryTracker.Language.Parsing;
using StoryTracker.Language.People;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Noun phrases of a tree as stretches of its sentence.</summary>
static class TreePhrases
{
    /// <summary>Whether the noun is one that can say something: a person, a name, a body, several people, a document.</summary>
    public static bool Speaks(SyntaxTree tree, int noun)
    {
        var token = tree.Tokens[noun];
        if (tree.Sentence[tree.InSentence(noun)].IsQuotation || Temporal.Contains(token.Lower)) return false;
        if (tree.Tag(noun) == Upos.Pron)
            return token.Lower is "he" or "she" or "they" or "we" or "i" or "who" or "you" or "others" or "some" or "many" or "everyone";
        return token.IsCapital || RoleWords.Contains(token.Lower) || GroupNouns.Contains(token.Lower) || Documents.Contains(token.Lower)
            || tree.Fine(noun) is Penn.NNP or Penn.NNPS || token.Lower is "people" or "men" or "women" or "supporters" or "critics" or "crowd" or "crowds"
            || tree.Fine(noun) == Penn.NNS && RoleWords.Contains(token.Lower.TrimEnd('s'));
    }

    static readonly HashSet<string> Temporal = WordList.Load("temporal-words");

    static readonly HashSet<string> GroupNouns = WordList.Load("group-nouns");

    /// <summary>The noun phrase of a head, up to a limit; its core ends before an apposition or a clause.</summary>
    public static NounPhrase Of(SyntaxTree tree, int head, int limit)
    {
        var (first, last) = tree.Extent(head);
        if (limit > head) last = Math.Min(last, limit - 1);
        while (first < head && (tree.Relation(first) is Relation.Punct or Relation.Case or Relation.Cc or Relation.Mark || tree.Tokens[first].IsComma)) first++;
        int core = last;
        foreach (int c in tree.Children(head))
            if (tree.Relation(c) == Relation.Case && c > head) last = Math.Min(last, c - 1);
            else if (c > head && tree.Relation(c) is Relation.Appos or Relation.Acl or Relation.AclRelcl or Relation.Parataxis or Relation.List)
                core = Math.Min(core, tree.Extent(c).First - 1);
        while (last > head && tree.Relation(last) == Relation.Punct && tree.Tokens[last].Text is not (")" or "]")) last--;
        core = Math.Min(core, last);
        while (core > head && tree.Relation(core) == Relation.Punct) core--;
        return new NounPhrase(tree.InSentence(first), tree.InSentence(last), tree.InSentence(Math.Max(core, head)));
    }
}
