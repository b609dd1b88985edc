using StoryTracker.Language.Models;
using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>Trains moves and relations together, following the parser's own mistakes (Goldberg and Nivre 2012).</summary>
sealed class ParserTraining(TagSet tags, ulong seed)
{
    /// <summary>Thousandths of a weight that one step of the shipped weights stands for.</summary>
    const long Step = 400;
    const int MoveBits = 19;
    const int LabelBits = 17;
    const int MoveMargin = 20;
    const int LabelMargin = 10;
    const int MovePatience = 2;
    const int LabelPatience = 1;
    const int ExplorePercent = 90;

    readonly Perceptron _moves = new(MovePatience);
    readonly Perceptron _labels = new(LabelPatience);
    readonly Generator _random = new(seed);

    public void Epoch(IList<(GoldTree Tree, Analysis Analysis)> order, bool explore)
    {
        _random.Shuffle(order);
        foreach (var (tree, analysis) in order) Learn(tree, analysis, explore);
    }

    /// <summary>Starts from nothing again, keeping the averages.</summary>
    public void Restart()
    {
        _moves.Restart();
        _labels.Restart();
    }

    public byte[] Write()
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            ModelWriter.Moves(writer, _moves.Averages(), Step, MoveBits);
            ModelWriter.Classes(writer, _labels.Averages(), Step, LabelBits);
        }
        return bytes.ToArray();
    }

    void Learn(GoldTree tree, Analysis a, bool explore)
    {
        var c = new Configuration(a);
        var keys = new FeatureKeys(stackalloc ulong[MoveFeatures.Most]);
        Span<int> scores = stackalloc int[Relations.Count];
        Span<int> costs = stackalloc int[3];
        while (!c.Done)
        {
            int move;
            if (c.Next == c.Count) move = c.CanRight ? Oracle.Right : Oracle.Left;
            else if (c.Depth == 0) move = Oracle.Shift;
            else
            {
                Oracle.Costs(c, tree.Heads, costs);
                MoveFeatures.Collect(c, ref keys);
                scores.Clear();
                _moves.Score(keys.Keys, scores);
                int best = -1, right = -1, rival = -1, least = Math.Min(costs[0], Math.Min(costs[1], costs[2]));
                for (int m = 0; m < 3; m++)
                {
                    if (costs[m] == int.MaxValue) continue;
                    if (best < 0 || scores[m] > scores[best]) best = m;
                    if (costs[m] == least && (right < 0 || scores[m] > scores[right])) right = m;
                    if (costs[m] > least && (rival < 0 || scores[m] > scores[rival])) rival = m;
                }
                // Also a right choice that is not clear enough is learnt from: the perceptron with margins.
                if (rival >= 0 && scores[right] - scores[rival] <= MoveMargin) _moves.Update(keys.Keys, right, rival);
                _moves.Tick();
                move = costs[best] > least && !(explore && _random.Below(100) < ExplorePercent) ? right : best;
            }
            Make(c, tree, a, move, ref keys, scores);
        }
    }

    void Make(Configuration c, GoldTree tree, Analysis a, int move, ref FeatureKeys keys, Span<int> scores)
    {
        if (move == Oracle.Shift)
        {
            c.Shift();
            return;
        }
        int dependent = c.Stack(0), head = move == Oracle.Left ? c.Next : c.Stack(1);
        var label = Relation.Root;
        if (tags.Pairs[a.Tags[dependent]].Universal == Upos.Punct && head < c.Count) label = Relation.Punct;
        else if (head < c.Count)
        {
            LabelFeatures.Collect(c, a, head, dependent, ref keys);
            scores.Clear();
            _labels.Score(keys.Keys, scores);
            int best = 1;
            for (int i = 2; i < scores.Length; i++) if (scores[i] > scores[best]) best = i;
            if (tree.Heads[dependent] == head)
            {
                _labels.Learn(keys.Keys, scores, (int)tree.Relations[dependent], LabelMargin);
                _labels.Tick();
            }
            label = (Relation)best;
        }
        if (move == Oracle.Left) c.Left(label);
        else c.Right(label);
    }
}
