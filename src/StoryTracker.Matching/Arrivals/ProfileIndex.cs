namespace StoryTracker.Matching.Arrivals;

/// <summary>Editors' stories by the words that their terms begin with, so that an article is compared with a few of them only.</summary>
sealed class ProfileIndex
{
    readonly Dictionary<string, StoryTerms> _stories = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedSet<string>> _byKey = new(StringComparer.Ordinal);
    readonly Dictionary<string, StoryProfile> _profiles = new(StringComparer.Ordinal);

    /// <summary>The stories as they were set up last.</summary>
    public IReadOnlyDictionary<string, StoryProfile> Profiles => _profiles;

    /// <summary>Sets a story up, or anew.</summary>
    public void Set(StoryProfile profile)
    {
        if (_profiles.TryGetValue(profile.Id, out var former))
            foreach (var key in Keys(former)) _byKey.GetValueOrDefault(key)?.Remove(profile.Id);
        _profiles[profile.Id] = profile;
        _stories[profile.Id] = new(profile);
        foreach (var key in Keys(profile))
        {
            if (!_byKey.TryGetValue(key, out var ids)) _byKey.Add(key, ids = new(StringComparer.Ordinal));
            ids.Add(profile.Id);
        }
    }

    /// <summary>A story's terms, or null where no editor set it up.</summary>
    public StoryTerms? Terms(string story) => _stories.GetValueOrDefault(story);

    /// <summary>Whether an editor gave a story terms.</summary>
    public bool HasTerms(string story) => _profiles.TryGetValue(story, out var profile) && profile.Terms.Count > 0;

    /// <summary>The stories of which an article has a term: whether it fits them by that, the rules of <see cref="ArticleEvidence"/> tell.</summary>
    public IEnumerable<ArticleEvidence> Mentioned(Arrival arrival)
    {
        if (_byKey.Count == 0) return [];
        var words = new ArticleWords(new(arrival.Title, arrival.Text, []));
        var touched = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in (IReadOnlyList<Word>[])[words.HeadlineWords, words.Words])
            foreach (var key in KeysIn(text))
                if (_byKey.TryGetValue(key, out var ids)) touched.UnionWith(ids);
        return touched.Select(id => ArticleEvidence.For(_stories[id], words)).Where(e => e.Terms.Count > 0);
    }

    // A term may be printed in one word or with hyphens, and its last word with another ending: every beginning of it is a key.
    static HashSet<string> Keys(StoryProfile profile)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in profile.Terms.Append(profile.Title))
        {
            var beginning = "";
            foreach (var word in Word.In(term)) AddForms(beginning += word.Letters, keys);
        }
        return keys;
    }

    static HashSet<string> KeysIn(IReadOnlyList<Word> words)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var joined = "";
        foreach (var word in words)
        {
            AddForms(word.Letters, keys);
            joined = word.Before == Parting.Hyphen ? joined + word.Letters : word.Letters;
            if (word.Before == Parting.Hyphen) AddForms(joined, keys);
        }
        return keys;
    }

    static void AddForms(string letters, HashSet<string> keys)
    {
        if (!keys.Add(letters)) return;
        keys.Add(Stem.OfName(letters));
        keys.Add(Stem.OfCommon(letters));
    }
}
