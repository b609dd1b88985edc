using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>What an editor corrects on a claim; null leaves a field alone.</summary>
/// <param name="Story">The story of the page where they decided.</param>
/// <param name="Claim">The claim.</param>
/// <param name="SeenRevision">Its revision on that page.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record ClaimCorrection(Guid Story, Guid Claim, int SeenRevision, string Reason, string By)
{
    /// <summary>Full name of who said it.</summary>
    public string? Speaker { get; init; }

    /// <summary>True where nobody can say who said it.</summary>
    public bool NobodyKnows { get; init; }

    /// <summary>When it was said.</summary>
    public When? Said { get; init; }

    /// <summary>How the words are printed.</summary>
    public QuoteKind? Kind { get; init; }

    /// <summary>Said, denied or declined.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Names of fields to give back to the machine: words, kind, polarity, speaker, said.</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];
}

/// <summary>One claim: what editors read and decide. Every command gives the position at which it is on record, null where it was so already.</summary>
public interface IClaimsDesk
{
    /// <summary>A claim on a story; null when there is none, or was none then.</summary>
    Task<ClaimView?> ClaimAsync(Guid story, Guid claim, AsOf at, CancellationToken ct);

    /// <summary>Corrects a claim on every story that holds it.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    Task<long?> CorrectAsync(ClaimCorrection command, Guid? key, CancellationToken ct);

    /// <summary>Takes a correction back.</summary>
    /// <exception cref="CommandRefusedException">Somebody corrected it again since.</exception>
    Task<long?> UndoAsync(UndoCorrection command, Guid? key, CancellationToken ct);

    /// <summary>Dismisses a claim from one story.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    Task<long?> DismissAsync(DismissClaim command, Guid? key, CancellationToken ct);

    /// <summary>Takes a dismissal back.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    Task<long?> RestoreAsync(RestoreClaim command, Guid? key, CancellationToken ct);
}
