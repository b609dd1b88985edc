namespace StoryTracker.Domain.Stories.Privacy;

/// <summary>An editor made a story private: from then on only these people and administrators know of it. Said again, it replaces the list.</summary>
/// <param name="Readers">Ids of the people who may read it.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryMadePrivate(IReadOnlyList<Guid> Readers, string Reason, string By, DateTimeOffset At);

/// <summary>An editor opened a private story to everybody at the desk.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryOpenedToAll(string By, DateTimeOffset At);
