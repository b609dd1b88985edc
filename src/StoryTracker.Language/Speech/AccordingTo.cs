using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>"…, according to X." and "According to X, …".</summary>
static class AccordingTo
{
    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(Sentence s)
    {
        for (int i = 0; i + 2 < s.Count; i++)
        {
            if (!s[i].Is("according") || !s[i + 1].Is("to") || SubjectFinder.Right(s, i + 2) is not { } source) continue;
            bool fronted = i == 0 || i < 3 && ClosedClass.Coordinators.Contains(s.LowerAt(0));
            int first, end;
            if (fronted)
            {
                first = source.Last + 1;
                while (first < s.Count && !s[first].IsComma) first++;
                first++;
                end = first < s.Count ? ClauseEnd.Find(s, first, [], false) : first;
            }
            else
            {
                end = ClauseEnd.TrimEnd(s, 0, i);
                first = end;
                while (first > 0 && s[first - 1].Text is not (";" or ":")) first--;
            }
            if (end - first < 2) continue;
            var content = new List<Span>();
            var quoted = new List<MarkedStretch>();
            ContentSpans.Add(s, first, end, content, quoted);
            if (content.Count == 0) continue;
            yield return (new Attribution
            {
                Sentence = s,
                SourceSentence = s,
                Content = content,
                Quoted = quoted,
                Source = source,
                Cue = s.Between(i, i + 1),
                Pattern = Pattern.AccordingTo,
                Confidence = 0.85,
            }, first, end);
            yield break;
        }
    }
}
