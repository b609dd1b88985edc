using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>Finds every number of a text with what it is a number of. Linear; times, ordinals, scores and codes are no quantities.</summary>
sealed class Quantities
{
    readonly string text;
    readonly IReadOnlyList<Token> tokens;
    readonly IReadOnlyList<TimeExpression> times;
    readonly List<Quantity> found = [];
    int time;

    Quantities(ArticleText article, IReadOnlyList<TimeExpression> times) =>
        (text, tokens, this.times) = (article.Text, article.Flat, times);

    /// <summary>The quantities of the text, in order, not overlapping.</summary>
    public static List<Quantity> Find(ArticleText article, IReadOnlyList<TimeExpression> times)
    {
        var reader = new Quantities(article, times);
        for (int i = 0; i < reader.tokens.Count;) i = reader.Step(i);
        return reader.found;
    }

    /// <summary>Those that lie wholly inside one of the spans.</summary>
    public static IReadOnlyList<Quantity> Within(IReadOnlyList<Quantity> all, IReadOnlyList<Span> spans)
    {
        var inside = new List<Quantity>();
        foreach (var span in spans)
        {
            int low = 0, high = all.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (all[middle].Span.Start < span.Start) low = middle + 1; else high = middle;
            }
            for (; low < all.Count && all[low].Span.Start < span.End; low++)
                if (span.Contains(all[low].Span)) inside.Add(all[low]);
        }
        return inside;
    }

    /// <summary>Reads what begins at a token; the next token to look at.</summary>
    int Step(int i)
    {
        if (!MayBegin(tokens[i])) return i + 1;
        if (Ages.Read(tokens, i) is { } age && OnOneLine(age.First, age.End))
        {
            Add(age.First, age.End, QuantityKind.Age, age.Value, age.To, null, age.Bound, "years", null);
            return age.End;
        }
        if (IsTime(i)) return i + 1;
        if (Ratios.Read(tokens, i, IsTime) is { } ratio && OnOneLine(i, ratio.End))
        {
            var (bound, first) = Limits.Above(tokens, i);
            Add(first, ratio.End, QuantityKind.Ratio, ratio.Part, null, ratio.Whole, bound, null, Counted.Read(tokens, ratio.End));
            return ratio.End;
        }
        if (Hyphened(i) is { } behind) return behind;
        if (Amount.Read(tokens, i) is not { } amount || !OnOneLine(i, amount.End)) return After(i);
        return Range(amount) ?? Single(amount);
    }

    /// <summary>Behind a number whose spelling is doubtful: its parts are not read on their own.</summary>
    int After(int i)
    {
        int k = i + 1;
        while (k < tokens.Count && Amount.Glued(tokens, k) && tokens[k].Kind != TokenKind.Punctuation) k++;
        if (NumberWords.UpTo99(tokens[i].Lower) is > 1)
            while (k < tokens.Count && NumberWords.UpTo99(tokens[k].Lower) is not null) k++;
        return k;
    }

    int? Range(Amount low)
    {
        int k = low.End;
        if (k + 1 >= tokens.Count || IsTime(k + 1)) return null;
        bool between = low.First > 0 && tokens[low.First - 1].Is("between") && tokens[k].Is("and");
        bool dash = tokens[k].IsDash;
        if (!between && !dash && !(tokens[k].Is("to") && !(low.First > 0 && tokens[low.First - 1].Is("from"))) && !tokens[k].Is("or")) return null;
        if (Amount.Read(tokens, k + 1) is not { } high || !OnOneLine(low.First, high.End)) return null;
        if (low.Kind != QuantityKind.Count && high.Kind != QuantityKind.Count && low.Unit != high.Unit) return null;
        decimal from = low.Value;
        // "5 to 10 million" means millions both times.
        if (high.Number.IsScaled && !low.Number.IsScaled && from < high.Number.Mantissa) from *= high.Value / high.Number.Mantissa;
        var kind = high.Kind != QuantityKind.Count ? high.Kind : low.Kind;
        var counted = Counted.Read(tokens, high.End);
        bool shown = between || kind != QuantityKind.Count || counted is not null;
        if (from >= high.Value || !shown)
            // "won 3–1": a score is neither number.
            return dash && Amount.Glued(tokens, k) && low.Kind == QuantityKind.Count && high.Kind == QuantityKind.Count ? high.End : null;
        var (bound, first) = between ? (Bound.Exactly, low.First - 1) : Limits.Above(tokens, low.First);
        Add(first, high.End, kind, from, high.Value, null, bound, high.Unit ?? low.Unit, kind is QuantityKind.Count or QuantityKind.Percent ? counted : null);
        return high.End;
    }

    /// <summary>"£5-10m", "5-10%": a range in one token, told from a score by its currency or unit.</summary>
    int? Hyphened(int i)
    {
        int at = UnitNames.Currencies.ContainsKey(tokens[i].Lower) && Amount.Glued(tokens, i + 1) ? i + 1 : i;
        string word = tokens[at].Lower;
        int hyphen = word.IndexOf('-', StringComparison.Ordinal);
        if (hyphen <= 0 || !char.IsAsciiDigit(word[0]) || Numeral.Parse(word.AsSpan(0, hyphen)) is not { } low) return null;
        // Read as if the upper end stood alone, with the same currency before it.
        var upper = new Token(tokens[at].Kind, new Span(tokens[at].Span.Start + hyphen + 1, tokens[at].Span.End), tokens[at].Text[(hyphen + 1)..]);
        Token[] alone = at > i ? [tokens[i], upper, .. Following(at)] : [upper, .. Following(at)];
        if (Amount.Read(alone, 0) is not { } high || high.Kind is QuantityKind.Count or QuantityKind.Age) return null;
        if (high.Value != high.Number.Mantissa) low *= high.Value / high.Number.Mantissa;
        if (low >= high.Value) return null;
        int end = i + high.End;
        var (bound, first) = Limits.Above(tokens, i);
        Add(first, end, high.Kind, low, high.Value, null, bound, high.Unit,
            high.Kind == QuantityKind.Percent && end < tokens.Count && tokens[end].Is("of") ? Counted.Read(tokens, end) : null);
        return end;
    }

    IEnumerable<Token> Following(int at)
    {
        for (int k = at + 1; k < tokens.Count && k < at + 4; k++) yield return tokens[k];
    }

    int Single(Amount a)
    {
        var (bound, first) = Limits.Above(tokens, a.First);
        int end = a.End;
        if (Limits.Below(tokens, end) is { } below) (bound, end) = below;
        (int, int)? counted = a.Kind == QuantityKind.Count || a.Kind == QuantityKind.Percent && end < tokens.Count && tokens[end].Is("of")
            ? Counted.Read(tokens, end) : null;
        if (a.Kind == QuantityKind.Count && a.Number is { Digits: false, Value: 1 } && (bound == Bound.Exactly || At(end) is "of")) return a.End;
        if (a.Kind == QuantityKind.Count && counted is null && Shared(end) is { } like) a = a with { Kind = like.Kind, Unit = like.Unit };
        if (a.Kind == QuantityKind.Count && counted is null && !CountsAlone(a, bound)) return a.End;
        if (a.Kind == QuantityKind.Count && IsAgeLimit(a, bound, counted)) Add(first, end, QuantityKind.Age, a.Value, null, null, bound, "years", null);
        else Add(first, end, a.Kind, a.Value, null, null, bound, a.Unit, counted);
        return end;
    }

    /// <summary>"11 and 8 per cent", "from 20 to 40 per cent": the unit stands once for both.</summary>
    Amount? Shared(int k) =>
        At(k) is "and" or "to" && !IsTime(k + 1) && Amount.Read(tokens, k + 1) is { Kind: QuantityKind.Percent or QuantityKind.Measure } next ? next : null;

    string At(int k) => k < tokens.Count ? tokens[k].Lower : "";

    /// <summary>"if you are over 70", "children under five".</summary>
    bool IsAgeLimit(Amount a, Bound bound, (int, int)? counted) =>
        counted is null && bound is Bound.MoreThan or Bound.LessThan && a.Value is >= 1 and <= 110 && a.First > 1
        && tokens[a.First - 1].Lower is "over" or "under"
        && tokens[a.First - 2].Lower is "are" or "is" or "people" or "children" or "anyone" or "everyone" or "those" or "women" or "men"
            or "patients" or "drivers" or "kids" or "pupils";

    /// <summary>Whether a bare number is a number of something at all: not a year, a code, an hour, or "one" for somebody.</summary>
    bool CountsAlone(Amount a, Bound bound)
    {
        var token = tokens[a.First];
        string before = a.First > 0 ? tokens[a.First - 1].Lower : "";
        if (a.Number is { Digits: false, Value: 0 } && bound == Bound.Exactly) return false;
        if (a.Number is { Digits: true, IsScaled: false, Value: >= 1500 and <= 2100 } && token.Text.Length == 4 && bound == Bound.Exactly) return false;
        if (before is "no" or "no." or "number" or "nos" or "page" or "chapter" or "clause" or "section" or "article" or "flight" or "room"
            or "item" or "figure" or "question" or "phase" or "level" or "tier" or "day" or "week" or "year" or "#" or "@" or "/"
            || bound != Bound.Exactly && a.First > 1 && tokens[a.First - 2].Is("at")) return false;
        // "at five", "by 7.15", "about six": an hour that was not recognised would be counted as a number.
        if (before is "at" && a.Number.Value < 125) return false;
        if (a.Number.Value <= 24 && (before is "by" or "until" or "till" or "before" or "after" or "past"
            || bound == Bound.About && tokens[a.First - 1].Lower is "about" or "around" && !a.Number.Digits)) return false;
        bool named = a.First > 0 && tokens[a.First - 1].IsCapital && !IsTime(a.First - 1) && OnOneLine(a.First - 1, a.First + 1);
        return !named && !(a.First > 0 && Amount.Glued(tokens, a.First) && tokens[a.First - 1].Text is "#" or "@" or "/" or "." or ":" or "_" or "-"
            or "'" or "’" or "‘");
    }

    /// <summary>Whether anything that is read here begins with such a token; asked of every token, so it is quick.</summary>
    static bool MayBegin(Token t) => t.Kind switch
    {
        TokenKind.Number => true,
        TokenKind.Word => char.IsAsciiDigit(t.Text[0])
            || NumberWords.MayBegin(t.Lower) || t.Text.Length > 3 && t.Text[^1] is 's' or 'd' && t.Text.Contains('-', StringComparison.Ordinal)
            || t.IsCapital && t.Text.Length <= 3 && UnitNames.Currencies.ContainsKey(t.Lower) || t.Text is "US" or "A" or "C" or "NZ" or "HK",
        _ => t.Text is "£" or "$" or "€" or "₹" or "₽" or "₩" or "₪" or "-" or "−",
    };

    bool OnOneLine(int first, int end)
    {
        for (int k = first + 1; k < end && k < tokens.Count; k++)
            for (int c = tokens[k - 1].Span.End; c < tokens[k].Span.Start; c++)
                if (text[c] is '\n' or '\r') return false;
        return true;
    }

    bool IsTime(int k)
    {
        if (k >= tokens.Count) return false;
        int at = tokens[k].Span.Start;
        while (time > 0 && times[time - 1].Span.End > at) time--;
        while (time < times.Count && times[time].Span.End <= at) time++;
        return time < times.Count && times[time].Span.Contains(at);
    }

    void Add(int first, int end, QuantityKind kind, decimal value, decimal? to, decimal? outOf, Bound bound, string? unit, (int First, int Last)? counted)
    {
        var span = new Span(tokens[first].Span.Start, tokens[end - 1].Span.End);
        // A limit never reaches back into the quantity before it.
        if (found.Count > 0 && span.Start < found[^1].Span.End) return;
        if (!OnOneLine(first, end)) return;
        found.Add(new Quantity(span, kind, value, to, outOf, bound, unit,
            counted is { } c && OnOneLine(end - 1, c.Last + 1) ? text[tokens[c.First].Span.Start..tokens[c.Last].Span.End] : null));
    }
}
