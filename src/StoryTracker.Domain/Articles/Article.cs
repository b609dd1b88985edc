using System.Collections.Immutable;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.Domain.Articles;

/// <summary>An article: its revisions, what was found in them, and the stories it is on.</summary>
public sealed partial record Article
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Canonical address, null when it has none.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Origin { get; init; }

    /// <summary>Revisions, oldest first.</summary>
    public ImmutableList<RevisionRecorded> Revisions { get; init; } = [];

    /// <summary>Extractions, oldest first.</summary>
    public ImmutableList<ClaimsExtracted> Extractions { get; init; } = [];

    /// <summary>Where it is: as placed last, with what editors decided since; null before it was placed.</summary>
    public ArticleAssigned? Assignment { get; init; }

    /// <summary>Where and how feeds list it, oldest first.</summary>
    public ImmutableList<ArticleSighted> Sightings { get; init; } = [];

    /// <summary>What feeds file it under, as printed, each once.</summary>
    public IEnumerable<string> Tags => Sightings.SelectMany(s => s.Tags ?? []).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last fetch of its page, null before there was one.</summary>
    public ArticleFetched? Fetched { get; init; }

    /// <summary>Why its page cannot be had, null when it can or nobody tried.</summary>
    public ArticleUnreachable? Unreachable { get; init; }

    /// <summary>The article that it is another address of, null when it stands for itself.</summary>
    public ArticleTwinned? Twin { get; init; }

    /// <summary>Comparisons of its revisions, oldest first.</summary>
    public ImmutableList<RevisionCompared> Comparisons { get; init; } = [];

    /// <summary>Set while its outlet has taken it down.</summary>
    public ArticleWithdrawn? Withdrawn { get; init; }

    /// <summary>Articles whose text it prints, as recognised last.</summary>
    public ImmutableList<ArticleRecognisedAsCopy> CopyOf { get; init; } = [];

    /// <summary>When its claims were last compared with those of others, null before they were.</summary>
    public StatementsMatched? Matched { get; init; }

    /// <summary>When it was removed on legal request; then nothing of its content is here. Null while it is on record.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>When each of its revisions was read, for a removed article; empty for any other.</summary>
    public ImmutableList<DateTimeOffset> RemovedRevisions { get; init; } = [];

    /// <summary>Stories it was placed on last, for a removed article; empty for any other.</summary>
    public IReadOnlyList<Guid> RemovedFrom { get; init; } = [];

    /// <summary>The newest revision, null before one was read.</summary>
    public RevisionRecorded? Current => Revisions.IsEmpty ? null : Revisions[^1];

    /// <summary>The newest extraction, null before there was one.</summary>
    public ClaimsExtracted? LatestExtraction => Extractions.IsEmpty ? null : Extractions[^1];

    /// <summary>A revision by its number.</summary>
    /// <exception cref="InvalidOperationException">There is no such revision.</exception>
    public RevisionRecorded Revision(int number) =>
        number >= 1 && number <= Revisions.Count ? Revisions[number - 1] : throw new InvalidOperationException($"Article {Id} has no revision {number}.");

    /// <summary>State after the first event.</summary>
    public static Article Create(ArticleDiscovered e) => new() { Id = e.ArticleId, Url = e.Url, Origin = e.Origin };

    /// <summary>State after a revision was read.</summary>
    public Article Apply(RevisionRecorded e) => this with { Revisions = Revisions.Add(e) };

    /// <summary>State after an extraction.</summary>
    public Article Apply(ClaimsExtracted e) => this with { Extractions = Extractions.Add(e) };

    /// <summary>State after its claims were compared with those of others.</summary>
    public Article Apply(StatementsMatched e) => this with { Matched = e };

    /// <summary>State after a feed listed it.</summary>
    public Article Apply(ArticleSighted e) => this with { Sightings = Sightings.Add(e) };

    /// <summary>State after its page was fetched.</summary>
    public Article Apply(ArticleFetched e) => this with { Fetched = e, Unreachable = null };

    /// <summary>State after its page could not be had.</summary>
    public Article Apply(ArticleUnreachable e) => this with { Unreachable = e };

    /// <summary>State after it was found to be another address of an article.</summary>
    public Article Apply(ArticleTwinned e) => this with { Twin = e };

    /// <summary>State after a revision was compared with the one before.</summary>
    public Article Apply(RevisionCompared e) => this with { Comparisons = Comparisons.Add(e) };

    /// <summary>State after its outlet took it down.</summary>
    public Article Apply(ArticleWithdrawn e) => this with { Withdrawn = e };

    /// <summary>State after it was there again.</summary>
    public Article Apply(ArticleReinstated e) => this with { Withdrawn = null };

    /// <summary>State after its text was recognised as that of another one.</summary>
    public Article Apply(ArticleRecognisedAsCopy e) => this with { CopyOf = CopyOf.RemoveAll(c => c.OriginalArticleId == e.OriginalArticleId).Add(e) };

    /// <summary>State after the article was removed: how much there was, nothing of what it was.</summary>
    public Article Apply(ArticleErased e) => new()
    {
        Id = Id,
        Origin = ErasureNotice.Sentence(e.At),
        RemovedAt = e.At,
        RemovedRevisions = RemovedRevisions.AddRange(Revisions.Select(r => r.SeenAt)),
        RemovedFrom = Assignment is null ? RemovedFrom : [.. Assignment.Stories.Select(s => s.StoryId)],
    };

    /// <summary>State after a first event whose content was erased.</summary>
    public static Article Create(ErasureNotice e) =>
        new() { Id = e.ArticleId ?? default, Origin = ErasureNotice.Sentence(e.At), RemovedAt = e.At };

    /// <summary>State after an event whose content was erased.</summary>
    public Article Apply(ErasureNotice e) => this with
    {
        RemovedAt = e.At,
        RemovedRevisions = e.Fact == ErasedFact.RevisionRecorded ? RemovedRevisions.Add(e.SeenAt ?? e.At) : RemovedRevisions,
        RemovedFrom = e.Fact == ErasedFact.ArticleAssigned ? e.StoryIds ?? [] : RemovedFrom,
    };
}
