using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Chronicle;

/// <summary>Confirm or decline that a claim answers another, or takes another position than it.</summary>
/// <param name="OnStory">A story that holds one of the claims.</param>
/// <param name="Kind">What they are to each other, or not.</param>
/// <param name="Claim">The reply, or the earlier claim.</param>
/// <param name="Other">What it answers, or the later claim.</param>
/// <param name="Confirm">True when it is so.</param>
/// <param name="Reason">Why, may be empty.</param>
/// <param name="By">Who.</param>
public sealed record DecideChronicleLink(Guid OnStory, ChronicleKind Kind, Guid Claim, Guid Other, bool Confirm, string Reason, string By);

/// <summary>Take such a decision back.</summary>
/// <param name="OnStory">A story that has it.</param>
/// <param name="Link">What was decided on.</param>
/// <param name="By">Who.</param>
public sealed record UndoChronicleDecision(Guid OnStory, Guid Link, string By)
{
    /// <summary>When what is taken back was decided: what was decided since is left alone. Null for whatever stands.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="DecideChronicleLink"/> and <see cref="UndoChronicleDecision"/>.</summary>
public static class DecideChronicleLinkHandler
{
    /// <summary>Records the decision on every story that holds one of the claims; sent again: nothing.</summary>
    /// <param name="command">The decision.</param>
    /// <param name="stories">Every story that holds one of the claims.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">One and the same claim, a claim that is on no story, or another editor decided otherwise.</exception>
    public static Outcome Handle(DecideChronicleLink command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (command.Claim == command.Other) throw new CommandRefusedException("Choose another claim; this is the same one.");
        var (a, b) = (Held(stories, command.Claim), Held(stories, command.Other));
        var id = ChronicleDecision.IdOf(command.Kind, command.Claim, command.Other);
        if (stories.Values.Select(s => s.State?.ChronicleDecisions.GetValueOrDefault(id)).FirstOrDefault(d => d is not null) is { } decided)
            return decided.Confirmed == command.Confirm ? Outcome.Nothing
                : throw new CommandRefusedException("An editor decided otherwise; take that decision back first.");
        var reason = command.Reason.Trim();
        object e = command.Confirm ? new ChronicleLinkConfirmed(id, command.Kind, a, b, reason, command.By, now)
            : new ChronicleLinkDeclined(id, command.Kind, a, b, reason, command.By, now);
        return On(stories, s => s.Claims.ContainsKey(command.Claim) || s.Claims.ContainsKey(command.Other), e);
    }

    /// <summary>Takes it back on every story that has it; sent again: nothing.</summary>
    /// <exception cref="CommandRefusedException">There is no such story, or an editor has decided on it again since.</exception>
    public static Outcome Handle(UndoChronicleDecision command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.OnStory)?.State is null) throw new CommandRefusedException("There is no such story.");
        var decided = stories.Values.Select(s => s.State?.ChronicleDecisions.GetValueOrDefault(command.Link)).FirstOrDefault(d => d is not null);
        if (decided is not null && command.Of is { } of && decided.At != of)
            throw new CommandRefusedException($"{decided.By} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
        return decided is null ? Outcome.Nothing
            : On(stories, s => s.ChronicleDecisions.ContainsKey(command.Link),
                new ChronicleDecisionUndone(command.Link, [.. new[] { decided.A.ArticleId, decided.B.ArticleId }.Distinct()], command.By, now));
    }

    static ChronicledClaim Held(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid claim) =>
        stories.Values.Select(s => s.State?.Claims.GetValueOrDefault(claim)).FirstOrDefault(c => c is not null) is { } held ? new(claim, held.Machine.ArticleId)
            : throw new CommandRefusedException("This claim is on no story any more; load the page again.");

    static Outcome On(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Func<Story, bool> where, object e) =>
        new([.. stories.Where(s => s.Value.State is { } story && where(story)).OrderBy(s => s.Key)
            .Select(s => new StreamEvents(Streams.Story(s.Key), s.Value.Version, [e]))], []);
}
