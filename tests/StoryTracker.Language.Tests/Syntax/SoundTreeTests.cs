using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.Language.Tests.Syntax;

/// <summary>Whatever the text, every sentence gets one sound tree, and always the same.</summary>
public sealed class SoundTreeTests
{
    static readonly string[] Pieces =
    [
        "said", "Smith", "the", "mayor", ",", ".", "“", "”", "\"", "that", "don't", "long-term", "😀", "—", "who", "and", "5", "%", "(", ")", "ß", "\n",
        "would", "resign", "U.S.", "’s", "!", "?", "…", "—", "of", "Leeds", "\u200b", "‘", "’",
    ];

    [Fact]
    public void Any_text_gets_trees_with_one_root_no_cycle_and_no_crossing_arcs()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p)).ToArbitrary();
        Prop.ForAll(texts, text => { foreach (var tree in Trees.All(text)) Trees.AssertSound(tree); }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_string_at_all_gets_sound_trees() =>
        Prop.ForAll<string>(text => { foreach (var tree in Trees.All(text ?? "")) Trees.AssertSound(tree); }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_text_gets_the_same_trees()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p)).ToArbitrary();
        Prop.ForAll(texts, text => Assert.Equal(Trees.All(text).Select(t => t.Shown()), Trees.All(text).Select(t => t.Shown())))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("\"No one is here.\" ", 200)]
    [InlineData("“a b c d e.” ", 200)]
    [InlineData("😀 ", 300)]
    [InlineData("\u0301\u200b ", 50)]
    [InlineData("and ", 1000)]
    [InlineData("( “ ", 500)]
    public void Monotonous_text_gets_sound_trees(string piece, int times)
    {
        foreach (var tree in Trees.All(string.Concat(Enumerable.Repeat(piece, times)))) Trees.AssertSound(tree);
    }

    [Fact]
    public void A_sentence_is_parsed_once_and_its_tree_kept()
    {
        var article = Tokens.ArticleText.Read("The council met on Monday.");
        Assert.Same(article.Tree(article.Sentences[0]), article.Tree(article.Sentences[0]));
    }
}
