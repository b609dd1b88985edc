using System.Text.Json;

namespace StoryTracker.Reading.Feeds;

/// <summary>Texts of JSON, without the lone halves of pairs and the zero characters that its escapes can spell.</summary>
static class JsonText
{
    /// <summary>The property's text, without blanks at its ends; null when it has none.</summary>
    public static string? Get(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Of(value) is { } text
            && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The text of a string.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return FeedText.Storable(value.GetString() ?? "");
        }
        catch (InvalidOperationException)
        {
            return FeedText.Storable(Unescaped(value.GetRawText().AsSpan()[1..^1]));
        }
    }

    static string Unescaped(ReadOnlySpan<char> raw)
    {
        var text = new System.Text.StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            switch (raw[i])
            {
                case 'u' when i + 4 < raw.Length
                    && ushort.TryParse(raw.Slice(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code):
                    text.Append((char)code);
                    i += 4;
                    break;
                case 'b' or 'f':
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                default:
                    text.Append(raw[i]);
                    break;
            }
        }
        return text.ToString();
    }
}
