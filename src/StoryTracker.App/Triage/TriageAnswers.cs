using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.App.Membership;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Triage;

/// <summary>Carries answers of the triage out, by the same commands as on the pages of stories, statements and speakers.</summary>
/// <param name="desk">Reads, as whoever asks may know it.</param>
/// <param name="editing">Decisions about stories.</param>
/// <param name="utterances">Decisions about wordings.</param>
/// <param name="speakers">Decisions about who is who.</param>
/// <param name="claims">Decisions about claims.</param>
public sealed class TriageAnswers(NewsroomDesk desk, StoryEditing editing, IUtterancesDesk utterances, ISpeakersDesk speakers, IClaimsDesk claims)
{
    /// <summary>Carries an answer out.</summary>
    /// <param name="row">The item.</param>
    /// <param name="d">The answer, one of those that the item offers.</param>
    /// <param name="version">Version of what the item asks about, as it was looked at.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandRefusedException">It cannot be done; the sentence says why.</exception>
    internal Task<long?> CarryOutAsync(TriageRow row, TriageDecision d, string version, CancellationToken ct)
    {
        var (about, subject, key) = (row.About, row.Subject, d.IdempotencyKey);
        var because = d.Reason.Length > 0 ? d.Reason : "As the machine proposed, confirmed in the triage.";
        var who = new Decider(d.By, because, key);
        return (row.Kind, d.Answer) switch
        {
            ("story", "accept" or "new") => ConfirmAsync(about, d, ct),
            ("story", "duplicate") => editing.MergeAsync(
                new MergeStories(about, Other(d), d.Reason.Length > 0 ? d.Reason : "The same story, said in the triage.", d.By), key, ct),
            ("story", "move") => MoveAsync(about, d, ct),
            ("change", var answer) => editing.SettleAsync(new(about, subject, answer == "accept", d.Reason, d.By), key, ct),
            ("words", var answer) =>
                utterances.DecideAsync(new AnswerParaphrase(about, subject, answer == "accept", d.Reason, d.By), ct, key),
            ("divergence", _) => utterances.DecideAsync(new DismissDivergence(about, subject, d.Reason, d.By), ct, key),
            ("who", "decline") => WithCandidateAsync(about, subject,
                (_, candidate) => speakers.DeclineMentionAsync(about, subject, candidate.SpeakerId, who, ct), ct),
            ("who", _) => WithCandidateAsync(about, subject,
                (held, candidate) => speakers.IdentifyAsync(about, subject, held.Revision, candidate.SpeakerId, candidate.Name, who, ct), ct),
            ("speaker", "accept") => speakers.MergeAsync(about, subject, null, who, ct),
            ("speaker", _) => speakers.DeclineAsync(about, subject, who, ct),
            ("edit", "accept") => claims.ConfirmAsync(new(subject, about, Revision(version), d.By), key, ct),
            ("doubt" or "edit", "dismiss") => claims.DismissAsync(new(about, subject, d.Reason, d.By) { SeenRevision = Revision(version) }, key, ct),
            ("doubt", _) => KeepAsync(about, subject, Revision(version), d, ct),
            ("date", _) => SetDayAsync(row, version, d, ct),
            _ => throw new CommandRefusedException("That is no answer to this."),
        };
    }

    async Task<long?> ConfirmAsync(Guid story, TriageDecision d, CancellationToken ct)
    {
        var state = await StoryAsync(story, ct);
        var title = d.Answer == "new" ? d.Title : state.Title;
        return await editing.DescribeAsync(new(story, title, state.Sentence, state.Terms, d.By), d.IdempotencyKey, ct);
    }

    async Task<long?> MoveAsync(Guid story, TriageDecision d, CancellationToken ct)
    {
        var state = await StoryAsync(story, ct);
        if (state.Articles.Count != 1)
            throw new CommandRefusedException("More articles came to this story meanwhile; merge it, or move them one by one on its page.");
        var because = d.Reason.Length > 0 ? d.Reason : "It belongs there, said in the triage.";
        return await editing.MoveAsync(new MoveArticle(state.Articles.Keys.Single(), story, Other(d), because, d.By), d.IdempotencyKey, ct);
    }

    async Task<long?> WithCandidateAsync(Guid story, Guid claim, Func<StoryClaim, MentionCandidate, Task<long?>> decide, CancellationToken ct)
    {
        var held = (await StoryAsync(story, ct)).Claims[claim];
        return held.Mention.Open(held.Machine).FirstOrDefault() is { } candidate ? await decide(held, candidate)
            : throw new CommandRefusedException("Nobody is proposed any more; load the page again.");
    }

    // What an editor keeps is theirs from then on: the kind as found, said by a person.
    async Task<long?> KeepAsync(Guid story, Guid claim, int seen, TriageDecision d, CancellationToken ct)
    {
        var held = (await StoryAsync(story, ct)).Claims[claim];
        var because = d.Reason.Length > 0 ? d.Reason : "Read and kept as found, in the triage.";
        return await claims.CorrectAsync(new(story, claim, seen, because, d.By) { Kind = held.Effective.Kind }, d.IdempotencyKey, ct);
    }

    async Task<long?> SetDayAsync(TriageRow row, string version, TriageDecision d, CancellationToken ct)
    {
        List<Story> stories = [];
        foreach (var id in row.Stories)
            if (await desk.StoryNowAsync(id, ct) is { } story) stories.Add(story);
        var asked = PrintedDay.Of(stories, row.Subject);
        if (asked.Claims.Count == 0) throw new CommandRefusedException("Nothing rests on this date any more; nothing was changed.");
        if (d.Answer == "day" && d.Day is null) throw new CommandRefusedException("Enter the day that is meant.");
        if (d.Until < d.Day) throw new CommandRefusedException("The last day lies before the first; enter them the other way round.");
        var because = d.Reason.Length > 0 ? d.Reason : d.Answer switch
        {
            "unknown" => "Nobody can say what day is meant, said in the triage.",
            "day" => "The printed date cannot be right; entered in the triage.",
            _ => "As the machine proposed, confirmed in the triage.",
        };
        return await claims.SetDayAsync(new(asked.Claims[0].Claim.Machine.ArticleId, row.Subject, row.Stories.ToHashSet(), version, because, d.By)
        {
            Said = d.Answer switch
            {
                "unknown" => When.Between(null, null, $"{d.By} said so: {because}"),
                "day" => When.Between(d.Day, d.Until ?? d.Day, $"{d.By} said so: {because}"),
                _ => null,
            },
        }, d.IdempotencyKey, ct);
    }

    async Task<Story> StoryAsync(Guid id, CancellationToken ct) =>
        await desk.StoryNowAsync(id, ct) ?? throw new CommandRefusedException("There is no such story on record.");

    static int Revision(string version) => int.Parse(version, CultureInfo.InvariantCulture);

    static Guid Other(TriageDecision d) =>
        Guid.TryParse(d.Other, out var id) ? id : throw new CommandRefusedException("Choose the story that is meant.");
}
