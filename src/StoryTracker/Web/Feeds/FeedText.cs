using System.Globalization;
using StoryTracker.App.Desk;

namespace StoryTracker.Web.Feeds;

/// <summary>How a feed fares, in words.</summary>
static class FeedText
{
    static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>The states in the order of the filter, with the word each goes by.</summary>
    public static IReadOnlyList<(FeedState State, string Word)> States { get; } =
    [
        (FeedState.Gone, "gone"), (FeedState.Blocked, "blocked by us"), (FeedState.Failing, "failing"), (FeedState.Slow, "slow"),
        (FeedState.New, "not read yet"), (FeedState.Quiet, "quiet"), (FeedState.Ok, "ok"), (FeedState.Paused, "paused"),
        (FeedState.Retired, "retired"),
    ];

    /// <summary>The value a state has in an address, such as <c>failing</c>.</summary>
    public static string Value(FeedState state) => state.ToString().ToLowerInvariant();

    /// <summary>The state of a value in an address.</summary>
    public static bool TryRead(string value, out FeedState state)
    {
        state = default;
        foreach (var (known, _) in States)
        {
            if (!Value(known).Equals(value, StringComparison.OrdinalIgnoreCase)) continue;
            state = known;
            return true;
        }
        return false;
    }

    /// <summary>Whether somebody should look at it.</summary>
    public static bool WantsAttention(FeedState state) => state is FeedState.Gone or FeedState.Blocked or FeedState.Failing;

    /// <summary>A number of bytes, to two or three digits; powers of 1000.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.5 && unit < Units.Length - 1) (value, unit) = (value / 1000, unit + 1);
        var format = unit > 0 && value < 9.95 ? "0.0" : "0";
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {(bytes == 1 ? "byte" : Units[unit])}";
    }

    /// <summary>New entries a day: one decimal below ten.</summary>
    public static string ADay(double mean) =>
        mean is > 0 and < 0.05 ? "less than 0.1" : mean.ToString(mean < 9.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
