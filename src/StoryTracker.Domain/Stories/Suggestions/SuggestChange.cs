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
    // Nearly the same articles are the same suggestion; twice as many are new evidence, even where an editor declined before.
    const double SameArticles = 0.5;

    /// <summary>Puts it on every story concerned, once; never what was suggested before, nor what an editor decided against.</summary>
    /// <param name="command">The suggestion.</param>
    /// <param name="stories">The stories it is about.</param>
    /// <param name="now">When.</param>
    public static Outcome Handle(SuggestChange command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var suggested = command.Suggestion with { At = now };
        if (stories.GetValueOrDefault(suggested.StoryId)?.State is not { MergedInto: null } story) return Outcome.Nothing;
        var other = suggested.OtherStoryId is { } id ? stories.GetValueOrDefault(id)?.State : null;
        if (suggested.OtherStoryId is not null && other is not { MergedInto: null }) return Outcome.Nothing;
        if (story.Suggestions.Values.Any(s => IsSame(s, suggested)) || IsDecided(suggested, story, other)) return Outcome.Nothing;
        return new([.. new[] { suggested.StoryId, suggested.OtherStoryId }.OfType<Guid>().Distinct()
            .Select(id => new StreamEvents(Streams.Story(id), stories[id].Version, [suggested]))], []);
    }

    // What people decided outranks what machines find; and what does not stand here cannot go.
    static bool IsDecided(ChangeSuggested suggested, Story story, Story? other) => suggested.Kind switch
    {
        SuggestionKind.Merge => AreRelated(story, other!) || suggested.ArticleIds.Any(other!.Excludes),
        SuggestionKind.SubStory when other is not null => AreRelated(story, other),
        SuggestionKind.Split or SuggestionKind.SubStory =>
            suggested.ArticleIds.Any(a => !story.Articles.ContainsKey(a) || story.Decisions.ContainsKey(a)) || suggested.ArticleIds.Count >= story.Articles.Count,
        SuggestionKind.Move => suggested.ArticleIds.Any(a => !story.Articles.ContainsKey(a) || story.Decisions.ContainsKey(a) || other!.Decisions.ContainsKey(a)),
        SuggestionKind.TakeOff => suggested.ArticleIds.Any(a => !story.Articles.ContainsKey(a) || story.Decisions.ContainsKey(a)),
        _ => suggested.ArticleIds.Any(a => story.Articles.ContainsKey(a) || story.Decisions.ContainsKey(a)),
    };

    // An editor split the one off from the other, or made it a part.
    static bool AreRelated(Story a, Story b) => a.ParentId == b.Id || b.ParentId == a.Id || a.SplitFrom == b.Id || b.SplitFrom == a.Id;

    static bool IsSame(Suggestion before, ChangeSuggested now)
    {
        var held = before.Event;
        if (held.SuggestionId == now.SuggestionId) return true;
        if (IsOfParts(held) && IsOfParts(now))
            return held.ArticleIds.Intersect(now.ArticleIds).Count() > SameArticles * held.ArticleIds.Union(now.ArticleIds).Count();
        if (held.Kind != now.Kind) return false;
        // Declined by an editor, a merge does not come back in any shape.
        if (now.Kind is SuggestionKind.Merge) return (held.StoryId, held.OtherStoryId) == (now.StoryId, now.OtherStoryId) || (held.StoryId, held.OtherStoryId) == (now.OtherStoryId, now.StoryId);
        // About one article: a newer matcher may ask again what was declined, not what is open.
        return now.Kind is not SuggestionKind.SubStory && held.ArticleIds.SequenceEqual(now.ArticleIds)
            && (held.StoryId, held.OtherStoryId) == (now.StoryId, now.OtherStoryId) && (before.Settled is null || held.Matcher == now.Matcher);
    }

    static bool IsOfParts(ChangeSuggested e) => e.Kind is SuggestionKind.Split || (e.Kind is SuggestionKind.SubStory && e.OtherStoryId is null);
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
