namespace StoryTracker.Domain.Speakers;

/// <summary>Who a printed name stands for: first the bearer whom its article means, then the speaker it is merged into, and so on to the end.</summary>
public static class SpeakerIdentity
{
    // Merges are only made between names that are not merged, so a chain cannot close; the bound is for a record made by another hand.
    const int LongestChain = 32;

    /// <summary>The speaker that a name in an article stands for.</summary>
    /// <param name="speaker">Id of the speaker by name.</param>
    /// <param name="article">The article; null where no article is concerned.</param>
    /// <param name="find">Speakers on record; null for one that is not.</param>
    public static Guid Of(Guid speaker, Guid? article, Func<Guid, Speaker?> find)
    {
        var seen = new HashSet<Guid> { speaker };
        for (var step = 0; step < LongestChain && find(speaker) is { } state; step++)
        {
            var next = article is { } a && state.Homonyms.Where(h => h.Value.ArticleIds.Contains(a)).OrderBy(h => h.Key).Select(h => (Guid?)h.Key)
                .FirstOrDefault() is { } other ? other : state.Merged?.Into;
            if (next is not { } to || !seen.Add(to)) break;
            speaker = to;
        }
        return speaker;
    }

    /// <summary>Every name that may stand for a speaker: its own, those merged into it, and the one it was told apart from, with theirs.</summary>
    /// <param name="speaker">Id of the speaker.</param>
    /// <param name="find">Speakers on record.</param>
    public static IReadOnlyList<Guid> NamesOf(Guid speaker, Func<Guid, Speaker?> find)
    {
        List<Guid> names = [speaker];
        for (var i = 0; i < names.Count && names.Count < 1000; i++)
        {
            if (find(names[i]) is not { } state) continue;
            names.AddRange(state.Absorbed.Append(state.ToldApartFrom ?? names[i]).Where(n => !names.Contains(n)).ToList());
        }
        return names;
    }
}
