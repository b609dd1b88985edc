using System.Globalization;
using System.Text;

namespace StoryTracker.Reading;

/// <summary>Escapes of surrogates in JSON (RFC 8259, section 8.2): lone halves, which no text can hold, become U+FFFD.</summary>
static class PairedEscapes
{
    const int Length = 6;          // \uD83D

    /// <summary>The JSON with lone halves replaced, in values as in names; the same string when there are none.</summary>
    public static string Mend(string json)
    {
        if (!json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)) return json;
        var mended = new StringBuilder(json.Length);
        var from = 0;
        for (var i = json.IndexOf('\\'); i >= 0 && i + 1 < json.Length; i = Next(json, i))
        {
            if (Code(json, i) is not { } code || !char.IsSurrogate(code)) i += 2;
            else if (char.IsHighSurrogate(code) && Code(json, i + Length) is { } low && char.IsLowSurrogate(low)) i += 2 * Length;
            else
            {
                mended.Append(json, from, i - from).Append(@"\ufffd");
                from = i += Length;
            }
        }
        return from == 0 ? json : mended.Append(json, from, json.Length - from).ToString();
    }

    static int Next(string json, int from) => from < json.Length ? json.IndexOf('\\', from) : -1;

    static char? Code(string json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, null, out var code) ? (char)code : null;
}
