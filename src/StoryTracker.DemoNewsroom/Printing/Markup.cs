using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Demo.Printing;

/// <summary>Fills layouts: <c>{{name}}</c> is encoded text, <c>{{{name}}}</c> is markup as it stands.</summary>
static partial class Markup
{
    /// <summary>Text as markup.</summary>
    public static string Text(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();

    /// <summary>Fills the places of a layout.</summary>
    /// <exception cref="KeyNotFoundException">A place has no value.</exception>
    public static string Fill(string layout, IReadOnlyDictionary<string, string> values) =>
        Places().Replace(layout, m => m.Groups["raw"] is { Success: true } raw ? values[raw.Value] : Text(values[m.Groups["text"].Value]));

    [GeneratedRegex(@"\{\{\{(?<raw>\w+)\}\}\}|\{\{(?<text>\w+)\}\}")]
    private static partial Regex Places();
}
