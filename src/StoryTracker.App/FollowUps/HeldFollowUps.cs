using StoryTracker.App.Corroboration;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.FollowUps;

/// <summary>The follow-ups of a story as the matcher sees them, with those that are being found.</summary>
sealed class HeldFollowUps
{
    readonly Story? story;
    readonly IReadOnlySet<Guid> dropped;
    readonly List<(Guid FollowUp, Report Promise)> promises = [];
    readonly List<(Guid FollowUp, Announcement Announced)> announcements = [];
    readonly Dictionary<Guid, FollowUpKind> kinds = [];

    public HeldFollowUps(Story? story, IReadOnlySet<Guid> dropped)
    {
        (this.story, this.dropped) = (story, dropped);
        foreach (var f in (story?.FollowUps.Values ?? []).OrderBy(f => f.Id))
        {
            kinds[f.Id] = f.Kind;
            foreach (var e in f.Evidence)
                if (story!.Diary.TryGetValue(e.Id, out var date)) announcements.Add((f.Id, Announced(date)));
                else if (story.Claims.TryGetValue(e.Id, out var claim)) promises.Add((f.Id, ReportsOf.Claim(e.Id, claim.Effective, null, null)));
        }
    }

    public static Announcement Announced(DateAnnounced date) => new(date.DateId.ToString(), date.ArticleId.ToString(),
        new(date.When.Earliest, date.When.Latest), new(date.Sentence.Exact, date.Sentence.Start, date.Sentence.End));

    public void Add(Guid followUp, Report promise)
    {
        kinds.TryAdd(followUp, FollowUpKind.Promise);
        promises.Add((followUp, promise));
    }

    public void Add(Guid followUp, Announcement announced)
    {
        kinds.TryAdd(followUp, FollowUpKind.Event);
        announcements.Add((followUp, announced));
    }

    public FollowUpKind KindOf(Guid followUp) => kinds[followUp];

    /// <summary>The follow-up of the promise that this one repeats, null when there is none.</summary>
    public (Guid FollowUp, IReadOnlyList<string> Reasons)? Of(Report promise)
    {
        foreach (var (followUp, other) in promises)
            if (Promises.Same(promise, other) is { Count: > 0 } reasons) return (followUp, reasons);
        return null;
    }

    /// <summary>The follow-up of the event that this one announces too, null when there is none.</summary>
    public (Guid FollowUp, IReadOnlyList<string> Reasons)? Of(Announcement announced, DateAnnounced date)
    {
        foreach (var (followUp, other) in announcements)
        {
            var match = Announcements.Compare(announced, other);
            if (match.Relation == AnnouncementRelation.Same || (match.Relation == AnnouncementRelation.OtherDay && IsMoved(followUp, other, date)))
                return (followUp, match.Relation == AnnouncementRelation.Same ? match.Reasons : [.. match.Reasons, "The newer revision of the article prints this day alone."]);
        }
        return null;
    }

    // The same article gives another day now, and nothing else gives the one before.
    bool IsMoved(Guid followUp, Announcement other, DateAnnounced date) =>
        other.ArticleId == date.ArticleId.ToString() && story is not null && IsDropped(Guid.Parse(other.Id))
        && story.FollowUps.TryGetValue(followUp, out var f) && f.Evidence.TrueForAll(e => IsDropped(e.Id) || story.Claims.ContainsKey(e.Id));

    bool IsDropped(Guid date) => dropped.Contains(date) || story!.Dropped.ContainsKey(date);
}
