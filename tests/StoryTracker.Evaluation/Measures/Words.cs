using System.Globalization;
using System.Text;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>The words of a text, by which spans are compared: letters, numbers and underscores, joined by apostrophes.</summary>
public sealed class Words
{
    readonly List<int> starts = [], ends = [];

    /// <param name="text">The text.</param>
    public Words(string text)
    {
        foreach (var word in In(text))
        {
            starts.Add(word.Start);
            ends.Add(word.End);
        }
    }

    /// <summary>Starts of the words that share at least one character with a span.</summary>
    public HashSet<int> Of(IEnumerable<Span> spans)
    {
        var found = new HashSet<int>();
        foreach (var span in spans)
        {
            int i = ends.BinarySearch(span.Start + 1);
            for (i = i < 0 ? ~i : i; i < starts.Count && starts[i] < span.End; i++) found.Add(starts[i]);
        }
        return found;
    }

    /// <summary>Every word of a text, in order.</summary>
    public static IEnumerable<Span> In(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int length = WordCharacter(text, i);
            if (length == 0)
            {
                i++;
                continue;
            }
            int start = i;
            while (length > 0)
            {
                i += length;
                length = i >= text.Length ? 0 : WordCharacter(text, i);
                if (length == 0 && i + 1 < text.Length && text[i] is '\'' or '’' && WordCharacter(text, i + 1) > 0) length = 1;
            }
            yield return new Span(start, i);
        }
    }

    /// <summary>Whether the character at a position is a letter or a number.</summary>
    public static bool IsAlphanumeric(string text, int at) =>
        char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]) ? Alphanumeric(text, at - 1) > 0 : Alphanumeric(text, at) > 0;

    /// <summary>The span without what is neither letter nor number at its ends, kept inside the text.</summary>
    public static Span Trim(string text, Span span)
    {
        int start = Math.Max(0, span.Start), end = Math.Min(text.Length, span.End);
        while (start < end && !IsAlphanumeric(text, start)) start++;
        while (end > start && !IsAlphanumeric(text, end - 1)) end--;
        return new Span(start, end);
    }

    /// <summary>The spans, trimmed, without those that hold nothing.</summary>
    public static IEnumerable<Span> Trim(string text, IEnumerable<Span> spans) => spans.Select(s => Trim(text, s)).Where(s => !s.IsEmpty);

    static int WordCharacter(string text, int at) => text[at] == '_' ? 1 : Alphanumeric(text, at);

    static int Alphanumeric(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber ? rune.Utf16SequenceLength : 0;
}
