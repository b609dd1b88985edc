using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Utterances;

/// <summary>Finds the pairs of a speaker's reports that are worth holding against each other.</summary>
static class CandidatePairs
{
    /// <summary>Pairs that share a key, each once, in the order of the reports.</summary>
    public static IEnumerable<(Report A, Report B)> Of(IReadOnlyList<Report> reports)
    {
        var byKey = new Dictionary<long, List<int>>();
        for (var i = 0; i < reports.Count; i++)
        {
            var met = new SortedSet<int>();
            foreach (var key in UtteranceKeys.Of(reports[i]))
            {
                if (byKey.TryGetValue(key, out var others)) met.UnionWith(others);
                else byKey[key] = others = [];
                others.Add(i);
            }
            foreach (var j in met) yield return (reports[j], reports[i]);
        }
    }
}
