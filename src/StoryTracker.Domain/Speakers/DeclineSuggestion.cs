namespace StoryTracker.Domain.Speakers;

/// <summary>Say that a suggestion about speakers is wrong.</summary>
/// <param name="SpeakerId">The speaker on whose page it stands.</param>
/// <param name="OtherId">The other speaker of the suggestion.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record DeclineSuggestion(Guid SpeakerId, Guid OtherId, string Reason, string By);

/// <summary>Take that back.</summary>
/// <param name="SpeakerId">The speaker on whose page it stood.</param>
/// <param name="OtherId">The other speaker of the suggestion.</param>
/// <param name="By">Who.</param>
public sealed record ReopenSuggestion(Guid SpeakerId, Guid OtherId, string By);

/// <summary>Decides on <see cref="DeclineSuggestion"/>.</summary>
public static class DeclineSuggestionHandler
{
    /// <summary>Declines it on every stream that holds it.</summary>
    /// <exception cref="CommandRefusedException">No reason, or no such suggestion.</exception>
    public static Outcome Handle(DeclineSuggestion command, Versioned<Speaker> speaker, Versioned<Speaker> other, DateTimeOffset now)
    {
        SpeakerCommands.NeedReason(command.Reason, "To decline a suggestion");
        var held = Held.By(speaker, command.OtherId);
        return held.Declined is not null ? Outcome.Nothing
            : Held.On(held, command.SpeakerId, speaker, command.OtherId, other,
                new SpeakerSuggestionDeclined(held.Suggested.SpeakerId, held.Suggested.OtherId, command.Reason, command.By, now));
    }
}

/// <summary>Decides on <see cref="ReopenSuggestion"/>.</summary>
public static class ReopenSuggestionHandler
{
    /// <summary>Reopens it on every stream that holds it.</summary>
    /// <exception cref="CommandRefusedException">There is no such suggestion.</exception>
    public static Outcome Handle(ReopenSuggestion command, Versioned<Speaker> speaker, Versioned<Speaker> other, DateTimeOffset now)
    {
        var held = Held.By(speaker, command.OtherId);
        return held.Declined is null ? Outcome.Nothing
            : Held.On(held, command.SpeakerId, speaker, command.OtherId, other,
                new SpeakerSuggestionReopened(held.Suggested.SpeakerId, held.Suggested.OtherId, command.By, now));
    }
}

static class Held
{
    public static SpeakerSuggestion By(Versioned<Speaker> speaker, Guid other) =>
        SpeakerCommands.OnRecord(speaker).Suggestions.GetValueOrDefault(other) ?? throw new CommandRefusedException("There is no such suggestion.");

    public static Outcome On(SpeakerSuggestion held, Guid a, Versioned<Speaker> speaker, Guid b, Versioned<Speaker> other, object e) =>
        held.Suggested.Question == SpeakerQuestion.OnePerson ? SpeakerCommands.OnBoth(a, speaker, b, other, e)
            : Outcome.Append(Streams.Speaker(a), speaker.Version, [e]);
}
