using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Language;

namespace StoryTracker.App.Ingestion;

/// <summary>The language engine's findings in the domain's words, every span cut from the revision it was found in.</summary>
/// <param name="Claims">Claims with a confidence each, in the order of the text.</param>
/// <param name="Dates">Dates in the order of the text.</param>
public sealed record FoundInText(IReadOnlyList<(Claim Claim, double Confidence)> Claims, IReadOnlyList<FoundDate> Dates)
{
    /// <summary>
    /// The confidence from which reported words become a claim: below it most findings are no report, or not these words. Words inside
    /// marks are always put on record, for they are somebody's.
    /// </summary>
    public const double LeastConfidence = 0.4;

    /// <summary>Reads a revision.</summary>
    /// <param name="article">Id of the article.</param>
    /// <param name="revision">The revision.</param>
    public static FoundInText Read(Guid article, RevisionRecorded revision)
    {
        var extraction = Extractor.Extract(new ArticleInput(revision.Text)
        {
            Title = revision.Title,
            Published = revision.Published is { } p ? new(DateOnly.FromDateTime(p.Earliest.Date), DateOnly.FromDateTime(p.Latest.Date)) : null,
            Outlet = revision.Outlet,
            Language = revision.Language,
        });
        return new(
            [.. extraction.Quotations.Where(IsLikely).OrderBy(q => q.Content[0].Start).Select(q => (ToClaim(article, revision, q, extraction.Dates), q.Confidence))],
            ToDates(article, revision.Text, extraction.Dates));
    }

    static bool IsLikely(Quotation q) => q.Quoted.Count > 0 || q.Confidence >= LeastConfidence;

    static Claim ToClaim(Guid article, RevisionRecorded revision, Quotation q, IReadOnlyList<TimeExpression> dates)
    {
        var text = revision.Text;
        var mention = First(text, q.Source);
        var speaker = q.Speaker is { } name
            ? Attribution.To(name, (SpeakerKind?)q.SpeakerKind, q.SpeakerRole, (Domain.Articles.Resolution)q.Resolution, mention)
            : Attribution.Unknown((Domain.Articles.Resolution)q.Resolution, mention);
        return new(article, revision.Revision, Words(text, q), (QuoteKind)q.Type, (Domain.Articles.Polarity)q.Polarity, speaker, First(text, q.Cue),
            Said(text, q.Occasion, dates),
            SettingOf(q),
            q.Nested is { } nested ? new NestedClaim(nested.Speaker, [.. nested.Content.Select(s => Passage.Cut(text, s.Start, s.End))]) : null)
        {
            Meaning = Meaning(text, q),
        };
    }

    static Setting? SettingOf(Quotation q) =>
        q.Occasion is { Place: not null } or { Venue: not null } or { Medium: not null } || q.Addressee is not null
            ? new Setting(q.Occasion?.Place, q.Addressee) { Venue = q.Occasion?.Venue, Medium = q.Occasion?.Medium } : null;

    static ClaimMeaning Meaning(string text, Quotation q) => new(
        (Domain.Articles.ReportKind)q.Report,
        q.Act is { } act ? new((Domain.Articles.SpeechAct)act.Kind, act.Confidence, act.Reason) : null,
        [.. q.Numbers.Select(n => new ClaimNumber(Passage.Cut(text, n.Span.Start, n.Span.End), (Domain.Articles.QuantityKind)n.Kind, (QuantityBound)n.Bound,
            n.Value, n.To, n.OutOf, n.Unit, n.Counted))]);

    // The day of the occasion, with how its date was read, and what is wrong with the date as printed.
    static When? Said(string text, Occasion? occasion, IReadOnlyList<TimeExpression> dates)
    {
        if (occasion is not { Date: { } day }) return null;
        var date = dates.Where(d => d.Earliest == day && d.Latest == day).OrderBy(d => d.Conflict is null).FirstOrDefault();
        var reason = string.Join(' ', new[] { occasion.Reason, date?.Reason }.OfType<string>());
        return When.Between(day, day, reason.Length > 0 ? reason : "The article dates the occasion.", date is null ? null : Conflict(text, date));
    }

    static Domain.Articles.DateConflict? Conflict(string text, TimeExpression date) =>
        date.Conflict is { } c ? new(text[date.Span.Start..date.Span.End], c.Message, c.Rejected) : null;

    // A stretch of the content that is printed partly inside marks becomes several passages, each wholly inside or outside.
    static List<Passage> Words(string text, Quotation q)
    {
        List<Passage> words = [];
        foreach (var span in q.Content)
        {
            var at = span.Start;
            foreach (var quoted in q.Quoted.Where(x => x.Start < span.End && span.Start < x.End).OrderBy(x => x.Start))
            {
                Add(at, Math.Max(at, quoted.Start), false);
                Add(Math.Max(at, quoted.Start), Math.Min(span.End, quoted.End), true);
                at = Math.Min(span.End, quoted.End);
            }
            Add(at, span.End, false);
        }
        return words;

        void Add(int start, int end, bool quoted)
        {
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (start < end) words.Add(Passage.Cut(text, start, end, quoted));
        }
    }

    static Passage? First(string text, IReadOnlyList<Span> spans) => spans.Count == 0 ? null : Passage.Cut(text, spans[0].Start, spans[0].End);

    static List<FoundDate> ToDates(Guid article, string text, IReadOnlyList<TimeExpression> dates)
    {
        List<FoundDate> found = [];
        var seen = new Dictionary<string, int>();
        foreach (var date in dates.OrderBy(d => d.Span.Start))
        {
            var printed = text[date.Span.Start..date.Span.End];
            var ordinal = seen[printed] = seen.GetValueOrDefault(printed, -1) + 1;
            // "soon" is still to come, but no day to keep a diary by.
            var upcoming = date.Status == TimeStatus.Upcoming && (date.Earliest ?? date.Latest) is not null;
            found.Add(new(DerivedId.Within(article, "date", printed, ordinal), Passage.Cut(text, date.Span.Start, date.Span.End),
                Passage.Cut(text, date.Sentence.Start, date.Sentence.End), date.Value,
                When.Between(date.Earliest, date.Latest, date.Reason, Conflict(text, date)), upcoming));
        }
        return found;
    }
}
