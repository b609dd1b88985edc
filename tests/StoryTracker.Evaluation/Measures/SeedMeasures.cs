using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>A count of a whole.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Count">So many.</param>
/// <param name="Whole">Of so many.</param>
public sealed record Part(string Name, int Count, int Whole);

/// <summary>A printed date that cannot be right: what became of it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Flagged">A conflict was told.</param>
/// <param name="Right">The right day was given.</param>
/// <param name="RejectedPrinted">The printed day is among the readings set aside.</param>
public sealed record SeedConflict(string Id, bool Flagged, bool Right, bool RejectedPrinted);

/// <summary>The founding articles against the careful reader's annotation.</summary>
public static class SeedMeasures
{
    /// <summary>Everything that was measured.</summary>
    /// <param name="Parts">The counts.</param>
    /// <param name="Conflicts">Dates that cannot be right.</param>
    /// <param name="Missed">Core quotations not found, wrong or missing speakers, dates not right: one line each.</param>
    public sealed record Result(IReadOnlyList<Part> Parts, IReadOnlyList<SeedConflict> Conflicts, IReadOnlyList<string> Missed);

    /// <summary>Measures.</summary>
    /// <param name="gold">The annotation.</param>
    /// <param name="extractions">What the engine found, by article.</param>
    public static Result Measure(SeedGold gold, IReadOnlyDictionary<string, Extraction> extractions)
    {
        var found = (from article in gold.Articles
                     from q in extractions[article.Key].Quotations
                     select new SeedMatching.Found(article.Key, q, SeedMatching.Characters(article.Value.Text, q.Extent))).ToList();
        var match = SeedMatching.Match(gold, found);
        var parts = new List<Part>();
        var missed = new List<string>();
        Recall(gold, match, parts);
        int used = match.Sum(m => m?.Length ?? 0);
        parts.Add(new("precision", used, found.Count));
        Speakers(gold, match, found, parts, missed);
        var matched = match.SelectMany(m => m ?? []).ToHashSet();
        var unmatched = found.Where((_, i) => !matched.Contains(i)).ToList();
        parts.Add(new("unmatched with a name", unmatched.Count(f => f.Quotation.Speaker is not null), unmatched.Count));
        Held(gold, match, found, parts);
        parts.Add(new("traps fallen into", gold.Traps.Count(t => Falls(gold, t, found)), gold.Traps.Count));
        Dates(gold, extractions, parts, missed);
        return new(parts, Conflicts(gold, extractions), missed);
    }

    static void Recall(SeedGold gold, IReadOnlyList<int[]?> match, List<Part> parts)
    {
        var core = gold.Quotations.Select((q, i) => (Gold: q, IsFound: match[i] is not null)).Where(q => q.Gold.IsCore).ToList();
        foreach (var type in Enum.GetValues<QuotationType>())
            parts.Add(new($"recall {type.ToString().ToLowerInvariant()}", core.Count(q => q.Gold.Type == type && q.IsFound), core.Count(q => q.Gold.Type == type)));
        parts.Add(new("recall", core.Count(q => q.IsFound), core.Count));
    }

    static void Speakers(SeedGold gold, IReadOnlyList<int[]?> match, List<SeedMatching.Found> found, List<Part> parts, List<string> missed)
    {
        int right = 0, wrong = 0, matched = 0, dated = 0, dayRight = 0;
        for (int i = 0; i < match.Count; i++)
        {
            var q = gold.Quotations[i];
            if (match[i] is not { } pieces)
            {
                missed.Add($"{q.Id} {q.Type.ToString().ToLowerInvariant()}{(q.IsCore ? "" : ", extended")}: not found");
                continue;
            }
            matched++;
            var first = found[pieces[0]].Quotation;
            var judged = SeedSpeakers.Judge(q, first.Speaker, gold.Entities);
            if (judged.Right) right++;
            else missed.Add($"{q.Id}: {(judged.False ? $"false speaker {first.Speaker}" : "no speaker")}");
            if (judged.False) wrong++;
            if (q.OccasionDay is not { } day) continue;
            dated++;
            if (first.Occasion?.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) == day) dayRight++;
        }
        parts.Add(new("speaker", right, matched));
        parts.Add(new("false speakers", wrong, matched));
        parts.Add(new("occasion date", dayRight, dated));
    }

    static void Held(SeedGold gold, IReadOnlyList<int[]?> match, List<SeedMatching.Found> found, List<Part> parts)
    {
        var held = match.Select((pieces, i) => (Gold: gold.Quotations[i], pieces)).Where(m => m.Gold.SpeechAct.Contains("withheld", StringComparison.Ordinal)).ToList();
        if (held.Count == 0) return;
        parts.Add(new("withheld statement kept as such", held.Count(m => m.pieces is not null && found[m.pieces[0]].Quotation.Polarity is not Polarity.Said), held.Count));
        parts.Add(new("withheld statement asserted", held.Count(m => m.pieces is not null && found[m.pieces[0]].Quotation.Polarity is Polarity.Said), held.Count));
    }

    static bool Falls(SeedGold gold, SeedTrap trap, List<SeedMatching.Found> found) => found.Any(f =>
    {
        if (f.Document != trap.Document || f.Quotation.Speaker is not { } name) return false;
        int shared = f.Characters.Count(c => trap.Span.Contains(c));
        // A term is a trap only for the words alone, given to the man the articles are about.
        return trap.IsTerm ? f.Characters.Count > 0 && f.Characters.Count - shared < 5 && shared > 5 && Names.Same(name, gold.Entities["sadiq-khan"].Name)
            : shared > 0.5 * trap.Span.Length;
    });

    static void Dates(SeedGold gold, IReadOnlyDictionary<string, Extraction> extractions, List<Part> parts, List<string> missed)
    {
        int dates = 0, right = 0, found = 0, status = 0;
        foreach (var d in gold.Dates.Where(d => !d.IsExternal && d.Granularity != "vague"))
        {
            dates++;
            var best = extractions[d.Document].Dates.Where(x => x.Span.Overlaps(d.Span))
                .Select(x => (Found: x, IsRight: SeedDates.IsRight(d, x), Shared: Math.Min(x.Span.End, d.Span.End) - Math.Max(x.Span.Start, d.Span.Start)))
                .OrderByDescending(x => x.IsRight).ThenByDescending(x => x.Shared).Select(x => (x.Found, x.IsRight)).FirstOrDefault();
            if (best.IsRight) right++;
            else missed.Add($"{d.Id} {d.Resolved}: {best.Found?.Value ?? "not found"}");
            if (best.Found is null) continue;
            found++;
            if (best.Found.Status == d.Status) status++;
        }
        parts.Add(new("dates right", right, dates));
        parts.Add(new("date status", status, found));
    }

    static List<SeedConflict> Conflicts(SeedGold gold, IReadOnlyDictionary<string, Extraction> extractions)
    {
        var conflicts = new List<SeedConflict>();
        foreach (var d in gold.Dates.Where(d => d.Printed is not null))
        {
            var here = extractions[d.Document].Dates.Where(x => x.Span.Overlaps(d.Span)).ToList();
            conflicts.Add(new(d.Id, here.Any(x => x.Conflict is not null), here.Any(x => SeedDates.IsRight(d, x)),
                here.Any(x => x.Conflict?.Rejected.Contains(d.Printed!) == true)));
        }
        return conflicts;
    }
}
