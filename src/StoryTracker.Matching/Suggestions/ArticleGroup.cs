using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Suggestions;

/// <summary>An article as it is compared: what is kept of it, and all its words.</summary>
/// <param name="Id">The article.</param>
/// <param name="Number">Its number in the order of the record.</param>
/// <param name="Packed">What is kept of it.</param>
/// <param name="Sketch">The same, unpacked.</param>
/// <param name="Reading">All its words.</param>
sealed record GroupMember(string Id, int Number, byte[] Packed, Sketch Sketch, ArticleReading Reading)
{
    /// <summary>The article as pairs are compared.</summary>
    public Member Compared => new(Number, Packed, false);
}

/// <summary>Some articles taken together, as if they were a story.</summary>
sealed class ArticleGroup
{
    readonly StoryHolding _holding = new("", -1);
    readonly ComparedArticles _compared;

    /// <summary>Takes articles together.</summary>
    /// <param name="members">The articles.</param>
    /// <param name="compared">Compares them.</param>
    public ArticleGroup(IReadOnlyList<GroupMember> members, ComparedArticles compared)
    {
        (Members, _compared) = (members, compared);
        foreach (var m in members) _holding.Add(m.Compared, m.Sketch);
    }

    /// <summary>The articles.</summary>
    public IReadOnlyList<GroupMember> Members { get; }

    /// <summary>The words that mark it, heaviest first.</summary>
    public IReadOnlyList<(int Word, double Weight)> Core => _holding.Core;

    /// <summary>Whether the word is a name in one of its articles.</summary>
    public bool IsName(int word) => _holding.IsName(word);

    /// <summary>Share of its articles that have a word.</summary>
    public double Share(int word) => (double)Members.Count(m => m.Reading.Has(word)) / Members.Count;

    /// <summary>How well an article fits the others: mean log-odds, as groups are told apart; null where there are none.</summary>
    public double? Fit(GroupMember article)
    {
        var others = Members.Where(m => m.Number != article.Number).Select(m => _compared.Odds(article.Compared, m.Compared)).ToList();
        return others.Count == 0 ? null : others.Average();
    }

    /// <summary>How well its articles fit those of another group, or one another.</summary>
    public List<double> Fits(ArticleGroup other) => [.. Members.Select(other.Fit).OfType<double>()];

    /// <summary>The words that nearly all of its articles have and nearly none of the other's: names first, then the heaviest.</summary>
    public List<int> Marks(ArticleGroup other, double here, double there) =>
        [.. Core.Where(c => Share(c.Word) >= here && other.Share(c.Word) <= there).OrderByDescending(c => IsName(c.Word)).ThenByDescending(c => c.Weight)
            .Select(c => c.Word)];

    /// <summary>The days on which its articles came, ascending.</summary>
    public IReadOnlyList<DateOnly> Days => [.. Members.Select(m => m.Sketch.Published).OfType<DateOnly>().Distinct().Order()];

    /// <summary>How many days lie between its first and its last article; 0 where none has a day.</summary>
    public int Span => Days is [var first, .., var last] ? last.DayNumber - first.DayNumber : 0;

    /// <summary>How many of its articles came while another group lasted.</summary>
    public int Beside(ArticleGroup other) => other.Days is [var first, .., var last] ? Members.Count(m => m.Sketch.Published >= first && m.Sketch.Published <= last) : 0;
}
