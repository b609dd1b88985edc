using System.Collections.Immutable;

namespace StoryTracker.Domain.FollowUps;

/// <summary>Where a follow-up stands.</summary>
public enum FollowUpStatus
{
    /// <summary>No day is known: it does not ask by itself.</summary>
    Open,

    /// <summary>Its day lies ahead, or has passed and was not noticed yet.</summary>
    Waiting,

    /// <summary>Its day has passed and nobody has said what became of it.</summary>
    Asking,

    /// <summary>An editor has said what became of it.</summary>
    Answered,
}

/// <summary>A date or claim that a follow-up rests on.</summary>
/// <param name="Id">The announced date or the claim.</param>
/// <param name="ArticleId">The article that prints it.</param>
/// <param name="Due">Last day that it gives, null when it gives none.</param>
/// <param name="Reasons">Why it is here.</param>
/// <param name="Matcher">NAME@VERSION of what put it here.</param>
/// <param name="Dropped">True while the newest revision of the article does not print it.</param>
public sealed record FollowUpEvidence(Guid Id, Guid ArticleId, DateOnly? Due, IReadOnlyList<string> Reasons, string Matcher, bool Dropped = false);

/// <summary>What an editor decided about a follow-up: an answer, or a day.</summary>
/// <param name="Answer">The answer, null where only a day was set.</param>
/// <param name="Due">The day set, or put off to; null for any other answer.</param>
/// <param name="ClaimId">The claim that shows it, null for none.</param>
/// <param name="Note">The editor's words.</param>
/// <param name="ArticleIds">Articles that the note may quote.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record FollowUpDecision(
    FollowUpAnswer? Answer, DateOnly? Due, Guid? ClaimId, string Note, IReadOnlyList<Guid> ArticleIds, string By, DateTimeOffset At);

/// <summary>Something that the newsroom comes back to, folded from a story's stream in three layers: evidence, what was asked, what editors decided.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it comes back to.</param>
public sealed record FollowUp(Guid Id, FollowUpKind Kind)
{
    /// <summary>What it rests on, in order of arrival; empty when all of it was removed or parted, and then there is nothing to ask.</summary>
    public ImmutableList<FollowUpEvidence> Evidence { get; init; } = [];

    /// <summary>What editors decided, oldest first; undoing takes the last away.</summary>
    public ImmutableList<FollowUpDecision> Decisions { get; init; } = [];

    /// <summary>Days after which it has asked.</summary>
    public ImmutableSortedSet<DateOnly> Asked { get; init; } = [];

    /// <summary>The day that its evidence gives: the narrowest of what is still printed; null when none gives one.</summary>
    public DateOnly? Announced => Narrowest(Evidence.Where(e => !e.Dropped)) ?? Narrowest(Evidence);

    /// <summary>The day after which it asks: what an editor set last, else what is announced; null when there is none.</summary>
    public DateOnly? Due => Decisions.LastOrDefault(d => d.Due is not null)?.Due ?? Announced;

    /// <summary>What an editor said became of it, null while nobody has.</summary>
    public FollowUpDecision? Answer => Decisions is [.., { Answer: not null and not FollowUpAnswer.Postponed } last] ? last : null;

    /// <summary>Where it stands.</summary>
    public FollowUpStatus Status => Answer is not null ? FollowUpStatus.Answered : Due is not { } due ? FollowUpStatus.Open
        : Asked.Contains(due) ? FollowUpStatus.Asking : FollowUpStatus.Waiting;

    /// <summary>Articles that it and its evidence rest on.</summary>
    public IEnumerable<Guid> ArticleIds => Evidence.Select(e => e.ArticleId).Distinct();

    /// <summary>Id of the follow-up that a date or claim opens.</summary>
    /// <param name="evidence">The date or claim.</param>
    public static Guid OpenedBy(Guid evidence) => DerivedId.Within(evidence, "follow-up", "", 0);

    /// <summary>Id of the follow-up that a date or claim gets when an editor parts it from another.</summary>
    /// <param name="evidence">The date or claim.</param>
    public static Guid PartedFrom(Guid evidence) => DerivedId.Within(evidence, "parted follow-up", "", 0);

    /// <summary>
    /// When it asks: as the day is over everywhere on Earth, at noon UTC of the day after; null for days no calendar of ours reaches.
    /// </summary>
    /// <param name="due">The day.</param>
    public static DateTimeOffset? AsksAt(DateOnly due) =>
        due.Year > 9000 ? null : new DateTimeOffset(due.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero);

    static DateOnly? Narrowest(IEnumerable<FollowUpEvidence> evidence) => evidence.Select(e => e.Due).Where(d => d is not null).Min();
}
