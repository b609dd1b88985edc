using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Corroboration;

/// <summary>The stories that a decision about claims has to know, loaded once for one attempt.</summary>
/// <param name="decisions">Loads them.</param>
/// <param name="index">Says which stories hold a claim.</param>
sealed class HeldStories(Decisions decisions, StatementIndex index)
{
    readonly HashSet<Guid> asked = [];

    /// <summary>What was loaded, by id.</summary>
    public Dictionary<Guid, Versioned<Story>> All { get; } = [];

    /// <summary>Loads stories by id.</summary>
    public async Task LoadAsync(IEnumerable<Guid> stories, CancellationToken ct)
    {
        foreach (var id in stories.Distinct().Order())
            if (!All.ContainsKey(id)) All[id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
    }

    /// <summary>Loads every story that holds one of these claims.</summary>
    public async Task HoldingAsync(IEnumerable<Guid> claims, CancellationToken ct)
    {
        var news = claims.Where(asked.Add).ToList();
        await LoadAsync(await index.StoriesOfAsync(news, ct), ct);
    }

    /// <summary>Loads every story that holds a claim tied to one of these, however far the ties lead.</summary>
    public async Task AroundAsync(IEnumerable<Guid> claims, CancellationToken ct)
    {
        HashSet<Guid> reached = [.. claims];
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            await HoldingAsync(reached, ct);
            var ties = All.Values.SelectMany(s => s.State?.Ties.Values ?? []).DistinctBy(t => t.Id).ToList();
            // Joined or parted claims are one neighbourhood; a link leads to the next one, not through it.
            for (var more = true; more;)
            {
                more = false;
                foreach (var tie in ties.Where(t => t.Joins || t.Parts))
                    if (reached.Contains(tie.A.ClaimId) != reached.Contains(tie.B.ClaimId)) more |= reached.Add(tie.A.ClaimId) | reached.Add(tie.B.ClaimId);
            }
        }
        await HoldingAsync(All.Values.SelectMany(s => s.State?.Ties.Values ?? [])
            .Where(t => t.Wordings.Any(w => reached.Contains(w.ClaimId))).SelectMany(t => t.Wordings).Select(w => w.ClaimId).Distinct(), ct);
    }

    /// <summary>A claim as the first story that holds it and has not dismissed it knows it, null when none does.</summary>
    public StoryClaim? Claim(Guid id) => All.OrderBy(s => s.Key).Select(s => s.Value.State?.Claims.GetValueOrDefault(id))
        .FirstOrDefault(c => c is { Dismissal: null, LostTo: null });
}
