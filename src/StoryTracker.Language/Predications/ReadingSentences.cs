using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>
/// The sentences of a text as they are to be understood: a quotation that goes on with the reporter's sentence is read with it, one that is a
/// sentence of its own by itself.
/// </summary>
/// <remarks>"there should be “zero tolerance. It is wrong”" is two sentences: "there should be zero tolerance" and "It is wrong".</remarks>
static class ReadingSentences
{
    const int LongestOpened = 80;
    const int Shortest = 2;

    /// <summary>The sentences in order of their first word; the marks of opened quotations are left out.</summary>
    public static IEnumerable<Sentence> Of(ArticleText text)
    {
        foreach (var sentence in text.Sentences)
        {
            var frame = new List<Token>();
            var own = new List<Sentence>();
            foreach (var token in sentence.Tokens)
            {
                if (!token.IsQuotation)
                {
                    frame.Add(token);
                    continue;
                }
                var inside = Tokenizer.Tokenize(text.Text, token.Stretch!.Inner, []);
                bool tagged = sentence.Count > 1;
                if (tagged && Continues(token.Stretch, frame.Count > 0)) frame.AddRange(inside);
                else
                {
                    if (tagged) frame.Add(token);
                    SentenceSplitter.Split(inside, sentence.Paragraph, ReportingVerbs, own);
                }
            }
            foreach (var part in Cut(frame, sentence.Paragraph).Concat(own).OrderBy(s => s.Span.Start))
                if (part.Count >= Shortest) yield return part;
        }
    }

    /// <summary>Words that begin small, or are no clause of their own, are a part of the reporter's sentence.</summary>
    static bool Continues(MarkedStretch stretch, bool framed) =>
        stretch.Words < LongestOpened && (framed && !stretch.Capital || !stretch.EndsClause || stretch.Words <= 3);

    static List<Sentence> Cut(List<Token> tokens, int paragraph)
    {
        var parts = new List<Sentence>();
        if (tokens.Count > 0) SentenceSplitter.Split(tokens, paragraph, ReportingVerbs, parts);
        return parts;
    }

    static bool ReportingVerbs(Token token) => Speech.ReportingVerbs.IsTagVerb(token);
}
