using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.FollowUps;

/// <summary>Say what became of an event or a promise; a fact about it, so every story that follows it up learns of it.</summary>
/// <param name="OnStory">The story on whose page the editor answered.</param>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="Until">The day it was put off to; given with <see cref="FollowUpAnswer.Postponed"/> and with nothing else.</param>
/// <param name="ClaimId">A claim of the story that shows it, null for none.</param>
/// <param name="Note">What shows it, in the editor's words; may be empty beside a claim.</param>
/// <param name="By">Who.</param>
public sealed record AnswerFollowUp(
    Guid OnStory, Guid FollowUpId, FollowUpAnswer Answer, DateOnly? Until, Guid? ClaimId, string Note, string By);

/// <summary>Set the day after which a follow-up asks.</summary>
/// <param name="OnStory">The story on whose page the editor decided.</param>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Due">The day.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record ScheduleFollowUp(Guid OnStory, Guid FollowUpId, DateOnly Due, string Reason, string By);

/// <summary>Take the last answer, or the last day set, back.</summary>
/// <param name="OnStory">The story on whose page the editor decided.</param>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="SeenDecisions">Number of decisions on the page where the editor decided: what somebody else undid or decided since is not undone.</param>
/// <param name="By">Who.</param>
public sealed record UndoFollowUpDecision(Guid OnStory, Guid FollowUpId, int SeenDecisions, string By);

/// <summary>Decides on <see cref="AnswerFollowUp"/>.</summary>
public static class AnswerFollowUpHandler
{
    /// <summary>Longest note or reason, in UTF-16 units.</summary>
    public const int MostNote = 1000;

    /// <summary>Puts the answer on every story that follows it up and has not got this answer already; one put off asks again.</summary>
    /// <param name="command">The answer.</param>
    /// <param name="stories">Every story that follows it up, that of the page among them.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">An answer that does not fit, without a day or evidence, or no such follow-up.</exception>
    public static Outcome Handle(AnswerFollowUp command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var (story, followUp) = FollowUpOn.Story(stories, command.OnStory, command.FollowUpId);
        if (!Fits(command.Answer, followUp.Kind))
            throw new CommandRefusedException(followUp.Kind == FollowUpKind.Promise
                ? "A promise is kept, broken, overtaken, postponed or dismissed; choose one of these."
                : "An event happened, did not happen, was postponed or is dismissed; choose one of these.");
        if (command.Note.Length > MostNote) throw new CommandRefusedException($"Say it in {MostNote} characters at most.");
        if (command.Answer == FollowUpAnswer.Postponed != command.Until is not null)
            throw new CommandRefusedException(command.Until is null ? "Give the day it was postponed to." : "Only what was postponed has a new day; leave the day out.");
        if (command.ClaimId is { } shown && story.Claims.GetValueOrDefault(shown) is not { Dismissal: null })
            throw new CommandRefusedException("The claim that shows it is not on this story; choose one that is.");
        if (command.ClaimId is null && string.IsNullOrWhiteSpace(command.Note))
            throw new CommandRefusedException("An answer needs a claim that shows it or a note.");
        var told = command.ClaimId is { } id && story.Claims.TryGetValue(id, out var claim) ? [claim.Machine.ArticleId] : Array.Empty<Guid>();
        return FollowUpOn.Each(stories, command.FollowUpId, now, f => Repeats(f, command) ? null : new FollowUpAnswered(
            f.Id, command.Answer, command.Until, command.ClaimId, command.Note, [.. f.ArticleIds.Union(told)], command.By, now));
    }

    static bool Fits(FollowUpAnswer answer, FollowUpKind kind) => answer switch
    {
        FollowUpAnswer.Postponed or FollowUpAnswer.Dismissed => true,
        FollowUpAnswer.Happened or FollowUpAnswer.DidNotHappen => kind == FollowUpKind.Event,
        _ => kind == FollowUpKind.Promise,
    };

    static bool Repeats(FollowUp f, AnswerFollowUp c) => f.Decisions is [.., var last]
        && (last.Answer, last.Due, last.ClaimId, last.Note, last.By) == (c.Answer, c.Until, c.ClaimId, c.Note, c.By);
}

/// <summary>Decides on <see cref="ScheduleFollowUp"/>.</summary>
public static class ScheduleFollowUpHandler
{
    /// <summary>Sets the day on every story that follows it up.</summary>
    /// <exception cref="CommandRefusedException">No reason, no such follow-up, or one that is answered.</exception>
    public static Outcome Handle(ScheduleFollowUp command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var (_, followUp) = FollowUpOn.Story(stories, command.OnStory, command.FollowUpId);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why it comes back on that day.");
        if (command.Reason.Length > AnswerFollowUpHandler.MostNote) throw new CommandRefusedException($"Say it in {AnswerFollowUpHandler.MostNote} characters at most.");
        if (followUp.Answer is not null) throw new CommandRefusedException("It is answered; undo the answer before you set a day.");
        return FollowUpOn.Each(stories, command.FollowUpId, now, f => f.Due == command.Due || f.Answer is not null ? null
            : new FollowUpScheduled(f.Id, command.Due, command.Reason, [.. f.ArticleIds], command.By, now));
    }
}

/// <summary>Decides on <see cref="UndoFollowUpDecision"/>.</summary>
public static class UndoFollowUpDecisionHandler
{
    /// <summary>Takes the last decision back, which leaves the follow-up exactly as it was before it; on every story that has the same one.</summary>
    /// <exception cref="CommandRefusedException">No such follow-up.</exception>
    public static Outcome Handle(UndoFollowUpDecision command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var (_, followUp) = FollowUpOn.Story(stories, command.OnStory, command.FollowUpId);
        if (followUp.Decisions.IsEmpty || followUp.Decisions.Count != command.SeenDecisions) return Outcome.Nothing;
        var last = followUp.Decisions[^1];
        return FollowUpOn.Each(stories, command.FollowUpId, now, f => f.Decisions is [.., var same] && (same.At, same.By, same.Answer, same.Due) ==
            (last.At, last.By, last.Answer, last.Due) ? new FollowUpDecisionUndone(f.Id, command.By, now) : null);
    }
}

static class FollowUpOn
{
    public static (Story Story, FollowUp FollowUp) Story(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid on, Guid id) =>
        stories.GetValueOrDefault(on)?.State is { } story && story.FollowUps.GetValueOrDefault(id) is { Evidence.IsEmpty: false } followUp
            ? (story, followUp) : throw new CommandRefusedException("This follow-up is not on this story; load the page again.");

    // One event a story that has it; what waits for a day afterwards asks at once or comes back.
    public static Outcome Each(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid id, DateTimeOffset now, Func<FollowUp, object?> decide)
    {
        List<StreamEvents> appends = [];
        List<object> messages = [];
        foreach (var (story, on) in stories.OrderBy(s => s.Key))
        {
            if (on.State?.FollowUps.GetValueOrDefault(id) is not { Evidence.IsEmpty: false } before || decide(before) is not { } e) continue;
            var after = on.State.After(e).FollowUps[id];
            var (due, ask) = OpenFollowUpsHandler.Asking(story, after, now);
            appends.Add(new(Streams.Story(story), on.Version, due is null ? [e] : [e, due]));
            if (ask is not null) messages.Add(ask);
        }
        return new(appends, messages);
    }
}
