using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Training.Treebanks;

/// <summary>A tree as annotated, on the product's own tokens.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Universal">Universal tags.</param>
/// <param name="Fine">Penn tags.</param>
/// <param name="Heads">Head of each token; the number of tokens stands for the root.</param>
/// <param name="Relations">Relation of each token to its head.</param>
sealed record GoldTree(TreeTokens Tokens, Upos[] Universal, Penn[] Fine, int[] Heads, Relation[] Relations)
{
    public int Count => Heads.Length;
}
