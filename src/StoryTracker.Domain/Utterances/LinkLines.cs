using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Say that two claims tell the same line, said on two occasions.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Claim">One claim.</param>
/// <param name="Words">Its words, null for all of them.</param>
/// <param name="Other">The other claim.</param>
/// <param name="OtherWords">Its words, null for all of them.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record LinkLines(Guid OnStory, Guid Claim, string? Words, Guid Other, string? OtherWords, string Reason, string By);

/// <summary>Say that a link between two lines is none.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Link">The link, by the id of its tie.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record UnlinkLines(Guid OnStory, Guid Link, string Reason, string By);

/// <summary>Decides on <see cref="LinkLines"/>.</summary>
public static class LinkLinesHandler
{
    /// <summary>Links the wordings on every story that holds one of the claims; what is linked already stays as it is.</summary>
    /// <exception cref="CommandRefusedException">No reason, one and the same claim, other words than printed, or one utterance already.</exception>
    public static Outcome Handle(LinkLines command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why this is the same line.");
        var story = stories.GetValueOrDefault(command.OnStory)?.State ?? throw new CommandRefusedException("There is no such story.");
        var (a, b) = (TieSpread.Of(story, command.Claim, command.Words), TieSpread.Of(story, command.Other, command.OtherWords));
        if (a.ClaimId == b.ClaimId) throw new CommandRefusedException("Choose another claim; this is the same one.");
        var ties = TieSpread.On(stories).Values.ToList();
        var sets = UtteranceSets.Of(ties);
        if (sets.With(a) is { } utterance && utterance.Has(b))
            throw new CommandRefusedException("Both are wordings of one remark; part them first if it was said twice.");
        return ties.Exists(t => t.Kind == TieKind.Linked && t.IsBetween(a, b) && sets.Stands(t)) ? Outcome.Nothing
            : TieSpread.Decided(stories, [Tie.Decided(TieKind.Linked, a, b, command.Reason, command.By, now)]);
    }
}

/// <summary>Decides on <see cref="UnlinkLines"/>.</summary>
public static class UnlinkLinesHandler
{
    /// <summary>Records it on every story that holds one of the claims; sent again: nothing.</summary>
    /// <exception cref="CommandRefusedException">No reason, or there is no such link.</exception>
    public static Outcome Handle(UnlinkLines command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why this is not the same line.");
        var story = stories.GetValueOrDefault(command.OnStory)?.State ?? throw new CommandRefusedException("There is no such story.");
        if (story.Ties.GetValueOrDefault(command.Link) is not { Kind: TieKind.Linked } link) throw new CommandRefusedException("There is no such link; load the page again.");
        return !story.Utterances().Stands(link) ? Outcome.Nothing
            : TieSpread.Decided(stories, [Tie.Decided(TieKind.Unlinked, link.A, link.B, command.Reason, command.By, now)]);
    }
}
