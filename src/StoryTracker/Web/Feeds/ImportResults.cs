using System.Security.Cryptography;
using StoryTracker.App.Desk;

namespace StoryTracker.Web.Feeds;

/// <summary>
/// What became of the last imports, so that the form can lead to a page that may be loaded again without importing again. In memory and
/// bounded: after a restart the list itself tells what is there.
/// </summary>
sealed class ImportResults
{
    /// <summary>Results that are kept.</summary>
    public const int Capacity = 32;

    readonly Lock gate = new();
    readonly LinkedList<(string Key, FeedImportView Result)> kept = new();

    /// <summary>Keeps a result.</summary>
    /// <returns>The key it is found under: 128 random bits.</returns>
    public string Keep(FeedImportView result)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            kept.AddLast((key, result));
            if (kept.Count > Capacity) kept.RemoveFirst();
        }
        return key;
    }

    /// <summary>The result of a key, null when it is no longer kept.</summary>
    public FeedImportView? Find(string key)
    {
        lock (gate) return kept.FirstOrDefault(k => k.Key == key).Result;
    }
}
