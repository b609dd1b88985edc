using StoryTracker.Matching.Copies;

namespace StoryTracker.Matching.Arrivals;

/// <summary>What a text prints inside quotation marks, four words at a time: two articles that quote the same words tell of the same thing said.</summary>
static class QuotedWords
{
    // Three words inside marks are a name or a turn of phrase.
    const int Words = 4;
    const int Most = 48;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens, in order.</param>
    public static TextSample In(string text, List<Token> tokens)
    {
        var sample = new TextSample(Most);
        var at = 0;
        foreach (var quoted in QuotationMarks.In(text))
        {
            while (at < tokens.Count && tokens[at].Start < quoted.Start) at++;
            for (; at + Words <= tokens.Count && tokens[at + Words - 1].End <= quoted.End; at++)
            {
                var hash = TextSample.Seed;
                for (var i = at; i < at + Words; i++) hash = TextSample.Hash(text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start), hash);
                sample.Add(hash, tokens[at].Start, tokens[at + Words - 1].End);
            }
        }
        return sample;
    }
}
