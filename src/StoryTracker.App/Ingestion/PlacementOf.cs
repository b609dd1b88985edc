using System.Collections.Immutable;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Ingestion;

/// <summary>Asks the matcher and puts its answer in the domain's words.</summary>
static class PlacementOf
{
    const int Nearby = 1500;

    /// <summary>An article as the matcher sees it.</summary>
    public static Arrival Arrival(Article article, RevisionRecorded revision, ClaimsExtracted extraction) =>
        new(article.Id.ToString(), revision.Title, revision.Text, revision.Published is { } p ? DateOnly.FromDateTime(p.Earliest.UtcDateTime) : null,
            revision.Outlet, [.. article.Tags], [.. Statements(revision, extraction)]);

    /// <summary>The matcher's answer in the domain's words.</summary>
    public static Placement Of(Assignment answer, ClaimsExtracted extraction)
    {
        var claims = extraction.Claims.Select(c => c.ClaimId.ToString()).ToHashSet();
        var dates = extraction.Dates.Where(d => d.Upcoming).Select(d => d.DateId.ToString()).ToHashSet();
        return new(answer.Matcher, [.. answer.Stories.OrderByDescending(s => s.Primary).ThenByDescending(s => s.Weight).ThenBy(s => s.StoryId, StringComparer.Ordinal)
            .Select(s => new PlacedStory(
                new(Guid.Parse(s.StoryId), s.Weight, s.Primary, s.Reasons),
                s.Statements.Where(x => claims.Contains(x.StatementId)).ToDictionary(x => Guid.Parse(x.StatementId), x => x.Reasons),
                s.Statements.Where(x => dates.Contains(x.StatementId)).Select(x => Guid.Parse(x.StatementId)).ToImmutableHashSet()))]);
    }

    static IEnumerable<StatementText> Statements(RevisionRecorded revision, ClaimsExtracted extraction) => extraction.Claims
        .Select(c => new StatementText(c.ClaimId.ToString(), c.Claim.ReadingText(), ParagraphAround(revision.Text, c.Claim.Words[0]), c.Claim.Speaker.Name))
        .Concat(extraction.Dates.Where(d => d.Upcoming)
            .Select(d => new StatementText(d.DateId.ToString(), d.Sentence.Exact, ParagraphAround(revision.Text, d.Sentence), null)));

    // The paragraph, or its nearest part where it is very long: what stands far away says nothing about a statement.
    static string ParagraphAround(string text, Passage passage)
    {
        var from = Math.Max(0, passage.Start - Nearby);
        var to = Math.Min(text.Length, passage.End + Nearby);
        var start = text.LastIndexOf('\n', Math.Max(0, passage.Start - 1), Math.Max(0, passage.Start - from)) + 1;
        var end = text.IndexOf('\n', passage.End, to - passage.End);
        return text[(start > from ? Math.Min(start, passage.Start) : from)..(end < 0 ? to : end)];
    }
}
