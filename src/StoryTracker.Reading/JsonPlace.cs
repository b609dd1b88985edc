using System.Text.Json;

namespace StoryTracker.Reading;

/// <summary>A place in a file where a JSON object stands; it names itself in refusals.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Line">Its line, from 1, in a file of one object a line.</param>
readonly record struct JsonPlace(string FileName, int? Line)
{
    public ArticleRefusedException Refused(string reason) => new(FileName, reason, Line);

    /// <summary>The string of a field without the blanks around it; null when it is missing, null or blank.</summary>
    /// <exception cref="ArticleRefusedException">It is no string, too long, or holds a NUL or half a character.</exception>
    public string? String(JsonElement json, string field, int longest)
    {
        var value = Verbatim(json, field)?.Trim();
        if (value?.Length > longest) throw Refused($"has a “{field}” of more than {longest} characters: shorten it.");
        return value is "" ? null : value;
    }

    /// <summary>The string of a field exactly as it is; null when it is missing or null.</summary>
    /// <inheritdoc cref="String"/>
    public string? Verbatim(JsonElement json, string field)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Refused($"has a “{field}” that is not a string: put it in quotation marks or remove it.");
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Invalid UTF-8, or an escaped surrogate without its other half.
            throw Refused($"has a “{field}” with a damaged character: save it as UTF-8 or remove that character.");
        }
        return text.Contains('\0', StringComparison.Ordinal) ? throw Refused($"has a NUL character in “{field}”: remove it.") : text;
    }
}
