using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>Correct what was said, by whom, when or how; a fact about the claim, so every story that holds it follows.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="SeenRevision">Revision of the claim on the page where the editor decided.</param>
/// <param name="OnStory">The story of that page.</param>
/// <param name="Set">Fields to set.</param>
/// <param name="Cleared">Names of fields to give back to the machine.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record CorrectClaim(
    Guid ClaimId, int SeenRevision, Guid OnStory, ClaimFields Set, IReadOnlyList<string> Cleared, string Reason, string By);

/// <summary>A claim that another editor changed since the page was read.</summary>
/// <param name="seen">Revision the editor saw.</param>
/// <param name="now">The claim as it is now.</param>
public sealed class ClaimChangedException(int seen, StoryClaim now)
    : Exception("Somebody changed this claim since you opened it; look at both versions and decide again.")
{
    /// <summary>Revision the editor saw.</summary>
    public int Seen { get; } = seen;

    /// <summary>The claim as it is now.</summary>
    public StoryClaim Now { get; } = now;
}

/// <summary>Decides on <see cref="CorrectClaim"/>.</summary>
public static class CorrectClaimHandler
{
    /// <summary>Puts the correction on every story that holds the claim.</summary>
    /// <param name="command">The correction.</param>
    /// <param name="text">Text of the revision that set words are cut from.</param>
    /// <param name="stories">Every story that holds the claim.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">No reason, an unknown field, an unknown claim, nothing to change, or marks that are not printed.</exception>
    /// <exception cref="UnprovenClaimException">The new words are not the slice of the text.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    public static Outcome Handle(CorrectClaim command, string text, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("A correction needs a reason.");
        if (command.Cleared.Except(ClaimFields.Names).FirstOrDefault() is { } unknown)
            throw new CommandRefusedException($"'{unknown}' is not a field of a claim; the fields are {string.Join(", ", ClaimFields.Names)}.");
        if (stories.GetValueOrDefault(command.OnStory)?.State?.Claims.GetValueOrDefault(command.ClaimId) is not { } claim)
            throw new CommandRefusedException("This claim is not on this story.");
        if (Repeats(claim, command)) return Outcome.Nothing;
        if (claim.Revision != command.SeenRevision) throw new ClaimChangedException(command.SeenRevision, claim);
        if (command.Set.Words is { } words && (words.Count == 0 || words.Any(w => !w.IsSliceOf(text))))
            throw new UnprovenClaimException(claim.Machine.ArticleId, claim.Machine with { Words = words });
        if (command.Set.SetsNothing() && command.Cleared.Count == 0) throw new CommandRefusedException("Nothing to correct was given.");
        var (set, cleared) = (WithKind(claim, command), command.Cleared);
        // How the words are printed went with them when an editor chose others, and goes back with them.
        if (cleared.Contains("words") && set.Kind is null && !cleared.Contains("kind") && claim.Editorial?.Deciders is { } by
            && by.GetValueOrDefault("words") is { } chosen && ReferenceEquals(chosen, by.GetValueOrDefault("kind"))) cleared = [.. cleared, "kind"];
        var e = new ClaimCorrected(command.ClaimId, claim.Machine.ArticleId, claim.Effective.Revision, set, cleared, command.Reason, command.By, now);
        return ClaimOn.Every(stories, command.ClaimId, e);
    }

    // Marks stand round nothing that is not printed inside marks.
    static ClaimFields WithKind(StoryClaim claim, CorrectClaim command)
    {
        var words = command.Set.Words ?? claim.Effective.Words;
        if (command.Set.Kind == QuoteKind.Direct && words.Any(w => !w.Quoted))
            throw new CommandRefusedException("The article does not print all of these words inside quotation marks, so they are no direct quotation.");
        if (command.Set.Kind == QuoteKind.Mixed && !words.Any(w => w.Quoted))
            throw new CommandRefusedException("The article prints none of these words inside quotation marks, so nothing of them is quoted.");
        return command.Set.Words is null || command.Set.Kind is not null ? command.Set : command.Set with { Kind = KindOf(words) };
    }

    /// <summary>How words are printed, by the marks round them.</summary>
    internal static QuoteKind KindOf(IReadOnlyList<Passage> words) =>
        words.All(w => w.Quoted) ? QuoteKind.Direct : words.Any(w => w.Quoted) ? QuoteKind.Mixed : QuoteKind.Indirect;

    // The same correction by the same editor, sent again.
    static bool Repeats(StoryClaim claim, CorrectClaim command) =>
        claim.Decided is [.., { Confirms: false } last] && last.By == command.By && last.Reason == command.Reason
        && command.Cleared.All(last.Cleared.Contains) && last.Cleared.Except(command.Cleared).All(n => n == "kind")
        && (last.Set.IsSameAs(command.Set) || (command.Set is { Kind: null, Words: not null } set && last.Set.IsSameAs(set with { Kind = last.Set.Kind })));
}
