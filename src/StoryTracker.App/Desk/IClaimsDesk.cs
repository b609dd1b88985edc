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
    /// <summary>The words, pasted as the revision prints them that the claim rests on.</summary>
    public string? Words { get; init; }

    /// <summary>Where they begin, for words that stand at several places; null where they stand at one.</summary>
    public int? Start { get; init; }

    /// <summary>Full name of who said it.</summary>
    public string? Speaker { get; init; }

    /// <summary>True where nobody can say who said it.</summary>
    public bool NobodyKnows { get; init; }

    /// <summary>When it was said.</summary>
    public When? Said { get; init; }

    /// <summary>When what it tells happened.</summary>
    public When? Happened { get; init; }

    /// <summary>How the words are printed.</summary>
    public QuoteKind? Kind { get; init; }

    /// <summary>Said, denied or declined.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Names of fields to give back to the machine, of <see cref="ClaimFields.Names"/>.</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];
}

/// <summary>
/// One claim: what editors read and decide, and notes on claims and stories. Every command gives the position at which it is on record, null
/// where it was so already; it refuses in one sentence (<see cref="CommandRefusedException"/>), and where somebody else was first
/// (<see cref="ClaimChangedException"/>).
/// </summary>
public interface IClaimsDesk
{
    /// <summary>A claim on a story; null when there is none, or was none then.</summary>
    Task<ClaimView?> ClaimAsync(Guid story, Guid claim, AsOf at, CancellationToken ct);

    /// <summary>Corrects a claim on every story that holds it.</summary>
    /// <exception cref="WordsOccurAgainException">The words stand at several places.</exception>
    Task<long?> CorrectAsync(ClaimCorrection command, Guid? key, CancellationToken ct);

    /// <summary>Says what day an article means by an impossible date, for every statement that rests on it.</summary>
    /// <exception cref="PrintedDayChangedException">Somebody else was first.</exception>
    Task<long?> SetDayAsync(SetPrintedDay command, Guid? key, CancellationToken ct);

    /// <summary>Takes that back on every statement.</summary>
    Task<long?> UndoAsync(UndoPrintedDay command, Guid? key, CancellationToken ct);

    /// <summary>Says that a claim is right as it stands, on every story that holds it.</summary>
    Task<long?> ConfirmAsync(ConfirmClaim command, Guid? key, CancellationToken ct);

    /// <summary>Takes a correction or a confirmation back.</summary>
    Task<long?> UndoAsync(UndoClaimDecision command, Guid? key, CancellationToken ct);

    /// <summary>Dismisses a claim from one story.</summary>
    Task<long?> DismissAsync(DismissClaim command, Guid? key, CancellationToken ct);

    /// <summary>Takes a dismissal back.</summary>
    Task<long?> RestoreAsync(RestoreClaim command, Guid? key, CancellationToken ct);

    /// <summary>Takes back that a claim was restored.</summary>
    Task<long?> UndoAsync(UndoRestoring command, Guid? key, CancellationToken ct);

    /// <summary>Puts words on a story that no machine found.</summary>
    /// <exception cref="WordsOccurAgainException">The words stand at several places.</exception>
    Task<long?> AddAsync(AddClaim command, Guid? key, CancellationToken ct);

    /// <summary>Takes back that a claim was added.</summary>
    Task<long?> UndoAsync(UndoAddition command, Guid? key, CancellationToken ct);

    /// <summary>Writes a note on a claim or a story.</summary>
    Task<long?> WriteNoteAsync(WriteNote command, Guid? key, CancellationToken ct);

    /// <summary>Takes a note away.</summary>
    Task<long?> RemoveNoteAsync(RemoveNote command, Guid? key, CancellationToken ct);

    /// <summary>Brings a note back.</summary>
    Task<long?> UndoAsync(UndoNoteRemoval command, Guid? key, CancellationToken ct);
}
