using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Measures;
using StoryTracker.Language;
using StoryTracker.Language.Speech;
using StoryTracker.Language.Speech.Nominal;

namespace StoryTracker.Evaluation.Reports;

/// <summary>Sorts what went wrong with quotations into classes.</summary>
static class ErrorClasses
{
    /// <summary>The classes of one article, each error once from gold's side and once from ours.</summary>
    public static Tally<string> Of(Measured measured)
    {
        var tally = new Tally<string>();
        var gold = measured.Gold;
        var words = new Words(gold.Text);
        var candidates = Candidate.Of(gold, words, measured.Found.Quotations);
        var tokens = SpanMatching.Tokens(gold, words);
        var match = SpanMatching.ByUnion(tokens, candidates);
        for (int i = 0; i < match.Length; i++)
        {
            var q = gold.Quotations[i];
            if (match[i] < 0)
                tally.Add($"missed {Name(q.Type)}: {(candidates.Any(c => c.Tokens.Overlaps(tokens[i])) ? "found with another extent" : "nothing found")}, "
                    + $"cue is {CueKind(gold.Text, q)}");
            else Matched(tally, gold.Text, q, candidates[match[i]]);
        }
        if (gold.IsPartial) return tally;
        foreach (int j in Enumerable.Range(0, candidates.Count).Except(match))
        {
            bool shared = tokens.Exists(candidates[j].Tokens.Overlaps);
            tally.Add($"too much: {(shared ? "found with another extent" : "found where gold has nothing")}, by {candidates[j].Quotation.Pattern}"
                + $" {Name(candidates[j].Quotation.Type)}");
        }
        return tally;
    }

    static void Matched(Tally<string> tally, string text, GoldQuotation gold, Candidate candidate)
    {
        var found = candidate.Quotation;
        if (gold.Source.Count > 0 && found.Source.Count == 0) tally.Add($"matched, no source: {found.Pattern}");
        else if (gold.Source.Count > 0 && !Overlap.Any(gold.Source, found.Source)) tally.Add($"matched, wrong source: {found.Pattern}");
        else if (!Same(text, gold.Source, found.Source)) tally.Add("matched, source with another extent");
        if (gold.Cue.Count > 0 && !Overlap.Any(gold.Cue, found.Cue)) tally.Add($"matched, {(found.Cue.Count == 0 ? "no" : "wrong")} cue: {found.Pattern}");
        else if (!Same(text, gold.Cue, found.Cue)) tally.Add("matched, cue with another extent");
        if (!Same(text, gold.Content, candidate.Content)) tally.Add($"matched, content with another extent: {Name(gold.Type)}");
    }

    static bool Same(string text, IReadOnlyList<Span> a, IReadOnlyList<Span> b) => Words.Trim(text, a).ToHashSet().SetEquals(Words.Trim(text, b));

    /// <summary>What kind of words say that something was said.</summary>
    static string CueKind(string text, GoldQuotation gold)
    {
        var words = gold.Cue.SelectMany(c => Words.In(c.In(text)).Select(w => w.In(c.In(text)).ToLowerInvariant())).ToList();
        if (words.Count == 0) return "absent";
        if (words.Contains("according") || words.Contains("per")) return "according to";
        if (words.Exists(w => ReportingVerbs.For(w).Any(v => !v.Verb.Mental))) return "a verb of the lexicon";
        if (words.Exists(w => ReportingVerbs.For(w).Count > 0)) return "a mental verb of the lexicon";
        if (words.Exists(w => ReportingNouns.Contains(w) || w.EndsWith('s') && ReportingNouns.Contains(w[..^1]))) return "a noun of the lexicon";
        return "other";
    }

    static string Name(QuotationType? type) => type?.ToString().ToLowerInvariant() ?? "untyped";
}
