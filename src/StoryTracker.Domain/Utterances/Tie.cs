namespace StoryTracker.Domain.Utterances;

/// <summary>What two wordings are to each other.</summary>
public enum TieKind
{
    /// <summary>Reports of one remark, made once.</summary>
    Joined,

    /// <summary>Not reports of one remark; only people say so, and no machine joins them after it.</summary>
    Parted,

    /// <summary>The same line, said on another occasion.</summary>
    Linked,

    /// <summary>Not the same line; only people say so.</summary>
    Unlinked,

    /// <summary>So near to each other that a reader wants both before their eyes; nobody says that they are one.</summary>
    SideBySide,

    /// <summary>Perhaps one remark in other words; a person has to say.</summary>
    Suggested,

    /// <summary>A suggestion that a person confirmed: reports of one remark.</summary>
    Confirmed,

    /// <summary>A suggestion that a person declined: not reports of one remark.</summary>
    Declined,
}

/// <summary>What somebody found or decided about two wordings.</summary>
/// <param name="Id">Derived from the rest but the time, so that finding it twice is finding it once.</param>
/// <param name="Kind">What they are to each other.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Matcher">NAME@VERSION of what found it, null when a person decided.</param>
/// <param name="By">Who decided, null when a machine found it.</param>
/// <param name="At">When.</param>
public sealed record Tie(
    Guid Id, TieKind Kind, Wording A, Wording B, IReadOnlyList<string> Reasons, string? Matcher, string? By, DateTimeOffset At)
{
    /// <summary>A finding of a machine.</summary>
    public static Tie Found(TieKind kind, Wording a, Wording b, IReadOnlyList<string> reasons, string matcher, DateTimeOffset at) =>
        Of(kind, a, b, reasons, matcher, null, at);

    /// <summary>A decision of a person.</summary>
    public static Tie Decided(TieKind kind, Wording a, Wording b, string reason, string by, DateTimeOffset at) =>
        Of(kind, a, b, reason.Length == 0 ? [] : [reason], null, by, at);

    /// <summary>True when a person decided it.</summary>
    public bool IsDecided => By is not null;

    /// <summary>Both wordings.</summary>
    public IEnumerable<Wording> Wordings => [A, B];

    /// <summary>Whether it is about these wordings, in either order.</summary>
    public bool IsBetween(Wording a, Wording b) => (A.IsSameAs(a) && B.IsSameAs(b)) || (A.IsSameAs(b) && B.IsSameAs(a));

    /// <summary>Whether it says that both are reports of one remark.</summary>
    public bool Joins => Kind is TieKind.Joined or TieKind.Confirmed;

    /// <summary>Whether it says that they are not.</summary>
    public bool Parts => Kind is TieKind.Parted or TieKind.Declined;

    /// <summary>The same question: one remark or not; one line or not. The last word of a person on a question counts.</summary>
    internal bool IsAboutLines => Kind is TieKind.Linked or TieKind.Unlinked;

    // The order of the two, and who of several people said it, make no other tie.
    static Tie Of(TieKind kind, Wording a, Wording b, IReadOnlyList<string> reasons, string? matcher, string? by, DateTimeOffset at)
    {
        if (string.CompareOrdinal(a.Key, b.Key) > 0) (a, b) = (b, a);
        return new(DerivedId.Tying($"{kind}{(by is null ? "" : " decided")}", a.Key, b.Key), kind, a, b, reasons, matcher, by, at);
    }
}
