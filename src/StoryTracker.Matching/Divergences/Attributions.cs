using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>The same words given to different people: by two outlets to two speakers, or to a speaker and to somebody the speaker tells of.</summary>
static class Attributions
{
    const int LeastRun = 10;

    static readonly HashSet<string> FirstPerson = ["i", "we"];

    public static IEnumerable<Divergence> Between(ArticlePair pair) => pair.Near ? [.. OwnAndAnothers(pair), .. TwoSpeakers(pair)] : [];

    /// <summary>"We've got to root it out" in one, "he asked her to root out …" in the other, both inside quotation marks.</summary>
    static IEnumerable<Divergence> OwnAndAnothers(ArticlePair pair)
    {
        foreach (var a in pair.ToldA)
            foreach (var b in pair.ToldB)
            {
                if (a.P.Lemma != b.P.Lemma || !a.P.Verb.Quoted || !b.P.Verb.Quoted || !pair.OneOccasion(a.Report, b.Report)) continue;
                var (own, others) = IsOwn(a) && IsAnothers(b) ? (a, b) : IsOwn(b) && IsAnothers(a) ? (b, a) : (null, null);
                if (own is null || others is null || !SameAct(own.P, others.P)) continue;
                var (x, y) = (own.Evidence(), others.Evidence());
                var asker = others.P.Request!.Asker!;
                string speaker = own.Report!.SpeakerName ?? "the speaker";
                yield return new(DivergenceKind.Attribution, Severity.Medium,
                    $"“{a.P.Lemma}” is {speaker}’s own demand in {ArticlePair.Name(own.Article)} (“{Slices.Shown(x.Text)}”) and what {asker.Words.Text} asked for in "
                    + $"{ArticlePair.Name(others.Article)} (“{Slices.Shown(y.Text)}”).",
                    [x, Slices.Evidence(others.Article, Math.Min(others.P.Request.Word.Start, y.Start), y.End)],
                    [$"Both report {speaker} and print “{own.P.Verb.Text}” and “{others.P.Verb.Text}” inside quotation marks.",
                        $"In one the subject is “{own.P.Subject!.Words.Text}”; in the other it is the content of “{others.P.Request.Word.Text}” by {asker.Words.Text}."])
                    { Reports = [own.Report.Id, others.Report!.Id] };
            }
    }

    static bool IsOwn(Told t) => t.P.Request is null && t.P.Subject is { IsPronoun: true } s && FirstPerson.Contains(s.Head)
        && t.P.Modality is Modality.Necessary or Modality.Future or Modality.Asserted;

    static bool IsAnothers(Told t) => t.P.Request?.Asker is { IsPronoun: false } asker && !Speakers.SameName(asker.Words.Text.Split(' ')[^1], t.Report?.SpeakerName);

    /// <summary>A verb with a particle is telling by itself, another only with the same patient.</summary>
    static bool SameAct(Predication a, Predication b) => a.Lemma.Contains(' ', StringComparison.Ordinal)
        ? a.Patient is null or { IsPronoun: true } || b.Patient is null or { IsPronoun: true } || Arguments.Same(a.Patient, b.Patient)
        : Arguments.Telling(a.Lemma) && Arguments.Same(a.Patient, b.Patient);

    static IEnumerable<Divergence> TwoSpeakers(ArticlePair pair)
    {
        foreach (var a in pair.ReportsA.Where(Sure))
            foreach (var b in pair.ReportsB.Where(Sure))
            {
                if (Speakers.Same(a, b) || SharesName(a.SpeakerName!, b.SpeakerName!)) continue;
                if (Wording.LongestRun(a, b, LeastRun) is not { } run) continue;
                // An outlet that prints the words under both names tells who repeats whom.
                if (pair.ReportsA.Any(r => Speakers.Same(r, b) && Wording.LongestRun(r, b, LeastRun) is not null)
                    || pair.ReportsB.Any(r => Speakers.Same(r, a) && Wording.LongestRun(a, r, LeastRun) is not null)) continue;
                yield return new(DivergenceKind.Attribution, Severity.High,
                    $"{ArticlePair.Name(pair.A)} gives “{Slices.Shown(run.A.Text)}” to {a.SpeakerName}, {ArticlePair.Name(pair.B)} gives the same words to {b.SpeakerName}.",
                    [Slices.Evidence(pair.A, run.A), Slices.Evidence(pair.B, run.B)],
                    [$"The same {run.Words} words stand inside quotation marks in both.", $"“{a.Mention}” names the speaker in one, “{b.Mention}” in the other."])
                    { Reports = [a.Id, b.Id] };
            }
    }

    /// <summary>A person named where the words stand: a pronoun or a description may have been resolved wrongly.</summary>
    static bool Sure(Report r) => r.Stance == Stance.Said && r.Cue is not null && r.SpeakerName is { } name && name.Split(' ') is { Length: 2 or 3 } parts
        && r.Mention is { } mention && mention.Contains(parts[^1], StringComparison.OrdinalIgnoreCase);

    static bool SharesName(string a, string b) =>
        a.Replace(".", "", StringComparison.Ordinal).Split(' ').Intersect(b.Replace(".", "", StringComparison.Ordinal).Split(' '), StringComparer.OrdinalIgnoreCase).Any();
}
