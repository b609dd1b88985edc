using StoryTracker.Domain.Chronicle;
using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.Desk;

/// <summary>What machines find over time with what editors decided about it: a decision outranks a finding and stays without one.</summary>
static class ChronicleDecisions
{
    /// <summary>Answers as found and as decided.</summary>
    public static IEnumerable<(string Reply, string To, AnswerLink Link)> Answers(IReadOnlyList<Rebuttal> found, IReadOnlyDictionary<Guid, ChronicleDecision> decided)
    {
        HashSet<Guid> told = [];
        foreach (var l in found)
        {
            var id = ChronicleDecision.IdOf(ChronicleKind.Rebuttal, Guid.Parse(l.Reply), Guid.Parse(l.To));
            told.Add(id);
            var decision = decided.GetValueOrDefault(id);
            yield return (l.Reply, l.To, new("", null, l.Sure || decision?.Confirmed is true, l.Reasons, Rebuttals.Matcher) { Id = id.ToString(), Decided = View(decision) });
        }
        foreach (var d in decided.Values.Where(d => d.Kind == ChronicleKind.Rebuttal && !told.Contains(d.Id)).OrderBy(d => d.At).ThenBy(d => d.Id))
            yield return (d.A.ClaimId.ToString(), d.B.ClaimId.ToString(), new("", null, d.Confirmed, Reasons(d), null) { Id = d.Id.ToString(), Decided = View(d) });
    }

    /// <summary>Changes of position as found and as decided, in the order in which they were found; then those that editors alone know.</summary>
    /// <param name="found">As found.</param>
    /// <param name="decided">What editors decided.</param>
    /// <param name="story">A story that holds a claim of the speaker; null for a claim of somebody else.</param>
    public static IReadOnlyList<PositionChangeView> Changes(
        IReadOnlyList<PositionChange> found, IReadOnlyDictionary<Guid, ChronicleDecision> decided, Func<Guid, string?> story)
    {
        List<PositionChangeView> changes = [.. found.Select(c =>
        {
            var id = ChronicleDecision.IdOf(ChronicleKind.PositionChange, Guid.Parse(c.Before), Guid.Parse(c.After));
            return new PositionChangeView(c.Before, c.After, c.Shift, c.Reasons, PositionChanges.Matcher)
            {
                Id = id.ToString(), Story = story(Guid.Parse(c.After)) ?? "", Decided = View(decided.GetValueOrDefault(id)),
            };
        })];
        var told = changes.Select(c => c.Id).ToHashSet();
        changes.AddRange(decided.Values.Where(d => d.Kind == ChronicleKind.PositionChange && !told.Contains(d.Id.ToString()))
            .Where(d => story(d.A.ClaimId) is not null && story(d.B.ClaimId) is not null).OrderBy(d => d.At).ThenBy(d => d.Id)
            .Select(d => new PositionChangeView(d.A.ClaimId.ToString(), d.B.ClaimId.ToString(), null, Reasons(d), null)
            {
                Id = d.Id.ToString(), Story = story(d.B.ClaimId)!, Decided = View(d),
            }));
        return changes;
    }

    static IReadOnlyList<string> Reasons(ChronicleDecision d) => d.Reason.Length == 0 ? [$"{d.By} said so."] : [d.Reason];

    static ChronicleDecisionView? View(ChronicleDecision? d) => d is null ? null : new(d.Confirmed, d.By, d.At, d.Reason);
}
