namespace StoryTracker.Domain.Articles;

/// <summary>Exact characters of an exact revision: a text-quote and a text-position selector in one (W3C Web Annotation Data Model, 4.2.4 and 4.2.5).</summary>
/// <param name="Exact">The characters themselves, as printed.</param>
/// <param name="Prefix">Up to <see cref="ContextLength"/> characters before them.</param>
/// <param name="Suffix">Up to <see cref="ContextLength"/> characters after them.</param>
/// <param name="Start">First UTF-16 code unit, counted from 0.</param>
/// <param name="End">The code unit after the last one.</param>
/// <param name="Quoted">True when the article prints these characters inside quotation marks.</param>
public sealed record Passage(string Exact, string Prefix, string Suffix, int Start, int End, bool Quoted = false)
{
    /// <summary>Length of the context kept on either side, in UTF-16 code units.</summary>
    public const int ContextLength = 32;

    /// <summary>Cuts a passage out of a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, outside the text, or splits a surrogate pair.</exception>
    public static Passage Cut(string text, int start, int end, bool quoted = false)
    {
        if (start < 0 || end > text.Length || start >= end || Splits(text, start) || Splits(text, end))
            throw new ArgumentOutOfRangeException(nameof(start), $"[{start}, {end}) is not a range of characters in a text of {text.Length}.");
        var before = Math.Max(0, start - ContextLength);
        var after = Math.Min(text.Length, end + ContextLength);
        if (Splits(text, before)) before++;
        if (Splits(text, after)) after--;
        return new(text[start..end], text[before..start], text[end..after], start, end, quoted);
    }

    /// <summary>Whether the text really holds these characters at this place.</summary>
    public bool IsSliceOf(string text) =>
        Start >= 0 && Start < End && End <= text.Length && text.AsSpan(Start, End - Start).SequenceEqual(Exact);

    static bool Splits(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
}
