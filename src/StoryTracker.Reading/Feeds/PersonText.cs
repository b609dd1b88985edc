using System.Text.RegularExpressions;

namespace StoryTracker.Reading.Feeds;

/// <summary>Takes the name from RSS's one-line persons: "mail (Name)", "Name (mail)", "Name &lt;mail&gt;".</summary>
static partial class PersonText
{
    const int MostCharacters = 1_000;

    /// <summary>The name; the mail address where there is no name; null when there is neither.</summary>
    public static string? Name(string printed)
    {
        if (string.IsNullOrWhiteSpace(printed) || printed.Length > MostCharacters) return null;
        var mail = Mail().Match(printed);
        if (!mail.Success) return printed.Trim();
        var name = string.Concat(printed.AsSpan(0, mail.Index), printed.AsSpan(mail.Index + mail.Length))
            .Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)
            .Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal)
                .Replace("&lt;&gt;", "", StringComparison.Ordinal).Trim();
        if (name is ['(', ..]) name = name[1..];
        if (name is [.., ')'] && name.Count(c => c == '(') < name.Count(c => c == ')')) name = name[..^1];
        name = name.Trim().Trim('"', ',').Trim();
        return name.Length > 0 ? name : mail.Value;
    }

    [GeneratedRegex(@"[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9]{2,24}(?:\?subject=\S+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();
}
