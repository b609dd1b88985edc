using System.Collections.Immutable;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;

namespace StoryTracker.Domain.Speakers;

/// <summary>Somebody who is quoted: a name, the words articles use for them, and the roles articles give them.</summary>
public sealed partial record Speaker
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of speaker, null when not known.</summary>
    public SpeakerKind? Kind { get; init; }

    /// <summary>Other words used for them, with the first evidence of each.</summary>
    public ImmutableList<AliasReported> Aliases { get; init; } = [];

    /// <summary>Roles, with the articles that give them.</summary>
    public ImmutableList<RoleReported> Roles { get; init; } = [];

    /// <summary>When the name was removed on legal request; null while it is on record.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>State after the first event.</summary>
    public static Speaker Create(SpeakerIdentified e) => new() { Id = e.SpeakerId, Name = e.Name, Kind = e.Kind };

    /// <summary>State after another article gave a name that had been removed.</summary>
    public Speaker Apply(SpeakerIdentified e) => this with { Name = e.Name, Kind = e.Kind, RemovedAt = null };

    /// <summary>State after the name was removed.</summary>
    public Speaker Apply(SpeakerErased e) => new() { Id = Id, Name = ErasureNotice.Sentence(e.At), RemovedAt = e.At };

    /// <summary>State after a first event whose content was erased.</summary>
    public static Speaker Create(ErasureNotice e) => new() { Id = e.SpeakerId ?? default, Name = ErasureNotice.Sentence(e.At), RemovedAt = e.At };

    /// <summary>State after an event whose content was erased.</summary>
    public Speaker Apply(ErasureNotice e) => e.Fact == ErasedFact.SpeakerIdentified ? Create(e) : this;

    /// <summary>State after an alias was seen.</summary>
    public Speaker Apply(AliasReported e) => this with { Aliases = Aliases.Add(e) };

    /// <summary>State after a role was seen.</summary>
    public Speaker Apply(RoleReported e) => this with { Roles = Roles.Add(e) };

    /// <summary>What the claims of one article tell about a speaker that is not on record yet.</summary>
    /// <param name="known">The speaker on record, null when new.</param>
    /// <param name="id">Identity.</param>
    /// <param name="claims">Claims of one article, all by this speaker, at least one.</param>
    /// <param name="text">Text of the revision they were cut from, to show where a role is printed; null for none.</param>
    public static IEnumerable<object> Learn(Speaker? known, Guid id, IReadOnlyList<Claim> claims, string? text = null)
    {
        if (known is null or { RemovedAt: not null }) yield return new SpeakerIdentified(id, claims[0].Speaker.Name!, claims[0].Speaker.Kind);
        var name = known is { RemovedAt: null } ? known.Name : claims[0].Speaker.Name!;
        var aliases = known?.Aliases.Select(a => a.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? new(StringComparer.OrdinalIgnoreCase);
        foreach (var claim in claims)
            if (claim.Speaker is { Resolution: Resolution.Name, Mention: { } mention } && mention.Exact != name && aliases.Add(mention.Exact))
                yield return new AliasReported(mention.Exact, claim.ArticleId, claim.Revision, mention);
        var roles = known?.Roles.Select(r => (r.Role, r.ArticleId)).ToHashSet() ?? [];
        foreach (var claim in claims)
            if (claim.Speaker.Role is { } role && roles.Add((role, claim.ArticleId)))
                yield return new RoleReported(role, claim.ArticleId, claim.Revision) { Evidence = text is null ? null : Printed(role, claim, text) };
    }

    // The occurrence nearest to the words that stand for the speaker.
    static Passage? Printed(string role, Claim claim, string text)
    {
        const int most = 100;
        var near = claim.Speaker.Mention?.Start ?? claim.Words[0].Start;
        var at = -1;
        for (var (i, n) = (text.IndexOf(role, StringComparison.Ordinal), 0); i >= 0 && n < most; i = text.IndexOf(role, i + 1, StringComparison.Ordinal), n++)
            if (at < 0 || Math.Abs(i - near) < Math.Abs(at - near)) at = i;
        return at < 0 ? null : Passage.Cut(text, at, at + role.Length);
    }
}
