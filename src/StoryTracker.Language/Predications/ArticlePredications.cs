using StoryTracker.Language.Dates;
using StoryTracker.Language.Numbers;
using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>What the sentences of an article say of what, its numbers and its times, in the reporter's words and inside quotation marks alike.</summary>
/// <param name="Sentences">The sentences in order.</param>
/// <param name="Numbers">The numbers in order.</param>
/// <param name="Times">The expressions of time in order.</param>
public sealed record ArticlePredications(
    IReadOnlyList<SentenceReading> Sentences, IReadOnlyList<Quantity> Numbers, IReadOnlyList<TimeExpression> Times)
{
    /// <summary>Reads an article. Pure and linear; never throws on any text.</summary>
    /// <param name="article">The article.</param>
    /// <exception cref="ArgumentNullException"><paramref name="article"/> is null.</exception>
    public static ArticlePredications Read(ArticleInput article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = ArticleText.Read(article.Text);
        var times = TimeExpressions.Find(text, article.Published);
        return new([.. ReadingSentences.Of(text).Select(s => Sentence(text, s))], Quantities.Find(text, times), times);
    }

    static SentenceReading Sentence(ArticleText text, Sentence sentence)
    {
        var tree = SyntaxParser.Parse(sentence);
        var words = new List<ContentWord>();
        for (int i = 0; i < tree.Count; i++)
            if (TreeArguments.IsContent(tree, i)) words.Add(new(tree.Tokens[i].Span, Lemmas.Of(tree, i), tree.Fine(i) is Penn.NNP or Penn.NNPS));
        return new(sentence.Span, sentence.Paragraph, words, PredicationReader.Read(tree, at => Inside(text, at)), SuperlativeReader.Read(tree));
    }

    static bool Inside(ArticleText text, int position)
    {
        int low = 0, high = text.Stretches.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (text.Stretches[middle].Outer.End <= position) low = middle + 1; else high = middle;
        }
        return low < text.Stretches.Count && text.Stretches[low].Inner.Contains(position);
    }
}
