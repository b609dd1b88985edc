using System.Xml;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Hands a parser two strings one after the other, and stops it when a single tag takes too much of them: an element with a hundred
/// thousand
/// attributes costs an XML parser quadratic time.
/// </summary>
/// <param name="first">Read first.</param>
/// <param name="second">Read after it.</param>
/// <param name="from">Where the second begins.</param>
sealed class FeedTextReader(string first, string second, int from) : TextReader
{
    /// <summary>The longest tag, comment or instruction, in characters.</summary>
    public const int LongestNode = 128 * 1_024;

    int _first;
    int _second = from;
    int _sinceNode;

    /// <summary>The parser has come to another node.</summary>
    public void NodeRead() => _sinceNode = 0;

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override int Peek() => _first < first.Length ? first[_first] : _second < second.Length ? second[_second] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    /// <exception cref="XmlException">One node took more than <see cref="LongestNode"/>.</exception>
    public override int Read(Span<char> buffer)
    {
        if (_sinceNode > LongestNode) throw new XmlException("A tag is longer than any that is meant well");
        var source = _first < first.Length ? first.AsSpan(_first) : second.AsSpan(_second);
        var taken = source[..Math.Min(source.Length, buffer.Length)];
        taken.CopyTo(buffer);
        if (_first < first.Length) _first += taken.Length;
        else _second += taken.Length;
        _sinceNode += taken.Length;
        return taken.Length;
    }
}
