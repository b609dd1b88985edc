namespace StoryTracker.Domain.Stories.Suggestions;

/// <summary>Put a matcher's suggestion on record.</summary>
/// <param name="Suggestion">The suggestion; its time is that of the decision.</param>
public sealed record SuggestChange(ChangeSuggested Suggestion);

/// <summary>Accept or decline a suggestion.</summary>
/// <param name="StoryId">A story that it is about.</param>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="Accept">Whether it is accepted.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="By">Who.</param>
public sealed record SettleSuggestion(Guid StoryId, Guid SuggestionId, bool Accept, string Reason, string By);

/// <summary>Decides on <see cref="SuggestChange"/>.</summary>
public static class SuggestChangeHandler
{
    // A split of nearly the same articles is the same suggestion.
    const double SameSplit = 0.5;

    /// <summary>Puts it on every story concerned, once; never what was suggested before, nor what an editor decided against.</summary>
    /// <param name="command">The suggestion.</param>
    /// <param name="stories">The stories it is about.</param>
    /// <param name="now">When.</param>
    public static Outcome Handle(SuggestChange command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var suggested = command.Suggestion with { At = now };
        if (stories.GetValueOrDefault(suggested.StoryId)?.State is not { MergedInto: null } story) return Outcome.Nothing;
        if (suggested.OtherStoryId is { } other && stories.GetValueOrDefault(other)?.State is not { MergedInto: null }) return Outcome.Nothing;
        if (story.Suggestions.Values.Any(s => IsSame(s.Event, suggested))) return Outcome.Nothing;
        // What people decided outranks what machines find.
        if (suggested.Kind is SuggestionKind.Place or SuggestionKind.TakeOff && suggested.ArticleIds.Any(a => story.Decisions.ContainsKey(a))) return Outcome.Nothing;
        if (suggested.Kind == SuggestionKind.SubStory && story.ParentId == suggested.OtherStoryId) return Outcome.Nothing;
        return new([.. new[] { suggested.StoryId, suggested.OtherStoryId }.OfType<Guid>().Distinct()
            .Select(id => new StreamEvents(Streams.Story(id), stories[id].Version, [suggested]))], []);
    }

    static bool IsSame(ChangeSuggested a, ChangeSuggested b)
    {
        if (a.SuggestionId == b.SuggestionId) return true;
        if (a.Kind != b.Kind) return false;
        if (a.Kind != SuggestionKind.Split)
            return a.Kind is SuggestionKind.Merge && (a.StoryId, a.OtherStoryId) == (b.OtherStoryId, b.StoryId);
        return a.ArticleIds.Intersect(b.ArticleIds).Count() >= SameSplit * a.ArticleIds.Union(b.ArticleIds).Count();
    }
}

/// <summary>Decides on <see cref="SettleSuggestion"/>.</summary>
public static class SettleSuggestionHandler
{
    /// <summary>Records the decision on every story concerned, in one outcome with the change that an accepted suggestion asks for.</summary>
    /// <param name="command">The decision.</param>
    /// <param name="stories">The stories it is about.</param>
    /// <param name="change">Makes the change; called when it is accepted.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No such suggestion, one that was decided otherwise, or the change is refused.</exception>
    public static Outcome Handle(
        SettleSuggestion command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, Func<ChangeSuggested, Outcome> change, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.StoryId)?.State?.Suggestions.GetValueOrDefault(command.SuggestionId) is not { } suggestion)
            throw new CommandRefusedException("There is no such suggestion on this story.");
        if (suggestion.Settled is { } settled)
            return settled.Accepted == command.Accept ? Outcome.Nothing
                : throw new CommandRefusedException($"{settled.By} has {(settled.Accepted ? "accepted" : "declined")} this suggestion already.");
        var outcome = command.Accept ? change(suggestion.Event) : Outcome.Nothing;
        object e = new SuggestionSettled(command.SuggestionId, command.Accept, command.Reason, command.By, now);
        var concerned = stories.Where(s => s.Value.State?.Suggestions.ContainsKey(command.SuggestionId) is true).Select(s => Streams.Story(s.Key)).ToHashSet();
        List<StreamEvents> appends = [.. outcome.Appends.Select(a => concerned.Remove(a.Stream) ? a with { Events = [.. a.Events, e] } : a)];
        appends.AddRange(concerned.Order(StringComparer.Ordinal).Select(s => new StreamEvents(s, stories[Streams.IdOf(s)].Version, [e])));
        return outcome with { Appends = appends };
    }
}
