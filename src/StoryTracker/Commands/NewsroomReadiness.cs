using StoryTracker.App;
using StoryTracker.Web.Answers;

namespace StoryTracker.Commands;

/// <summary>Ready while the database answers.</summary>
sealed class NewsroomReadiness(Newsroom newsroom) : IReadiness
{
    /// <inheritdoc/>
    public async Task<bool> IsReadyAsync(CancellationToken ct) => await newsroom.Store.HeadAsync(ct) >= 0;
}
