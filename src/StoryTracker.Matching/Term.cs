using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>A word or phrase that an editor gave a story, ready to be found in a text.</summary>
sealed class Term
{
    // How rare a term is in the news is unknown here. A name or a phrase of several words says more than one common word.
    const double NameStrength = 2, PhraseStrength = 1.5, WordStrength = 1;

    readonly string _letters;
    readonly ImmutableHashSet<int> _breaks;

    Term(string printed, string letters, ImmutableHashSet<int> breaks, int words)
    {
        Printed = printed;
        _letters = letters;
        _breaks = breaks;
        IsName = printed.Any(char.IsUpper) && !StartsLikeAnti(printed);
        Strength = IsName ? NameStrength : words > 1 ? PhraseStrength : WordStrength;
        Stemmed = StemOf(letters);
    }

    /// <summary>As the editor wrote it.</summary>
    public string Printed { get; }

    /// <summary>Whether it names somebody or something (it has a capital) rather than a subject.</summary>
    public bool IsName { get; }

    /// <summary>What one mention weighs: 1 to 2.</summary>
    public double Strength { get; }

    /// <summary>Equal for terms that find the same words.</summary>
    public string Stemmed { get; }

    /// <summary>The term, or null when there is no letter or digit in it.</summary>
    public static Term? Of(string printed)
    {
        var words = Word.In(printed);
        if (words.IsEmpty) return null;
        var breaks = ImmutableHashSet.CreateBuilder<int>();
        var length = 0;
        foreach (var word in words)
        {
            if (length > 0) breaks.Add(length);
            length += word.Letters.Length;
        }
        var letters = string.Concat(words.Select(w => w.Letters));
        return new(printed.Trim(), letters, breaks.ToImmutable(), words.Count(w => w.Before == Parting.Apart));
    }

    /// <summary>How many words starting at <paramref name="at"/> are this term: 0 for none.</summary>
    /// <remarks>
    /// Hyphens may come and go, and blanks where the term has a blank or hyphen itself: "anti-Semitism" finds "antisemitism" and
    /// "anti Semitism"; "antisemitism" finds "anti-Semitism". The last word may have another ending.
    /// </remarks>
    public int WordsAt(ImmutableArray<Word> words, int at)
    {
        var (taken, found) = (0, 0);
        for (var next = at; next < words.Length; next++)
        {
            if (next > at && words[next].Before == Parting.Apart && !_breaks.Contains(taken)) break;
            var letters = words[next].Letters;
            if (Stemmed.Length <= taken + letters.Length && StemOf(_letters[..taken] + letters) == Stemmed) found = next - at + 1;
            if (string.CompareOrdinal(_letters, taken, letters, 0, letters.Length) != 0) break;
            taken += letters.Length;
            if (taken == _letters.Length) break;
        }
        return found;
    }

    string StemOf(string letters) => IsName ? Stem.OfName(letters) : Stem.OfCommon(letters);

    // "anti-Semitic", "pro-European": the capital is inside a common word.
    static bool StartsLikeAnti(string printed) =>
        printed.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && !printed.Contains(' ', StringComparison.Ordinal)
        && printed[..hyphen].All(char.IsLower);
}
