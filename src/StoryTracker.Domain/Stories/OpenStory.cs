namespace StoryTracker.Domain.Stories;

/// <summary>Set a story up.</summary>
/// <param name="StoryId">Its id.</param>
/// <param name="Title">Title, 1 to 200 characters.</param>
/// <param name="Sentence">One sentence that says what it is about.</param>
/// <param name="Terms">Words that tell its articles from others, at least one.</param>
/// <param name="By">Who sets it up.</param>
public sealed record OpenStory(Guid StoryId, string Title, string Sentence, IReadOnlyList<string> Terms, string By);

/// <summary>Decides on <see cref="OpenStory"/>.</summary>
public static class OpenStoryHandler
{
    /// <summary>Opens the story once; a story that is there already is left as it is.</summary>
    /// <exception cref="CommandRefusedException">The title is empty or too long, or there is no term.</exception>
    public static Outcome Handle(OpenStory command, Versioned<Story> story, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Title) || command.Title.Length > 200)
            throw new CommandRefusedException("A story needs a title of 1 to 200 characters.");
        if (!command.Terms.Any(t => !string.IsNullOrWhiteSpace(t)))
            throw new CommandRefusedException($"The story '{command.Title}' needs at least one term that tells its articles from others.");
        return story.State is not null
            ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), 0,
                [new StoryOpened(command.StoryId, command.Title, command.Sentence, command.Terms, Emerging: false, command.By, now)]);
    }
}
