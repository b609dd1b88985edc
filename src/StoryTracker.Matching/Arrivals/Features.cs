namespace StoryTracker.Matching.Arrivals;

/// <summary>Counts words and makes sketches.</summary>
sealed class Features(Vocabulary vocabulary)
{
    const int Most = 120;
    const double HeadlineFactor = 2;

    readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);
    int _articles;

    /// <summary>Makes a sketch; nothing is counted.</summary>
    public Sketch Of(Arrival arrival)
    {
        var counts = Counts(arrival);
        var weighed = counts.Select(c => (c.Key, Weight: (1 + Math.Log(c.Value)) * Rarity(c.Key)))
            .OrderByDescending(w => w.Weight).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Most).ToList();
        var length = Math.Sqrt(weighed.Sum(w => w.Weight * w.Weight));
        var features = weighed.Select(w => (Feature: vocabulary.Number(w.Key), Weight: (int)Math.Round(Sketch.Unit * w.Weight / length)))
            .Where(f => f.Weight > 0).OrderBy(f => f.Feature).ToList();
        return new([.. features.Select(f => f.Feature)], [.. features.Select(f => f.Weight)], arrival.Published);
    }

    /// <summary>Counts an article's words for the rarity of words in later ones.</summary>
    public void Count(Arrival arrival)
    {
        _articles++;
        foreach (var word in Counts(arrival).Keys) _documents[word] = _documents.GetValueOrDefault(word) + 1;
    }

    double Rarity(string word) => Math.Log((_articles + 50.0) / (_documents.GetValueOrDefault(word) + 0.5));

    static Dictionary<string, double> Counts(Arrival arrival)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in Word.In(arrival.Text)) Add(word, 1);
        foreach (var word in Word.In(arrival.Title ?? "")) Add(word, HeadlineFactor);
        return counts;

        void Add(Word word, double times)
        {
            if (word.Letters.Length < 3) return;
            var stem = Stem.OfCommon(word.Letters);
            counts[stem] = counts.GetValueOrDefault(stem) + times;
        }
    }

    public void Save(BinaryWriter to)
    {
        to.Write(_articles);
        to.Write(_documents.Count);
        foreach (var (word, count) in _documents.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            to.Write(word);
            to.Write(count);
        }
    }

    public void Load(BinaryReader from)
    {
        _articles = from.ReadInt32();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var word = from.ReadString();
            _documents.Add(word, from.ReadInt32());
        }
    }
}
