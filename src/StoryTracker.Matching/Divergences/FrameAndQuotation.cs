using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>The reporter tells one thing that was asked for, the quoted words another: "urged her to ban the group" and “to ban the march”.</summary>
static class FrameAndQuotation
{
    static readonly HashSet<string> Writings = ["write", "letter", "email", "tweet", "petition", "statement", "memo", "text", "message", "post"];

    public static IEnumerable<Divergence> Within(ArticleReading article)
    {
        var told = Told.In(article);
        foreach (var frame in told.Where(t => t.P.Request is not null && !t.P.Verb.Quoted))
            foreach (var quoted in told.Where(t => t.P.Request is not null && t.P.Verb.Quoted && t.P.Lemma == frame.P.Lemma))
            {
                if (!Arguments.Telling(frame.P.Lemma) || !Arguments.Apart(frame.P.Patient, quoted.P.Patient)) continue;
                if (frame.P.Negated != quoted.P.Negated || !MayBeOne(frame.P.Request!.Asked, quoted.P.Request!.Asked) || !SameAsker(frame, quoted)) continue;
                var medium = Written(frame.P.Governors).Intersect(Written(quoted.P.Governors)).Any();
                bool near = Math.Abs(frame.Sentence.Paragraph - quoted.Sentence.Paragraph) <= 1;
                if (!medium && !near) continue;
                // Where either side names the other's thing as well, both were asked for.
                if (told.Any(o => o.P.Lemma == frame.P.Lemma && o.P.Verb.Quoted && Arguments.Same(o.P.Patient, frame.P.Patient))
                    || told.Any(o => o.P.Lemma == frame.P.Lemma && !o.P.Verb.Quoted && Arguments.Same(o.P.Patient, quoted.P.Patient))) continue;
                yield return Of(article, frame, quoted, medium);
            }
    }

    static Divergence Of(ArticleReading article, Told frame, Told quoted, bool medium)
    {
        var (x, y) = (Asked(frame), Asked(quoted));
        return new(DivergenceKind.FrameAgainstQuotation, medium ? Severity.High : Severity.Medium,
            $"The reporter tells that it was urged to {frame.P.Lemma} “{frame.P.Patient!.Words.Text}”; the quoted words ask to {quoted.P.Lemma} “{quoted.P.Patient!.Words.Text}”.",
            [x, Slices.Evidence(article, frame.P.Patient.Words), y],
            [medium ? $"Both tell of one writing ({string.Join(", ", Written(frame.P.Governors).Intersect(Written(quoted.P.Governors)).Select(w => $"“{w}”"))})." : "The two stand beside one another.",
                $"Both are acts of asking (“{frame.P.Request!.Word.Text}”, “{quoted.P.Request!.Word.Text}”) to {frame.P.Lemma}; “{frame.P.Patient.Words.Text}” and “{quoted.P.Patient.Words.Text}” share no word."])
            { Reports = [.. new[] { frame.Report?.Id, quoted.Report?.Id }.OfType<string>().Distinct()] };
    }

    /// <summary>From the act of asking to what is asked for.</summary>
    static Evidence Asked(Told t)
    {
        int start = Math.Min(t.P.Request!.Word.Start, t.P.Verb.Start), end = t.P.Verb.End;
        if (t.P.Patient is { } what && what.Words.Start >= start && what.Words.Start <= end + 2) end = Math.Max(end, what.Words.End);
        return Slices.Evidence(t.Article, start, end);
    }

    static IEnumerable<string> Written(ImmutableArray<string> governors) => governors.Where(Writings.Contains);

    static bool MayBeOne(Argument? a, Argument? b) => a is null || b is null || a.IsPronoun || b.IsPronoun || Arguments.Same(a, b)
        || a.IsName && b.Content.Contains(a.Head) || b.IsName && a.Content.Contains(b.Head);

    /// <summary>The quoted "I" is the speaker of the report; the frame tells of a person, by pronoun or by the speaker's name.</summary>
    static bool SameAsker(Told frame, Told quoted)
    {
        var (told, own) = (frame.P.Request!.Asker, quoted.P.Request!.Asker);
        if (told is null || own is null) return false;
        bool first = own.IsPronoun && own.Head is "i" or "we";
        if (!first) return Arguments.Same(told, own);
        return told.IsPronoun ? told.Head is "he" or "she" or "they" : Speakers.SameName(told.Words.Text.Split(' ')[^1], quoted.Report?.SpeakerName);
    }
}
