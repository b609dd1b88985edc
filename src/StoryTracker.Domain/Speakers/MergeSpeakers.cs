namespace StoryTracker.Domain.Speakers;

/// <summary>Say that two names are one speaker.</summary>
/// <param name="SpeakerId">The name that becomes an alias.</param>
/// <param name="Into">The speaker it belongs to.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record MergeSpeakers(Guid SpeakerId, Guid Into, string Reason, string By);

/// <summary>Say that two names that are one speaker are two.</summary>
/// <param name="SpeakerId">The name that is an alias now.</param>
/// <param name="From">The speaker it belongs to now.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record UnmergeSpeakers(Guid SpeakerId, Guid From, string Reason, string By)
{
    /// <summary>When they were merged; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="MergeSpeakers"/>.</summary>
public static class MergeSpeakersHandler
{
    /// <summary>Puts the merge on both streams; one that an editor made already is not repeated.</summary>
    /// <exception cref="CommandRefusedException">No reason, one and the same, somebody not on record, or one of them is an alias already.</exception>
    public static Outcome Handle(MergeSpeakers command, Versioned<Speaker> speaker, Versioned<Speaker> into, DateTimeOffset now)
    {
        SpeakerCommands.NeedReason(command.Reason, "A merge");
        if (command.SpeakerId == command.Into) throw new CommandRefusedException("A speaker cannot be merged into itself; choose another.");
        var (alias, target) = (SpeakerCommands.OnRecord(speaker), SpeakerCommands.OnRecord(into));
        if (alias.Merged is { ByEditor: true } done && done.Into == command.Into) return Outcome.Nothing;
        if (alias.Merged is { } elsewhere && elsewhere.Into != command.Into)
            throw new CommandRefusedException($"“{alias.Name}” is merged with another speaker already; take that back first.");
        if (target.Merged is not null)
            throw new CommandRefusedException($"“{target.Name}” is itself merged with another speaker; merge with that one.");
        return SpeakerCommands.OnBoth(command.SpeakerId, speaker, command.Into, into,
            new SpeakersMerged(command.SpeakerId, command.Into, command.Reason, command.By, now));
    }
}

/// <summary>Decides on <see cref="UnmergeSpeakers"/>.</summary>
public static class UnmergeSpeakersHandler
{
    /// <summary>Takes a merge back, whoever made it: both are what they were before.</summary>
    /// <exception cref="CommandRefusedException">No reason, they are not merged, or somebody merged them again since.</exception>
    public static Outcome Handle(UnmergeSpeakers command, Versioned<Speaker> speaker, Versioned<Speaker> from, DateTimeOffset now)
    {
        SpeakerCommands.NeedReason(command.Reason, "To part two speakers");
        var alias = SpeakerCommands.OnRecord(speaker);
        if (alias.Merged?.Into != command.From)
        {
            if (alias.KeptApart.Contains(command.From)) return Outcome.Nothing;
            throw new CommandRefusedException($"“{alias.Name}” is not merged with this speaker.");
        }
        if (!Stories.Membership.Overtaken.Stands(command.Of, (alias.Merged.By, alias.Merged.At))) return Outcome.Nothing;
        return SpeakerCommands.OnBoth(command.SpeakerId, speaker, command.From, from,
            new SpeakersUnmerged(command.SpeakerId, command.From, command.Reason, command.By, now));
    }
}

static class SpeakerCommands
{
    public static void NeedReason(string reason, string what)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new CommandRefusedException($"{what} needs a reason.");
    }

    public static Speaker OnRecord(Versioned<Speaker> speaker) => speaker.State is { RemovedAt: null } state ? state
        : throw new CommandRefusedException("There is no such speaker on record.");

    public static Outcome OnBoth(Guid a, Versioned<Speaker> one, Guid b, Versioned<Speaker> other, object e) => new(
        [.. new[] { new StreamEvents(Streams.Speaker(a), one.Version, [e]), new StreamEvents(Streams.Speaker(b), other.Version, [e]) }
            .OrderBy(s => s.Stream, StringComparer.Ordinal)], []);
}
