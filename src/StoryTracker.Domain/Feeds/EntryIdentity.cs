using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Feeds;

/// <summary>Decides whether an entry that keeps its id but not its address is still the same article.</summary>
/// <remarks>RFC 4287 says that an id never changes and is never used again; feeds do both, so what the entry says decides as well.</remarks>
public static class EntryIdentity
{
    /// <summary>True when the address, the headline or the time of publication stayed the same; false when all that is left is the id.</summary>
    /// <param name="known">The article that the id stood for until now.</param>
    /// <param name="sighting">The entry as it is now.</param>
    public static bool IsStill(Article known, ArticleSighted sighting)
    {
        var last = known.Sightings.FindLast(s => s.FeedId == sighting.FeedId && s.EntryId == sighting.EntryId);
        if (last is null || known.RemovedAt is not null) return true;      // nothing to hold against it
        return (last.Url is { } place && sighting.Url is { } url && CanonicalUrl.Of(place) == CanonicalUrl.Of(url))
            || Words(last.Title) is { Length: > 0 } title && title == Words(sighting.Title)
            || (last.Published is { } was && sighting.Published is { } now && was.Earliest == now.Earliest);
    }

    static string Words(string? title) => string.Concat((title ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
