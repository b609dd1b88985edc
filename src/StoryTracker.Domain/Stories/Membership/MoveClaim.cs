using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>Move a statement to the story it belongs to.</summary>
/// <param name="ClaimId">The statement.</param>
/// <param name="FromStoryId">Where it is.</param>
/// <param name="ToStoryId">Where it belongs.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record MoveClaim(Guid ClaimId, Guid FromStoryId, Guid ToStoryId, string Reason, string By);

/// <summary>Move a statement back to where it was.</summary>
/// <param name="ClaimId">The statement.</param>
/// <param name="FromStoryId">Where it was at first.</param>
/// <param name="ToStoryId">Where it had been moved.</param>
/// <param name="By">Who.</param>
public sealed record MoveClaimBack(Guid ClaimId, Guid FromStoryId, Guid ToStoryId, string By)
{
    /// <summary>When it was moved; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="MoveClaim"/>.</summary>
public static class MoveClaimHandler
{
    /// <summary>Moves the statement with both layers; an article that the other story does not have is put there with that statement alone.</summary>
    /// <param name="command">The move.</param>
    /// <param name="article">The statement's article.</param>
    /// <param name="stories">Every story the article is or was on, and both that are named.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, one story, or the statement is not there.</exception>
    public static Outcome Handle(MoveClaim command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        if (command.FromStoryId == command.ToStoryId) throw new CommandRefusedException("The statement is on that story already.");
        var (state, from, to) = (Placed.Article(article), Open.Story(stories, command.FromStoryId), Open.Story(stories, command.ToStoryId));
        if (from.MovedAway.TryGetValue(command.ClaimId, out var moved) && moved.ToStoryId == command.ToStoryId) return Outcome.Nothing;
        if (from.Claims.GetValueOrDefault(command.ClaimId) is not { } claim || claim.Machine.ArticleId != state.Id)
            throw new CommandRefusedException("This statement is not on this story.");
        if (to.Excludes(state.Id))
            throw new CommandRefusedException($"An editor said that this article does not belong to “{to.Title}”; take that back first.");

        var e = new ClaimMoved(command.ClaimId, state.Id, command.FromStoryId, command.ToStoryId, command.Reason, command.By, now);
        var reason = $"{command.By} moved it here from “{from.Title}”: {command.Reason}";
        var changes = new ShareChanges(article, stories, now);
        changes.On(command.FromStoryId, e);
        changes.On(command.ToStoryId, e);
        List<object> own = [];
        if (!to.Articles.ContainsKey(state.Id))
        {
            own.Add(new ArticleBelongs(state.Id, command.ToStoryId, command.Reason, command.By, now));
            changes.On(command.ToStoryId, own);
        }
        var outcome = changes.Decide(own, new Dictionary<Guid, IReadOnlyList<string>>(), reason);
        var carried = CarryOver.Claim(claim with { Reasons = [reason] }, changes.StoryAfter(command.ToStoryId)! with { MovedAway = to.MovedAway.Remove(command.ClaimId) }, null);
        changes.On(command.ToStoryId, carried.ToList());
        return outcome with { Appends = [.. outcome.Appends.Where(a => a.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal)), .. changes.Appends()] };
    }
}

/// <summary>Decides on <see cref="MoveClaimBack"/>.</summary>
public static class MoveClaimBackHandler
{
    /// <summary>Moves the statement back as it is now, and takes off the article that came for it alone.</summary>
    /// <param name="command">Which.</param>
    /// <param name="article">The statement's article.</param>
    /// <param name="stories">Every story the article is or was on, and both that are named.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No such article or stories, or somebody moved it again since.</exception>
    public static Outcome Handle(MoveClaimBack command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var state = Placed.Article(article);
        if (stories.GetValueOrDefault(command.FromStoryId)?.State?.MovedAway.GetValueOrDefault(command.ClaimId) is not { } moved
            || moved.ToStoryId != command.ToStoryId || !Overtaken.Stands(command.Of, (moved.By, moved.At))) return Outcome.Nothing;
        if (stories.GetValueOrDefault(command.ToStoryId)?.State?.MovedAway.GetValueOrDefault(command.ClaimId) is { } on)
            throw new CommandRefusedException($"{on.By} has moved this statement on to another story since, so nothing was undone; move it from there.");
        var e = new ClaimMoveUndone(command.ClaimId, state.Id, command.FromStoryId, command.ToStoryId, command.By, now);
        var changes = new ShareChanges(article, stories, now);
        changes.On(command.FromStoryId, e);
        changes.On(command.ToStoryId, e);
        // The decision that brought the article there was part of the move.
        List<object> own = [];
        if (state.Decisions.TryGetValue(command.ToStoryId, out var decided) && decided[^1] is { Belongs: true, WasThere: false } last && last.At == moved.At
            && changes.StoryAfter(command.ToStoryId)?.ClaimsOf(state.Id).Any() is not true)
        {
            own.Add(Undone.Of(state, stories[command.ToStoryId].State, command.ToStoryId, command.By, now));
            changes.On(command.ToStoryId, own);
        }
        return changes.Decide(own, null, "It is back where it was.");
    }
}
