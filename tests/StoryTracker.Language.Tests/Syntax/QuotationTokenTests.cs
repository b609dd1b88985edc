using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Tests.Syntax;

/// <summary>Stretches in quotation marks: whole clauses stay one token, phrases are opened.</summary>
public sealed class QuotationTokenTests
{
    [Fact]
    public void A_quoted_clause_is_one_token_tagged_as_other()
    {
        var tree = Trees.Of("“We will rebuild the whole bridge,” said Smith.");
        Assert.True(tree.Tokens[0].IsQuotation);
        Assert.Equal(Upos.X, tree.Tag(0));
        Assert.Equal(4, tree.Count);
    }

    [Fact]
    public void A_quoted_phrase_is_opened_into_marks_and_words()
    {
        var tree = Trees.Of("Smith called the whole plan “an utter and lasting disgrace” on Monday.");
        Assert.Equal(["Smith", "called", "the", "whole", "plan", "“", "an", "utter", "and", "lasting", "disgrace", "”", "on", "Monday", "."],
            tree.Tokens.Select(t => t.Text));
        Assert.Equal(Penn.OpenQuote, tree.Fine(5));
        Assert.Equal(5, tree.FromSentence(5));
        Assert.Equal(5, tree.InSentence(10));
        Assert.Equal(12, tree.FromSentence(6));
        Assert.Equal(tree.Sentence[6].Span, tree.Tokens[12].Span);
    }

    [Fact]
    public void Straight_and_curly_print_are_parsed_alike()
    {
        var curly = Trees.Of("Smith’s aide said it’s “a nasty surprise” — and he didn’t mean it.");
        var straight = Trees.Of("Smith's aide said it's \"a nasty surprise\" -- and he didn't mean it.");
        Assert.Equal(Enumerable.Range(0, curly.Count).Select(i => (curly.Head(i), curly.Relation(i), curly.Fine(i))),
            Enumerable.Range(0, straight.Count).Select(i => (straight.Head(i), straight.Relation(i), straight.Fine(i))));
    }

    [Fact]
    public void The_words_of_an_opened_stretch_keep_their_places_in_the_text()
    {
        const string text = "He spoke of “ some odd  things ” again.";
        var tree = Trees.Of(text);
        Assert.All(tree.Tokens, t => Assert.Equal(t.Text, t.Span.In(text)));
    }

    [Fact]
    public void A_quotation_before_said_hangs_on_the_verb_and_the_name_is_its_subject()
    {
        var tree = Trees.Of("“We will rebuild the whole bridge,” said Smith.");
        int said = tree.At("said");
        Assert.Equal(said, tree.Root);
        Assert.Equal((said, Relation.Nsubj), (tree.Head(tree.At("Smith")), tree.Relation(tree.At("Smith"))));
        Assert.Equal(said, tree.Head(0));
    }
}
