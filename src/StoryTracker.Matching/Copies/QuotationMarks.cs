using System.Collections.Immutable;

namespace StoryTracker.Matching.Copies;

/// <summary>
/// Where a text stands between quotation marks, “ ”, " ", ‘ ’, ' ' and « », read paragraph by paragraph: a quotation that runs on opens again in the next
/// paragraph, and one whose closing mark is missing ends with its paragraph.
/// </summary>
static class QuotationMarks
{
    /// <summary>The stretches between marks, marks excluded, in order and apart.</summary>
    public static ImmutableArray<TextSpan> In(string text)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var at = 0; at < text.Length; at++)
        {
            if (ClosingOf(text, at) is not { } closing) continue;
            var end = at + 1;
            while (end < text.Length && text[end] is not ('\n' or '\r') && !Closes(text, end, closing)) end++;
            // A mark that nothing answers is an apostrophe, or feet and inches, unless it is a double one that opens as print opens.
            var answered = end < text.Length && text[end] is not ('\n' or '\r');
            if (!answered && text[at] is not ('“' or '«')) continue;
            if (end > at + 1) spans.Add(new(at + 1, end));
            at = answered ? end : end - 1;
        }
        return spans.ToImmutable();
    }

    static char? ClosingOf(string text, int at) => text[at] switch
    {
        '“' => '”',
        '«' => '»',
        '"' => '"',
        '‘' when Opens(text, at) => '’',
        '\'' when Opens(text, at) => '\'',
        _ => null,
    };

    static bool Opens(string text, int at) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);

    // Printers mix “ with ". A single mark before a letter is an apostrophe.
    static bool Closes(string text, int at, char closing) =>
        closing is '”' or '"' ? text[at] is '”' or '"'
        : text[at] == closing && (closing is '»' || at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));
}
