namespace StoryTracker.Language;

/// <summary>A half-open stretch of a text: UTF-16 code units from <paramref name="Start"/> up to, not including, <paramref
/// name="End"/>.</summary>
/// <param name="Start">First code unit, 0 or more.</param>
/// <param name="End">One past the last code unit, never before <paramref name="Start"/>.</param>
public readonly record struct Span(int Start, int End)
{
    /// <summary>Number of code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether nothing lies inside.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether the position lies inside.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether the other span lies wholly inside this one.</summary>
    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share at least one code unit.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>The characters of <paramref name="text"/> that the span covers.</summary>
    public string In(string text) => text[Start..End];
}
