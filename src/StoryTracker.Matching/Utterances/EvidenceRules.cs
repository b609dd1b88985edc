using System.Collections.Immutable;
using System.Globalization;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>
/// What two stretches of words prove. A word that judges ("unacceptable"), a stock phrase or a name alone prove nothing: what is spoken
/// of has to
/// be the same, so most of what the shorter side says must stand in the other.
/// </summary>
sealed class EvidenceRules(Report a, Report b, SpokenWords wordsA, SpokenWords wordsB)
{
    const double SameCoverage = 0.7;
    const double WordingCoverage = 0.5;
    const double LikenessCoverage = 0.4;
    const double LeastWeight = 1.7;
    const double LeastSpoken = 0.9;
    const int LeastTelling = 3;
    // One word that differs is a slip of the ear when so much round it is the same, else another object.
    const int LeastRound = 5;
    const double LeastWording = 2.5;
    // Things alone, without a predicate, have to be many: names of two people and an office.
    const double ThingsAlone = 4.5;
    const double ShortCoverage = 0.9;
    const double ShortWeight = 1.2;
    const double RarePhrase = 1.1;
    const double RareObject = 0.6;
    const int Antecedents = 30;

    readonly bool oneArticle = a.ArticleId == b.ArticleId;

    /// <summary>Judges two stretches; null when they prove nothing.</summary>
    public Evidence? Judge(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y)
    {
        var match = WindowMatch.Of(x, y);
        if (match.Shared.IsEmpty) return null;
        return Fragment(x, y, match) ?? Phrase(x, y, match) ?? Verb(x, y, match) ?? Sentence(x, y, match);
    }

    // Most of what the shorter side says, of the same object.
    Evidence? Sentence(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match)
    {
        var telling = match.Telling.Count();
        if (telling < 2 || !match.HasPhrase) return null;
        ImmutableArray<string> reasons = [Shares(x, match), Covers(match)];
        var enough = telling >= LeastTelling && match.Weight >= LeastWeight && match.Spoken >= LeastSpoken && match.SpokenForms >= 2;
        if (!enough) return Short(x, y, match, reasons);
        if (match.Coverage < WordingCoverage || (!match.HasPredicate && match.Weight < ThingsAlone)) return Likeness(x, y, match, reasons);
        if (Against(x, y, match) is { } against)
            return match.Weight < LeastWording ? null : new(x, y, match, Strength.Wording, true, [.. reasons, against]);
        return new(x, y, match, match.Coverage >= SameCoverage ? Strength.Same : Strength.Wording, true, reasons);
    }

    // Two telling words and no others: one remark when they are all that is said.
    static Evidence? Short(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match, ImmutableArray<string> reasons)
    {
        if (match.SpokenForms < 2 || match.Opposed || !match.HasPredicate || match.Coverage < ShortCoverage)
            return Likeness(x, y, match, reasons);
        var least = Math.Min(match.CoverageA, match.CoverageB);
        var strength = least >= ShortCoverage && match.Weight >= ShortWeight ? Strength.Same
            : least >= WordingCoverage && match.Weight >= ShortWeight ? Strength.Wording : Strength.None;
        return strength is Strength.None ? Likeness(x, y, match, reasons) : new(x, y, match, strength, true, reasons);
    }

    static Evidence? Likeness(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match,
        ImmutableArray<string> reasons) =>
        match.Coverage >= LikenessCoverage && match.Spoken >= LeastSpoken && match.HasPredicate && !match.Opposed
            ? new(x, y, match, Strength.Likeness, true, reasons) : null;

