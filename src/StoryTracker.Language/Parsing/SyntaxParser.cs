using StoryTracker.Language.Models;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Parsing;

/// <summary>Tags a sentence and finds its dependencies: greedy, arc-hybrid, a move first and the relation when an arc is made.</summary>
/// <remarks>Pure, deterministic, linear in the tokens; any tokens give a tree with one root and no crossing arcs.</remarks>
static class SyntaxParser
{
    public static SyntaxTree Parse(Sentence sentence) => Parse(TreeTokens.Of(sentence), SyntaxModel.Shipped);

    internal static SyntaxTree Parse(TreeTokens tokens, SyntaxModel model)
    {
        var analysis = Analyse(tokens, model.Tagger.Vocabulary);
        model.Tagger.Tag(analysis, tokens.Quotations);
        return new SyntaxTree(tokens, analysis, model.Tagger, Parse(analysis, model));
    }

    internal static Analysis Analyse(TreeTokens tokens, Vocabulary vocabulary)
    {
        var analysis = new Analysis(tokens.Count);
        for (int i = 0; i < tokens.Count; i++) analysis.Set(i, WordForm.Of(tokens.Tokens[i], tokens.Marks[i]), vocabulary);
        return analysis;
    }

    internal static Configuration Parse(Analysis analysis, SyntaxModel model)
    {
        var c = new Configuration(analysis);
        var keys = new FeatureKeys(stackalloc ulong[MoveFeatures.Most]);
        Span<int> scores = stackalloc int[Relations.Count];
        while (!c.Done)
        {
            if (c.Next == c.Count)
            {
                if (c.CanRight) c.Right(Label(c, analysis, model, c.Stack(1), ref keys, scores));
                else c.Left(Relation.Root);
                continue;
            }
            if (c.Depth == 0)
            {
                c.Shift();
                continue;
            }
            MoveFeatures.Collect(c, ref keys);
            var (shift, left, right) = model.Moves.Score(keys.Keys);
            if (left > shift && (left >= right || !c.CanRight)) c.Left(Label(c, analysis, model, c.Next, ref keys, scores));
            else if (right > shift && c.CanRight) c.Right(Label(c, analysis, model, c.Stack(1), ref keys, scores));
            else c.Shift();
        }
        return c;
    }

    static Relation Label(Configuration c, Analysis analysis, SyntaxModel model, int head, ref FeatureKeys keys, Span<int> scores)
    {
        int dependent = c.Stack(0);
        if (model.Tagger.Universal[analysis.Tags[dependent]] == Upos.Punct) return Relation.Punct;
        LabelFeatures.Collect(c, analysis, head, dependent, ref keys);
        scores.Clear();
        model.Labels.Score(keys.Keys, scores);
        int best = 1;
        for (int i = 2; i < scores.Length; i++) if (scores[i] > scores[best]) best = i;
        return (Relation)best;
    }
}
