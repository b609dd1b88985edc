using System.Globalization;
using System.Text;

namespace StoryTracker.Domain.Users;

/// <summary>Names of people: what they sign in with and are on record as. Two that look alike are one.</summary>
public static class UserName
{
    // Names under which others than people are on record.
    static readonly string[] Taken = ["administrator", "a program with the printed token", "poller", "extractor", "storytracker", "system", "an editor", "editor", "nobody"];

    /// <summary>The name as it is kept: NFKC, one space between words.</summary>
    /// <param name="name">As typed.</param>
    /// <exception cref="CommandRefusedException">Not 2 to 64 letters, digits, spaces and . _ - @ ' +, or a name that something else has.</exception>
    public static string Require(string name)
    {
        var kept = Tidy(name);
        if (kept.Length is < 2 or > 64 || !kept.Any(char.IsLetter) || !kept.All(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || " ._-@'+".Contains(c, StringComparison.Ordinal)))
            throw new CommandRefusedException("A name has 2 to 64 letters, digits, spaces and . _ - @ ' +, at least one of them a letter.");
        if (Taken.Contains(kept, StringComparer.OrdinalIgnoreCase))
            throw new CommandRefusedException($"“{kept}” is what this desk calls something else; choose another name.");
        return kept;
    }

    /// <summary>What two spellings of one name share.</summary>
    public static string Key(string name) => Tidy(name).ToUpperInvariant();

    // Not all that is typed can be normalised: a lone surrogate is no text.
    static string Tidy(string name)
    {
        var words = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.IsNormalizable() ? words.Normalize(NormalizationForm.FormKC) : "";
    }

    static bool IsNormalizable(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }
        return true;
    }
}
