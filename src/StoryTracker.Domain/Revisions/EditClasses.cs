using System.Buffers;
using System.Text;

namespace StoryTracker.Domain.Revisions;

/// <summary>Says what an edit changed, from the characters alone.</summary>
sealed class EditClasses
{
    static readonly HashSet<string> DateWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July", "August",
        "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mon", "Tue",
        "Wed", "Thu", "Fri", "yesterday", "today", "tomorrow", "tonight", "noon", "midnight", "am", "pm", "o'clock", "o’clock", "fortnight",
    };

    static readonly HashSet<string> NumberWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds",
        "thousand", "thousands", "million", "millions", "billion", "billions", "trillion", "dozen", "dozens", "half", "third", "quarter", "double", "triple",
        "twice", "percent", "per", "cent", "none", "nobody", "no", "once",
    };

    static readonly SearchValues<char> Amounts = SearchValues.Create("%‰$€£¥₹"), DoubleMarks = SearchValues.Create("“”„«»\"");
    const string Weighty = "%‰°$€£¥₹?+=<>/@#&*";
    readonly string old, now;
    readonly List<(int Start, int End)> oldQuoted, newQuoted;
    readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Looks at two texts.</summary>
    public EditClasses(string old, string now)
    {
        (this.old, this.now) = (old, now);
        (oldQuoted, newQuoted) = (QuotedStretches.Of(old), QuotedStretches.Of(now));
        foreach (var text in new[] { old, now })
        {
            var tokens = DiffTokens.Of(text);
            for (var i = 1; i < tokens.Count; i++)
                if (IsCapital(text, tokens[i]) && !BeginsSentence(text, tokens, i)) names.Add(Word(text, tokens[i]));
        }
    }

    /// <summary>Class of what went at [oldStart, oldEnd) and came at [newStart, newEnd).</summary>
    public EditClass Of(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        var (went, came) = (old[oldStart..oldEnd], now[newStart..newEnd]);
        if (Plain(old, oldStart, oldEnd) == Plain(now, newStart, newEnd)) return EditClass.Cosmetic;
        if (HasMark(went) != HasMark(came) || QuotedStretches.Touch(oldQuoted, oldStart, oldEnd) || QuotedStretches.Touch(newQuoted, newStart, newEnd))
            return EditClass.Quotation;
        var words = Words(went).Concat(Words(came)).ToList();
        if (words.Exists(DateWords.Contains) || (words.Exists(HasDigit) && (NearDate(old, oldStart, oldEnd) || NearDate(now, newStart, newEnd) || words.TrueForAll(IsYear))))
            return EditClass.Date;
        if (words.Exists(w => HasDigit(w) || NumberWords.Contains(w)) || (went + came).AsSpan().IndexOfAny(Amounts) >= 0
            || IsSign(old, oldStart, oldEnd) || IsSign(now, newStart, newEnd)) return EditClass.Number;
        return Words(went).Except(Words(came), StringComparer.Ordinal).Concat(Words(came).Except(Words(went), StringComparer.Ordinal)).Any(IsName)
            ? EditClass.Name : EditClass.Other;
    }

    /// <summary>Whether two wordings are one but for white space, the look of marks, and a comma: what <see cref="EditClass.Cosmetic"/> is of whole words.</summary>
    public static bool IsCosmetic(string old, string now) => Plain(old, 0, old.Length).Equals(Plain(now, 0, now.Length), StringComparison.Ordinal);

    // What is left when the look of marks and the white space do not count: letters, digits and signs that carry sense, words kept apart.
    static string Plain(string text, int start, int end)
    {
        var plain = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            var betweenDigits = i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            var beforeDigit = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            var insideWord = i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || Weighty.Contains(c, StringComparison.Ordinal)) plain.Append(c);
            else if (c is '\'' or '’' && insideWord) plain.Append('\'');
            else if (c is '.' or ',' or ':' && betweenDigits) plain.Append(c);
            else if (c is '-' or '‐' or '‑' or '−' or '–' && (insideWord || beforeDigit)) plain.Append('-');
            else if ("“”„«»\"‘’‚‹›'".Contains(c, StringComparison.Ordinal)) plain.Append('"');
            else if (char.IsLetterOrDigit(plain.Length > 0 ? plain[^1] : ' ')) plain.Append(' ');
        }
        return plain.ToString().Trim();
    }

    static bool HasMark(string text) => text.AsSpan().IndexOfAny(DoubleMarks) >= 0;

    static List<string> Words(string text) => [.. DiffTokens.Of(text).Select(t => Word(text, t)).Where(w => char.IsLetterOrDigit(w[0]))];

    static string Word(string text, DiffToken token) => text[token.Start..token.End];

    static bool HasDigit(string word) => word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    static bool IsYear(string word) => word.Length == 4 && word.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && word[0] is '1' or '2';

    bool IsName(string word) => names.Contains(word) || (word.Length > 1 && char.IsUpper(word[0]) && word.Any(char.IsLower) && names.Contains(word.TrimEnd('s', '’', '\'')));

    static bool IsCapital(string text, DiffToken token) => char.IsUpper(text[token.Start]) && token.End - token.Start > 1;

    static bool BeginsSentence(string text, List<DiffToken> tokens, int i)
    {
        var gap = text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
        return gap.Contains('\n') || ".!?:“\"‘'„«—–(".Contains(text[tokens[i - 1].End - 1], StringComparison.Ordinal);
    }

    // A minus (or half a range) before a digit.
    static bool IsSign(string text, int start, int end) =>
        end > start && end < text.Length && text[end - 1] is '-' or '−' or '–' && char.IsAsciiDigit(text[end]);

    // A month or weekday within two words on either side.
    static bool NearDate(string text, int start, int end)
    {
        var from = Math.Max(0, start - 24);
        var to = Math.Min(text.Length, end + 24);
        return Words(text[from..start]).TakeLast(2).Concat(Words(text[end..to]).Take(2)).Any(DateWords.Contains);
    }
}
