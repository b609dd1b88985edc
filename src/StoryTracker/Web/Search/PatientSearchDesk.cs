using StoryTracker.App.Search;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Search;

/// <summary>Search whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are.</summary>
/// <param name="desk">Search.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientSearchDesk(ISearchDesk desk, Patience patience) : ISearchDesk
{
    /// <inheritdoc/>
    public Task<SearchView> SearchAsync(string? typed, SearchGroup group, string? after, int limit, CancellationToken ct) =>
        patience.AskAsync(desk.SearchAsync(typed, group, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<SameWordsView?> SameWordsAsync(Guid? claim, string? words, CancellationToken ct) =>
        patience.AskAsync(desk.SameWordsAsync(claim, words, ct), ct);
}
