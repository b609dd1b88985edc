using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories.Setup;

/// <summary>Set a story up, with a title and a sentence, or from an article.</summary>
/// <param name="StoryId">Its id, that of no story on record.</param>
/// <param name="Title">Title, 1 to 200 characters.</param>
/// <param name="Sentence">What it is about; may be empty.</param>
/// <param name="Terms">Words that tell its articles from others; may be empty.</param>
/// <param name="From">The article it starts from, null for none.</param>
/// <param name="By">Who.</param>
public sealed record StartStory(Guid StoryId, string Title, string Sentence, IReadOnlyList<string> Terms, Guid? From, string By);

/// <summary>Decides on <see cref="StartStory"/>.</summary>
public static class StartStoryHandler
{
    /// <summary>
    /// Opens the story. The article it starts from belongs to it with all it says; where that article has opened an emerging story of its
    /// own, that one is the story and gets the title.
    /// </summary>
    /// <param name="command">The story.</param>
    /// <param name="article">The article it starts from, null for none.</param>
    /// <param name="stories">The story's id and every story that the article is or was on.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No title, no such article, or a story with that id is there and is another one.</exception>
    public static Outcome Handle(StartStory command, Versioned<Article>? article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        StoryTitle.Require(command.Title);
        if (stories.GetValueOrDefault(command.StoryId)?.State is { } known)
            return known.Title == command.Title ? Outcome.Nothing : throw new CommandRefusedException("There is a story with that id already.");
        var opened = new StoryOpened(command.StoryId, command.Title, command.Sentence, command.Terms, Emerging: false, command.By, now) { StartedFrom = command.From };
        if (command.From is null || article is null) return Outcome.Append(Streams.Story(command.StoryId), 0, [opened]);

        var state = Placed.Article(article);
        var own = DerivedId.StoryOpenedBy(state.Id);
        if (stories.GetValueOrDefault(own) is { State: { Emerging: true, MergedInto: null } emerging } && emerging.Articles.ContainsKey(state.Id))
            return DescribeStoryHandler.Handle(new(own, command.Title, command.Sentence, command.Terms, command.By), stories[own], now);
        var belongs = new ArticleBelongs(state.Id, command.StoryId, "The story was started from it.", command.By, now);
        var changes = new ShareChanges(article, stories, now);
        changes.On(command.StoryId, opened, belongs);
        return changes.Decide([belongs], null, $"{command.By} started the story from it.");
    }
}
