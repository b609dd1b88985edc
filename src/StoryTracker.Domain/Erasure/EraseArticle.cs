using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.Domain.Erasure;

/// <summary>Remove an article and everything that quotes it, on legal request.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Reason">Why; it stays on record, so it must not repeat words of the article.</param>
/// <param name="LegalReference">File number of the request, null when there is none.</param>
/// <param name="By">Who removes it.</param>
public sealed record EraseArticle(Guid ArticleId, string Reason, string? LegalReference, string By);

/// <summary>Scrub what a removed article left on record; safe to repeat.</summary>
/// <param name="ArticleId">The article.</param>
public sealed record CarryOutErasure(Guid ArticleId);

/// <summary>Decides on <see cref="EraseArticle"/>.</summary>
public static class EraseArticleHandler
{
    /// <summary>Words in a row that a reason may not share with the article.</summary>
    public const int SharedWords = 4;

    /// <summary>
    /// Records the removal once, without content: on the article, on stories that hold it, on speakers whose name only it gives. What is left of utterances
    /// that it told stays together.
    /// </summary>
    /// <param name="command">The request.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story it was ever placed on.</param>
    /// <param name="names">Speakers whose name no other article gives.</param>
    /// <param name="now">When it is removed.</param>
    /// <exception cref="CommandRefusedException">No reason, no such article, or a reason that repeats the article.</exception>
    public static Outcome Handle(
        EraseArticle command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories,
        IReadOnlyDictionary<Guid, Versioned<Speaker>> names, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("A removal needs a reason.");
        if (string.IsNullOrWhiteSpace(command.By)) throw new CommandRefusedException("A removal needs the name of whoever orders it.");
        if (article.State is not { } state) throw new CommandRefusedException($"There is no article {command.ArticleId} on record.");
        if (state.RemovedAt is not null) return Outcome.Nothing;
        var printed = new RepeatedWords(state.Revisions.SelectMany(r => new[] { r.Text, r.Title ?? "" }), SharedWords, shortest: 2);
        if (printed.AreIn($"{command.Reason} | {command.LegalReference}"))
            throw new CommandRefusedException(
                "The reason or the reference repeats words of the article, and both stay on record; give them in other words.");

        var (reason, reference, by) = (command.Reason, command.LegalReference, command.By);
        List<StreamEvents> appends =
            [new(Streams.Article(command.ArticleId), article.Version, [new ArticleErased(command.ArticleId, reason, reference, by, now)])];
        var bridges = BridgedTies.Without(TieSpread.On(stories).Values, command.ArticleId, now);
        appends.AddRange(stories.Where(s => s.Value.State?.Holds(command.ArticleId) is true).OrderBy(s => s.Key)
            .Select(s => new StreamEvents(Streams.Story(s.Key), s.Value.Version,
            [
                new IngestedArticleErased(command.ArticleId, reason, reference, by, now),
                .. bridges.Where(b => b.Of.Ties.Any(t => s.Value.State!.Ties.ContainsKey(t.Id))).Select(b => TieEvents.Of(b.Bridge)),
            ])));
        appends.AddRange(names.Where(s => s.Value.State is { RemovedAt: null }).OrderBy(s => s.Key)
            .Select(s => new StreamEvents(Streams.Speaker(s.Key), s.Value.Version,
                [new SpeakerErased(s.Key, reason, reference, by, now)])));
        return new(appends, [new CarryOutErasure(command.ArticleId)]);
    }
}
