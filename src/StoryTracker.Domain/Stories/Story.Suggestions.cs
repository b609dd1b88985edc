using System.Collections.Immutable;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.Domain.Stories;

/// <summary>A suggestion and what became of it.</summary>
/// <param name="Event">What is suggested and why.</param>
/// <param name="Settled">What an editor decided, null while it is open.</param>
public sealed record Suggestion(ChangeSuggested Event, SuggestionSettled? Settled);

public sealed partial record Story
{
    /// <summary>What was suggested about the story, by id.</summary>
    public ImmutableDictionary<Guid, Suggestion> Suggestions { get; init; } = ImmutableDictionary<Guid, Suggestion>.Empty;

    /// <summary>State after something was suggested.</summary>
    public Story Apply(ChangeSuggested e) => Next() with { Suggestions = Suggestions.SetItem(e.SuggestionId, new(e, null)) };

    /// <summary>State after an editor decided on it.</summary>
    public Story Apply(SuggestionSettled e) => Suggestions.TryGetValue(e.SuggestionId, out var open)
        ? Next() with { Suggestions = Suggestions.SetItem(e.SuggestionId, open with { Settled = e }) } : Next();

    /// <summary>State after an editor took back that it was declined.</summary>
    public Story Apply(SuggestionReopened e) => Suggestions.TryGetValue(e.SuggestionId, out var declined)
        ? Next() with { Suggestions = Suggestions.SetItem(e.SuggestionId, declined with { Settled = null }) } : Next();
}
