using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Tests.Syntax;

/// <summary>Trees of sentences, and what holds for every tree.</summary>
static class Trees
{
    public static SyntaxTree Of(string text)
    {
        var article = ArticleText.Read(text);
        return article.Tree(Assert.Single(article.Sentences));
    }

    public static IEnumerable<SyntaxTree> All(string text)
    {
        var article = ArticleText.Read(text);
        return article.Sentences.Select(article.Tree);
    }

    /// <summary>Number of the first token with this text.</summary>
    public static int At(this SyntaxTree tree, string word)
    {
        for (int i = 0; i < tree.Count; i++) if (tree.Tokens[i].Text == word) return i;
        throw new ArgumentException($"No token '{word}' in: {string.Join(' ', tree.Tokens.Select(t => t.Text))}");
    }

    /// <summary>"said -nsubj-> Smith", for messages and for comparing trees.</summary>
    public static string Shown(this SyntaxTree tree) => string.Join(
        "; ", Enumerable.Range(0, tree.Count).Select(i =>
            $"{tree.Tokens[i].Text}/{tree.Fine(i)} {tree.Relation(i)} {(tree.Head(i) < 0 ? "-" : tree.Tokens[tree.Head(i)].Text)}"));

    public static void AssertSound(SyntaxTree tree)
    {
        Assert.Single(Enumerable.Range(0, tree.Count), i => tree.Head(i) == -1);
        for (int i = 0; i < tree.Count; i++)
        {
            int steps = 0;
            for (int at = i; at >= 0; at = tree.Head(at)) Assert.True(steps++ <= tree.Count, "a cycle: " + tree.Shown());
            Assert.Equal(tree.Head(i) < 0, tree.Relation(i) == Relation.Root);
            var (first, last) = tree.Extent(i);
            Assert.InRange(i, first, last);
            for (int k = first; k <= last; k++) Assert.True(Dominates(tree, i, k), $"crossing arcs at {i}: {tree.Shown()}");
            foreach (int child in tree.Children(i)) Assert.Equal(i, tree.Head(child));
        }
        Assert.Equal(tree.Count - 1, Enumerable.Range(0, tree.Count).Sum(i => tree.Children(i).Count));
        for (int k = 0; k < tree.Sentence.Count; k++) Assert.Equal(k, tree.InSentence(tree.FromSentence(k)));
    }

    static bool Dominates(SyntaxTree tree, int head, int token)
    {
        while (token >= 0 && token != head) token = tree.Head(token);
        return token == head;
    }
}
