namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Characters in one piece of memory that grows and is used again; a fraction of the cost of a <see cref="System.Text.StringBuilder"/> per
/// piece.
/// </summary>
sealed class CharBuffer
{
    char[] _characters = new char[1_024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => _characters.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;
        if (_characters.Length > 1 << 18) _characters = new char[1_024]; // one long text is no reason to keep its memory
    }

    public CharBuffer Append(char c)
    {
        if (Length == _characters.Length) Grow(1);
        _characters[Length++] = c;
        return this;
    }

    public CharBuffer Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _characters.Length - Length) Grow(text.Length);
        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    void Grow(int by) => Array.Resize(ref _characters, Math.Max(_characters.Length * 2, Length + by));
}
