using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>"her claim that …", "the minister's warning that …", "allegations by two officers that …", "claims that …".</summary>
static class ReportingNouns
{
    static readonly HashSet<string> Nouns = WordList.Load("reporting-nouns");

    /// <summary>Whether the word stands for somebody's utterance.</summary>
    public static bool Contains(string lower) => Nouns.Contains(lower);

    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(Sentence s)
    {
        for (int i = 0; i + 3 < s.Count; i++)
        {
            if (!Nouns.Contains(s.LowerAt(i))) continue;
            var (source, that) = Author(s, i);
            if (that < 0 || s.LowerAt(that) != "that" || ClosedClass.Auxiliaries.Contains(s.LowerAt(that + 1))) continue;
            // A noun that is itself the subject ("her claim that it failed angered him") leaves the clause's end open.
            if (!VerbBefore(s, i)) continue;
            int end = End(s, that + 1);
            if (end - that < 3) continue;
            var content = new List<Span>();
            var quoted = new List<MarkedStretch>();
            ContentSpans.Add(s, that + 1, end, content, quoted);
            if (content.Count == 0) continue;
            yield return (new Attribution
            {
                Sentence = s,
                SourceSentence = s,
                Content = content,
                Quoted = quoted,
                Source = source,
                Cue = s.Between(i, i),
                Polarity = s.LowerAt(i) == "denial" ? Polarity.Denied : Polarity.Said,
                Impersonal = source is null,
                Pattern = Pattern.Noun,
                Confidence = 0.6,
            }, that + 1, end);
        }
    }

    static bool VerbBefore(Sentence s, int noun) =>
        Enumerable.Range(0, noun).Any(k => ClosedClass.Auxiliaries.Contains(s.LowerAt(k)) && !s[k].IsPossessive
            || ReportingVerbs.For(s.LowerAt(k)).Count > 0
            || !s[k].IsCapital && s.LowerAt(k).EndsWith("ed", StringComparison.Ordinal));

    /// <summary>Whose utterance it is, and where "that" must stand.</summary>
    static (NounPhrase? Source, int That) Author(Sentence s, int noun)
    {
        if (s.LowerAt(noun + 1) is "from" or "by" or "of" && SubjectFinder.Right(s, noun + 2) is { } right && right.Last + 1 < s.Count)
            return (right, right.CoreLast + 1);
        if (s.LowerAt(noun + 1) != "that") return (null, -1);
        int k = noun - 1;
        while (k > 0 && noun - k < 3 && s[k].IsWord && !s[k].IsPossessive && !ClosedClass.PossessivePronouns.Contains(s.LowerAt(k))
            && !ClosedClass.Determiners.Contains(s.LowerAt(k)) && !ClosedClass.Prepositions.Contains(s.LowerAt(k))) k--;
        if (k < 0) return (null, noun + 1);
        if (s.LowerAt(k) is "his" or "her" or "their" or "its") return (new NounPhrase(k, k, k), noun + 1);
        return k > 0 && s[k].IsPossessive ? (SubjectFinder.Left(s, k), noun + 1) : (null, noun + 1);
    }

    static int End(Sentence s, int from)
    {
        int end = from;
        while (end < s.Count && s[end].Text is not (";" or ":") && !(s[end].IsComma && end > from + 3)) end++;
        return ClauseEnd.TrimEnd(s, from, end);
    }
}
