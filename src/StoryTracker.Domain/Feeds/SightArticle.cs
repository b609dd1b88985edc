using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Feeds;

/// <summary>Put on record that a feed lists an article.</summary>
/// <param name="ArticleId">The article that its entries were recognised as.</param>
/// <param name="Canonical">Canonical address of the entries, null when they give none.</param>
/// <param name="Origin">Where an article comes from that is new, such as the feed's title.</param>
/// <param name="Sightings">What the entries say; rarely more than one.</param>
public sealed record SightArticle(Guid ArticleId, Uri? Canonical, string Origin, IReadOnlyList<ArticleSighted> Sightings);

/// <summary>Decides on <see cref="SightArticle"/>.</summary>
public static class SightArticleHandler
{
    /// <summary>
    /// Discovers an article that is new and asks for its page; links a sighting to one that is known, and asks for its page again when
    /// the same entry says something else than it did. The same sighting again records nothing.
    /// </summary>
    /// <param name="command">The sightings.</param>
    /// <param name="article">The article.</param>
    public static Outcome Handle(SightArticle command, Versioned<Article> article)
    {
        var state = article.State;
        if (state?.RemovedAt is not null) return Outcome.Nothing;
        List<object> events = state is null ? [new ArticleDiscovered(command.ArticleId, command.Canonical, command.Origin)] : [];
        var known = state?.Sightings ?? [];
        var changed = state is null;
        foreach (var sighting in command.Sightings)
        {
            var before = known.FindLast(s => IsSameEntry(s, sighting));
            if (before?.Fingerprint == sighting.Fingerprint) continue;
            events.Add(sighting);
            known = known.Add(sighting);
            // The same entry with other words: its page may say something else too.
            changed |= before is not null;
        }
        return Outcome.Append(Streams.Article(command.ArticleId), article.Version, events,
            changed && events.Count > 0 ? [new FetchArticle(state?.Twin?.TwinOf ?? command.ArticleId)] : []);
    }

    /// <summary>Whether two sightings are of one entry of one feed: by its id, or by its address where it has none.</summary>
    public static bool IsSameEntry(ArticleSighted a, ArticleSighted b) => a.FeedId == b.FeedId && KeyOf(a) == KeyOf(b);

    static string KeyOf(ArticleSighted sighting) => sighting.EntryId ?? sighting.Url?.AbsoluteUri ?? sighting.Fingerprint;
}
