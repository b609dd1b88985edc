using System.Diagnostics;
using System.Security.Cryptography;
using StoryTracker.Language.Parsing;
using StoryTracker.Training.Learning;
using StoryTracker.Training.Measuring;
using StoryTracker.Training.Treebanks;

if (Option("--treebanks") is not { } treebanks)
{
    Console.Error.WriteLine("Name the folder of the treebanks: --treebanks DIR [--out DIR] (it holds ud_ewt/ and ud_gum/).");
    return 2;
}
var clock = Stopwatch.StartNew();
var set = TreebankSet.Read(treebanks);
Say($"read {set.Train.Count} training sentences");
var (dev, test, news) = (Open(set.Dev), Open(set.Test), Open(set.News));
var models = new Recipe().Train(set.Train, Say);
var final = new SyntaxModel(models.Tagger, models.Parser);
foreach (var (name, trees) in new[] { ("EWT dev ", dev), ("EWT test", test), ("GUM news", news) })
{
    var accuracy = Accuracy.Of(trees, final);
    Say($"{name} {accuracy}");
    Say($"{name} F1 " + accuracy.ByRelation(Relation.Nsubj, Relation.NsubjPass, Relation.Ccomp, Relation.Xcomp, Relation.Obj, Relation.Obl, Relation.Nmod,
        Relation.Parataxis, Relation.Advcl, Relation.AclRelcl, Relation.Acl, Relation.Appos, Relation.Conj, Relation.Punct));
}
var timer = Stopwatch.StartNew();
for (int round = 0; round < 3; round++) _ = Accuracy.Of(dev, final);
Say($"{timer.Elapsed.TotalMicroseconds / 3 / dev.Sum(t => t.Count):F2} microseconds a token");
if (Option("--out") is { } folder)
{
    Directory.CreateDirectory(folder);
    foreach (var (name, bytes) in new[] { ("tagger.model", models.Tagger), ("parser.model", models.Parser) })
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        Say($"{name}: {bytes.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
    }
}
return 0;

string? Option(string name) => Array.IndexOf(args, name) is int i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
void Say(string line) => Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F1}s {line}");
static List<GoldTree> Open(List<TreebankSentence> sentences) => [.. sentences.Select(Alignment.Open).Where(t => t.Count > 0)];
