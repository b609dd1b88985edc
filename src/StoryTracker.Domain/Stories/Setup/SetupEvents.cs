namespace StoryTracker.Domain.Stories.Setup;

/// <summary>An editor said what a story is about; an emerging one is set up from then on.</summary>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about; may be empty.</param>
/// <param name="Terms">Words that tell its articles from others; may be empty.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryDescribed(string Title, string Sentence, IReadOnlyList<string> Terms, string By, DateTimeOffset At);

/// <summary>An editor took the last description back: title, sentence, terms and standing are those before it.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record DescriptionUndone(string By, DateTimeOffset At);

/// <summary>An editor made a story part of a larger one, which keeps its own articles.</summary>
/// <param name="ParentId">The larger story.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryPlacedUnder(Guid ParentId, string Reason, string By, DateTimeOffset At);

/// <summary>An editor made a story stand for itself again.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryFreed(string By, DateTimeOffset At);

/// <summary>How a story was set up before an editor described it.</summary>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about.</param>
/// <param name="Terms">Words that tell its articles from others.</param>
/// <param name="Emerging">True while no editor had looked at it.</param>
/// <param name="By">Who described it then.</param>
/// <param name="At">When.</param>
public sealed record Description(string Title, string Sentence, IReadOnlyList<string> Terms, bool Emerging, string By, DateTimeOffset At);
