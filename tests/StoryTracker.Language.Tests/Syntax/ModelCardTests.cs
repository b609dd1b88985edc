using System.Security.Cryptography;
using StoryTracker.Language.Parsing;

namespace StoryTracker.Language.Tests.Syntax;

/// <summary>The shipped weights are those the cards speak of.</summary>
public sealed class ModelCardTests
{
    [Theory]
    [InlineData("tagger")]
    [InlineData("parser")]
    public void The_card_names_the_hash_and_the_size_of_the_shipped_model(string model)
    {
        byte[] bytes = SyntaxModel.Resource(model + ".model");
        using var reader = new StreamReader(new MemoryStream(SyntaxModel.Resource(model + ".md")));
        string card = reader.ReadToEnd();
        Assert.Contains($"SHA-256 `{Convert.ToHexStringLower(SHA256.HashData(bytes))}`", card, StringComparison.Ordinal);
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes.Length:N0} bytes"), card, StringComparison.Ordinal);
        Assert.Contains("CC BY-SA 4.0", card, StringComparison.Ordinal);
    }
}
