using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // What a line repeats, answers, and changes of its speaker's earlier or later positions. Divergences are told beside the line.
    async Task<IReadOnlyList<ClaimRelation>> RelationsAsync(
        Story story, TimelineEntry entry, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        List<(string Kind, string Claim, bool Sure, IReadOnlyList<string> Reasons, string By)> found =
        [
            .. entry.Ties.Where(t => t.Kind == TieKind.Linked).Select(t => ("repeats", t.OtherEntry, true, t.Reasons, t.By ?? t.Matcher ?? "")),
            .. entry.SameWordsElsewhere.Where(c => !entry.Ties.Any(t => t.Kind == TieKind.Linked && t.OtherEntry == c))
                .Select(c => ("repeats", c, true, (IReadOnlyList<string>)[], "")),
            .. entry.Answers.Select(a => ("answers", a.Claim, a.Sure, a.Reasons, a.Decided?.By ?? a.Matcher ?? "")),
            .. entry.AnsweredBy.Select(a => ("answeredBy", a.Claim, a.Sure, a.Reasons, a.Decided?.By ?? a.Matcher ?? "")),
        ];
        if (entry.Speaker is { } speaker)
        {
            var identities = await IdentitiesAsync([Guid.Parse(speaker.Id)], moment, ct);
            var who = identities.Who(Guid.Parse(speaker.Id), null);
            var (claims, _) = await QuotedAsync(who, identities, moment, ct);
            foreach (var change in (await ChronicleAsync(who, claims, moment, ct)).Chronicle.Changes.Where(c => c.Before == entry.Id || c.After == entry.Id))
                found.Add((change.After == entry.Id ? "changes" : "changedBy", change.After == entry.Id ? change.Before : change.After,
                    change.Decided is not null, change.Reasons, change.Decided?.By ?? change.Matcher ?? ""));
        }
        if (found.Count == 0) return [];
        var held = await WhereAsync(story, found.Select(f => Guid.Parse(f.Claim)), moment, ct);
        return
        [
            // A claim may be tied to another by several of its stretches; it is one relation.
            .. from f in found.GroupBy(f => (f.Kind, f.Claim)).Select(g => (g.Key.Kind, g.Key.Claim, Sure: g.Any(f => f.Sure),
                   Reasons: (IReadOnlyList<string>)[.. g.SelectMany(f => f.Reasons).Distinct()], By: string.Join(", ", g.Select(f => f.By).Distinct())))
               let other = held.GetValueOrDefault(Guid.Parse(f.Claim))
               where other.Claim is not null
               let said = other.Claim.Effective
               select new ClaimRelation(f.Kind, f.Claim, other.Story.ToString(), said.Speaker.Name ?? said.Speaker.Mention?.Exact, said.ReadingText(), said.Said,
                   f.Sure, f.Reasons, f.By),
        ];
    }

    // Each claim as this story holds it, else as another one does.
    async Task<Dictionary<Guid, (StoryClaim Claim, Guid Story)>> WhereAsync(
        Story story, IEnumerable<Guid> ids, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        Dictionary<Guid, (StoryClaim, Guid)> held = [];
        HashSet<Guid> elsewhere = [];
        foreach (var id in ids.Distinct())
            if (story.Claims.GetValueOrDefault(id) is { } claim) held[id] = (claim, story.Id);
            else elsewhere.Add(id);
        foreach (var other in await statements.StoriesOfAsync(elsewhere, ct))
            if ((await FoldAsync<Story>(Streams.Story(other), moment, ct)).State is { MergedInto: null } there)
                foreach (var id in elsewhere)
                    if (there.Claims.GetValueOrDefault(id) is { } claim) held.TryAdd(id, (claim, other));
        return held;
    }
}
