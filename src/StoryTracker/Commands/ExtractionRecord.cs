using System.Globalization;
using StoryTracker.Language;

namespace StoryTracker.Commands;

/// <summary>An extraction in the words of the contract (command line, <c>extract</c>).</summary>
static class ExtractionRecord
{
    public static object Of(string? id, Extraction e) => new
    {
        id,
        extractor = Extractor.Label,
        quotes = e.Quotations.Select(Quote),
        dates = e.Dates.Select(Date),
        entities = e.Entities.Select(x => new { name = x.Name, kind = x.Kind, roles = x.Roles, mentions = Spans(x.Mentions) }),
    };

    static object Quote(Quotation q) => new
    {
        content = Spans(q.Extent),
        source = Spans(q.Source),
        cue = Spans(q.Cue),
        type = q.Type,
        speaker = q.Speaker,
        resolution = q.Resolution,
        polarity = q.Polarity,
        addressee = q.Addressee,
        occasion = q.Occasion is { } o ? new { place = o.Place, date = Day(o.Date), reason = o.Reason } : null,
        nested = q.Nested is { } n ? new { speaker = n.Speaker, content = Spans(n.Content) } : null,
        confidence = q.Confidence,
        role = q.SpeakerRole,
        quoted = Spans(q.Quoted),
    };

    static object Date(TimeExpression d) => new
    {
        start = d.Span.Start,
        end = d.Span.End,
        type = d.Type.ToString().ToUpperInvariant(),
        value = d.Value,
        earliest = Day(d.Earliest),
        latest = Day(d.Latest),
        status = d.Status,
        reason = d.Reason,
        conflict = d.Conflict is { } c ? new { message = c.Message, rejected = c.Rejected } : null,
    };

    static IEnumerable<int[]> Spans(IReadOnlyList<Span> spans) => spans.Select(s => new[] { s.Start, s.End });

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
