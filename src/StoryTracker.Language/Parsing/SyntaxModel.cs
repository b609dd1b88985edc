using System.Reflection;
using StoryTracker.Language.Models;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Parsing;

/// <summary>Tagger and parser weights: those built into the assembly, or others while training.</summary>
sealed class SyntaxModel
{
    static readonly Lazy<SyntaxModel> BuiltIn = new(() => new SyntaxModel(Resource("tagger.model"), Resource("parser.model")));

    public SyntaxModel(ReadOnlySpan<byte> tagger, ReadOnlySpan<byte> parser)
    {
        Tagger = Tagger.Read(tagger);
        Moves = MoveWeights.Read(ref parser);
        Labels = ClassWeights.Read(ref parser);
    }

    /// <summary>The shipped weights, read once.</summary>
    public static SyntaxModel Shipped => BuiltIn.Value;

    public Tagger Tagger { get; }

    public MoveWeights Moves { get; }

    public ClassWeights Labels { get; }

    /// <summary>The bytes of a model that is built into the assembly.</summary>
    public static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The model '{name}' is not built into the assembly.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