    string? Against(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match)
    {
        if (match.Opposed) return "one says it with “not”, the other without";
        var anothersAct = AnothersAct(wordsA, x, y, match.Shared.Select(p => p.A)) || AnothersAct(wordsB, y, x, match.Shared.Select(p => p.B));
        if (match.Coverage < 0.9 && anothersAct)
            return "one tells it as the act of somebody whom the other does not name";
        foreach (var (left, right, tight) in match.Substitutions())
        {
            if (left.Any(w => w.Class is WordClass.Name) && right.Any(w => w.Class is WordClass.Name))
                return $"where one has {Printed(a, left)}, the other has {Printed(b, right)}";
            if (left.Any(w => w.Class is WordClass.Number) && right.Any(w => w.Class is WordClass.Number)
                && (match.Coverage < 0.75 || oneArticle))
                return $"where one has {Printed(a, left)}, the other has {Printed(b, right)}";
            if (oneArticle || (tight && (match.Coverage < 0.8 || match.SpokenForms < LeastRound)))
                return $"where one has {Printed(a, left)}, the other has {Printed(b, right)}";
        }
        return null;
    }

    // "X asked Y to …", where the other names neither.
    static bool AnothersAct(SpokenWords words, ImmutableArray<SpokenWord> window, ImmutableArray<SpokenWord> other, IEnumerable<int> shared)
    {
        var starts = shared.Select(i => window[i].Start).ToHashSet();
        ImmutableArray<SpokenWord> all = [.. words.All.Where(w => w.Sentence >= window[0].Sentence && w.Sentence <= window[^1].Sentence)];
        for (var i = 1; i + 1 < all.Length; i++)
        {
            if (all[i].Form != "to" || !all[i + 1].Tells || !starts.Contains(all[i + 1].Start)) continue;
            if (all.Take(i).Any(n => n.Class is WordClass.Name && n.Sentence == all[i].Sentence && !other.Any(o => o.Form == n.Form)))
                return true;
        }
        return false;
    }

    // Quoted words of one inside the quotation of the other, in one piece.
    Evidence? Fragment(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match)
    {
        var run = match.Run;
        if (run.Length < 3 || !run.All(p => x[p.A].Quoted && y[p.B].Quoted)) return null;
        var (isX, isY) = (IsFragment(a, x, [.. run.Select(p => p.A)]), IsFragment(b, y, [.. run.Select(p => p.B)]));
        if (!isX && !isY) return null;
        var telling = run.Where(p => x[p.A].Tells).Select(p => x[p.A].Form).Distinct().Count();
        var printed = $"both quote “{Wordings.Printed(a, x[run[0].A].Start, x[run[^1].A].End)}”";
        if (telling < 2) return null;
        if (oneArticle) return new(x, y, match, Strength.Same, false, [printed, "the article quotes the words twice"]);
        var rare = run.Where(p => x[p.A].Tells).Sum(p => x[p.A].Weight);
        if (telling >= 3 && rare >= LeastWeight) return new(x, y, match, Strength.Same, false, [printed]);
        return Object(x, y, run) is { } what
            ? new(x, y, match, Strength.Same, false, [printed, $"both speak of “{what}”"])
            : new(x, y, match, Strength.Wording, false, [printed, "what it is said of cannot be told to be the same"]);
    }

    // A rare pair of words side by side that is all one sentence has, and the same object in the sentence next to it.
    Evidence? Phrase(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match)
    {
        if (match.Coverage < 0.85 || match.Opposed || oneArticle || match.Telling.Count() >= LeastTelling) return null;
        foreach (var (first, second) in match.Phrases())
        {
            if (Math.Abs(first.A - second.A) != 1 || Math.Abs(first.B - second.B) != 1) continue;
            if (x[first.A].Start == x[second.A].Start || x[first.A].Weight + x[second.A].Weight < RarePhrase) continue;
            if (Object(x, y, [first, second]) is not { } what) continue;
            return new(x, y, match, Strength.Same, true,
                [$"both have “{Wordings.Printed(a, Math.Min(x[first.A].Start, x[second.A].Start), Math.Max(x[first.A].End, x[second.A].End))}”", $"both speak of “{what}”"]);
        }
        return null;
    }

