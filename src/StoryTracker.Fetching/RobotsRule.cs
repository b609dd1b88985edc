using System.Globalization;
using System.Text;

namespace StoryTracker.Fetching;

/// <summary>One line of a robots.txt.</summary>
sealed class RobotsRule
{
    readonly string[] _parts;
    readonly bool _anchored;

    /// <summary>Reads a pattern, in which <c>*</c> is any characters and <c>$</c> at the end is the end (RFC 9309 2.2.3).</summary>
    public RobotsRule(bool allow, string pattern)
    {
        Allow = allow;
        _anchored = pattern.EndsWith('$');
        _parts = Normalise(_anchored ? pattern[..^1] : pattern).Split('*');
        // The longest match in octets is the most specific; the pattern's own length stands for it.
        Length = Normalise(pattern).Length;
    }

    /// <summary>Whether it allows, else it disallows.</summary>
    public bool Allow { get; }

    /// <summary>Octets of the pattern.</summary>
    public int Length { get; }

    /// <summary>Whether a path with its query fits. Each part is looked for once, leftmost, so there is no backtracking.</summary>
    public bool Fits(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal)) return false;
        var at = _parts[0].Length;
        if (_parts.Length == 1) return !_anchored || at == path.Length;
        for (var i = 1; i < _parts.Length - 1; i++)
        {
            var found = path.IndexOf(_parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + _parts[i].Length;
        }
        var last = _parts[^1];
        return _anchored
            ? path.Length - at >= last.Length && path.EndsWith(last, StringComparison.Ordinal)
            : path.IndexOf(last, at, StringComparison.Ordinal) >= 0;
    }

    /// <summary>One spelling for paths and patterns: unreserved octets as they are, others as they came, escapes in capitals (RFC 3986 6.2.2).</summary>
    /// <param name="path">A pattern, or a path with its query.</param>
    /// <param name="literal">True for a path, in which a star or a dollar is nothing but itself.</param>
    public static string Normalise(string path, bool literal = false)
    {
        var text = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var (octet, escaped) = (bytes[i], false);
            if (octet == '%' && i + 2 < bytes.Length && Hex(bytes[i + 1], bytes[i + 2]) is { } value) (octet, escaped, i) = (value, true, i + 2);
            var c = (char)octet;
            var plain = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~'
                || !escaped && octet is > 0x20 and < 0x80 && !(literal && c is ('*' or '$'));
            if (plain) text.Append(c);
            else text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    static byte? Hex(byte high, byte low) =>
        byte.TryParse([high, low], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
}
