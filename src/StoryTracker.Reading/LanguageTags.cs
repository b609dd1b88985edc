using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>Language tags (BCP 47).</summary>
static partial class LanguageTags
{
    /// <summary>Whether a text is one: "en", "en-GB", "zh-Hant-TW".</summary>
    public static bool IsOne(string text) => Bcp47().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}\z")]
    private static partial Regex Bcp47();
}
