using System.Text.RegularExpressions;

namespace StoryTracker.App.Jobs;

/// <summary>What errors of dead letters have in common.</summary>
static partial class DeadLetterCause
{
    const int Longest = 160;

    /// <summary>The first line of an error without what differs from one letter to the next.</summary>
    public static string Of(string error)
    {
        var line = Differs().Replace(error.Split('\n')[0] is { Length: > 400 } far ? far[..400] : error.Split('\n')[0], "…");
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }

    [GeneratedRegex("""[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|https?://\S+|“[^”]*”|"[^"]*"|'[^']*'|\d+""")]
    private static partial Regex Differs();
}
