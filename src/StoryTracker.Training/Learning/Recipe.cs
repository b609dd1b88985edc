using StoryTracker.Language.Parsing;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>How the shipped models are made: which trees, how often, with which seed.</summary>
sealed record Recipe
{
    /// <summary>Passes over the training trees for the parser.</summary>
    public int Epochs { get; init; } = 12;

    /// <summary>Passes for the tagger.</summary>
    public int TaggerEpochs { get; init; } = 8;

    public int JackknifeEpochs { get; init; } = 4;

    /// <summary>Parts for jackknifing the tags.</summary>
    public int Folds { get; init; } = 4;

    public ulong Seed { get; init; } = 1789;

    /// <summary>The bytes of tagger and parser.</summary>
    public (byte[] Tagger, byte[] Parser) Train(
        IReadOnlyList<TreebankSentence> sentences, Action<string> say, Func<SyntaxModel, string>? measure = null)
    {
        var open = sentences.Select(Alignment.Open).Where(t => t.Count > 0).ToList();
        var closed = sentences.Select(s => Alignment.Closed(s, every: true)).OfType<GoldTree>().Where(t => t.Count > 1).ToList();
        var tags = new TagSet(open);
        say($"{open.Count} trees, {closed.Count} more with closed quotations, {tags.Hashes.Length} words, {tags.Pairs.Count} tag classes");
        byte[] tagger = TaggerTraining.Train([.. open, .. closed], tags, TaggerEpochs, Seed);
        say($"tagger: {tagger.Length} bytes");
        List<GoldTree> all = [.. open, .. closed];
        var analyses = TaggerTraining.Jackknife(all, tags, Folds, JackknifeEpochs, Seed + 1);
        say("training trees tagged");
        var order = all.Zip(analyses).ToList();
        var training = new ParserTraining(Seed);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            training.Epoch(order, explore: epoch > 0);
            string result = measure is null || epoch % 3 != 2 ? "" : measure(new SyntaxModel(tagger, training.Write()));
            say($"parser epoch {epoch + 1} {result}");
        }
        return (tagger, training.Write());
    }
}
