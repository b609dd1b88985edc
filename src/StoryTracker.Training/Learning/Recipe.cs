using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>How the shipped models are made: which trees, how often, with which seed.</summary>
sealed record Recipe
{
    /// <summary>Passes over the training trees for the parser, in every round.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>How often the parser starts anew with another order of the sentences; the shipped weights are the average.</summary>
    public int Rounds { get; init; } = 4;

    /// <summary>Passes for the tagger.</summary>
    public int TaggerEpochs { get; init; } = 8;

    /// <summary>Passes for each of the taggers that tag the training trees.</summary>
    public int JackknifeEpochs { get; init; } = 4;

    /// <summary>Parts for jackknifing the tags.</summary>
    public int Folds { get; init; } = 4;

    /// <summary>Where the generator starts.</summary>
    public ulong Seed { get; init; } = 1789;

    /// <summary>The bytes of tagger and parser.</summary>
    public (byte[] Tagger, byte[] Parser) Train(IReadOnlyList<TreebankSentence> sentences, Action<string> say)
    {
        var open = sentences.Select((s, i) => (Tree: Alignment.Open(s), Source: i)).Where(t => t.Tree.Count > 0).ToList();
        var closed = sentences.Select((s, i) => (Tree: Alignment.Closed(s, every: true)!, Source: i)).Where(t => t.Tree is { Count: > 1 }).ToList();
        List<(GoldTree Tree, int Source)> all = [.. open, .. closed];
        List<GoldTree> trees = [.. all.Select(t => t.Tree)];
        var tags = new TagSet([.. open.Select(t => t.Tree)]);
        say($"{open.Count} trees, {closed.Count} more with closed quotations, {tags.Hashes.Length} words, {tags.Pairs.Count} tag classes");
        byte[] tagger = TaggerTraining.Train(trees, tags, TaggerEpochs, Seed);
        say($"tagger: {tagger.Length} bytes");
        var analyses = TaggerTraining.Jackknife(all, tags, Folds, JackknifeEpochs, Seed + 1);
        say("training trees tagged");
        var order = trees.Zip(analyses).ToList();
        var training = new ParserTraining(tags, Seed);
        for (int round = 0; round < Rounds; round++)
        {
            if (round > 0) training.Restart();
            for (int epoch = 0; epoch < Epochs; epoch++)
            {
                training.Epoch(order, explore: epoch > 0);
                say($"parser round {round + 1}, epoch {epoch + 1}");
            }
        }
        return (tagger, training.Write());
    }
}
