using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Speech.Verbal;

namespace StoryTracker.Language.Speech;

/// <content>What a tree shows.</content>
sealed partial class AttributionFinder
{
    /// <summary>Outer clauses first; each by whichever of the two readings is the surer one for its construction.</summary>
    void TakeFromTree(SyntaxTree tree, Dictionary<int, Clause> shallow, int[] stops, List<Span?> nominal)
    {
        var candidates = new Dictionary<int, Candidate>();
        foreach (var c in Candidate.Find(tree)) candidates.TryAdd(tree.InSentence(c.Use.Head), c);
        foreach (int head in candidates.Keys.Union(shallow.Keys).OrderBy(k => Depth(tree, tree.FromSentence(k))).ThenBy(k => k))
        {
            // Words already taken, or the cue of a report already found, report nothing more.
            if (used[head] || found.Exists(f => f.Cue is { } cue && cue.Contains(s[head].Span))) continue;
            var clause = shallow.GetValueOrDefault(head);
            var candidate = candidates.GetValueOrDefault(head);
            bool first = candidate?.Complement.Pattern is Pattern.Predicate or Pattern.ObjectInfinitive or Pattern.Infinitive && !HoldsQuotation(candidate);
            if (!first && clause is not null && TryShallow(clause, stops)) continue;
            if (candidate is not null && ReportsANoun(candidate, nominal)) continue;
            if (candidate is not null) asked?.Add(candidate);
            if (candidate is not null && (asked is not null || Admission.Admits(candidate))) TakeFromTree(candidate, stops);
            else if (first && clause is not null) TryShallow(clause, stops);
        }
    }

    /// <summary>"raised questions about it": a content that opens with a noun of speech, told by the rules for those.</summary>
    bool ReportsANoun(Candidate c, List<Span?> nominal)
    {
        if (c.Complement.Pattern is not (Pattern.Object or Pattern.Prepositional or Pattern.PassiveSubject)) return false;
        var span = s.Between(c.Tree.InSentence(c.Complement.Parts[0].First), c.Tree.InSentence(c.Complement.Parts[0].Last));
        return nominal.Exists(n => n is { } cue && cue.End > span.Start && cue.Start < span.End);
    }

    static bool HoldsQuotation(Candidate c)
    {
        foreach (var (first, last) in c.Complement.Parts)
            for (int i = first; i <= last; i++)
                if (c.Tree.Tokens[i].IsQuotation) return true;
        return false;
    }

    static int Depth(SyntaxTree tree, int i)
    {
        int depth = 0;
        for (; tree.Head(i) >= 0 && depth < 100; depth++) i = tree.Head(i);
        return depth;
    }

    void TakeFromTree(Candidate c, int[] stops)
    {
        var tree = c.Tree;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        foreach (var part in c.Complement.Parts)
        {
            int first = tree.InSentence(part.First), end = tree.InSentence(part.Last) + 1;
            if (s.LowerAt(first) == "that" && c.Complement.Pattern != Pattern.RelativeGap && end - first > 1) first++;
            while (first < end && used[first]) first++;
            // "accepts that he was there but denies it": a later report of the sentence ends this one.
            if (part.First > c.Use.Head && Array.Find(stops, k => k > first) is var stop and > 0) end = Math.Min(end, stop);
            end = ClauseEnd.TrimEnd(s, first, Free(first, end));
            if (end <= first || IsOthersWords(s, first)) continue;
            ContentSpans.Add(s, first, end, content, quoted);
            Mark(first, end);
        }
        if (content.Count == 0) return;
        int cueFirst = tree.InSentence(c.Use.First), cueLast = tree.InSentence(c.Use.Last);
        found.Add(new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Source = c.Subject?.InSentence(tree),
            Antecedent = c.Subject?.AntecedentInSentence(tree),
            Cue = s.Between(cueFirst, cueLast),
            Verb = c.Use.Verb,
            Polarity = c.Use.Verb.Lemma == "plead" && tree.Tokens[c.Complement.Parts[0].First].Is("not") ? Polarity.Denied : c.Use.Polarity,
            Elided = c.Subject is { Elided: true },
            Impersonal = c.Subject is null,
            Addressee = c.Complement.Addressee is { First: >= 0 } a ? s.Between(tree.InSentence(a.First), tree.InSentence(a.Last)) : null,
            Pattern = c.Complement.Pattern,
        });
    }
}
