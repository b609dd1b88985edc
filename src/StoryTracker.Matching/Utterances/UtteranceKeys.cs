using System.Collections.Immutable;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>
/// Keys by which reports that may be one remark are found in an index: pairs of telling words that stand near each other in a sentence. Two
/// reports that <see cref="UtteranceJoin.Compare"/> joins share one; sharing one proves nothing.
/// </summary>
public static class UtteranceKeys
{
    const ulong Offset = 14695981039346656037;
    const ulong Prime = 1099511628211;

    /// <summary>The keys of a report, ascending, each once; some tens for a report of three sentences. To be looked up with the same
    /// speaker.</summary>
    public static ImmutableArray<long> Of(Report report)
    {
        var keys = new SortedSet<long>();
        foreach (var sentence in SpokenWords.Of(report).Sentences)
        {
            var telling = sentence.Where(w => w.Tells).ToList();
            for (var i = 0; i < telling.Count; i++)
            {
                for (var j = i + 1; j < telling.Count && j <= i + WindowMatch.PhraseReach; j++)
                    if (telling[i].Form != telling[j].Form) keys.Add(Key(telling[i].Form, telling[j].Form));
            }
            for (var i = 0; i < sentence.Length; i++)
                for (var j = i + 1; j < sentence.Length && j <= i + 2; j++)
                    if (sentence[i].Class is WordClass.Content && sentence[j].Class is WordClass.Particle)
                        keys.Add(Key(sentence[i].Form, sentence[j].Form));
        }
        return [.. keys];
    }

    // FNV-1a over both forms in order of their letters; "voter" is found by "vote".
    static long Key(string x, string y)
    {
        (x, y) = (Base(x), Base(y));
        if (string.CompareOrdinal(x, y) > 0) (x, y) = (y, x);
        var hash = Offset;
        foreach (var c in x.Append(' ').Concat(y)) hash = (hash ^ c) * Prime;
        return unchecked((long)hash);
    }

    static string Base(string form) =>
        form.Length > 4 && (form.EndsWith("er", StringComparison.Ordinal) || form.EndsWith("or", StringComparison.Ordinal))
            ? form[..^2] : form;
}
