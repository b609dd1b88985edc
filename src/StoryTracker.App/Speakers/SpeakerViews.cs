using StoryTracker.Domain.Speakers;

namespace StoryTracker.App.Desk;

/// <summary>A name that belongs to another speaker.</summary>
/// <param name="Id">Id of the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Into">Id of the speaker it belongs to directly.</param>
/// <param name="By">The editor, or NAME@VERSION of the matcher.</param>
/// <param name="ByEditor">True when a person decided.</param>
/// <param name="Reasons">Why.</param>
/// <param name="At">Since when on record.</param>
public sealed record MergedName(string Id, string Name, string Into, string By, bool ByEditor, IReadOnlyList<string> Reasons, DateTimeOffset At);

/// <summary>A question about speakers.</summary>
/// <param name="Speaker">Id of the speaker on whose record it stands.</param>
/// <param name="Other">Id of the other speaker; for two people of one name, the id that the second would have.</param>
/// <param name="OtherName">The other's name; null where the other is nobody yet.</param>
/// <param name="Question">One person, or two.</param>
/// <param name="Articles">Ids of articles that speak for it; for two people of one name, of the second.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">What speaks for it.</param>
/// <param name="At">Since when on record.</param>
/// <param name="Declined">Set while an editor has declined it.</param>
public sealed record SpeakerSuggestionView(
    string Speaker, string Other, string? OtherName, SpeakerQuestion Question, IReadOnlyList<string> Articles, string Matcher, IReadOnlyList<string> Reasons,
    DateTimeOffset At, DecisionView? Declined);

/// <summary>What an editor decided.</summary>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionView(string By, DateTimeOffset When, string Reason);

/// <summary>Another bearer of a name.</summary>
/// <param name="Id">Id of the other.</param>
/// <param name="Name">Name of the other.</param>
/// <param name="Articles">Ids of the articles that mean the other.</param>
/// <param name="Decided">Who told them apart, when and why.</param>
public sealed record NamesakeView(string Id, string Name, IReadOnlyList<string> Articles, DecisionView Decided);

/// <summary>Somebody whom a claim only mentions, and whom another article introduces.</summary>
/// <param name="Speaker">Id of the speaker.</param>
/// <param name="Name">Full name.</param>
/// <param name="Role">Role that the introducing article gives, null when it gives none.</param>
/// <param name="Introduction">Where they are introduced.</param>
public sealed record CandidateView(string Speaker, string Name, string? Role, Report Introduction);

/// <summary>What other articles tell of the one whom a claim mentions.</summary>
/// <param name="Mention">The words of the mention.</param>
/// <param name="Identified">Who it was found to be, null while nobody was or an editor says otherwise.</param>
/// <param name="MayBe">Who it may be: questions to an editor.</param>
/// <param name="Declined">Who it is not, as editors said: speaker ids with the decision.</param>
/// <param name="Matcher">NAME@VERSION, null where an editor alone decided.</param>
/// <param name="Reasons">Why, or why it is not sure.</param>
/// <param name="At">Since when on record.</param>
public sealed record MentionView(
    string Mention, CandidateView? Identified, IReadOnlyList<CandidateView> MayBe, IReadOnlyDictionary<string, DecisionView> Declined, string? Matcher,
    IReadOnlyList<string> Reasons, DateTimeOffset At);

/// <summary>A claim that only mentions its speaker, on the page where an editor says who it is.</summary>
/// <param name="Claim">The claim as it is now.</param>
/// <param name="Story">The story it was opened from.</param>
/// <param name="ArticleTitle">Headline of its article.</param>
/// <param name="Revision">Revision of the claim, which a command carries to notice a second editor.</param>
/// <param name="At">The moment asked for, null for now.</param>
public sealed record WhoView(TimelineEntry Claim, StoryRef Story, string ArticleTitle, int Revision, DateTimeOffset? At);

/// <summary>An open or resolved mention on a speaker's page.</summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Story">A story that holds it.</param>
/// <param name="Article">Id of its article.</param>
/// <param name="Mention">The words.</param>
/// <param name="Identified">True when it was found to be this speaker; false while an editor is asked.</param>
/// <param name="Reasons">Why.</param>
public sealed record SpeakerMention(string Claim, StoryRef Story, string Article, string Mention, bool Identified, IReadOnlyList<string> Reasons);
