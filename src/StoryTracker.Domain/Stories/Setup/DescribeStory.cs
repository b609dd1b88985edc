namespace StoryTracker.Domain.Stories.Setup;

/// <summary>Say what a story is about: rename it, or promote one that only emerges.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Title">Title, 1 to 200 characters.</param>
/// <param name="Sentence">What it is about; may be empty.</param>
/// <param name="Terms">Words that tell its articles from others; may be empty.</param>
/// <param name="By">Who.</param>
public sealed record DescribeStory(Guid StoryId, string Title, string Sentence, IReadOnlyList<string> Terms, string By);

/// <summary>Take the last description back.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="By">Who.</param>
public sealed record UndoDescription(Guid StoryId, string By)
{
    /// <summary>When the description was given that is meant; null for the last, whichever it is.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="DescribeStory"/>.</summary>
public static class DescribeStoryHandler
{
    /// <summary>Records the description where it says something new.</summary>
    /// <exception cref="CommandRefusedException">No such story, or no title.</exception>
    public static Outcome Handle(DescribeStory command, Versioned<Story> story, DateTimeOffset now)
    {
        StoryTitle.Require(command.Title);
        if (story.State is not { } state) throw new CommandRefusedException("There is no such story on record.");
        if (!state.Emerging && (state.Title, state.Sentence) == (command.Title, command.Sentence) && state.Terms.SequenceEqual(command.Terms))
            return Outcome.Nothing;
        return Outcome.Append(Streams.Story(command.StoryId), story.Version, [new StoryDescribed(command.Title, command.Sentence, command.Terms, command.By, now)]);
    }
}

/// <summary>Decides on <see cref="UndoDescription"/>.</summary>
public static class UndoDescriptionHandler
{
    /// <summary>Takes it back; where there is none there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">Somebody described the story again since.</exception>
    public static Outcome Handle(UndoDescription command, Versioned<Story> story, DateTimeOffset now) =>
        story.State?.Descriptions is not [.., var last] all
        || !Membership.Overtaken.Stands(command.Of, (last.By, last.At), all.Exists(d => d.At == command.Of)) ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new DescriptionUndone(command.By, now)]);
}

static class StoryTitle
{
    public static void Require(string title)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > 200) throw new CommandRefusedException("A story needs a title of 1 to 200 characters.");
    }
}
