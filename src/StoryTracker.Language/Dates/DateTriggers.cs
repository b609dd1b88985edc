using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>The words with which an expression of time can begin; all others are passed over at once.</summary>
static class DateTriggers
{
    static readonly HashSet<string> Words = Load();

    public static bool MayBegin(Token token) => token.Kind == TokenKind.Number
        || token.Kind == TokenKind.Word && (char.IsAsciiDigit(token.Text[0]) || Words.Contains(token.Lower)
            || token.Lower.Contains('-', StringComparison.Ordinal) && token.Lower.Length < 25);

    static HashSet<string> Load()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (string list in new[]
        {
            "the a an this that these those each every last next past previous preceding following coming current present same "
            + "recent early final "
            + "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            + "sixteenth seventeenth "
            + "eighteenth nineteenth twentieth remaining latest opening closing ensuing intervening several many few some "
            + "numerous countless dozens hundreds "
            + "scores thousands couple half another now currently nowadays presently at recently lately future soon later long "
            + "fiscal financial calendar year "
            + "today tonight yesterday tomorrow overnight noon midday midnight daily nightly weekly fortnightly monthly annually "
            + "yearly hourly once twice per "
            + "twenties thirties forties fifties sixties seventies eighties nineties in latter jan feb mar apr jun jul aug sep "
            + "sept oct nov dec new christmas "
            + "boxing good easter palm ash whit thanksgiving halloween valentine st. may independence labor memorial columbus "
            + "veterans remembrance armistice "
            + "early late mid spring summer autumn fall winter election bastille bonfire burns australia canada",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            + "eighteen nineteen twenty thirty "
            + "forty fifty sixty seventy eighty ninety hundred thousand days weeks months years decades centuries hours fortnights",
        })
            words.UnionWith(list.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        for (int m = 1; m <= 12; m++) Add(CalendarWords.MonthName(m));
        for (int d = 1; d <= 7; d++) Add(CalendarWords.DayName(d));
        words.UnionWith(["sept.", "tues.", "thur.", "thurs."]);
        return words;

        void Add(string name)
        {
            string lower = name.ToLowerInvariant();
            words.UnionWith([lower, lower[..3] + ".", lower + "s"]);
        }
    }
}
