namespace StoryTracker.Domain.Speakers;

/// <summary>What a suggestion about speakers asks.</summary>
public enum SpeakerQuestion
{
    /// <summary>Whether two names are one person.</summary>
    OnePerson,

    /// <summary>Whether one name is two people.</summary>
    TwoPeople,
}

/// <summary>The machine recognised a speaker as one on record under another name; on the streams of both.</summary>
/// <param name="SpeakerId">The speaker, by the name an article prints.</param>
/// <param name="Into">Who it is.</param>
/// <param name="ArticleIds">Articles whose words the reasons repeat.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">Why, a sentence each.</param>
/// <param name="At">When.</param>
public sealed record SpeakerRecognised(
    Guid SpeakerId, Guid Into, IReadOnlyList<Guid> ArticleIds, string Matcher, IReadOnlyList<string> Reasons, DateTimeOffset At);

/// <summary>An editor said that two names are one speaker; on the streams of both.</summary>
/// <param name="SpeakerId">The name that is an alias from now on.</param>
/// <param name="Into">The speaker it belongs to.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SpeakersMerged(Guid SpeakerId, Guid Into, string Reason, string By, DateTimeOffset At);

/// <summary>An editor said that two names that were one are two; on the streams of both. The machine does not join them again.</summary>
/// <param name="SpeakerId">The name that stands for itself again.</param>
/// <param name="From">The speaker it had been merged into.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SpeakersUnmerged(Guid SpeakerId, Guid From, string Reason, string By, DateTimeOffset At);

/// <summary>The machine asks an editor whether two names are one person (on both streams), or one name two people (on its own).</summary>
/// <param name="SpeakerId">The speaker.</param>
/// <param name="OtherId">The other speaker; for two people of one name, the id that the second would have.</param>
/// <param name="Question">What is asked.</param>
/// <param name="ArticleIds">Articles whose words the reasons repeat; for two people of one name, those of the second.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">What speaks for it, a sentence each.</param>
/// <param name="At">When.</param>
public sealed record SpeakerMatchSuggested(
    Guid SpeakerId, Guid OtherId, SpeakerQuestion Question, IReadOnlyList<Guid> ArticleIds, string Matcher, IReadOnlyList<string> Reasons,
    DateTimeOffset At);

/// <summary>An editor declined a suggestion; on every stream that holds it. It does not come back by itself.</summary>
/// <param name="SpeakerId">The speaker of the suggestion.</param>
/// <param name="OtherId">The other.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SpeakerSuggestionDeclined(Guid SpeakerId, Guid OtherId, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took back that a suggestion was declined.</summary>
/// <param name="SpeakerId">The speaker of the suggestion.</param>
/// <param name="OtherId">The other.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SpeakerSuggestionReopened(Guid SpeakerId, Guid OtherId, string By, DateTimeOffset At);

/// <summary>An editor said that a name is borne by two people; on the streams of both.</summary>
/// <param name="SpeakerId">The speaker who keeps the name.</param>
/// <param name="OtherId">The other bearer, a speaker of their own.</param>
/// <param name="ArticleIds">Articles that speak of the other.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SpeakerSplit(Guid SpeakerId, Guid OtherId, IReadOnlyList<Guid> ArticleIds, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took a split back; on the streams of both.</summary>
/// <param name="SpeakerId">The speaker who bears the name alone again.</param>
/// <param name="OtherId">The other, who is nobody again.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SpeakerSplitUndone(Guid SpeakerId, Guid OtherId, string Reason, string By, DateTimeOffset At);
