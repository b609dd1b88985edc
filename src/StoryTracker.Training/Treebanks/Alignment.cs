using StoryTracker.Language;
using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Training.Treebanks;

/// <summary>Carries a treebank's tree over to the product's own tokens.</summary>
/// <remarks>
/// Words that the product keeps in one token become one: its head, relation and tags are those of the word whose head lies outside. A word that the
/// product cuts keeps its tree on its first letters; the rest hangs on them.
/// </remarks>
static class Alignment
{
    /// <summary>The tree with every stretch in quotation marks opened.</summary>
    public static GoldTree Open(TreebankSentence source) => Align(source, TreeTokens.Of(SentenceOf(source.Text), _ => true));

    /// <summary>
    /// The tree with those stretches closed that are one subtree and that the product would keep closed, or any whole subtree if
    /// <paramref name="every"/>; null if there is none.
    /// </summary>
    public static GoldTree? Closed(TreebankSentence source, bool every)
    {
        var sentence = SentenceOf(source.Text);
        bool Closes(Token t) => (every ? t.Stretch!.Words > 1 : t.Stretch!.Words > 3 && t.Stretch.EndsClause) && IsSubtree(source, t.Stretch);
        return sentence.Tokens.Any(t => t.IsQuotation && Closes(t)) ? Align(source, TreeTokens.Of(sentence, t => !Closes(t))) : null;
    }

    static Sentence SentenceOf(string text) =>
        new(Tokenizer.Tokenize(text, new Span(0, text.Length), MarkedStretches.Find(text)), 0, 0, true);

    /// <summary>Exactly one word of the stretch, marks aside, has its head outside, and no word outside has its head inside, marks aside.</summary>
    static bool IsSubtree(TreebankSentence source, MarkedStretch stretch)
    {
        bool Inside(TreebankWord w) => w.Start >= stretch.Outer.Start && w.End <= stretch.Outer.End;
        int outward = 0;
        foreach (var word in source.Words)
        {
            bool inside = Inside(word);
            bool headInside = word.Head >= 0 && Inside(source.Words[word.Head]);
            if (inside && !headInside && word.Universal != "PUNCT") outward++;
            if (!inside && headInside && word.Universal != "PUNCT") return false;
        }
        return outward == 1;
    }

    static GoldTree Align(TreebankSentence source, TreeTokens tokens)
    {
        int count = tokens.Count;
        var words = source.Words;
        int[] tokenOf = words.Select(w => TokenAt(tokens.Tokens, w)).ToArray();
        int[] top = new int[count];
        Array.Fill(top, -1);
        for (int w = 0; w < words.Count; w++)
        {
            int token = tokenOf[w];
            bool outward = words[w].Head < 0 || tokenOf[words[w].Head] != token;
            if (!outward) continue;
            // Of several words with heads outside, punctuation gives way, and the root is kept.
            if (top[token] < 0 || words[w].Head < 0 || words[top[token]].Universal == "PUNCT" && words[top[token]].Head >= 0) top[token] = w;
        }
        var tree = new GoldTree(tokens, new Upos[count], new Penn[count], new int[count], new Relation[count]);
        for (int i = 0; i < count; i++)
        {
            if (top[i] >= 0) Copy(source, tree, i, top[i], tokenOf);
            else Remainder(source, tree, i);
            if (tokens.Quotations[i]) (tree.Universal[i], tree.Fine[i]) = (Upos.X, Penn.XX);
        }
        Trees.BreakCycles(tree.Heads);
        Trees.Projectivise(tree.Heads);
        return tree;
    }

    static void Copy(TreebankSentence source, GoldTree tree, int i, int word, int[] tokenOf)
    {
        var from = source.Words[word];
        (tree.Universal[i], tree.Fine[i]) = (TagNames.Universal(from.Universal), TagNames.Fine(from.Fine));
        tree.Heads[i] = from.Head < 0 ? tree.Count : tokenOf[from.Head];
        tree.Relations[i] = from.Head < 0 ? Relation.Root : Relations.Named(from.Relation);
    }

    static void Remainder(TreebankSentence source, GoldTree tree, int i)
    {
        var token = tree.Tokens.Tokens[i];
        bool mark = token.Kind == TokenKind.Punctuation;
        var word = source.Words.FirstOrDefault(w => w.Start < token.Span.End && w.End > token.Span.Start);
        tree.Universal[i] = mark ? Upos.Punct : word is null ? Upos.X : TagNames.Universal(word.Universal);
        tree.Fine[i] = mark && word is { Universal: "PUNCT" or "SYM" } ? TagNames.Fine(word.Fine) : mark ? Penn.NFP
            : word is null ? Penn.XX : TagNames.Fine(word.Fine);
        tree.Heads[i] = i > 0 ? i - 1 : Math.Min(1, tree.Count);
        while (i > 0 && tree.Heads[i] > 0 && mark && tree.Relations[tree.Heads[i]] == Relation.Punct && tree.Heads[tree.Heads[i]] < i)
            tree.Heads[i] = tree.Heads[tree.Heads[i]];
        tree.Relations[i] = mark ? Relation.Punct : Relation.Flat;
    }

    /// <summary>The token in which a word's first letter stands; an opening mark or bracket before it in the same word is passed over.</summary>
    static int TokenAt(IReadOnlyList<Token> tokens, TreebankWord word)
    {
        int found = -1;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Span.End <= word.Start) continue;
            if (tokens[i].Span.Start >= word.End) break;
            if (found < 0 || tokens[found].Kind == TokenKind.Punctuation && tokens[i].Kind != TokenKind.Punctuation && word.Universal != "PUNCT")
                found = i;
            if (tokens[found].Kind != TokenKind.Punctuation) break;
        }
        return found >= 0 ? found : Math.Max(0, tokens.Count - 1);
    }
}
