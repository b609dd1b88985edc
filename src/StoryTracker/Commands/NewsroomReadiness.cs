using Npgsql;
using StoryTracker.App;
using StoryTracker.Web;

namespace StoryTracker.Commands;

/// <summary>Ready while the database answers.</summary>
sealed class NewsroomReadiness(Newsroom newsroom) : IReadiness
{
    /// <inheritdoc/>
    public async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            await newsroom.Store.HeadAsync(ct);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }
}
