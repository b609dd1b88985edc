using System.Globalization;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Web.Display;

/// <summary>A number of a claim in words, as it was understood.</summary>
public static class NumberText
{
    /// <summary>"more than 5,000 homes", "12 of 27", "£1,200,000,000".</summary>
    public static string Of(ClaimNumber number)
    {
        var amount = number.OutOf is { } whole ? $"{Digits(number.Value)} of {Digits(whole)}"
            : number.To is { } to ? $"{Amount(number, number.Value)} to {Amount(number, to)}" : Amount(number, number.Value);
        var limited = number.Bound switch
        {
            QuantityBound.About => $"about {amount}",
            QuantityBound.Nearly => $"a little below {amount}",
            QuantityBound.MoreThan => $"more than {amount}",
            QuantityBound.AtLeast => $"at least {amount}",
            QuantityBound.LessThan => $"less than {amount}",
            QuantityBound.AtMost => $"at most {amount}",
            _ => amount,
        };
        return number.Counted is { } counted ? $"{limited} {counted}" : limited;
    }

    static string Amount(ClaimNumber number, decimal value) => number.Kind switch
    {
        QuantityKind.Percent => $"{Digits(value)} %",
        QuantityKind.PercentagePoints => $"{Digits(value)} percentage points",
        _ => number.Unit is { } unit ? $"{Digits(value)} {unit}" : Digits(value),
    };

    static string Digits(decimal value) => value.ToString("#,0.############", CultureInfo.InvariantCulture);
}
