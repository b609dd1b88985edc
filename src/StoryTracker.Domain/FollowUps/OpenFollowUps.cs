using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.FollowUps;

/// <summary>What a matcher found about a date or claim: something new to come back to, or what a follow-up rests on already.</summary>
/// <param name="EvidenceId">The announced date, or the claim that promises.</param>
/// <param name="ArticleId">The article that prints it.</param>
/// <param name="Kind">What to come back to.</param>
/// <param name="Due">Last day that it gives, null when it gives none.</param>
/// <param name="FollowUpId">The follow-up that it belongs to: a known one, or <see cref="FollowUp.OpenedBy"/> of itself or of one before it.</param>
/// <param name="Reasons">Why.</param>
public sealed record FoundFollowUp(
    Guid EvidenceId, Guid ArticleId, FollowUpKind Kind, DateOnly? Due, Guid FollowUpId, IReadOnlyList<string> Reasons);

/// <summary>Ask what became of something once its day has passed.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Due">The day.</param>
public sealed record AskFollowUp(Guid StoryId, Guid FollowUpId, DateOnly Due);

/// <summary>Decides what goes on a story for what was found; the events go with those that bring the evidence, in one commit.</summary>
public static class OpenFollowUpsHandler
{
    /// <summary>
    /// Follow-ups opened and joined, each piece of evidence once, and what asks at once because its day has passed already; for the others,
    /// the question to come back with. Evidence that has its place keeps it, whatever a matcher finds later.
    /// </summary>
    /// <param name="storyId">The story.</param>
    /// <param name="story">The story before, null for a new one.</param>
    /// <param name="found">What was found, in order.</param>
    /// <param name="matcher">NAME@VERSION.</param>
    /// <param name="now">Time of the decision.</param>
    public static (IReadOnlyList<object> Events, IReadOnlyList<object> Messages) Handle(
        Guid storyId, Story? story, IReadOnlyList<FoundFollowUp> found, string matcher, DateTimeOffset now)
    {
        List<object> events = [];
        var held = (story?.FollowUps.Values ?? []).ToDictionary(f => f.Id);
        HashSet<Guid> placed = [], touched = [];
        foreach (var f in found)
        {
            if (story?.FollowedUp.ContainsKey(f.EvidenceId) is true || !placed.Add(f.EvidenceId)) continue;
            var known = held.GetValueOrDefault(f.FollowUpId);
            events.Add(known is null
                ? new FollowUpOpened(f.FollowUpId, f.Kind, f.EvidenceId, f.ArticleId, f.Due, f.Reasons, matcher, now)
                : new FollowUpJoined(f.FollowUpId, f.Kind, f.EvidenceId, f.ArticleId, f.Due, f.Reasons, matcher, now));
            known ??= new(f.FollowUpId, f.Kind);
            held[f.FollowUpId] = known with { Evidence = known.Evidence.Add(new(f.EvidenceId, f.ArticleId, f.Due, f.Reasons, matcher)) };
            touched.Add(f.FollowUpId);
        }
        var asks = touched.Select(id => held[id]).OrderBy(f => f.Id).Select(f => Asking(storyId, f, now)).ToList();
        return ([.. events, .. asks.Select(a => a.Event).OfType<FollowUpDue>()], [.. asks.Select(a => a.Message).OfType<AskFollowUp>()]);
    }

    /// <summary>What a follow-up does about its day: asks now, comes back later, or neither.</summary>
    /// <param name="story">The story.</param>
    /// <param name="followUp">The follow-up as it is now.</param>
    /// <param name="now">The time.</param>
    internal static (FollowUpDue? Event, AskFollowUp? Message) Asking(Guid story, FollowUp followUp, DateTimeOffset now)
    {
        if (followUp is not { Status: FollowUpStatus.Waiting, Due: { } due } || FollowUp.AsksAt(due) is not { } at) return (null, null);
        return at <= now ? (new(followUp.Id, due, now), null) : (null, new(story, followUp.Id, due));
    }
}

/// <summary>Decides on <see cref="AskFollowUp"/>.</summary>
public static class AskFollowUpHandler
{
    /// <summary>Asks once for the day, if the follow-up still waits for that day and anything of what it rests on still stands.</summary>
    /// <param name="command">Which follow-up and which day.</param>
    /// <param name="story">The story.</param>
    /// <param name="now">The time; before <see cref="FollowUp.AsksAt"/> nothing is asked.</param>
    public static Outcome Handle(AskFollowUp command, Versioned<Story> story, DateTimeOffset now) =>
        IsDue(command, story.State) && FollowUp.AsksAt(command.Due) <= now
            ? Outcome.Append(Streams.Story(command.StoryId), story.Version, [new FollowUpDue(command.FollowUpId, command.Due, now)])
            : Outcome.Nothing;

    /// <summary>Whether the follow-up still waits for the day.</summary>
    /// <param name="command">Which follow-up and which day.</param>
    /// <param name="story">The story.</param>
    public static bool IsDue(AskFollowUp command, Story? story) =>
        story?.FollowUps.GetValueOrDefault(command.FollowUpId) is { Status: FollowUpStatus.Waiting } followUp && followUp.Due == command.Due
        && followUp.Evidence.Exists(e => story.Stands(e));
}
