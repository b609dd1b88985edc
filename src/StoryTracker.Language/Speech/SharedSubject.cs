using StoryTracker.Language.Parsing;

namespace StoryTracker.Language.Speech;

/// <summary>The subject of a verb, read off the tree: its own, or the one it shares with the clause above it.</summary>
/// <remarks>“Smith left, saying …”, “Smith issued a letter saying …”, “Smith rose and said …”.</remarks>
static class SharedSubject
{
    const int Deepest = 6;

    /// <summary>The noun phrase of the subject, or null where the tree shows none that can speak.</summary>
    /// <param name="tree">The sentence's tree.</param>
    /// <param name="k">Token of the sentence that is the verb.</param>
    public static NounPhrase? Of(SyntaxTree tree, int k)
    {
        int node = tree.FromSentence(k);
        for (int depth = 0; depth < Deepest; depth++)
        {
            if (Own(tree, node) is { } own)
                return TreePhrases.Speaks(tree, own) ? TreePhrases.Of(tree, own, own < node ? node : tree.Count) : null;
            int head = tree.Head(node);
            if (head < 0) return null;
            if (tree.Relation(node) is Relation.Acl && !Documents.Contains(tree.Tokens[head].Lower) && TreePhrases.Speaks(tree, head))
                return TreePhrases.Of(tree, head, tree.Extent(node).First);
            if (tree.Relation(node) is Relation.AclRelcl or Relation.Nsubj or Relation.NsubjPass) return null;
            node = head;
        }
        return null;
    }

    /// <summary>The verb's own subject, a token of the tree, or null.</summary>
    public static int? Own(SyntaxTree tree, int verb)
    {
        foreach (int c in tree.Children(verb))
            if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter) return c;
        return null;
    }
}
