using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Sees to it that every story knows what was found and decided about the utterances that its claims tell.</summary>
static class TieSpread
{
    /// <summary>Every tie that some story has.</summary>
    public static Dictionary<Guid, Tie> On(IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        Dictionary<Guid, Tie> ties = [];
        foreach (var (_, on) in stories.OrderBy(s => s.Key))
            foreach (var (id, tie) in on.State?.Ties ?? []) ties.TryAdd(id, tie);
        return ties;
    }

    /// <summary>What each story lacks of the ties round some claims, in the order in which it was found and decided.</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="ties">Every tie that counts, new ones among them.</param>
    /// <param name="claims">The claims that this is about.</param>
    public static Dictionary<Guid, List<object>> Missing(
        IReadOnlyDictionary<Guid, Versioned<Story>> stories, IReadOnlyDictionary<Guid, Tie> ties, IReadOnlySet<Guid> claims)
    {
        var sets = UtteranceSets.Of(ties.Values);
        List<(Tie Tie, HashSet<Guid> Told)> near =
        [
            .. ties.Values.Select(t => (Tie: t, Told: t.Wordings.SelectMany(sets.Around).Select(w => w.ClaimId).ToHashSet()))
                .Where(t => t.Told.Overlaps(claims)).OrderBy(t => t.Tie.At).ThenBy(t => t.Tie.Id),
        ];
        Dictionary<Guid, List<object>> missing = [];
        foreach (var (id, on) in stories)
            if (on.State is { } story
                && near.Where(t => !story.Ties.ContainsKey(t.Tie.Id) && t.Told.Any(story.Claims.ContainsKey)).Select(t => TieEvents.Of(t.Tie)).ToList()
                    is { Count: > 0 } events)
                missing[id] = events;
        return missing;
    }

    /// <summary>An outcome of events by story.</summary>
    public static Outcome Outcome(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Dictionary<Guid, List<object>> events) =>
        new([.. events.Where(e => e.Value.Count > 0).OrderBy(e => e.Key)
            .Select(e => new StreamEvents(Streams.Story(e.Key), stories[e.Key].Version, e.Value))], []);

    /// <summary>Ties that an editor decided, on every story that holds a claim of the utterances.</summary>
    public static Outcome Decided(IReadOnlyDictionary<Guid, Versioned<Story>> stories, IReadOnlyList<Tie> decided)
    {
        var ties = On(stories);
        foreach (var tie in decided) ties[tie.Id] = tie;
        // Told through the utterances as they were, too: a story that loses a wording has to know why.
        var before = UtteranceSets.Of(On(stories).Values);
        var claims = decided.SelectMany(t => t.Wordings).SelectMany(w => before.Around(w).Append(w)).Select(w => w.ClaimId).ToHashSet();
        var events = Missing(stories, ties, claims);
        foreach (var (id, on) in stories)
            foreach (var tie in decided.Where(t => on.State is { } s && !s.Ties.ContainsKey(t.Id) && claims.Any(s.Claims.ContainsKey)))
                if (!events.TryGetValue(id, out var there)) events[id] = [TieEvents.Of(tie)];
                else if (!there.Any(e => TieEvents.TieOf(e)!.Id == tie.Id)) there.Add(TieEvents.Of(tie));
        return Outcome(stories, events);
    }

    /// <summary>The wording that a story knows by a claim and its first character.</summary>
    /// <exception cref="CommandRefusedException">There is none.</exception>
    public static Wording Of(Story story, Guid claim, string? words)
    {
        var held = story.Claims.GetValueOrDefault(claim) ?? throw new CommandRefusedException("This claim is not on this story.");
        return Wording.Of(held, story.Articles.GetValueOrDefault(held.Machine.ArticleId)?.Outlet, words)
            ?? throw new CommandRefusedException("The claim does not print these words in one stretch; copy them from it, character for character.");
    }
}
