using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Say that a divergence is none, or none that matters; it stays on record and can be restored.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Divergence">The divergence.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record DismissDivergence(Guid OnStory, Guid Divergence, string Reason, string By);

/// <summary>Take the dismissal of a divergence back.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Divergence">The divergence.</param>
/// <param name="By">Who.</param>
public sealed record RestoreDivergence(Guid OnStory, Guid Divergence, string By)
{
    /// <summary>When it was dismissed; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="DismissDivergence"/> and <see cref="RestoreDivergence"/>.</summary>
public static class DismissDivergenceHandler
{
    /// <summary>Dismisses it on every story that has it; where it is dismissed already: nothing.</summary>
    /// <exception cref="CommandRefusedException">No reason, or there is no such divergence.</exception>
    public static Outcome Handle(DismissDivergence command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("A dismissal needs a reason.");
        var articles = Known(stories, command.OnStory, command.Divergence).Evidence.Select(e => e.ArticleId).Distinct().ToList();
        return On(stories, command.Divergence, d => d.Dismissal is null,
            new DivergenceDismissed(command.Divergence, articles, command.Reason, command.By, now));
    }

    /// <summary>Restores it on every story that has it; where it is not dismissed: nothing.</summary>
    /// <exception cref="CommandRefusedException">There is no such divergence, or somebody dismissed it again since.</exception>
    public static Outcome Handle(RestoreDivergence command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (command.Of is { } of && Known(stories, command.OnStory, command.Divergence).Dismissal is { } last && last.At != of)
            throw new CommandRefusedException($"{last.By} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
        Known(stories, command.OnStory, command.Divergence);
        return On(stories, command.Divergence, d => d.Dismissal is not null, new DivergenceRestored(command.Divergence, command.By, now));
    }

    static Divergence Known(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid story, Guid id) =>
        stories.GetValueOrDefault(story)?.State?.Divergences.GetValueOrDefault(id)
        ?? throw new CommandRefusedException("There is no such divergence on this story; load the page again.");

    static Outcome On(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid id, Func<Divergence, bool> where, object e) =>
        TieSpread.Outcome(stories, stories.Where(s => s.Value.State?.Divergences.GetValueOrDefault(id) is { } d && where(d))
            .ToDictionary(s => s.Key, _ => new List<object> { e }));
}
