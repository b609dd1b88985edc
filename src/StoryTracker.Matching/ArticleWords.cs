using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>An article cut into words once for all stories.</summary>
sealed class ArticleWords
{
    // A text without paragraphs has an opening too.
    const int LongestOpening = 60;

    public ArticleWords(ArticleText article)
    {
        Headline = article.Title ?? "";
        Text = article.Text;
        HeadlineWords = Word.In(Headline);
        Words = Word.In(Text);
        var start = Text.Length - Text.AsSpan().TrimStart().Length;
        var end = Text.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var length ? start + length : Text.Length;
        OpeningWords = Math.Min(LongestOpening, Words.TakeWhile(w => w.End <= end).Count());
    }

    public string Headline { get; }

    public ImmutableArray<Word> HeadlineWords { get; }

    public string Text { get; }

    public ImmutableArray<Word> Words { get; }

    /// <summary>How many words the opening paragraph has, 60 at most.</summary>
    public int OpeningWords { get; }
}
