using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Desk;

/// <summary>A speaker in the list of speakers.</summary>
/// <param name="Id">Speaker id.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Kind, null when not known.</param>
/// <param name="Roles">Roles that articles give.</param>
/// <param name="Claims">Number of claims.</param>
/// <param name="Articles">Number of articles that quote them.</param>
public sealed record SpeakerItem(string Id, string Name, SpeakerKind? Kind, IReadOnlyList<string> Roles, int Claims, int Articles);

/// <summary>A speaker as an editor sees them.</summary>
/// <param name="Id">Speaker id.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Kind, null when not known.</param>
/// <param name="Aliases">Other words articles use for them, with the evidence.</param>
/// <param name="Roles">Roles that articles give, with the evidence.</param>
/// <param name="Claims">Claims, newest first by publication.</param>
/// <param name="UnresolvedMentions">Mentions in the same articles that may be theirs but that nobody could resolve.</param>
/// <param name="At">The moment asked for, null for now.</param>
public sealed record SpeakerView(
    string Id, string Name, SpeakerKind? Kind, IReadOnlyList<AliasView> Aliases, IReadOnlyList<RoleView> Roles, IReadOnlyList<SpeakerClaim> Claims,
    IReadOnlyList<string> UnresolvedMentions, DateTimeOffset? At)
{
    /// <summary>Names that belong to this speaker, with who joined them and why.</summary>
    public IReadOnlyList<MergedName> MergedNames { get; init; } = [];

    /// <summary>Questions to an editor, those that were declined among them.</summary>
    public IReadOnlyList<SpeakerSuggestionView> Suggestions { get; init; } = [];

    /// <summary>Other bearers of the name.</summary>
    public IReadOnlyList<NamesakeView> Namesakes { get; init; } = [];

    /// <summary>The speaker from whom an editor told this one apart, else null.</summary>
    public SpeakerRef? ToldApartFrom { get; init; }

    /// <summary>Mentions elsewhere that were found to be this speaker, or may be.</summary>
    public IReadOnlyList<SpeakerMention> Mentions { get; init; } = [];

    /// <summary>What they said before, and where they may contradict themselves.</summary>
    public SpeakerChronicle Chronicle { get; init; } = SpeakerChronicle.Empty;
}

/// <summary>Another name of a speaker.</summary>
/// <param name="Name">The words.</param>
/// <param name="Evidence">Where they stand.</param>
public sealed record AliasView(string Name, Report Evidence);

/// <summary>A role of a speaker.</summary>
/// <param name="Role">The role.</param>
/// <param name="From">Publication of the first article that gives it, null when not known.</param>
/// <param name="To">Publication of the last article that gives it, or by which it had ended; null when not known.</param>
/// <param name="Evidence">Ids of the articles that give it.</param>
public sealed record RoleView(string Role, DateOnly? From, DateOnly? To, IReadOnlyList<string> Evidence)
{
    /// <summary>True when an article calls it new: then it begins there.</summary>
    public bool Began { get; init; }

    /// <summary>True when an article calls it a former one: then it had ended.</summary>
    public bool Ended { get; init; }

    /// <summary>How the period was found, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where it is printed, oldest first; only where its words stand together.</summary>
    public IReadOnlyList<Report> Printed { get; init; } = [];
}

/// <summary>A claim on a speaker's page.</summary>
/// <param name="Entry">The claim.</param>
/// <param name="ArticleTitle">Headline of its article.</param>
/// <param name="Stories">Stories that hold it.</param>
public sealed record SpeakerClaim(TimelineEntry Entry, string ArticleTitle, IReadOnlyList<StoryRef> Stories);
