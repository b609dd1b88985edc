using System.Collections.Immutable;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching;

namespace StoryTracker.App.Ingestion;

/// <summary>Asks the matcher and puts its answer in the domain's words.</summary>
static class PlacementOf
{
    const int Nearby = 1500;

    public static Placement Article(RevisionRecorded revision, ClaimsExtracted extraction, IReadOnlyList<StoryProfile> stories)
    {
        var claims = extraction.Claims.ToDictionary(c => c.ClaimId.ToString());
        var dates = extraction.Dates.Where(d => d.Upcoming).ToDictionary(d => d.DateId.ToString());
        var statements = claims.Select(c => new StatementText(c.Key, c.Value.Claim.ReadingText(), ParagraphAround(revision.Text, c.Value.Claim.Words[0]),
                c.Value.Claim.Speaker.Name))
            .Concat(dates.Select(d => new StatementText(d.Key, d.Value.Sentence.Exact, ParagraphAround(revision.Text, d.Value.Sentence), null)));
        var answer = StoryAssignment.Assign(new(revision.Title, revision.Text, [.. statements]), stories);
        return new(answer.Matcher, [.. answer.Stories.OrderByDescending(s => s.Primary).ThenByDescending(s => s.Weight).ThenBy(s => s.StoryId, StringComparer.Ordinal)
            .Select(s => new PlacedStory(
                new(Guid.Parse(s.StoryId), s.Weight, s.Primary, s.Reasons),
                s.Statements.Where(x => claims.ContainsKey(x.StatementId)).ToDictionary(x => Guid.Parse(x.StatementId), x => x.Reasons),
                s.Statements.Where(x => dates.ContainsKey(x.StatementId)).Select(x => Guid.Parse(x.StatementId)).ToImmutableHashSet()))]);
    }

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
