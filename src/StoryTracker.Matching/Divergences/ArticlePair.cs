using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>A predication where it stands.</summary>
/// <param name="Article">Its article.</param>
/// <param name="Sentence">Its sentence.</param>
/// <param name="P">What is said of what.</param>
/// <param name="Report">The report whose words it is part of, null in the reporter's own voice.</param>
sealed record Told(ArticleReading Article, ReadSentence Sentence, Predication P, Report? Report)
{
    /// <summary>The predications of an article with the smallest report that holds each.</summary>
    public static ImmutableArray<Told> In(ArticleReading article)
    {
        var reports = article.Reports.Where(r => r.Words.All(w => Slices.IsOf(w, article.Text))).ToList();
        return [.. from s in article.Sentences
                   from p in s.Predications
                   select new Told(article, s, p, reports.Where(r => r.Words.Any(w => p.Verb.Start >= w.Start && p.Verb.End <= w.End))
                       .MinBy(r => r.Words.Sum(w => w.End - w.Start)))];
    }

    const int NearSubject = 60;

    /// <summary>The words from subject to patient, as evidence.</summary>
    public Evidence Evidence()
    {
        int start = P.Verb.Start, end = P.Verb.End;
        if (P.Kind == PredicationKind.Existence) start = P.Clause.Start;
        if (P.Subject is { } subject && subject.Words.Start >= Sentence.Words.Start && subject.Words.End <= start && start - subject.Words.End <= NearSubject)
            start = subject.Words.Start;
        foreach (var a in (ReadOnlySpan<Argument?>)[P.Subject, P.Patient, P.Recipient])
            if (a is not null && a.Words.Start >= P.Clause.Start && a.Words.End <= P.Clause.End)
                (start, end) = (Math.Min(start, a.Words.Start), Math.Max(end, a.Words.End));
        // The particle behind the patient: "root it out".
        if (P.Lemma.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 && Article.Text.AsSpan(end).StartsWith($" {P.Lemma.AsSpan(space + 1)}"))
            end += P.Lemma.Length - space;
        return Slices.Evidence(Article, start, end);
    }
}

/// <summary>Two articles with what they tell.</summary>
sealed class ArticlePair
{
    const int LongestApart = 10;

    public ArticlePair(ArticleReading a, ArticleReading b)
    {
        (A, B, ToldA, ToldB) = (a, b, Told.In(a), Told.In(b));
        Near = Apart(a.Published, b.Published) <= LongestApart;
        ReportsA = [.. a.Reports.Where(r => r.Words.All(w => Slices.IsOf(w, a.Text)))];
        ReportsB = [.. b.Reports.Where(r => r.Words.All(w => Slices.IsOf(w, b.Text)))];
    }

    public ArticleReading A { get; }

    public ArticleReading B { get; }

    public ImmutableArray<Told> ToldA { get; }

    public ImmutableArray<Told> ToldB { get; }

    public ImmutableArray<Report> ReportsA { get; }

    public ImmutableArray<Report> ReportsB { get; }

    /// <summary>Whether they were published so near to each other that they can speak of one event.</summary>
    public bool Near { get; }

    /// <summary>The outlet's name in a sentence.</summary>
    public static string Name(ArticleReading article) => article.Outlet ?? "one article";

    /// <summary>Whether two reports are of one speaker and can be of one occasion.</summary>
    public bool OneOccasion(Report? a, Report? b) => a is not null && b is not null && Near && Speakers.Same(a, b) && Meet(a.Occasion.Said, b.Occasion.Said);

    /// <summary>The pairs of reports of one speaker that can be of one occasion.</summary>
    public IEnumerable<(Report A, Report B)> Occasions() => from a in ReportsA from b in ReportsB where OneOccasion(a, b) select (a, b);

    static bool Meet(Days a, Days b) =>
        (a.Earliest is not { } ae || b.Latest is not { } bl || ae <= bl) && (b.Earliest is not { } be || a.Latest is not { } al || be <= al);

    static int Apart(Days a, Days b)
    {
        if (a.Earliest is not { } ae || a.Latest is not { } al || b.Earliest is not { } be || b.Latest is not { } bl) return 0;
        return Math.Max(0, Math.Max(ae.DayNumber - bl.DayNumber, be.DayNumber - al.DayNumber));
    }
}

/// <summary>Whether two reports are of one speaker.</summary>
static class Speakers
{
    /// <summary>One identity, or names that end alike and do not begin differently.</summary>
    public static bool Same(Report a, Report b) => a.SpeakerId is not null && a.SpeakerId == b.SpeakerId || SameName(a.SpeakerName, b.SpeakerName);

    /// <summary>"Sadiq Khan" and "Khan" are one here, "Sadiq Khan" and "Imran Khan" are not.</summary>
    public static bool SameName(string? a, string? b)
    {
        if (a is null || b is null) return false;
        string[] x = a.Split(' '), y = b.Split(' ');
        return string.Equals(x[^1], y[^1], StringComparison.OrdinalIgnoreCase)
            && (x.Length == 1 || y.Length == 1 || char.ToUpperInvariant(x[0][0]) == char.ToUpperInvariant(y[0][0]));
    }
}

/// <summary>Characters of an article.</summary>
static class Slices
{
    /// <summary>Whether the stretch is the slice of the text that it says it is.</summary>
    public static bool IsOf(Stretch s, string text) =>
        s.Start >= 0 && s.End >= s.Start && s.End <= text.Length && text.AsSpan(s.Start, s.End - s.Start).SequenceEqual(s.Text);

    /// <summary>Evidence from one character up to another.</summary>
    public static Evidence Evidence(ArticleReading article, int start, int end) => new(article.ArticleId, start, end, article.Text[start..end]);

    /// <summary>Evidence of a stretch.</summary>
    public static Evidence Evidence(ArticleReading article, Stretch s) => Evidence(article, s.Start, s.End);

    /// <summary>Words for a sentence: without inner double marks, white space as one blank, cut at a word with an ellipsis.</summary>
    public static string Shown(string text)
    {
        string plain = string.Concat(text.Where(c => c is not ('“' or '”' or '"')));
        string line = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(',', ';', ':', '.');
        if (line.Length <= 110) return line;
        int cut = line.LastIndexOf(' ', 105);
        return line[..(cut < 40 ? 105 : cut)] + " …";
    }
}
