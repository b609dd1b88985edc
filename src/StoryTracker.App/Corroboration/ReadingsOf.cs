using StoryTracker.Domain.Articles;
using StoryTracker.Language;
using StoryTracker.Matching.Divergences;
using StoryTracker.Matching.Reports;
using Spoken = StoryTracker.Language.Predications;

namespace StoryTracker.App.Corroboration;

/// <summary>Articles as the search for divergences sees them.</summary>
public static class ReadingsOf
{
    /// <summary>Reads a revision of an article; costs about a millisecond per thousand characters.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="revision">The revision that the reports' passages are cut from.</param>
    /// <param name="reports">Its reports.</param>
    public static ArticleReading Article(string articleId, RevisionRecorded revision, IEnumerable<Report> reports) =>
        Article(articleId, revision.Text, revision.Title, revision.Outlet,
            revision.Published is { } p ? new(DateOnly.FromDateTime(p.Earliest.UtcDateTime), DateOnly.FromDateTime(p.Latest.UtcDateTime)) : null, reports);

    /// <summary>Reads an article.</summary>
    public static ArticleReading Article(
        string articleId, string text, string? title, string? outlet, PublicationDays? published, IEnumerable<Report> reports)
    {
        var body = Spoken.ArticlePredications.Read(new ArticleInput(text) { Title = title, Published = published });
        var head = string.IsNullOrWhiteSpace(title) ? null : Spoken.ArticlePredications.Read(new ArticleInput(title) { Published = published });
        return new(articleId, text)
        {
            Outlet = outlet,
            Title = title,
            Published = published is { } p ? new(p.Earliest, p.Latest) : Days.Unknown,
            Sentences = [.. body.Sentences.Select(s => Sentence(text, s))],
            Headline = head is null ? [] : [.. head.Sentences.Select(s => Sentence(title!, s))],
            Numbers = [.. body.Numbers.Select(n => Number(text, n))],
            HeadlineNumbers = head is null ? [] : [.. head.Numbers.Select(n => Number(title!, n))],
            Times = [.. body.Times.Select(t => Time(text, t))],
            Reports = [.. reports],
        };
    }

    static ReadSentence Sentence(string text, Spoken.SentenceReading s) => new(Stretch(text, s.Span), s.Paragraph,
        [.. s.Words.Select(w => new ContentWord(w.Span.Start, w.Lemma, w.IsName))],
        [.. s.Predications.Select(p => Predication(text, p))],
        [.. s.Superlatives.Select(x => new Superlative(Stretch(text, x.Span), x.Degree, x.Least, x.Measure, Argument(text, x.Of), [.. x.Names], Argument(text, x.Holder)))]);

    static Predication Predication(string text, Spoken.Predication p) =>
        new((PredicationKind)p.Kind, p.Lemma, Stretch(text, p.Verb, p.Quoted), Stretch(text, p.Clause))
        {
            Subject = Argument(text, p.Subject),
            Patient = Argument(text, p.Patient),
            Recipient = Argument(text, p.Recipient),
            Complement = Argument(text, p.Complement),
            Obliques = [.. p.Obliques.Select(o => Argument(text, o)!)],
            Modality = (Modality)p.Modality,
            Negated = p.Negated,
            Conditional = p.Conditional,
            Request = p.Request is { } r ? new(Stretch(text, r.Span), r.Lemma, Argument(text, r.Asker), Argument(text, r.Asked)) : null,
            Governors = [.. p.Governors],
        };

    static Argument? Argument(string text, Spoken.Argument? a) => a is null ? null : new(Stretch(text, a.Span), a.Head, [.. a.Words])
    {
        IsPronoun = a.IsPronoun, IsClause = a.IsClause, IsName = a.IsName, Preposition = a.Preposition,
    };

    static ReportedNumber Number(string text, Quantity q) =>
        new(Stretch(text, q.Span), ReportsOf.Words(q.Kind.ToString()), ReportsOf.Words(q.Bound.ToString()), q.Value, q.To, q.OutOf, q.Unit, q.Counted);

    static ReadTime Time(string text, TimeExpression t) => new(Stretch(text, t.Span), new(t.Earliest, t.Latest))
    {
        Slip = t.Conflict is { } c ? (TimeSlip)c.Kind : null,
        Why = t.Conflict?.Message,
    };

    static Stretch Stretch(string text, Span span, bool quoted = false) => new(span.In(text), span.Start, span.End, quoted);
}
