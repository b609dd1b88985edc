using System.Collections.Immutable;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Articles;

public sealed partial record Article
{
    /// <summary>Claims that editors added, in the order in which they came.</summary>
    public ImmutableList<ClaimAdded> Added { get; init; } = [];

    /// <summary>State after an editor added a claim.</summary>
    public Article Apply(ClaimAdded e) => this with { Added = Added.RemoveAll(a => a.ClaimId == e.ClaimId).Add(e) };

    /// <summary>State after that was taken back.</summary>
    public Article Apply(ClaimAdditionUndone e) => this with { Added = Added.RemoveAll(a => a.ClaimId == e.ClaimId) };
}
