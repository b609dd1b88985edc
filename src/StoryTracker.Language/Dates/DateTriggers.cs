using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Where an expression of time can begin; all other tokens are passed over at once.</summary>
/// <remarks>Every expression holds a word that only speaks of time (a month, a unit, "noon") or a number that can; it begins with such a
/// word or not more than <see cref="Lead"/> tokens before it.</remarks>
static class DateTriggers
{
    const int Lead = 5;

    /// <summary>Words that speak of time by themselves.</summary>
    static readonly HashSet<string> Core = Set(
        "today tonight yesterday tomorrow overnight noon midday midnight now currently nowadays presently recently lately soon later daily "
        + "nightly weekly fortnightly monthly annually yearly hourly spring summer autumn fall winter springtime summertime "
        + "wintertime weekend "
        + "morning afternoon evening night mornings afternoons evenings nights past future present term period year-ago "
        + "year-earlier p.m. a.m. "
        + "pm am p.m a.m o'clock twenties thirties forties fifties sixties seventies eighties nineties nineteen eighteen twenty "
        + "christmas boxing "
        + "easter palm ash whit thanksgiving halloween valentine patrick independence labor memorial columbus veterans "
        + "remembrance armistice "
        + "election bastille bonfire burns australia canada jan feb mar apr jun jul aug sep sept oct nov dec ago eve",
        CalendarWords.All.Concat(TimeUnit.All));

    /// <summary>Words with which an expression can begin before the one that speaks of time.</summary>
    static readonly HashSet<string> Openers = Set(
        "the a an this that these those each every last next past previous preceding following coming current present same recent "
        + "early late mid "
        + "final first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        + "fifteenth sixteenth "
        + "seventeenth eighteenth nineteenth twentieth remaining latest opening closing ensuing intervening several many few some numerous "
        + "countless dozens hundreds scores thousands couple half another fiscal financial calendar once twice in latter new good "
        + "st. at long "
        + "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen "
        + "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand");

    /// <summary>For every token, whether an expression may begin with it.</summary>
    public static bool[] In(IReadOnlyList<Token> tokens)
    {
        var begins = new bool[tokens.Count];
        int core = int.MaxValue;
        for (int i = tokens.Count - 1; i >= 0; i--)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.Punctuation or TokenKind.Quotation) continue;
            bool digit = char.IsAsciiDigit(token.Text[0]);
            if (digit ? IsDatedNumber(tokens, i) : IsCore(token.Lower))
            {
                core = i;
                begins[i] = true;
            }
            else
            {
                begins[i] = core - i <= Lead && (digit || Openers.Contains(token.Lower) || IsTens(token.Lower));
            }
        }
        return begins;
    }

    static bool IsCore(string lower)
    {
        if (Core.Contains(lower)) return true;
        int hyphen = lower.IndexOf('-', StringComparison.Ordinal);
        if (hyphen <= 0 || lower.Length > 24) return false;
        string first = lower[..hyphen], last = lower[(lower.LastIndexOf('-') + 1)..];
        return first is "mid" or "early" or "late" or "pre" or "post" or "fiscal" or "year" or "month"
            || last is "old" or "long" or "ago" or "century"
            || TimeUnit.Of(first) is not null || TimeUnit.Of(last) is not null;
    }

    /// <summary>"twenty-six".</summary>
    static bool IsTens(string lower) => lower.Length < 14 && lower.Contains("ty-", StringComparison.Ordinal)
        && Numerals.Word(lower) is not null;

    /// <summary>A year, a written-out date or time, an ordinal, a decade, a number with a unit; or a second day as in "April 24 and
    /// 25".</summary>
    static bool IsDatedNumber(IReadOnlyList<Token> tokens, int i)
    {
        string w = tokens[i].Lower;
        if (w.Length is 4 or 5 && CalendarWords.Year(w[..4]) > 0) return true;
        for (int k = 1; k < w.Length; k++)
            if (w[k] is '/' or ':' or '-' or '.' or >= 'a' and <= 'z') return true;
        return i + 2 < tokens.Count && tokens[i + 1].Lower is "to" or "and" or "or" or "until" or "–" or "-"
            && CalendarWords.DayOfMonth(w) > 0
            || w.Length <= 2 && i > 0 && (tokens[i - 1].Lower is "and" or "or" or "to" or "through" or "," || tokens[i - 1].IsDash);
    }

    static HashSet<string> Set(string words, IEnumerable<string>? more = null) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(more ?? []).ToHashSet(StringComparer.Ordinal);
}
