namespace StoryTracker.Domain.Utterances;

/// <summary>One remark, made once by one speaker, in all the wordings that articles give it.</summary>
/// <param name="Id">The tie that is oldest among those that make it; the id of any of them leads to it.</param>
/// <param name="Wordings">At least two, by article and place.</param>
/// <param name="Ties">What joins them, oldest first.</param>
public sealed record Utterance(Guid Id, IReadOnlyList<Wording> Wordings, IReadOnlyList<Tie> Ties)
{
    /// <summary>Whether some of its wordings are words of this claim.</summary>
    public bool Tells(Guid claim) => Wordings.Any(w => w.ClaimId == claim);

    /// <summary>Whether these words are among its wordings.</summary>
    public bool Has(Wording words) => Wordings.Any(w => w.IsSameAs(words));
}
