using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>Finds the act of asking that an infinitive is the content of.</summary>
static class Requests
{
    const int Nearest = 3;

    static readonly HashSet<string> Words = WordList.Load("requests");

    /// <summary>The act of asking behind the verb at <paramref name="i"/>, or null.</summary>
    public static Request? Of(SyntaxTree tree, int i)
    {
        if (!tree.Children(i).Any(c => c < i && tree.Tokens[c].Is("to"))) return null;
        int node = tree.Head(i);
        for (int depth = 0; depth < Nearest && node >= 0; depth++)
        {
            if (node < i && Names(tree, node)) return Read(tree, node, i);
            // "gave her a task to …": the noun between the verb and the infinitive.
            foreach (int c in tree.Children(node))
                if (c > node && c < i && tree.Relation(c) == Relation.Obj && Names(tree, c)) return Read(tree, c, i);
            // "asked the director to sell": the infinitive may hang on who is asked.
            if (tree.Relation(i) is Relation.Acl && tree.Relation(node) is Relation.Obj or Relation.Iobj && tree.Head(node) is >= 0 and var verb
                && verb < node && Names(tree, verb)) return Read(tree, verb, i);
            if (tree.Relation(i) is not (Relation.Conj or Relation.Xcomp or Relation.Acl or Relation.Advcl)) return null;
            (i, node) = (node, tree.Relation(node) == Relation.Conj ? tree.Head(node) : -1);
        }
        return null;
    }

    static bool Names(SyntaxTree tree, int i) => Words.Contains(Base(tree, i));

    /// <summary>"urging" is a form of "urge" whatever the tagger takes it for.</summary>
    static string Base(SyntaxTree tree, int i) =>
        tree.Tokens[i].Lower.EndsWith("ing", StringComparison.Ordinal) ? Lemmas.Verb(tree.Tokens[i].Lower) : Lemmas.Of(tree, i);

    static Request Read(SyntaxTree tree, int asking, int content)
    {
        int carrier = tree.Relation(asking) == Relation.Obj && tree.Head(asking) >= 0 ? tree.Head(asking) : asking;
        Argument? asker = null, asked = null;
        foreach (int c in tree.Children(carrier))
        {
            if (tree.Relation(c) == Relation.Nsubj) asker = TreeArguments.Phrase(tree, c);
            if (tree.Relation(c) is Relation.Obj or Relation.Iobj && c != asking && c < content) asked ??= TreeArguments.Phrase(tree, c);
            if (tree.Relation(c) == Relation.NsubjPass) asked = TreeArguments.Phrase(tree, c);
        }
        // "wrote a letter urging her to …": who wrote it asks.
        for (int node = carrier, depth = 0; asker is null && depth < Nearest && tree.Head(node) is >= 0 and var above; node = above, depth++)
        {
            if (tree.Relation(node) is not (Relation.Advcl or Relation.Conj or Relation.Xcomp or Relation.Obj or Relation.Acl or Relation.Dep)) break;
            foreach (int c in tree.Children(above))
                if (tree.Relation(c) == Relation.Nsubj && c < content) asker = TreeArguments.Phrase(tree, c);
        }
        return new Request(tree.Tokens[asking].Span, Base(tree, asking), asker, asked);
    }
}
