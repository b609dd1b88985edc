using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Propose how a newer matcher would have the claims of an article; nothing moves.</summary>
/// <param name="ArticleId">The article.</param>
public sealed record ProposeMatches(Guid ArticleId);

/// <summary>Answer a proposal.</summary>
/// <param name="OnStory">The story of the page.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Accept">True to have it so.</param>
/// <param name="Reason">Why, may be empty.</param>
/// <param name="By">Who.</param>
public sealed record AnswerProposal(Guid OnStory, Guid Proposal, bool Accept, string Reason, string By);

/// <summary>Decides on <see cref="ProposeMatches"/>.</summary>
public static class ProposeMatchesHandler
{
    /// <summary>
    /// What the findings have otherwise than the record: joins and links that are not there, and those of machines that the findings lack. What
    /// a person decided is never questioned, and what waits for an answer or was declined once is not asked again, by no version of a matcher.
    /// Divergences that nobody has seen go on record at once: each is a question by itself, and one that was dismissed is not raised again.
    /// </summary>
    /// <param name="command">The article.</param>
    /// <param name="findings">The newer matcher's answer about its claims and everything they are tied to.</param>
    /// <param name="stories">Every story that holds a claim of the article, of a finding, or of an utterance that these tell.</param>
    /// <param name="now">Time of the decision.</param>
    public static Outcome Handle(
        ProposeMatches command, MatchFindings findings, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var proposals = Of(command.ArticleId, findings, stories, now);
        return TieSpread.Outcome(stories, stories.Where(s => s.Value.State is not null).ToDictionary(s => s.Key, s => proposals
            .Where(p => IsNewTo(s.Value.State!, p)).Concat(NewDivergences(findings, s.Value.State!).Select(MatchStatementsHandler.Found)).ToList()));
    }

    /// <summary>Whether a story that holds words of a proposal has not been asked this, in this or other words and by this or another matcher.</summary>
    public static bool IsNewTo(Story story, MatchingProposed p) =>
        (story.Claims.ContainsKey(p.A.ClaimId) || story.Claims.ContainsKey(p.B.ClaimId)) && !story.AnsweredProposals.ContainsKey(p.Id)
        && !story.Proposals.Values.Concat(story.DeclinedProposals.Values).Any(k => k.Asks(p));

    /// <summary>Divergences among the findings that a story does not know.</summary>
    public static IEnumerable<Divergence> NewDivergences(MatchFindings findings, Story story) =>
        findings.Divergences.Where(d => MatchStatementsHandler.IsNewTo(story, d));

    /// <summary>The proposals themselves, asked before or not.</summary>
    public static IReadOnlyList<MatchingProposed> Of(
        Guid article, MatchFindings findings, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var ties = TieSpread.On(stories);
        var sets = UtteranceSets.Of(ties.Values);
        bool IsDecided(Tie t) => ties.Values.Any(d => d.IsDecided && d.IsBetween(t.A, t.B));
        bool IsOneAlready(Tie t) => sets.With(t.A) is { } u && u.Has(t.B);

        // A matcher has many ways to say one thing: what it finds between other words of the same two claims is found.
        bool IsFound(Tie t, Func<Tie, bool> kind) => findings.Ties.Any(f => kind(f) && f.IsBetween(t.A, t.B));

        return
        [
            .. findings.Ties.Where(t => t.Kind == TieKind.Joined && !IsOneAlready(t) && !IsDecided(t))
                .Select(t => MatchingProposed.Of(TieKind.Joined, t.A, t.B, t.Reasons, findings.Matcher, now)),
            .. findings.Ties.Where(t => t.Kind == TieKind.Linked && !IsOneAlready(t) && !IsDecided(t)
                    && !ties.Values.Any(k => k.Kind == TieKind.Linked && k.IsBetween(t.A, t.B)))
                .Select(t => MatchingProposed.Of(TieKind.Linked, t.A, t.B, t.Reasons, findings.Matcher, now)),
            .. ties.Values.Where(t => t is { IsDecided: false, Kind: TieKind.Joined or TieKind.Linked } && sets.Stands(t) && !IsDecided(t)
                    && t.Wordings.Any(w => w.ArticleId == article) && !IsFound(t, f => f.Kind == t.Kind))
                .OrderBy(t => t.At).ThenBy(t => t.Id)
                .Select(t => MatchingProposed.Of(t.Kind == TieKind.Joined ? TieKind.Parted : TieKind.Unlinked, t.A, t.B,
                    [$"{findings.Matcher} does not find what {t.Matcher} found: {string.Join(" ", t.Reasons)}"], findings.Matcher, now)),
        ];
    }
}

/// <summary>Decides on <see cref="AnswerProposal"/>.</summary>
public static class AnswerProposalHandler
{
    /// <summary>Records the answer on every story that has the proposal, and with a yes the tie itself, in the editor's name. Sent again: nothing.</summary>
    /// <exception cref="CommandRefusedException">There is no such proposal, or it would bring together what an editor parted.</exception>
    public static Outcome Handle(AnswerProposal command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var story = stories.GetValueOrDefault(command.OnStory)?.State ?? throw new CommandRefusedException("There is no such story.");
        if (story.AnsweredProposals.TryGetValue(command.Proposal, out var accepted) && accepted == command.Accept) return Outcome.Nothing;
        if (story.Proposals.GetValueOrDefault(command.Proposal) is not { } proposal)
            throw new CommandRefusedException("There is no such proposal any more; load the page again.");
        var answer = new MatchingProposalAnswered(proposal.Id, [.. new[] { proposal.A.ArticleId, proposal.B.ArticleId }.Distinct()], command.Accept,
            command.Reason.Trim(), command.By, now);
        Dictionary<Guid, List<object>> events = [];
        if (command.Accept)
        {
            var reason = command.Reason.Trim() is { Length: > 0 } given ? given : $"Accepted what {proposal.Matcher} proposed: {string.Join(" ", proposal.Reasons)}";
            var tie = Tie.Decided(proposal.Kind, proposal.A, proposal.B, reason, command.By, now);
            var ties = TieSpread.On(stories);
            ties[tie.Id] = tie;
            if (!UtteranceSets.Of(ties.Values).Stands(tie))
                throw new CommandRefusedException("An editor decided otherwise since; take that decision back first.");
            events = TieSpread.Decided(stories, [tie]).Appends.ToDictionary(a => Streams.IdOf(a.Stream), a => a.Events.ToList());
        }
        foreach (var (id, on) in stories)
            if (on.State?.Proposals.ContainsKey(proposal.Id) is true) events[id] = [.. events.GetValueOrDefault(id, []), answer];
        return TieSpread.Outcome(stories, events);
    }
}
