using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories.Merging;

/// <summary>Make one story part of another.</summary>
/// <param name="FromStoryId">The story that becomes part of the other.</param>
/// <param name="IntoStoryId">The other.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record MergeStories(Guid FromStoryId, Guid IntoStoryId, string Reason, string By);

/// <summary>Undo a merge.</summary>
/// <param name="FromStoryId">The story that had been taken in.</param>
/// <param name="IntoStoryId">The story that had taken it in.</param>
/// <param name="By">Who.</param>
public sealed record UndoMerge(Guid FromStoryId, Guid IntoStoryId, string By)
{
    /// <summary>When they were merged; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="MergeStories"/>.</summary>
public static class MergeStoriesHandler
{
    /// <summary>One outcome over both stories and every article: nothing slips in between.</summary>
    /// <param name="command">The merge.</param>
    /// <param name="stories">Both stories, and every story that one of the articles is or was on.</param>
    /// <param name="articles">Every article that is on the story which is taken in.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, one story, no such story, or an article that an editor keeps off the other.</exception>
    public static Outcome Handle(
        MergeStories command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, IReadOnlyDictionary<Guid, Versioned<Article>> articles, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        if (command.FromStoryId == command.IntoStoryId) throw new CommandRefusedException("A story cannot become part of itself.");
        if (stories.GetValueOrDefault(command.FromStoryId)?.State?.MergedInto?.IntoStoryId == command.IntoStoryId) return Outcome.Nothing;
        var (from, into) = (Open.Story(stories, command.FromStoryId), Open.Story(stories, command.IntoStoryId));
        if (from.Articles.Values.FirstOrDefault(a => into.Excludes(a.ArticleId)) is { } excluded)
            throw new CommandRefusedException($"An editor said that {(excluded.Title is null ? "an article" : $"“{excluded.Title}”")} does not belong to “{into.Title}”; take that back first.");

        var because = $"{command.By} merged “{from.Title}” into this story: {command.Reason}";
        List<object> carried = [];
        List<StreamEvents> appends = [];
        List<(Article Before, Article After)> moved = [];
        foreach (var id in from.Articles.Keys.Order())
        {
            var reassigned = new ArticleReassigned(id, from.Id, into.Id, command.By, now);
            var article = articles.GetValueOrDefault(id);
            var (own, there) = (from.Articles[id], into.Articles.GetValueOrDefault(id));
            if (article?.State is { } state) moved.Add((state, state.Apply(reassigned)));
            var share = article?.State?.Apply(reassigned).Assignment?.Stories.FirstOrDefault(s => s.StoryId == into.Id)
                ?? new(into.Id, Math.Round(Math.Min(1, own.Weight + (there?.Weight ?? 0)), 4), own.Primary || there?.Primary is true, []);
            if (there is not null && (there.Weight != share.Weight || there.Primary != share.Primary))
                carried.Add(there with { Weight = share.Weight, Primary = share.Primary, Reasons = [.. there.Reasons, because] });
            carried.AddRange(CarryOver.Of(id, from, into, share, because));
            if (article?.State is not null) appends.Add(new(Streams.Article(id), article.Version, [reassigned]));
        }
        var absorbed = new StoryAbsorbed(from.Id, [.. from.Articles.Keys.Order()],
            [.. carried.OfType<ClaimRecorded>().Select(c => c.ClaimId)], [.. carried.OfType<DateAnnounced>().Select(d => d.DateId)], command.Reason, command.By, now);
        var on = new StoryAppends(stories);
        on.Add(into.Id, [absorbed, .. carried]);
        on.Add(from.Id, new StoryMergedInto(into.Id, command.Reason, command.By, now));
        foreach (var (before, after) in moved) Arrival.Settle(on, before, after, stories, because, command.By, now);
        return new([.. on.All(), .. appends], []);
    }
}

/// <summary>Decides on <see cref="UndoMerge"/>.</summary>
public static class UndoMergeHandler
{
    /// <summary>Both stories are as they were, and what came or was decided meanwhile about the articles is on both or stays where it is.</summary>
    /// <param name="command">Which.</param>
    /// <param name="stories">Both stories, and every story that one of the articles is or was on.</param>
    /// <param name="articles">Every article of the merge.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">The other story is itself part of a third, or somebody merged them again since.</exception>
    public static Outcome Handle(
        UndoMerge command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, IReadOnlyDictionary<Guid, Versioned<Article>> articles, DateTimeOffset now)
    {
        var (from, into) = (stories.GetValueOrDefault(command.FromStoryId)?.State, stories.GetValueOrDefault(command.IntoStoryId)?.State);
        if (from?.MergedInto is not { } merged || merged.IntoStoryId != command.IntoStoryId || into is null) return Outcome.Nothing;
        if (!Overtaken.Stands(command.Of, (merged.By, merged.At))) return Outcome.Nothing;
        if (into.MergedInto is not null) throw new CommandRefusedException($"“{into.Title}” is itself part of another story; undo that merge first.");
        var merge = into.Absorbed.GetValueOrDefault(from.Id);
        var undone = new MergeUndone(from.Id, into.Id, command.By, now) { StillHeld = merge is null ? null : StillHeld(merge, into, stories) };

        var on = new StoryAppends(stories);
        on.Add(into.Id, undone);
        on.Add(from.Id, undone);
        List<StreamEvents> appends = [];
        foreach (var id in merge?.Event.ArticleIds ?? [])
        {
            var shared = merge!.Before.ContainsKey(id);
            on.Add(from.Id, Meanwhile.Of(id, into, from, new(c => !shared || merge.Event.ClaimIds.Contains(c),
                d => !shared || merge.Event.DateIds.Contains(d), merge.Event.ClaimIds.Contains), command.By, now));
            if (articles.GetValueOrDefault(id) is not { State: { RemovedAt: null } state } article) continue;
            var back = new ReassignmentUndone(id, from.Id, into.Id, command.By, now);
            appends.Add(new(Streams.Article(id), article.Version, [back]));
            Arrival.Settle(on, state, state.Apply(back), stories, "The merge that took it elsewhere was undone.", command.By, now);
        }
        return new([.. on.All(), .. appends], []);
    }

