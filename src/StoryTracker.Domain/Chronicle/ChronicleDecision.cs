namespace StoryTracker.Domain.Chronicle;

/// <summary>What an editor decided about two claims over time.</summary>
/// <param name="Id">Derived from kind and claims.</param>
/// <param name="Kind">What they are to each other, or not.</param>
/// <param name="A">The reply, or the earlier claim.</param>
/// <param name="B">What it answers, or the later claim.</param>
/// <param name="Confirmed">True when it is so.</param>
/// <param name="Reason">Why, empty when none was given.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ChronicleDecision(
    Guid Id, ChronicleKind Kind, ChronicledClaim A, ChronicledClaim B, bool Confirmed, string Reason, string By, DateTimeOffset At)
{
    /// <summary>The id of what is asked about two claims, whoever asks.</summary>
    /// <param name="kind">What they may be to each other.</param>
    /// <param name="a">The reply, or the earlier claim.</param>
    /// <param name="b">What it answers, or the later claim.</param>
    public static Guid IdOf(ChronicleKind kind, Guid a, Guid b) => DerivedId.Tying($"chronicle {kind}", a.ToString("D"), b.ToString("D"));

    /// <summary>Whether it rests on an article.</summary>
    public bool RestsOn(Guid article) => A.ArticleId == article || B.ArticleId == article;
}
