using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StoryTracker.App.Desk;

/// <summary>A moment of the record: now, a position of the log, or a time.</summary>
/// <param name="Position">Last position that counts, null unless given as one.</param>
/// <param name="Time">Last instant that counts, null unless given as one.</param>
public readonly record struct AsOf(long? Position, DateTimeOffset? Time)
{
    /// <summary>Everything on record.</summary>
    public static AsOf Now => default;

    /// <summary>True when nothing is left out.</summary>
    public bool IsNow => Position is null && Time is null;

    /// <summary>Reads <c>at=</c>: a position, a day (its end in UTC), or an RFC 3339 time.</summary>
    /// <param name="text">Null or empty means now.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="problem">One sentence when it could not be read.</param>
    public static bool TryParse(string? text, out AsOf asOf, [NotNullWhen(false)] out string? problem)
    {
        (asOf, problem) = (Now, null);
        if (string.IsNullOrWhiteSpace(text) || text == "now") return true;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            asOf = new(position, null);
            return true;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            asOf = new(null, new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero));
            return true;
        }
        // A form's plus sign arrives as a space.
        if (DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            asOf = new(null, time.ToUniversalTime());
            return true;
        }
        problem = $"'{text}' is not a moment; give a position of the record such as 120, a day such as 2018-04-15, or a time such as 2018-04-15T14:00:00Z.";
        return false;
    }
}
