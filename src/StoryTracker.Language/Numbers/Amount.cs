using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>A numeral with the currency before it and the unit behind it.</summary>
/// <param name="Number">The numeral.</param>
/// <param name="First">Its first token, sign and currency included.</param>
/// <param name="End">The token behind it.</param>
/// <param name="Kind">What the unit shows it to be; <see cref="QuantityKind.Count"/> without one.</param>
/// <param name="Unit">The unit's symbol, or null.</param>
readonly record struct Amount(Numeral Number, int First, int End, QuantityKind Kind, string? Unit)
{
    /// <summary>The value with its sign.</summary>
    public decimal Value { get; init; } = Number.Value;

    /// <summary>The amount that begins at a token, or null where none does or it can be read in two ways.</summary>
    public static Amount? Read(IReadOnlyList<Token> tokens, int i)
    {
        int first = i;
        int sign = 1;
        if (i + 1 < tokens.Count && (tokens[i].Is("minus") || tokens[i].Text is "-" or "−" && Glued(tokens, i + 1) && !Glued(tokens, i)))
        {
            sign = -1;
            i++;
        }
        string? currency = null;
        if (i + 1 < tokens.Count && UnitNames.Currencies.TryGetValue(tokens[i].Lower, out currency)) i++;
        else if (i + 2 < tokens.Count && tokens[i + 1].Text == "$" && Glued(tokens, i + 1)
            && UnitNames.Currencies.TryGetValue(tokens[i].Lower + "$", out currency)) i += 2;
        // A currency by its name stands behind the number: "euros 5" is no sum.
        if (currency is not null && tokens[i - 1].Lower.Length > 3) return null;
        if (Numeral.Read(tokens, i) is not { } number || Glued(tokens, number.End) && tokens[number.End].Text is "/" or "½" or "¼" or "¾" or "⅓" or "⅔")
            return null;
        var amount = currency is null ? WithUnit(tokens, number, first) : Sum(tokens, number, first, currency);
        return amount is { } a ? a with { Value = sign * a.Number.Value } : null;
    }

    /// <summary>Whether nothing stands between a token and the one before it.</summary>
    public static bool Glued(IReadOnlyList<Token> tokens, int k) =>
        k > 0 && k < tokens.Count && tokens[k].Span.Start == tokens[k - 1].Span.End;

    static Amount? Sum(IReadOnlyList<Token> tokens, Numeral number, int first, string currency)
    {
        decimal? scale = number.Suffix switch { "" => 1m, "k" => 1_000m, "m" => 1_000_000m, "b" => 1_000_000_000m, "t" => 1_000_000_000_000m, _ => null };
        if (scale is null || number.Mantissa > 1_000_000_000m && scale > 1) return null;
        int end = number.End;
        if (number.Suffix.Length == 0 && !number.IsScaled && end < tokens.Count && tokens[end].Is("m") && !Glued(tokens, end))
        {
            scale = 1_000_000m;
            end++;
        }
        return new Amount(number with { Value = number.Value * scale.Value, Suffix = "" }, first, end, QuantityKind.Money, currency);
    }

    static Amount? WithUnit(IReadOnlyList<Token> tokens, Numeral n, int first)
    {
        int k = n.End;
        string next = k < tokens.Count ? tokens[k].Lower : "", after = k + 1 < tokens.Count ? tokens[k + 1].Lower : "";
        if (n.Suffix.Length > 0)
            return n.Suffix is "%" or "pc" ? Percent(tokens, n, first, k)
                : n.Suffix is "p" ? new Amount(n, first, k, QuantityKind.Money, "GBP pence")
                // "4m" may be metres or millions: what stands behind it decides, or nothing does.
                : n.Suffix is "m" ? Millions(tokens, n, first)
                : UnitNames.Measures.TryGetValue(n.Suffix, out string? glued) ? new Amount(n, first, k, QuantityKind.Measure, glued) : null;
        if (next is "percent" or "pc" or "%") return Percent(tokens, n, first, k + 1);
        if (next is "per" && after is "cent") return Percent(tokens, n, first, k + 2);
        if (next is "percentage" && after is "point" or "points") return new Amount(n, first, k + 2, QuantityKind.PercentagePoints, "pp");
        if (next is "pence" or "cents") return new Amount(n, first, k + 1, QuantityKind.Money, next == "pence" ? "GBP pence" : "cents");
        if (UnitNames.Currencies.TryGetValue($"{next} {after}", out string? pair)) return new Amount(n, first, k + 2, QuantityKind.Money, pair);
        if (next.Length > 2 && UnitNames.Currencies.TryGetValue(next, out string? currency)) return new Amount(n, first, k + 1, QuantityKind.Money, currency);
        if (next is "°" && k + 1 < tokens.Count && UnitNames.Measures.TryGetValue("°" + after, out string? degrees))
            return new Amount(n, first, k + 2, QuantityKind.Measure, degrees);
        // "5 in 2016", "12 foot": a unit of two letters that is a word besides counts only glued to the digits.
        return next is not ("in" or "g" or "l" or "t" or "m") && UnitNames.Measures.TryGetValue(next, out string? unit)
            && !(after.Length > 0 && unit == "°" && after is "of")
            ? new Amount(n, first, k + 1, QuantityKind.Measure, unit) : new Amount(n, first, k, QuantityKind.Count, null);
    }

    static Amount Percent(IReadOnlyList<Token> tokens, Numeral n, int first, int end) =>
        end < tokens.Count && tokens[end].Lower is "points" or "point"
            ? new Amount(n, first, end + 1, QuantityKind.PercentagePoints, "pp") : new Amount(n, first, end, QuantityKind.Percent, "%");

    static Amount? Millions(IReadOnlyList<Token> tokens, Numeral n, int first)
    {
        string next = n.End < tokens.Count ? tokens[n.End].Lower : "";
        if (next is "high" or "long" or "wide" or "deep" or "tall" or "away") return new Amount(n, first, n.End, QuantityKind.Measure, "m");
        if (next is "euros" or "dollars" && n.Mantissa < 1_000_000_000m)
            return new Amount(n with { Value = n.Value * 1_000_000m, Suffix = "" }, first, n.End + 1, QuantityKind.Money, UnitNames.Currencies[next]);
        return n.Mantissa < 1_000_000_000m && Counted.Read(tokens, n.End) is not null
            ? new Amount(n with { Value = n.Value * 1_000_000m, Suffix = "" }, first, n.End, QuantityKind.Count, null) : null;
    }
}
