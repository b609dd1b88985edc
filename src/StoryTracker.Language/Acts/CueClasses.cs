using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Acts;

/// <summary>What the verb or noun of report shows by its meaning.</summary>
static class CueClasses
{
    const string Infinitive = "-infinitive";

    static readonly Dictionary<string, Sign> Classes = Read();

    /// <summary>The sign that a cue gives, with the word that gives it; null where it gives none.</summary>
    public static (Sign Sign, string Word)? Of(Statement s)
    {
        if (s.Polarity == Polarity.Denied) return (Sign.CueDenies, string.Join(' ', s.Cue));
        if (s.Lemma is { } verb && IsInfinitive(s) && Classes.TryGetValue(verb + Infinitive, out var sign)) return (sign, string.Join(' ', s.Cue));
        if (s.Lemma is { } lemma && Classes.TryGetValue(lemma, out sign)) return (sign, string.Join(' ', s.Cue));
        // A noun, or a verb that the lexicon does not hold: the last word of the cue that is known.
        if (s.Lemma is null)
            for (int k = s.Cue.Count - 1; k >= 0; k--)
                if (Classes.TryGetValue(s.Cue[k], out sign)) return (sign, s.Cue[k]);
        return null;
    }

    /// <summary>"to leave", "the driver to leave": nothing finite stands before the infinitive.</summary>
    public static bool IsInfinitive(Statement s)
    {
        if (s.Pieces.Count == 0 || s.Quoted[0]) return false;
        var t = s.Pieces[0];
        for (int k = 0; k < t.Length && k < 8; k++)
        {
            if (t[k].Is("to")) return true;
            if (t[k].Is("that") || ClosedClass.Auxiliaries.Contains(t[k].Lower) && !t[k].IsPossessive && !t[k].Is("not") || t[k].IsComma
                || t[k].Lower.Length > 4 && t[k].Lower.EndsWith("ed", StringComparison.Ordinal)) return false;
        }
        return false;
    }

    static Dictionary<string, Sign> Read()
    {
        var classes = new Dictionary<string, Sign>(StringComparer.Ordinal);
        foreach (string line in WordList.Lines("act-verbs"))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string heading = line[..colon];
            bool infinitive = heading.EndsWith(Infinitive, StringComparison.Ordinal);
            Sign? sign = (infinitive ? heading[..^Infinitive.Length] : heading) switch
            {
                "call" => Sign.CueCalls,
                "promise" => Sign.CueCommits,
                "belief" => Sign.CueBelieves,
                "judgement" => Sign.CueJudges,
                "report" => Sign.CueReports,
                "denial" => Sign.CueDenies,
                _ => null,
            };
            if (sign is null) continue;
            foreach (string word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                classes.TryAdd(infinitive ? word + Infinitive : word, sign.Value);
        }
        return classes;
    }
}
