using System.Globalization;

namespace StoryTracker.Fetching;

/// <summary>Dates in headers: the three forms of RFC 9110 5.6.7, whatever day of the week they claim.</summary>
static class HttpDate
{
    static readonly string[] Forms =
    [
        "d MMM yyyy H:mm:ss", "d MMM yyyy H:mm:ss zzz", "d-MMM-yy H:mm:ss", "d-MMM-yyyy H:mm:ss", "MMM d H:mm:ss yyyy",
    ];

    /// <summary>The instant, or null when the text is no such date.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && (words[0].EndsWith(',') || words[0].Length == 3 && char.IsAsciiLetter(words[0][0]) && char.IsAsciiLetter(words[1][0])))
            words.RemoveAt(0);
        if (words.Count > 1 && words[^1] is "GMT" or "UTC" or "Z" or "UT") words.RemoveAt(words.Count - 1);
        return DateTimeOffset.TryParseExact(string.Join(' ', words), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime() : null;
    }
}
