using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories.Merging;

/// <summary>Split articles off into a story of their own.</summary>
/// <param name="StoryId">The story they are on.</param>
/// <param name="NewStoryId">Id of the new story, that of no story on record.</param>
/// <param name="ArticleIds">The articles; not all that the story has.</param>
/// <param name="Title">Title of the new story, 1 to 200 characters.</param>
/// <param name="Sentence">What it is about; may be empty.</param>
/// <param name="Terms">Words that tell its articles from others; may be empty.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record SplitStory(
    Guid StoryId, Guid NewStoryId, IReadOnlyList<Guid> ArticleIds, string Title, string Sentence, IReadOnlyList<string> Terms, string Reason, string By);

/// <summary>Undo a split.</summary>
/// <param name="StoryId">The story the articles had been split off from.</param>
/// <param name="NewStoryId">The story that had been made of them.</param>
/// <param name="By">Who.</param>
public sealed record UndoSplit(Guid StoryId, Guid NewStoryId, string By)
{
    /// <summary>When they were split; null for whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="SplitStory"/>.</summary>
public static class SplitStoryHandler
{
    /// <summary>One outcome over both stories and every article.</summary>
    /// <param name="command">The split.</param>
    /// <param name="stories">Both stories, and every story that one of the articles is or was on.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, no title, no article, every article, or one that is not on the story.</exception>
    public static Outcome Handle(
        SplitStory command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, IReadOnlyDictionary<Guid, Versioned<Article>> articles, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        Setup.StoryTitle.Require(command.Title);
        var story = Open.Story(stories, command.StoryId);
        var ids = command.ArticleIds.Distinct().Order().ToList();
        if (story.SplitOff.TryGetValue(command.NewStoryId, out var known) && known.ArticleIds.SequenceEqual(ids)) return Outcome.Nothing;
        if (stories.GetValueOrDefault(command.NewStoryId)?.State is not null) throw new CommandRefusedException("There is a story with that id already.");
        if (ids.Count == 0) throw new CommandRefusedException("Choose the articles that are another story.");
        if (ids.Exists(a => !story.Articles.ContainsKey(a))) throw new CommandRefusedException("One of the articles is not on this story.");
        if (ids.Count == story.Articles.Count) throw new CommandRefusedException("These are all the articles there are; rename the story instead.");

        var because = $"{command.By} split it off from “{story.Title}”: {command.Reason}";
        var on = new StoryAppends(stories);
        on.Add(story.Id, new ArticlesSplitOff(command.NewStoryId, ids, command.Reason, command.By, now));
        on.Add(command.NewStoryId,
            new StoryOpened(command.NewStoryId, command.Title.Trim(), command.Sentence, command.Terms, Emerging: false, command.By, now) { SplitFrom = story.Id });
        List<StreamEvents> appends = [];
        foreach (var id in ids)
        {
            on.Add(command.NewStoryId, CarryOver.Of(id, story, null, new(command.NewStoryId, story.Articles[id].Weight, story.Articles[id].Primary, []), because));
            if (articles.GetValueOrDefault(id) is not { State: { } state } article) continue;
            var reassigned = new ArticleReassigned(id, story.Id, command.NewStoryId, command.By, now);
            appends.Add(new(Streams.Article(id), article.Version, [reassigned]));
            Arrival.Settle(on, state, state.Apply(reassigned), stories, because, command.By, now);
        }
        return new([.. on.All(), .. appends], []);
    }
}

/// <summary>Decides on <see cref="UndoSplit"/>.</summary>
public static class UndoSplitHandler
{
    /// <summary>The articles are where they were, with what came to them meanwhile; what else came to the new story stays there.</summary>
    /// <param name="command">Which.</param>
    /// <param name="stories">Both stories, and every story that one of the articles is or was on.</param>
    /// <param name="articles">The articles of the split.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">One of the stories is part of another one, or an editor keeps one of the articles off the first.</exception>
    public static Outcome Handle(
        UndoSplit command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, IReadOnlyDictionary<Guid, Versioned<Article>> articles, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.StoryId)?.State?.SplitOff.GetValueOrDefault(command.NewStoryId) is not { } split) return Outcome.Nothing;
        if (!Overtaken.Stands(command.Of, (split.By, split.At))) return Outcome.Nothing;
        var (story, other) = (Open.Story(stories, command.StoryId), Open.Story(stories, command.NewStoryId));
        foreach (var id in split.ArticleIds.Where(story.Excludes))
            throw new CommandRefusedException(
                $"An editor said that {(other.Articles.GetValueOrDefault(id)?.Title is { } title ? $"“{title}”" : "an article")} does not belong to “{story.Title}”; take that back first.");
        var undone = new SplitUndone(story.Id, other.Id, split.ArticleIds, command.By, now);
        var on = new StoryAppends(stories);
        on.Add(story.Id, undone);
        on.Add(other.Id, undone);
        List<StreamEvents> appends = [];
        foreach (var id in split.ArticleIds)
        {
            on.Add(story.Id, Meanwhile.Of(id, other, story, Theirs.All, command.By, now));
            if (articles.GetValueOrDefault(id) is not { State: { RemovedAt: null } state } article) continue;
            var reassigned = new ReassignmentUndone(id, story.Id, other.Id, command.By, now);
            appends.Add(new(Streams.Article(id), article.Version, [reassigned]));
            Arrival.Settle(on, state, state.Apply(reassigned), stories, "The split that took it elsewhere was undone.", command.By, now);
        }
        // A story that has nothing left points to where it went.
        if (on.After(other.Id)!.Articles.IsEmpty) on.Add(other.Id, new StoryMergedInto(story.Id, "The split was undone.", command.By, now));
        return new([.. on.All(), .. appends], []);
    }
}
