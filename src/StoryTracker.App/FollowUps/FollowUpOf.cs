using StoryTracker.App.Corroboration;
using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.FollowUps;

/// <summary>Turns the follow-ups of a story into what an editor reads.</summary>
static class FollowUpOf
{
    /// <summary>A follow-up; null when nothing that it rests on is on record any more.</summary>
    public static FollowUpView? Story(Story story, FollowUp followUp, IReadOnlyList<string>? otherDays = null)
    {
        var evidence = followUp.Evidence.Where(story.Stands).ToList();
        if (evidence.Count == 0) return null;
        var dates = Dates(story, followUp).ToList();
        var narrowest = Narrowest(dates);
        var promise = evidence.Select(e => story.Claims.GetValueOrDefault(e.Id)?.Effective).FirstOrDefault(c => c is not null);
        var title = promise?.ReadingText() ?? narrowest!.Sentence.Exact;
        return new(followUp.Id.ToString(), new(story.Id.ToString(), story.Title), followUp.Kind, title, narrowest?.When.Earliest, narrowest?.When.Latest,
            followUp.Due, Status(followUp),
            promise?.Speaker is { SpeakerId: { } id, Name: { } name } ? new(id.ToString(), name, promise.Speaker.Role) : null,
            [.. followUp.Asked], [.. followUp.Decisions.Select(d => new FollowUpDecisionView(d.Answer, d.Due, d.ClaimId?.ToString(), d.Note, d.By, d.At))],
            [.. evidence.Select(e => Evidence(story, followUp, e))], otherDays ?? []);
    }

    /// <summary>Announced dates that a follow-up rests on, in order of arrival.</summary>
    public static IEnumerable<DateAnnounced> Dates(Story story, FollowUp followUp) =>
        followUp.Evidence.Select(e => story.Diary.GetValueOrDefault(e.Id)).OfType<DateAnnounced>();

    /// <summary>The date that says most: still printed before dropped, a day before a month.</summary>
    public static DateAnnounced? Narrowest(IReadOnlyList<DateAnnounced> dates) => dates.OrderBy(d =>
        d.When is { Earliest: { } from, Latest: { } to } ? to.DayNumber - from.DayNumber : int.MaxValue).FirstOrDefault();

    /// <summary>Announcements of one story that seem to be of one event and give different days, each pair told to both.</summary>
    public static IReadOnlyDictionary<Guid, IReadOnlyList<string>> OtherDays(Story story)
    {
        var open = story.FollowUps.Values.Where(f => f.Answer is null).OrderBy(f => f.Id)
            .Select(f => (f.Id, Announced: Dates(story, f).Where(d => !story.Dropped.ContainsKey(d.DateId)).Select(HeldFollowUps.Announced).ToList())).ToList();
        Dictionary<Guid, IReadOnlyList<string>> told = [];
        for (var i = 0; i < open.Count; i++)
            for (var k = i + 1; k < open.Count; k++)
            {
                var differ = (from a in open[i].Announced from b in open[k].Announced let m = Announcements.Compare(a, b) where m.Relation == AnnouncementRelation.OtherDay select m).FirstOrDefault();
                if (differ is null) continue;
                foreach (var id in new[] { open[i].Id, open[k].Id })
                    told[id] = [.. told.GetValueOrDefault(id, []), .. differ.Reasons];
            }
        return told;
    }

    /// <summary>What later articles of the story say that may tell what became of it.</summary>
    public static IReadOnlyList<PossibleOutcomeView> Candidates(Story story, FollowUp followUp, FollowUpView view)
    {
        if (followUp.Due is not { } due || followUp.Answer is not null) return [];
        var rests = followUp.ArticleIds.ToHashSet();
        var later = story.Claims.Values.Where(c => c.Dismissal is null && !rests.Contains(c.Machine.ArticleId) && story.Articles.ContainsKey(c.Machine.ArticleId))
            .ToDictionary(c => c.Id.ToString());
        var found = Outcomes.Of([view.Title, .. view.Evidence.Select(e => e.Printed.Exact)], due,
            later.Values.Select(c => ReportsOf.Claim(c.Id, c.Effective, story.Articles[c.Machine.ArticleId].Outlet, story.Articles[c.Machine.ArticleId].Published)));
        return [.. found.Select(f => new PossibleOutcomeView(Entries.Of(later[f.ReportId], story.Articles[later[f.ReportId].Machine.ArticleId]), f.Reasons))];
    }

    static FollowUpEvidenceView Evidence(Story story, FollowUp followUp, FollowUpEvidence e)
    {
        var outlet = story.Articles.GetValueOrDefault(e.ArticleId)?.Outlet;
        var parted = story.PartedFrom.TryGetValue(e.Id, out var from) ? from.ToString() : null;
        if (story.Diary.TryGetValue(e.Id, out var date))
            return new(e.Id.ToString(), Entries.Report(date.ArticleId, date.Revision, date.Sentence, outlet), date.When.Earliest, date.When.Latest, e.Reasons,
                e.Matcher, story.Dropped.GetValueOrDefault(e.Id)?.Revision, parted);
        var claim = story.Claims[e.Id].Effective;
        return new(e.Id.ToString(), Entries.Report(claim, claim.Words[0], outlet), null, e.Due, e.Reasons, e.Matcher, null, parted);
    }

    static string Status(FollowUp f) => (f.Kind, f.Status, f.Answer?.Answer) switch
    {
        (_, _, FollowUpAnswer.Dismissed) => "dismissed",
        (_, _, FollowUpAnswer.Happened) => "happened",
        (_, _, FollowUpAnswer.DidNotHappen) => "didNotHappen",
        (_, _, FollowUpAnswer.Kept) => "kept",
        (_, _, FollowUpAnswer.Broken) => "broken",
        (_, _, FollowUpAnswer.Overtaken) => "overtaken",
        (FollowUpKind.Promise, FollowUpStatus.Asking, _) => "due",
        (FollowUpKind.Promise, _, _) => "open",
        (_, FollowUpStatus.Asking, _) => "asks",
        (_, FollowUpStatus.Open, _) => "undated",
        _ => "coming",
    };
}
