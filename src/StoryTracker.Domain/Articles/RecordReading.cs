namespace StoryTracker.Domain.Articles;

/// <summary>Put on record what was read out of bytes that were fetched for an article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Read">What was read; its identity is set by the decision.</param>
/// <param name="Canonical">Canonical address that the page gives for itself, null when it gives none or it is the article's own.</param>
/// <param name="IsThatPage">True when the bytes are those of the canonical address; false for another form of it, such as an AMP page.</param>
public sealed record RecordReading(Guid ArticleId, IngestArticle Read, Uri? Canonical, bool IsThatPage);

/// <summary>Decides on <see cref="RecordReading"/>.</summary>
public static class RecordReadingHandler
{
    /// <summary>
    /// Records a revision of the article; where its page names another address as canonical, links the article to the one there, carries
    /// the sightings over, and records the revision (or asks for the page) there. Nothing is dropped and nothing recorded twice.
    /// </summary>
    /// <param name="command">What was read.</param>
    /// <param name="article">The article.</param>
    /// <param name="canonical">The article at the canonical address; the same as <paramref name="article"/> when there is no other.</param>
    /// <param name="now">When it was read.</param>
    /// <exception cref="CommandRefusedException">The article at the canonical address was removed on legal request.</exception>
    public static Outcome Handle(RecordReading command, Versioned<Article> article, Versioned<Article> canonical, DateTimeOffset now)
    {
        if (article.State is not { RemovedAt: null } state) return Outcome.Nothing;
        if (command.Canonical is not { } address || DerivedId.ArticleAt(address) is var id && id == command.ArticleId)
            return IngestArticleHandler.Handle(command.Read with { Identity = command.ArticleId }, article, now);
        if (canonical.State?.RemovedAt is { } removed) throw IngestArticleHandler.Refused(removed);
        // An article never becomes the twin of its own twin: the first link stands.
        if (canonical.State?.Twin?.TwinOf == command.ArticleId)
            return IngestArticleHandler.Handle(command.Read with { Identity = command.ArticleId }, article, now);

        List<object> carried = [.. state.Sightings.Where(s => canonical.State?.Sightings.Any(t => IsSame(s, t)) is not true)
            .Select(s => s with { ArticleId = id })];
        if (canonical.State is null) carried.Insert(0, new ArticleDiscovered(id, address, state.Origin));
        List<object> messages = [];
        if (command.IsThatPage)
        {
            var read = IngestArticleHandler.Handle(command.Read with { Identity = id, Url = address }, canonical with { State = canonical.State ?? Known(id, state) }, now);
            carried.AddRange(read.Appends.SelectMany(a => a.Events));
            messages.AddRange(read.Messages);
        }
        else if (canonical.State is not { Current: not null } and not { Fetched: not null })
        {
            messages.Add(new FetchArticle(id, Otherwise: command.Read.Sha256));
        }
        List<StreamEvents> appends = [];
        if (state.Twin?.TwinOf != id)
            appends.Add(new(Streams.Article(command.ArticleId), article.Version,
                [new ArticleTwinned(id, address, "Its page names that address as canonical.", now)]));
        if (carried.Count > 0) appends.Add(new(Streams.Article(id), canonical.Version, carried));
        return new(appends, messages);
    }

    static Article Known(Guid id, Article from) => new() { Id = id, Origin = from.Origin };

    static bool IsSame(ArticleSighted a, ArticleSighted b) =>
        a with { ArticleId = b.ArticleId, Tags = b.Tags } == b && (a.Tags ?? []).SequenceEqual(b.Tags ?? []);
}
