using StoryTracker.Domain;

namespace StoryTracker.App.Desk;

/// <summary>Who decides, why, and under which key a repetition is recognised.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="Key">Idempotency key, null for none.</param>
public sealed record Decider(string By, string Reason, Guid? Key = null)
{
    /// <summary>When the decision was made that is to be taken back; null for the last, whichever it is.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>What editors decide about who is who. Every command gives the position at which it is on record.</summary>
public interface ISpeakersDesk
{
    /// <summary>Says that a name belongs to another speaker, given by id or by the exact name.</summary>
    /// <exception cref="CommandRefusedException">It cannot be; the message says why.</exception>
    Task<long?> MergeAsync(Guid speaker, Guid? into, string? name, Decider who, CancellationToken ct);

    /// <summary>Takes a merge back: both are what they were.</summary>
    /// <exception cref="CommandRefusedException">They are not merged, or no reason is given.</exception>
    Task<long?> UnmergeAsync(Guid speaker, Guid from, Decider who, CancellationToken ct);

    /// <summary>Declines a suggestion.</summary>
    /// <exception cref="CommandRefusedException">There is none, or no reason is given.</exception>
    Task<long?> DeclineAsync(Guid speaker, Guid other, Decider who, CancellationToken ct);

    /// <summary>Takes back that a suggestion was declined.</summary>
    /// <exception cref="CommandRefusedException">There is none.</exception>
    Task<long?> ReopenAsync(Guid speaker, Guid other, Decider who, CancellationToken ct);

    /// <summary>Tells another bearer of the name apart: the one of these articles.</summary>
    /// <exception cref="CommandRefusedException">It cannot be; the message says why.</exception>
    Task<long?> SplitAsync(Guid speaker, string name, IReadOnlyList<Guid> articles, Decider who, CancellationToken ct);

    /// <summary>Takes a split back.</summary>
    /// <exception cref="CommandRefusedException">There is none, or no reason is given.</exception>
    Task<long?> UndoSplitAsync(Guid speaker, Guid other, Decider who, CancellationToken ct);

    /// <summary>Says who it is that a claim mentions, by id or by full name.</summary>
    /// <exception cref="CommandRefusedException">It cannot be; the message says why.</exception>
    Task<long?> IdentifyAsync(Guid story, Guid claim, int seenRevision, Guid? speaker, string name, Decider who, CancellationToken ct);

    /// <summary>Gives a claim's speaker back to the machine.</summary>
    /// <exception cref="CommandRefusedException">No editor has said who it is, or no reason is given.</exception>
    Task<long?> UnidentifyAsync(Guid story, Guid claim, int seenRevision, Decider who, CancellationToken ct);

    /// <summary>Says that a mention is not this speaker, or not surely.</summary>
    /// <exception cref="CommandRefusedException">Nobody said that it is, or no reason is given.</exception>
    Task<long?> DeclineMentionAsync(Guid story, Guid claim, Guid speaker, Decider who, CancellationToken ct);

    /// <summary>Takes that back.</summary>
    /// <exception cref="CommandRefusedException">The claim is not on the story.</exception>
    Task<long?> ReopenMentionAsync(Guid story, Guid claim, Guid speaker, Decider who, CancellationToken ct);
}
