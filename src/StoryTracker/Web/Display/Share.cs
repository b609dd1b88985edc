using System.Globalization;

namespace StoryTracker.Web.Display;

/// <summary>A share of an article as words.</summary>
public static class Share
{
    /// <summary>Per cent without decimals; "less than 1 %" rather than nought for what is there.</summary>
    /// <param name="weight">0 to 1.</param>
    public static string Of(double weight) =>
        weight is > 0 and < 0.005 ? "less than 1 %" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(weight * 100)} %");
}
