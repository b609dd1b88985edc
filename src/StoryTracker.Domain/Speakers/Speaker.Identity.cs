using System.Collections.Immutable;

namespace StoryTracker.Domain.Speakers;

/// <summary>That a name belongs to another speaker.</summary>
/// <param name="Into">The speaker.</param>
/// <param name="By">The editor, or NAME@VERSION of the matcher.</param>
/// <param name="ByEditor">True when a person decided.</param>
/// <param name="Reasons">Why.</param>
/// <param name="At">Since when on record.</param>
public sealed record SpeakerLink(Guid Into, string By, bool ByEditor, IReadOnlyList<string> Reasons, DateTimeOffset At);

/// <summary>That some articles use the name for somebody else.</summary>
/// <param name="ArticleIds">The articles.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record SpeakerHomonym(ImmutableHashSet<Guid> ArticleIds, string By, string Reason, DateTimeOffset At);

/// <summary>A suggestion, and what became of it.</summary>
/// <param name="Suggested">The suggestion.</param>
/// <param name="Declined">Set while an editor has declined it.</param>
public sealed record SpeakerSuggestion(SpeakerMatchSuggested Suggested, SpeakerSuggestionDeclined? Declined);

public sealed partial record Speaker
{
    /// <summary>Set while this name belongs to another speaker.</summary>
    public SpeakerLink? Merged { get; init; }

    /// <summary>Names that belong to this speaker, by id, in the order in which they came.</summary>
    public ImmutableList<Guid> Absorbed { get; init; } = [];

    /// <summary>Other bearers of the name, by id, with the articles that mean them.</summary>
    public ImmutableDictionary<Guid, SpeakerHomonym> Homonyms { get; init; } = ImmutableDictionary<Guid, SpeakerHomonym>.Empty;

    /// <summary>The speaker from whom an editor told this one apart; null for any other.</summary>
    public Guid? ToldApartFrom { get; init; }

    /// <summary>True while nothing is left of a split that made this speaker.</summary>
    public bool SplitUndone { get; init; }

    /// <summary>Speakers whom editors said to be others than this: the machine never joins them.</summary>
    public ImmutableHashSet<Guid> KeptApart { get; init; } = [];

    /// <summary>Suggestions by the other speaker's id.</summary>
    public ImmutableDictionary<Guid, SpeakerSuggestion> Suggestions { get; init; } = ImmutableDictionary<Guid, SpeakerSuggestion>.Empty;

    /// <summary>Suggestions that wait for an editor.</summary>
    public IEnumerable<SpeakerMatchSuggested> Open => Suggestions.Values
        .Where(s => s.Declined is null && !KeptApart.Contains(Other(s.Suggested)) && Merged?.Into != Other(s.Suggested)
            && !Absorbed.Contains(Other(s.Suggested)) && !Homonyms.ContainsKey(Other(s.Suggested)))
        .Select(s => s.Suggested).OrderBy(s => s.At).ThenBy(s => s.OtherId);

    /// <summary>State after the machine recognised a speaker: what an editor said before stands.</summary>
    public Speaker Apply(SpeakerRecognised e) => Linked(e.SpeakerId, new(e.Into, e.Matcher, false, e.Reasons, e.At));

    /// <summary>State after an editor joined two names.</summary>
    public Speaker Apply(SpeakersMerged e) => Linked(e.SpeakerId, new(e.Into, e.By, true, [e.Reason], e.At)) with
    {
        KeptApart = KeptApart.Remove(e.SpeakerId == Id ? e.Into : e.SpeakerId),
    };

    /// <summary>State after an editor parted two names.</summary>
    public Speaker Apply(SpeakersUnmerged e) => e.SpeakerId == Id
        ? this with { Merged = Merged?.Into == e.From ? null : Merged, KeptApart = KeptApart.Add(e.From) }
        : this with { Absorbed = Absorbed.Remove(e.SpeakerId), KeptApart = KeptApart.Add(e.SpeakerId) };

    /// <summary>State after a suggestion; one that was declined stays declined.</summary>
    public Speaker Apply(SpeakerMatchSuggested e) => this with
    {
        Suggestions = Suggestions.SetItem(Other(e), new(e, Suggestions.GetValueOrDefault(Other(e))?.Declined)),
    };

    /// <summary>State after a suggestion was declined.</summary>
    public Speaker Apply(SpeakerSuggestionDeclined e) => Suggestions.TryGetValue(e.SpeakerId == Id ? e.OtherId : e.SpeakerId, out var held)
        ? this with { Suggestions = Suggestions.SetItem(Other(held.Suggested), held with { Declined = e }) } : this;

    /// <summary>State after that was taken back.</summary>
    public Speaker Apply(SpeakerSuggestionReopened e) => Suggestions.TryGetValue(e.SpeakerId == Id ? e.OtherId : e.SpeakerId, out var held)
        ? this with { Suggestions = Suggestions.SetItem(Other(held.Suggested), held with { Declined = null }) } : this;

    /// <summary>State after two bearers of a name were told apart.</summary>
    public Speaker Apply(SpeakerSplit e) => e.SpeakerId == Id
        ? this with { Homonyms = Homonyms.SetItem(e.OtherId, new([.. e.ArticleIds], e.By, e.Reason, e.At)) }
        : this with { ToldApartFrom = e.SpeakerId, SplitUndone = false };

    /// <summary>State after that was taken back.</summary>
    public Speaker Apply(SpeakerSplitUndone e) => e.SpeakerId == Id
        ? this with { Homonyms = Homonyms.Remove(e.OtherId) } : this with { SplitUndone = true };

    // The id of whoever is not this speaker.
    Guid Other(SpeakerMatchSuggested e) => e.SpeakerId == Id ? e.OtherId : e.SpeakerId;

    Speaker Linked(Guid alias, SpeakerLink link) => alias == Id ? this with { Merged = link }
        : link.Into == Id && !Absorbed.Contains(alias) ? this with { Absorbed = Absorbed.Add(alias) } : this;
}
