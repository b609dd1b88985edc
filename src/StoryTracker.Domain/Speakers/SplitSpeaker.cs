namespace StoryTracker.Domain.Speakers;

/// <summary>Say that a name is borne by two people.</summary>
/// <param name="SpeakerId">The speaker who keeps the name.</param>
/// <param name="Name">A name that tells the other apart, such as <c>David Davis (councillor)</c>.</param>
/// <param name="ArticleIds">Articles that speak of the other, at least one.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record SplitSpeaker(Guid SpeakerId, string Name, IReadOnlyList<Guid> ArticleIds, string Reason, string By)
{
    /// <summary>Id of the other bearer: it follows from the first of the articles.</summary>
    public Guid OtherId => DerivedId.NamesakeOf(SpeakerId, ArticleIds.Min());
}

/// <summary>Say that a split was wrong: the name has one bearer.</summary>
/// <param name="SpeakerId">The speaker who keeps the name.</param>
/// <param name="OtherId">The other bearer.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record UndoSplit(Guid SpeakerId, Guid OtherId, string Reason, string By)
{
    /// <summary>When they were told apart; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="SplitSpeaker"/>.</summary>
public static class SplitSpeakerHandler
{
    /// <summary>Makes the other bearer a speaker of their own.</summary>
    /// <param name="command">The split.</param>
    /// <param name="speaker">The speaker who keeps the name.</param>
    /// <param name="other">The other, not on record unless this split was made and undone before.</param>
    /// <param name="naming">Articles that use the name on record.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">No reason, no article, an article that does not use the name, or no name that tells them apart.</exception>
    public static Outcome Handle(
        SplitSpeaker command, Versioned<Speaker> speaker, Versioned<Speaker> other, IReadOnlySet<Guid> naming, DateTimeOffset now)
    {
        SpeakerCommands.NeedReason(command.Reason, "To tell two people apart");
        var state = SpeakerCommands.OnRecord(speaker);
        var name = string.Join(' ', command.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length == 0 || name.Equals(state.Name, StringComparison.OrdinalIgnoreCase))
            throw new CommandRefusedException($"Give the other a name that tells them apart, such as “{state.Name} (councillor)”.");
        if (command.ArticleIds.Count == 0) throw new CommandRefusedException("Choose at least one article that speaks of the other.");
        if (command.ArticleIds.FirstOrDefault(a => !naming.Contains(a)) is var stranger && stranger != default)
            throw new CommandRefusedException($"Article {stranger} does not name this speaker.");
        if (state.Homonyms.TryGetValue(command.OtherId, out var known) && known.ArticleIds.SetEquals(command.ArticleIds)) return Outcome.Nothing;
        if (state.Homonyms.Any(h => h.Key != command.OtherId && h.Value.ArticleIds.Overlaps(command.ArticleIds)))
            throw new CommandRefusedException("One of these articles speaks of yet another bearer of the name; take that back first.");

        var split = new SpeakerSplit(command.SpeakerId, command.OtherId, [.. command.ArticleIds.Distinct().Order()], command.Reason, command.By, now);
        List<object> theirs = other.State is { RemovedAt: null } o && o.Name == name ? [split] : [new SpeakerIdentified(command.OtherId, name, state.Kind), split];
        return new([new(Streams.Speaker(command.SpeakerId), speaker.Version, [split]), new(Streams.Speaker(command.OtherId), other.Version, theirs)], []);
    }
}

/// <summary>Decides on <see cref="UndoSplit"/>.</summary>
public static class UndoSplitHandler
{
    /// <summary>Takes the split back: the name has one bearer, as before.</summary>
    /// <exception cref="CommandRefusedException">No reason, there is no such split, or somebody told them apart again since.</exception>
    public static Outcome Handle(UndoSplit command, Versioned<Speaker> speaker, Versioned<Speaker> other, DateTimeOffset now)
    {
        SpeakerCommands.NeedReason(command.Reason, "To take a split back");
        var state = SpeakerCommands.OnRecord(speaker);
        if (state.Homonyms.TryGetValue(command.OtherId, out var split) && Stories.Membership.Overtaken.Stands(command.Of, (split.By, split.At)))
            return SpeakerCommands.OnBoth(command.SpeakerId, speaker, command.OtherId, other,
                new SpeakerSplitUndone(command.SpeakerId, command.OtherId, command.Reason, command.By, now));
        if (other.State is { SplitUndone: true }) return Outcome.Nothing;
        throw new CommandRefusedException("This speaker was not told apart from the other.");
    }
}
