using StoryTracker.Domain.Stories.Privacy;
using System.Globalization;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Triage;

namespace StoryTracker.Domain.Erasure;

/// <summary>What an event was before its content was erased.</summary>
public enum ErasedFact
{
    /// <summary>An article came to our notice.</summary>
    ArticleDiscovered,

    /// <summary>A revision was read.</summary>
    RevisionRecorded,

    /// <summary>Claims were found in a revision.</summary>
    ClaimsExtracted,

    /// <summary>The article was placed on stories.</summary>
    ArticleAssigned,

    /// <summary>The article opened a story.</summary>
    StoryOpened,

    /// <summary>The article came on a story.</summary>
    ArticleIngested,

    /// <summary>A claim came on a story.</summary>
    ClaimRecorded,

    /// <summary>A claim was revised, corrected or dismissed.</summary>
    ClaimChanged,

    /// <summary>A day was announced.</summary>
    DateAnnounced,

    /// <summary>A speaker was named for the first time.</summary>
    SpeakerIdentified,

    /// <summary>An alias or a role of a speaker was reported.</summary>
    SpeakerDescribed,

    /// <summary>Two revisions were compared.</summary>
    RevisionCompared,

    /// <summary>The words of a claim were looked for in a newer revision.</summary>
    ClaimLookedFor,

    /// <summary>An outlet changed words that a claim rests on.</summary>
    QuotationChanged,

    /// <summary>The article's text was recognised as that of another.</summary>
    CopyRecognised,

    /// <summary>A feed listed the article.</summary>
    ArticleSighted,

    /// <summary>The article's page was fetched, could not be had, or named another address.</summary>
    PageFetched,

    /// <summary>A speaker was linked with another, told apart from one, or a suggestion of that kind was made or answered.</summary>
    SpeakerLinked,

    /// <summary>Whom a claim only mentions was found, suggested or declined.</summary>
    MentionRead,

    /// <summary>An editor said where the article or a statement of it belongs.</summary>
    MembershipDecided,

    /// <summary>Stories were merged or split.</summary>
    StoriesRearranged,

    /// <summary>An editor said what a story is about, or where it belongs.</summary>
    StoryDescribed,

    /// <summary>A change of stories was suggested or decided on.</summary>
    ChangeSuggested,

    /// <summary>Words of claims were compared, or somebody decided about them.</summary>
    WordingsCompared,

    /// <summary>A follow-up was opened.</summary>
    FollowUpOpened,

    /// <summary>More evidence came to a follow-up, or was parted from it.</summary>
    FollowUpEvidence,

    /// <summary>An editor answered a follow-up or set its day.</summary>
    FollowUpDecided,

    /// <summary>An editor wrote a note.</summary>
    NoteWritten,

    /// <summary>An editor set an item of the triage aside.</summary>
    ItemSetAside,
}

/// <summary>
/// What stands in the place of an erased event: why it was erased and what it was about, by ids and times alone. Folded like an event, so
/// that versions and counts stay true at every moment of the record.
/// </summary>
/// <param name="Reason">Why, in words that repeat nothing of what was erased.</param>
/// <param name="LegalReference">File number of the request, null when there is none.</param>
/// <param name="By">Who erased it.</param>
/// <param name="At">When.</param>
/// <param name="Fact">What it was.</param>
public sealed record ErasureNotice(string Reason, string? LegalReference, string By, DateTimeOffset At, ErasedFact Fact)
{
    /// <summary>The article it came from, null where the stream tells.</summary>
    public Guid? ArticleId { get; init; }

    /// <summary>The story it opened.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>The speaker it named.</summary>
    public Guid? SpeakerId { get; init; }

    /// <summary>The claim it was about.</summary>
    public Guid? ClaimId { get; init; }

    /// <summary>The revision it was about.</summary>
    public int? Revision { get; init; }

    /// <summary>When we read that revision.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Stories the article was placed on.</summary>
    public IReadOnlyList<Guid>? StoryIds { get; init; }

    /// <summary>A merge without its reason: what it did to the story stays true.</summary>
    public StoryAbsorbed? Merge { get; init; }

    /// <summary>A merge into another story without its reason.</summary>
    public StoryMergedInto? MergedInto { get; init; }

    /// <summary>A split without its reason.</summary>
    public ArticlesSplitOff? Split { get; init; }

    /// <summary>A description without its words.</summary>
    public StoryDescribed? Described { get; init; }

    /// <summary>A closing without its reason.</summary>
    public StoryClosed? Closed { get; init; }

    /// <summary>A place under a larger story without its reason.</summary>
    public StoryPlacedUnder? PlacedUnder { get; init; }

    /// <summary>Who may read a private story, without the reason: what is private stays so.</summary>
    public StoryMadePrivate? MadePrivate { get; init; }

    /// <summary>A decision on a suggestion without its reason.</summary>
    public SuggestionSettled? Settled { get; init; }

    /// <summary>An item of the triage that was set aside, without the reason: it stays aside.</summary>
    public ItemSetAside? SetAside { get; init; }

    /// <summary>A suggestion without its reasons.</summary>
    public ChangeSuggested? Suggested { get; init; }

    /// <summary>The follow-up it was about.</summary>
    public Guid? FollowUpId { get; init; }

    /// <summary>What that comes back to.</summary>
    public FollowUpKind? FollowUpKind { get; init; }

    /// <summary>The answer that an editor gave, without a word of it.</summary>
    public FollowUpAnswer? FollowUpAnswer { get; init; }

    /// <summary>The day that an editor set.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When they did.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What a reader sees in the place of what was erased: <c>Removed on legal request, 12 Sep 2026</c> (UTC).</summary>
    public static string Sentence(DateTimeOffset at) =>
        $"Removed on legal request, {at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}";
}