    // "root it out" and "root out antisemitism", where "it" stands for antisemitism.
    Evidence? Verb(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, WindowMatch match)
    {
        if (oneArticle || match.Opposed) return null;
        foreach (var (i, j) in match.Shared)
        {
            if (x[i].Class is not WordClass.Content || x[i].Weight < RareObject) continue;
            if (Particle(x, i) is not { } p || Particle(y, j) is not { } q) continue;
            if (x[p].Form != y[q].Form) continue;
            var what = match.CoverageA >= 0.85 && p - i > 1 ? Antecedent(a, x[i].Start, y, q)
                : match.CoverageB >= 0.85 && q - j > 1 ? Antecedent(b, y[j].Start, x, p) : null;
            if (what is null) continue;
            return new(x, y, match, Strength.Same, false,
                [$"“{Wordings.Printed(a, x[i].Start, x[p].End)}” and “{Wordings.Printed(b, y[j].Start, y[q].End)}” are one verb",
                $"both speak of “{what}”: one by a pronoun"]);
        }
        return null;
    }

    static int? Particle(ImmutableArray<SpokenWord> words, int verb)
    {
        for (var i = verb + 1; i < words.Length && i <= verb + 2 && words[i].Clause == words[verb].Clause; i++)
        {
            if (words[i].Class is WordClass.Particle) return i;
            if (words[i].Form is not ("it" or "this" or "that" or "them" or "they")) return null;
        }
        return null;
    }

    // The first rare word after the particle, when it stands shortly before the pronoun too.
    static string? Antecedent(Report report, int before, ImmutableArray<SpokenWord> other, int particle)
    {
        if (report.Paragraph is not { } paragraph || before <= paragraph.Start || before > paragraph.End) return null;
        var text = paragraph.Text[..(before - paragraph.Start)];
        var said = SpokenWords.Of(new Stretch(text, paragraph.Start, before)).All.TakeLast(Antecedents).Select(w => w.Form).ToHashSet();
        for (var i = particle + 1; i < other.Length && other[i].Clause == other[particle].Clause; i++)
            if (other[i].Tells) return other[i].Weight >= RareObject && said.Contains(other[i].Form) ? other[i].Form : null;
        return null;
    }

    // A telling word besides the phrase that both have, in the sentences or next to them in the same reports.
    string? Object(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y, ImmutableArray<(int A, int B)> phrase)
    {
        var known = phrase.SelectMany(p => new[] { x[p.A].Form, y[p.B].Form }).ToHashSet();
        var near = Around(wordsB, y);
        return Around(wordsA, x)
            .Where(w => w.Tells && w.Weight >= RareObject && !known.Contains(w.Form) && near.Any(o => o.Tells && o.Form == w.Form))
            .Select(w => Wordings.Printed(a, w.Start, w.End)).FirstOrDefault();
    }

    static IEnumerable<SpokenWord> Around(SpokenWords words, ImmutableArray<SpokenWord> window) =>
        words.All.Where(w => w.Sentence >= window[0].Sentence - 1 && w.Sentence <= window[^1].Sentence + 1);

    // Quoted words of which the run leaves out nothing that tells.
    static bool IsFragment(Report report, ImmutableArray<SpokenWord> window, HashSet<int> run) =>
        report.Form is not ReportForm.Indirect && window.All(w => w.Quoted) && window.Length <= run.Count + 2
        && Enumerable.Range(0, window.Length).All(i => run.Contains(i) || !window[i].Tells);

    string Shares(ImmutableArray<SpokenWord> x, WindowMatch match) =>
        $"both have {List(match.Shared.Where(p => x[p.A].Tells).Select(p => Wordings.Printed(a, x[p.A].Start, x[p.A].End)).Distinct(StringComparer.OrdinalIgnoreCase))}";

    static string Covers(WindowMatch match) =>
        $"they share {match.Coverage.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)} of what the shorter one says";

    static string Printed(Report report, ImmutableArray<SpokenWord> words) =>
        List(words.Select(w => Wordings.Printed(report, w.Start, w.End)).Distinct());

    static string List(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"“{w}”"));
}
