using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Say that a wording is not the remark that the others of its utterance tell.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Utterance">The utterance, by the id of a tie.</param>
/// <param name="Claim">The claim whose words they are.</param>
/// <param name="Start">First character of the wording.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record PartReports(Guid OnStory, Guid Utterance, Guid Claim, int Start, string Reason, string By);

/// <summary>Decides on <see cref="PartReports"/>.</summary>
public static class PartReportsHandler
{
    /// <summary>Parts the wording from each of the others, on every story that holds a claim of the utterance; sent again: nothing.</summary>
    /// <exception cref="CommandRefusedException">No reason, or there is no such wording.</exception>
    public static Outcome Handle(PartReports command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why this is another remark.");
        var ties = stories.GetValueOrDefault(command.OnStory)?.State?.Ties.Values.ToList() ?? throw new CommandRefusedException("There is no such story.");
        var utterance = UtteranceSets.Of(ties).Made(command.Utterance);
        if (utterance?.Wordings.FirstOrDefault(w => w.ClaimId == command.Claim && w.Start == command.Start) is { } wording)
            return TieSpread.Decided(stories, [.. utterance.Wordings.Where(w => w != wording)
                .Select(w => Tie.Decided(TieKind.Parted, wording, w, command.Reason, command.By, now))]);
        return ties.Exists(t => t.Kind == TieKind.Parted && t.Wordings.Any(w => w.ClaimId == command.Claim && w.Start == command.Start))
            ? Outcome.Nothing : throw new CommandRefusedException("This utterance has no such wording any more; load the page again.");
    }
}
