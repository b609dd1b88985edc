using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Undo what editors decided about wordings.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Ties">Ids of the ties.</param>
/// <param name="By">Who.</param>
public sealed record TakeBackTies(Guid OnStory, IReadOnlyList<Guid> Ties, string By)
{
    /// <summary>When they were decided; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="TakeBackTies"/>.</summary>
public static class TakeBackTiesHandler
{
    /// <summary>Takes them back wherever they are on record; what there was before is there again. Sent again: nothing.</summary>
    /// <exception cref="CommandRefusedException">A machine found it (that is parted or unlinked, not taken back), or somebody decided it again since.</exception>
    public static Outcome Handle(TakeBackTies command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.Values.Any(s => command.Ties.Any(t => s.State?.Ties.GetValueOrDefault(t) is { IsDecided: false })))
            throw new CommandRefusedException("A machine found this, so it cannot be taken back; say that it is not so.");
        if (command.Of is { } of && stories.Values.SelectMany(s => command.Ties.Select(t => s.State?.Ties.GetValueOrDefault(t))).FirstOrDefault(t => t is not null && t.At != of)
            is { } again) throw new CommandRefusedException($"{again.By} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
        return TieSpread.Outcome(stories, stories.Where(s => s.Value.State is not null).ToDictionary(s => s.Key, s =>
            command.Ties.Distinct().Where(s.Value.State!.Ties.ContainsKey).Select(object (t) => new TieTakenBack(t, command.By, now)).ToList()));
    }
}
