namespace StoryTracker.Matching.Arrivals;

/// <summary>What an outlet filed an article under, each tag with how rare it is: "News" says nothing, a tag that few articles have says much.</summary>
sealed class OutletTags
{
    // A "#" stands in no word, so that a tag is never taken for one.
    const char Mark = '#';
    const int Most = 20, Longest = 80;

    /// <summary>Reads the tags of an article.</summary>
    /// <param name="tags">As printed; blanks and capitals do not count.</param>
    /// <param name="table">Gives them numbers and tells how many articles had them.</param>
    /// <param name="settings">What the background is worth.</param>
    public OutletTags(IReadOnlyList<string> tags, WordTable table, ArrivalSettings settings)
    {
        var printed = tags.Select(t => t.Trim()).Where(t => t.Length is > 0 and <= Longest)
            .DistinctBy(t => t.ToLowerInvariant(), StringComparer.Ordinal).Take(Most).ToList();
        if (printed.Count == 0) return;
        List<(int Tag, ushort Rarity)> rare = [];
        foreach (var tag in printed)
        {
            var number = table.Number(Mark + tag.ToLowerInvariant(), tag);
            if ((ushort)(Rarity(number, tag, table, settings) * Vector.Unit) is > 0 and var rarity) rare.Add((number, rarity));
        }
        Numbers = [.. printed.Select(t => table.Find(Mark + t.ToLowerInvariant())).Order()];
        rare.Sort();
        Rare = new([.. rare.Select(r => r.Tag)], [.. rare.Select(r => r.Rarity)]);
    }

    /// <summary>The numbers of the tags, ascending.</summary>
    public int[] Numbers { get; } = [];

    /// <summary>The tags with their rarity, <see cref="Vector.Unit"/> at most.</summary>
    public Vector Rare { get; } = Vector.Empty;

    /// <summary>The rarer of the tags that two articles have, 0 to 1; 0 where they share none.</summary>
    public static double Shared(Vector a, Vector b)
    {
        var most = 0;
        for (int i = 0, j = 0; i < a.Words.Length && j < b.Words.Length;)
        {
            if (a.Words[i] == b.Words[j]) most = Math.Max(most, Math.Min(a.Weights[i++], b.Weights[j++]));
            else if (a.Words[i] < b.Words[j]) i++;
            else j++;
        }
        return (double)most / Vector.Unit;
    }

    // The logarithm of how rare it is, as a share of the most that can be; a word of the background ("politics") is no rare tag on the first day either.
    static double Rarity(int number, string tag, WordTable table, ArrivalSettings settings)
    {
        List<Token> tokens = [];
        Token.Read(tag, tokens);
        var inBackground = tokens.Count == 0 ? 0 : tokens.Min(t => Background.Documents(WordStem.Of(tag.AsSpan(t.Start, t.End - t.Start)).ToString()));
        var documents = (settings.BackgroundShare * Background.All) + table.Articles + 1;
        var having = Math.Max(1, table.InArticles(number)) + (settings.BackgroundShare * inBackground);
        return Math.Max(0, Math.Log(documents / having) / Math.Log(documents));
    }
}
