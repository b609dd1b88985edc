namespace StoryTracker.Domain.Utterances;

/// <summary>
/// What a newer matcher would have otherwise than the record has it: a join or a link that is not there, or one that is there and that it does
/// not find. Nothing moves until an editor accepts it.
/// </summary>
/// <param name="Id">Derived from kind, wordings and matcher.</param>
/// <param name="Kind"><see cref="TieKind.Joined"/>, <see cref="TieKind.Parted"/>, <see cref="TieKind.Linked"/> or <see cref="TieKind.Unlinked"/>.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Matcher">NAME@VERSION of the newer matcher.</param>
/// <param name="At">When.</param>
public sealed record MatchingProposed(Guid Id, TieKind Kind, Wording A, Wording B, IReadOnlyList<string> Reasons, string Matcher, DateTimeOffset At)
{
    /// <summary>Whether it asks the same as another: the same of the same words, however they are cut and whoever asks.</summary>
    internal bool Asks(MatchingProposed other) => Kind == other.Kind
        && ((A.IsSameAs(other.A) && B.IsSameAs(other.B)) || (A.IsSameAs(other.B) && B.IsSameAs(other.A)));

    /// <summary>A proposal.</summary>
    public static MatchingProposed Of(TieKind kind, Wording a, Wording b, IReadOnlyList<string> reasons, string matcher, DateTimeOffset at)
    {
        var tie = Tie.Found(kind, a, b, reasons, matcher, at);
        return new(DerivedId.Tying($"proposed {kind} {matcher}", tie.A.Key, tie.B.Key), kind, tie.A, tie.B, reasons, matcher, at);
    }
}

/// <summary>An editor answered a proposal. Accepting it puts the tie on record beside it, in the editor's name.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Articles">The articles it is about.</param>
/// <param name="Accepted">True when accepted, false when declined.</param>
/// <param name="Reason">Why, empty when none was given.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record MatchingProposalAnswered(Guid Id, IReadOnlyList<Guid> Articles, bool Accepted, string Reason, string By, DateTimeOffset At);

/// <summary>The claims of a revision were compared with those on record, so that nobody has to ask for it again. On the article's stream.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Matcher">NAME@VERSION of what compared.</param>
/// <param name="Claims">How many claims of the article were compared.</param>
/// <param name="Compared">How many reports of other articles they were compared with.</param>
public sealed record StatementsMatched(int Revision, string Matcher, int Claims, int Compared);
