using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Answer the suggestion that two wordings are one remark in other words.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Suggestion">The suggestion, by the id of its tie.</param>
/// <param name="Confirm">True when they are, false when not.</param>
/// <param name="Reason">Why, may be empty.</param>
/// <param name="By">Who.</param>
public sealed record AnswerParaphrase(Guid OnStory, Guid Suggestion, bool Confirm, string Reason, string By);

/// <summary>Decides on <see cref="AnswerParaphrase"/>.</summary>
public static class AnswerParaphraseHandler
{
    /// <summary>Records the answer on every story that holds one of the claims; sent again: nothing.</summary>
    /// <exception cref="CommandRefusedException">There is no such suggestion, or another editor answered otherwise.</exception>
    public static Outcome Handle(AnswerParaphrase command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var story = stories.GetValueOrDefault(command.OnStory)?.State ?? throw new CommandRefusedException("There is no such story.");
        if (story.Ties.GetValueOrDefault(command.Suggestion) is not { Kind: TieKind.Suggested } suggested)
            throw new CommandRefusedException("There is no such suggestion; load the page again.");
        var sets = story.Utterances();
        var answered = story.Ties.Values.Where(t => t.IsDecided && (t.Joins || t.Parts) && t.IsBetween(suggested.A, suggested.B) && sets.Stands(t)).ToList();
        if (answered.Exists(t => t.Joins == command.Confirm)) return Outcome.Nothing;
        if (answered.Count > 0) throw new CommandRefusedException("An editor answered otherwise; take that answer back first.");
        return TieSpread.Decided(stories,
            [Tie.Decided(command.Confirm ? TieKind.Confirmed : TieKind.Declined, suggested.A, suggested.B, command.Reason.Trim(), command.By, now)]);
    }
}
