using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace StoryTracker.Reading;

/// <summary>Writes markup: names that the caller vouches for, text and addresses through the encoder, every element closed.</summary>
/// <param name="most">Characters after which nothing more is written but the ends of what is open.</param>
sealed class DisplayWriter(int most)
{
    // Deeper elements are left out and their content kept.
    const int Deepest = 100;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder _markup = new();
    readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    int _depth;

    public bool IsFull { get; private set; }

    public void Text(string text)
    {
        var room = most - _markup.Length;
        var encoded = Encoder.Encode(Printable(text.Length > room ? text[..Math.Max(0, room)] : text));
        IsFull = encoded.Length >= room;
        if (encoded.Length <= room) _markup.Append(encoded);
    }

    public void LineBreak() => _markup.Append("<br>");

    /// <summary>Opens an element, unless it is a link within a link or lies too deep.</summary>
    public bool Open(string name, string? address)
    {
        if (_depth >= Deepest || (name == "a" && (address is null || _open.GetValueOrDefault("a") > 0))) return false;
        _depth++;
        _open[name] = _open.GetValueOrDefault(name) + 1;
        _markup.Append('<').Append(name);
        if (address is not null) _markup.Append(" href=\"").Append(Encoder.Encode(address)).Append('"');
        _markup.Append('>');
        IsFull |= _markup.Length >= most;
        return true;
    }

    public void Close(string name)
    {
        _depth--;
        _open[name]--;
        _markup.Append("</").Append(name).Append('>');
    }

    public override string ToString() => _markup.ToString();

    // Without control characters and marks that turn the direction of what follows; half a character becomes U+FFFD.
    static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is not (0x7F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
                && (rune.Value is '\t' or '\n' or (>= ' ' and < 0x80) or > 0x9F))
                clean.Append(rune.ToString());
        return clean.ToString();
    }
}
