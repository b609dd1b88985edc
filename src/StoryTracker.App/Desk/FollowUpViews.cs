using StoryTracker.Domain.FollowUps;

namespace StoryTracker.App.Desk;

/// <summary>Something that the newsroom comes back to, as an editor sees it.</summary>
/// <param name="Id">Follow-up id.</param>
/// <param name="Story">The story.</param>
/// <param name="Kind">An event or a promise.</param>
/// <param name="Title">The announcing sentence, or the words of the promise.</param>
/// <param name="Date">First day given, null when none is.</param>
/// <param name="Latest">Last day given, null when none is.</param>
/// <param name="Due">The day after which it asks: what an editor set, else the last day given; null when there is none.</param>
/// <param name="Status">Of an event <c>coming</c>, <c>undated</c>, <c>asks</c>, <c>happened</c>, <c>didNotHappen</c>; of a promise <c>open</c>,
/// <c>due</c>, <c>kept</c>, <c>broken</c>, <c>overtaken</c>; of either <c>dismissed</c>.</param>
/// <param name="Speaker">Who promised, null for an event.</param>
/// <param name="Asked">Days after which it asked.</param>
/// <param name="Decisions">What editors decided, oldest first; the last one holds.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="OtherDays">Other announcements that seem to be of the same event and give another day: suggestions, a sentence each.</param>
public sealed record FollowUpView(
    string Id, StoryRef Story, FollowUpKind Kind, string Title, DateOnly? Date, DateOnly? Latest, DateOnly? Due, string Status, SpeakerRef? Speaker,
    IReadOnlyList<DateOnly> Asked, IReadOnlyList<FollowUpDecisionView> Decisions, IReadOnlyList<FollowUpEvidenceView> Evidence,
    IReadOnlyList<string> OtherDays)
{
    /// <summary>What later articles say that may answer it: suggestions, the likeliest first. Only where it is asked for by itself.</summary>
    public IReadOnlyList<PossibleOutcomeView> Candidates { get; init; } = [];

    /// <summary>The moment asked for, null for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether its day is over and nobody has answered yet.</summary>
    public bool Asks => Status is "asks" or "due";

    /// <summary>Whether an editor has said what became of it.</summary>
    public bool IsAnswered => Decisions is [.., { Answer: not null and not FollowUpAnswer.Postponed }];
}

/// <summary>What an editor decided about a follow-up.</summary>
/// <param name="Answer">The answer, null where only a day was set.</param>
/// <param name="Until">The day set or put off to, null for any other answer.</param>
/// <param name="ClaimId">The claim that shows it, null for none.</param>
/// <param name="Note">The editor's words.</param>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
public sealed record FollowUpDecisionView(FollowUpAnswer? Answer, DateOnly? Until, string? ClaimId, string Note, string By, DateTimeOffset When);

/// <summary>A piece of evidence of a follow-up.</summary>
/// <param name="Id">The announced date or the claim.</param>
/// <param name="Printed">Where it is printed.</param>
/// <param name="Date">First day that it gives, null when it gives none.</param>
/// <param name="Latest">Last day that it gives.</param>
/// <param name="Reasons">Why it is here.</param>
/// <param name="Matcher">NAME@VERSION of what put it here.</param>
/// <param name="DroppedBy">The revision that no longer prints it, null while it is printed.</param>
/// <param name="PartedFrom">The follow-up that an editor parted it from, null for none.</param>
public sealed record FollowUpEvidenceView(
    string Id, Report Printed, DateOnly? Date, DateOnly? Latest, IReadOnlyList<string> Reasons, string Matcher, int? DroppedBy, string? PartedFrom);

/// <summary>A claim of a later article that may tell what became of something.</summary>
/// <param name="Entry">The claim.</param>
/// <param name="Reasons">Why.</param>
public sealed record PossibleOutcomeView(TimelineEntry Entry, IReadOnlyList<string> Reasons);

/// <summary>Which follow-ups are asked for.</summary>
/// <param name="Kind">Only these; null: both.</param>
/// <param name="Answered">True: those that are answered; false: the others; null: all.</param>
/// <param name="After">Cursor of the page before, null for the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record FollowUpQuery(FollowUpKind? Kind, bool? Answered, string? After, int Limit);
