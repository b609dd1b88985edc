using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Predications;

/// <summary>Reads what a sentence calls the most or the least of its kind.</summary>
static class SuperlativeReader
{
    static readonly HashSet<string> Least = ["lowest", "smallest", "least", "fewest", "shortest", "worst", "poorest", "weakest", "slowest", "cheapest"];

    /// <summary>The superlatives of a tree in order of the text.</summary>
    public static IReadOnlyList<Superlative> Read(SyntaxTree tree)
    {
        var found = new List<Superlative>();
        for (int i = 0; i < tree.Count; i++)
        {
            bool most = tree.Tokens[i].Lower is "most" or "least" && tree.Fine(i) is Penn.JJS or Penn.RBS;
            if (tree.Fine(i) != Penn.JJS && !most || tree.Tokens[i].IsQuotation) continue;
            if (tree.Relation(i) != Relation.Amod || tree.Head(i) is not (> 0 and var noun) || noun < i
                || tree.Fine(noun) is not (Penn.NN or Penn.NNS)) continue;
            found.Add(Read(tree, i, noun));
        }
        return found;
    }

    static Superlative Read(SyntaxTree tree, int adjective, int noun)
    {
        int of = tree.Children(noun).FirstOrDefault(c => c > noun && tree.Relation(c) == Relation.Nmod
            && tree.Children(c).Any(p => p < c && tree.Tokens[p].Is("of")), -1);
        var what = of < 0 ? null : TreeArguments.Phrase(tree, of);
        int end = what is null ? noun : of;
        var names = new List<string>();
        for (int k = 0; k < tree.Count; k++)
            if (tree.Fine(k) is Penn.NNP or Penn.NNPS && tree.Tokens[k].Lower is not ("mr" or "mrs" or "ms" or "mr." or "mrs." or "ms.") && !(what?.Span.Contains(tree.Tokens[k].Span) ?? false)) names.Add(Lemmas.Of(tree, k));
        var span = new Span(tree.Tokens[Math.Max(0, adjective - (adjective > 0 && tree.Tokens[adjective - 1].Is("the") ? 1 : 0))].Span.Start,
            Math.Max(what?.Span.End ?? 0, tree.Tokens[end].Span.End));
        return new Superlative(span, tree.Tokens[adjective].Lower, Least.Contains(tree.Tokens[adjective].Lower), Lemmas.Of(tree, noun), what, names)
        {
            Holder = Holder(tree, noun),
        };
    }

    /// <summary>Who or what has it: the name of which the noun, or what it describes, is said; "Barnet is home to …, with the highest …".</summary>
    static Argument? Holder(SyntaxTree tree, int noun)
    {
        for (int node = noun, depth = 0; node >= 0 && depth < 5; node = tree.Head(node), depth++)
        {
            if (depth > 0 && tree.Fine(node) is Penn.NNP or Penn.NNPS) return TreeArguments.Phrase(tree, node);
            foreach (int c in tree.Children(node))
                if (tree.Relation(c) is Relation.Nsubj or Relation.NsubjPass && c < noun)
                    return tree.Fine(c) is Penn.NNP or Penn.NNPS ? TreeArguments.Phrase(tree, c) : null;
        }
        return null;
    }
}
