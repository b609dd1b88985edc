using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Say that two claims tell one remark; "group wordings".</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Claim">One claim.</param>
/// <param name="Words">Its words, null for all of them.</param>
/// <param name="Other">The other claim.</param>
/// <param name="OtherWords">Its words, null for all of them.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record JoinReports(Guid OnStory, Guid Claim, string? Words, Guid Other, string? OtherWords, string Reason, string By);

/// <summary>Decides on <see cref="JoinReports"/>.</summary>
public static class JoinReportsHandler
{
    /// <summary>Joins the wordings on every story that holds one of the claims; what is one utterance already stays as it is.</summary>
    /// <param name="command">What to join.</param>
    /// <param name="stories">Every story that holds one of the claims, or of an utterance that these tell.</param>
    /// <param name="now">When.</param>
    /// <param name="who">Who the speaker of an article's name is by now, from name and article; null: the name is the speaker.</param>
    /// <exception cref="CommandRefusedException">No reason, one and the same claim, other words than printed, two speakers, or parted before by way of a third.</exception>
    public static Outcome Handle(
        JoinReports command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now, Func<Guid, Guid, Guid>? who = null)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why these are reports of one remark.");
        var story = stories.GetValueOrDefault(command.OnStory)?.State ?? throw new CommandRefusedException("There is no such story.");
        var (a, b) = (TieSpread.Of(story, command.Claim, command.Words), TieSpread.Of(story, command.Other, command.OtherWords));
        if (a.ClaimId == b.ClaimId) throw new CommandRefusedException("Choose another claim; this is the same one.");
        if (Speaker(a) is { } one && Speaker(b) is { } other && one != other)
            throw new CommandRefusedException("Two people are named as the speakers; correct the one that is wrong first.");
        var ties = TieSpread.On(stories);
        var sets = UtteranceSets.Of(ties.Values);
        if (sets.With(a) is { } utterance && utterance.Has(b)) return Outcome.Nothing;
        var tie = Tie.Decided(TieKind.Joined, a, b, command.Reason, command.By, now);
        ties[tie.Id] = tie;
        if (!UtteranceSets.Of(ties.Values).Stands(tie))
            throw new CommandRefusedException("They would come together with words that an editor parted from them; take that decision back first.");
        return TieSpread.Decided(stories, [tie]);

        Guid? Speaker(Wording of) => story.Claims[of.ClaimId].Effective.Speaker.SpeakerId is not { } name ? null : who?.Invoke(name, of.ArticleId) ?? name;
    }
}
