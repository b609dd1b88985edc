namespace StoryTracker.Domain.Stories.Suggestions;

/// <summary>Take back that a suggestion was declined.</summary>
/// <param name="StoryId">A story that it is about.</param>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="Of">When it was declined: what was decided on it since is left alone.</param>
/// <param name="By">Who.</param>
public sealed record ReopenDeclined(Guid StoryId, Guid SuggestionId, DateTimeOffset Of, string By);

/// <summary>Decides on <see cref="ReopenDeclined"/>.</summary>
public static class ReopenDeclinedHandler
{
    /// <summary>Opens it again on every story concerned; one that is open already stays as it is.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stories">The stories that the suggestion is about.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No such suggestion, or it was accepted or declined again since.</exception>
    public static Outcome Handle(ReopenDeclined command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.StoryId)?.State?.Suggestions.GetValueOrDefault(command.SuggestionId) is not { } suggestion)
            throw new CommandRefusedException("There is no such suggestion on this story.");
        if (suggestion.Settled is not { } settled) return Outcome.Nothing;
        if (settled.Accepted || settled.At != command.Of)
            throw new CommandRefusedException($"{settled.By} has decided on this suggestion again since, so nothing was undone. Load the page to see how it stands now.");
        return new([.. stories.Where(s => s.Value.State?.Suggestions.ContainsKey(command.SuggestionId) is true).OrderBy(s => s.Key)
            .Select(s => new StreamEvents(Streams.Story(s.Key), s.Value.Version, [new SuggestionReopened(command.SuggestionId, command.By, now)]))], []);
    }
}
