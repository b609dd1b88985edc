using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Parsing;

/// <summary>The tokens a tree stands on: those of the sentence, short and unfinished stretches in quotation marks opened.</summary>
sealed class TreeTokens
{
    /// <summary>A longer stretch stays closed, and none is opened once a tree has <see cref="LongestTree"/> tokens: the work stays bounded.</summary>
    const int LongestOpened = 60;
    const int LongestTree = 300;
    const int FewWords = 3;

    public required Sentence Sentence { get; init; }

    public required IReadOnlyList<Token> Tokens { get; init; }

    /// <summary>Which end of an opened stretch each token is.</summary>
    public required QuoteEnd[] Marks { get; init; }

    /// <summary>Which tokens are whole stretches.</summary>
    public required bool[] Quotations { get; init; }

    /// <summary>Number of each token, or of the stretch that holds it, in the sentence.</summary>
    public required int[] InSentence { get; init; }

    /// <summary>The first token here of each token of the sentence.</summary>
    public required int[] FromSentence { get; init; }

    public int Count => Tokens.Count;

    public static TreeTokens Of(Sentence sentence) => Of(sentence, Opens);

    /// <summary>The tokens with those stretches opened that <paramref name="opens"/> names.</summary>
    public static TreeTokens Of(Sentence sentence, Func<Token, bool> opens)
    {
        var tokens = new List<Token>(sentence.Count + 8);
        var marks = new List<QuoteEnd>(sentence.Count + 8);
        var inSentence = new List<int>(sentence.Count + 8);
        var from = new int[sentence.Count];
        for (int k = 0; k < sentence.Count; k++)
        {
            var token = sentence[k];
            from[k] = tokens.Count;
            if (!token.IsQuotation || tokens.Count > LongestTree || !opens(token))
            {
                tokens.Add(token);
                marks.Add(QuoteEnd.None);
                inSentence.Add(k);
                continue;
            }
            var opened = Tokenizer.Open(token);
            for (int i = 0; i < opened.Count; i++)
            {
                tokens.Add(opened[i]);
                marks.Add(i == 0 ? QuoteEnd.Opening : i == opened.Count - 1 && token.Stretch!.Closed ? QuoteEnd.Closing : QuoteEnd.None);
                inSentence.Add(k);
            }
        }
        return new TreeTokens
        {
            Sentence = sentence, Tokens = tokens, Marks = [.. marks], InSentence = [.. inSentence], FromSentence = from,
            Quotations = [.. tokens.Select(t => t.IsQuotation)],
        };
    }

    /// <summary>A stretch that is no clause of its own: it does not end as one does before a tag, or has few words.</summary>
    static bool Opens(Token token) => token.Stretch is { Words: < LongestOpened } stretch && (!stretch.EndsClause || stretch.Words <= FewWords);
}
