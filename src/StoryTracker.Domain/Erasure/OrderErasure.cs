using System.Globalization;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Erasure;

/// <summary>Remove an article for good, ordered on a page by somebody who has seen what will go.</summary>
/// <param name="Request">The request; on a page it needs a legal reference.</param>
/// <param name="Typed">What they typed to say that they mean this article: its title or its short id.</param>
public sealed record OrderErasure(EraseArticle Request, string Typed)
{
    /// <summary>Shortest length of what <see cref="ShortId"/> gives, in digits.</summary>
    public const int ShortIdLength = 8;

    /// <summary>The end of an id, which is enough to tell what stands in front of somebody: 8 hexadecimal digits.</summary>
    public static string ShortId(Guid article) => article.ToString("N", CultureInfo.InvariantCulture)[^ShortIdLength..];
}

/// <summary>Decides on <see cref="OrderErasure"/>.</summary>
public static class OrderErasureHandler
{
    /// <summary>Longest reason, and longest reference, in UTF-16 units.</summary>
    public const int MostReason = 500, MostReference = 200;

    /// <summary>As <see cref="EraseArticleHandler.Handle"/>, once it is sure that this article is meant. One that is removed already stays removed: nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="title">The article's title as the page shows it.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story it was ever placed on.</param>
    /// <param name="names">Speakers whose name no other article gives.</param>
    /// <param name="now">When it is removed.</param>
    /// <exception cref="CommandRefusedException">No reference, no reason, another article typed, no such article, or a reason that repeats it.</exception>
    public static Outcome Handle(
        OrderErasure order, string title, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories,
        IReadOnlyDictionary<Guid, Versioned<Speaker>> names, DateTimeOffset now)
    {
        var request = order.Request;
        if (article.State is { RemovedAt: not null }) return Outcome.Nothing;
        if (article.State is null) throw new CommandRefusedException($"There is no article {request.ArticleId} on record.");
        if (string.IsNullOrWhiteSpace(request.LegalReference))
            throw new CommandRefusedException("Give the legal reference: the file number or the name of the request that this answers.");
        if (request.LegalReference.Length > MostReference) throw new CommandRefusedException($"Give the legal reference in {MostReference} characters at most.");
        if (request.Reason.Length > MostReason) throw new CommandRefusedException($"Give the reason in {MostReason} characters at most.");
        if (!Means(order, title))
            throw new CommandRefusedException($"To say that this article is meant, type its title as it stands above, or {OrderErasure.ShortId(request.ArticleId)}.");
        return EraseArticleHandler.Handle(request, article, stories, names, now);
    }

    // Case and spacing do not matter; another title does.
    static bool Means(OrderErasure order, string title)
    {
        var typed = Plain(order.Typed);
        return typed.Length > 0 && (typed == Plain(OrderErasure.ShortId(order.Request.ArticleId)) || typed == Plain(title));
    }

    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
