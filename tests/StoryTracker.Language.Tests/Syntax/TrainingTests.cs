using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Training.Learning;
using StoryTracker.Training.Measuring;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Language.Tests.Syntax;

/// <summary>Training, on a treebank of four sentences of our own.</summary>
public sealed class TrainingTests
{
    static readonly Recipe Short = new() { Epochs = 8, Rounds = 2, TaggerEpochs = 5, JackknifeEpochs = 3, Folds = 2 };

    static List<TreebankSentence> Tiny()
    {
        using var stream = typeof(TrainingTests).Assembly.GetManifestResourceStream("tiny.conllu")!;
        using var reader = new StreamReader(stream);
        return Conllu.Read(reader);
    }

    [Fact]
    public void The_same_treebank_gives_the_same_bytes()
    {
        var (first, second) = (Short.Train(Tiny(), _ => { }), Short.Train(Tiny(), _ => { }));
        Assert.Equal(first.Tagger, second.Tagger);
        Assert.Equal(first.Parser, second.Parser);
    }

    [Fact]
    public void What_was_trained_on_is_parsed_as_it_was_annotated()
    {
        var (tagger, parser) = Short.Train([.. Enumerable.Repeat(Tiny(), 6).SelectMany(t => t)], _ => { });
        var accuracy = Accuracy.Of(Tiny().Select(Alignment.Open), new SyntaxModel(tagger, parser));
        Assert.InRange(accuracy.LabelledAttachment, 80, 100);
    }

    [Fact]
    public void Words_the_product_keeps_whole_take_the_head_of_the_one_whose_head_lies_outside()
    {
        var tree = Alignment.Open(Tiny()[2]);
        Assert.Equal(["She", "didn't", "close", "the", "long-term", "plan", "."], tree.Tokens.Tokens.Select(t => t.Text));
        Assert.Equal([2, 2, 7, 5, 5, 2, 2], tree.Heads);
        Assert.Equal((Upos.Aux, Penn.VBD, Relation.Aux), (tree.Universal[1], tree.Fine[1], tree.Relations[1]));
        Assert.Equal((Upos.Noun, Penn.NN, Relation.Compound), (tree.Universal[4], tree.Fine[4], tree.Relations[4]));
    }

    [Fact]
    public void A_quotation_that_is_a_subtree_is_closed_into_one_token()
    {
        var tree = Alignment.Closed(Tiny()[1], every: false)!;
        Assert.Equal(5, tree.Count);
        Assert.Equal((1, Relation.Ccomp, Upos.X), (tree.Heads[0], tree.Relations[0], tree.Universal[0]));
    }

    [Fact]
    public void Crossing_arcs_are_lifted_until_none_cross()
    {
        int[] heads = [2, 3, 4, 4, 5];
        StoryTracker.Training.Treebanks.Trees.Projectivise(heads);
        Assert.True(StoryTracker.Training.Treebanks.Trees.IsProjective(heads));
    }

    [Fact]
    public void The_oracle_leads_to_the_annotated_tree()
    {
        Span<int> costs = stackalloc int[3];
        foreach (var gold in Tiny().Select(Alignment.Open))
        {
            var c = new Configuration(new Analysis(gold.Count));
            while (!c.Done)
            {
                Oracle.Costs(c, gold.Heads, costs);
                int move = costs.IndexOf(0);
                Assert.InRange(move, 0, 2);
                if (move == Oracle.Shift) c.Shift();
                else if (move == Oracle.Left) c.Left(Relation.Dep);
                else c.Right(Relation.Dep);
            }
            Assert.Equal(gold.Heads, Enumerable.Range(0, gold.Count).Select(c.Head));
        }
    }
}