    // The stories that are still part of it were left as they were when they became so.
    static List<HeldByMerge>? StillHeld(Absorption undone, Story into, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        List<HeldByMerge> held = [.. into.Absorbed.Keys.Where(id => id != undone.Event.FromStoryId).Order()
            .Select(id => stories.GetValueOrDefault(id)?.State).OfType<Story>()
            .Select(s => new HeldByMerge(s.Id, [.. undone.Event.ClaimIds.Where(s.Claims.ContainsKey)], [.. undone.Event.DateIds.Where(s.Diary.ContainsKey)]))
            .Where(h => h.ClaimIds.Count + h.DateIds.Count > 0)];
        return held.Count == 0 ? null : held;
    }
}

/// <summary>What came to an article on one story after it had left the other.</summary>
static class Meanwhile
{
    /// <summary>A newer revision, claims and dates found in it, dismissals and moves: on the other story's stream.</summary>
    /// <param name="article">The article.</param>
    /// <param name="here">The story it came to.</param>
    /// <param name="there">The story it had left.</param>
    /// <param name="theirs">What of it is the other story's.</param>
    /// <param name="by">Who brings it back.</param>
    /// <param name="now">When.</param>
    public static IEnumerable<object> Of(Guid article, Story here, Story there, Theirs theirs, string by, DateTimeOffset now)
    {
        foreach (var e in CarryOver.Newer(article, here, there)) yield return e;
        foreach (var claim in here.AllClaimsOf(article).Where(c => theirs.Claims(c.Id)))
        {
            var held = there.Find(claim.Id);
            if (here.MovedAway.TryGetValue(claim.Id, out var moved))
            {
                if (theirs.Came(claim.Id) && moved.ToStoryId != there.Id && there.Claims.ContainsKey(claim.Id)) yield return moved;
            }
            // Set aside by another decision than one about the article: then it was not there either.
            else if (here.AsideClaims.TryGetValue(claim.Id, out var aside) && aside.Because != article) continue;
            else if (held is null)
                foreach (var e in CarryOver.Claim(claim, there, null)) yield return e;
            else if (claim.Dismissal is { } dismissed && held.Dismissal is null) yield return dismissed;
            else if (claim.Dismissal is null && held.Dismissal is not null) yield return new ClaimRestored(claim.Id, by, now);
        }
        foreach (var date in CarryOver.Dates(article, here, there))
            if (theirs.Dates(date.DateId) && !there.KnowsDate(date.DateId)) yield return date;
    }
}

/// <summary>What of an article is the other story's.</summary>
/// <param name="Claims">Its claims, those that came meanwhile among them.</param>
/// <param name="Dates">Its dates, those that came meanwhile among them.</param>
/// <param name="Came">Claims that came from it.</param>
sealed record Theirs(Func<Guid, bool> Claims, Func<Guid, bool> Dates, Func<Guid, bool> Came)
{
    /// <summary>All of it.</summary>
    public static Theirs All { get; } = new(_ => true, _ => true, _ => true);
}
