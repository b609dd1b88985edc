using StoryTracker.App.Corroboration;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.FollowUps;

/// <summary>Finds what a story has to come back to: announced days and promises, each with what it belongs to.</summary>
static class FollowUpFinder
{
    /// <summary>What found it.</summary>
    public const string Matcher = $"{Announcements.Matcher}+{Promises.Matcher}";

    const double LeastConfidence = 0.5;

    /// <summary>Adds to an assignment what it brings to come back to, so that both are on record in one commit.</summary>
    /// <param name="outcome">What the assignment puts on record.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story that the outcome may touch, as before it.</param>
    /// <param name="now">Time of the decision.</param>
    public static Outcome Extend(Outcome outcome, Article article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (article.LatestExtraction is not { } extraction) return outcome;
        List<StreamEvents> appends = [];
        List<object> messages = [.. outcome.Messages];
        var untouched = stories.Keys.Where(s => outcome.Appends.All(a => a.Stream != Streams.Story(s))).Order()
            .Select(s => new StreamEvents(Streams.Story(s), stories[s].Version, []));
        foreach (var append in outcome.Appends.Concat(untouched))
        {
            var (events, asks) = append.Stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal)
                ? Of(append, stories.GetValueOrDefault(Streams.IdOf(append.Stream))?.State, article, extraction, now) : ([], []);
            messages.AddRange(asks);
            if (append.Events.Count + events.Count > 0) appends.Add(append with { Events = [.. append.Events, .. events] });
        }
        return new(appends, messages);
    }

    static (IReadOnlyList<object> Events, IReadOnlyList<object> Asks) Of(
        StreamEvents append, Story? story, Article article, ClaimsExtracted extraction, DateTimeOffset now)
    {
        var printed = story is null ? [] : Printed(story, extraction, article).ToList();
        var found = Find(story, [.. append.Events.OfType<DateAnnounced>()], [.. append.Events.Select(Claimed).OfType<(Guid, Claim)>()],
            printed.OfType<AnnouncementDropped>().Select(d => d.DateId).ToHashSet());
        var (events, asks) = OpenFollowUpsHandler.Handle(Streams.IdOf(append.Stream), story, found, Matcher, now);
        return ([.. printed, .. events], asks);
    }

    /// <summary>What of a story nothing comes back to yet, with what it belongs to.</summary>
    public static IReadOnlyList<FoundFollowUp> FindMissing(Story story) => Find(story,
        [.. story.Diary.Values.Where(d => !story.FollowedUp.ContainsKey(d.DateId)).OrderBy(d => d.ArticleId).ThenBy(d => d.Expression.Start)],
        [.. story.Claims.Values.Where(c => c.Dismissal is null && !story.FollowedUp.ContainsKey(c.Id)).OrderBy(c => c.Machine.ArticleId)
            .ThenBy(c => c.Machine.Words[0].Start).ThenBy(c => c.Id).Select(c => (c.Id, c.Effective))], new HashSet<Guid>());

    static (Guid, Claim)? Claimed(object e) => e switch
    {
        ClaimRecorded c => (c.ClaimId, c.Claim),
        ClaimRevised c => (c.ClaimId, c.Claim),
        _ => null,
    };

    // Dates that the newest revision no longer prints, or prints again.
    static IEnumerable<object> Printed(Story story, ClaimsExtracted extraction, Article article)
    {
        var found = extraction.Dates.ToDictionary(d => d.DateId);
        foreach (var held in story.Diary.Values.Where(d => d.ArticleId == article.Id && d.Revision < extraction.Revision).OrderBy(d => d.Expression.Start))
        {
            var gone = story.Dropped.ContainsKey(held.DateId);
            if (!found.TryGetValue(held.DateId, out var now) || !now.Upcoming)
            {
                if (!gone) yield return new AnnouncementDropped(held.DateId, article.Id, extraction.Revision, article.Revision(extraction.Revision).SeenAt);
            }
            else if (gone) yield return new DateAnnounced(held.DateId, article.Id, extraction.Revision, now.When, now.Expression, now.Sentence);
        }
    }

    static List<FoundFollowUp> Find(
        Story? story, IReadOnlyList<DateAnnounced> dates, IReadOnlyList<(Guid Id, Claim Claim)> claims, IReadOnlySet<Guid> dropped)
    {
        if (dates.Count == 0 && claims.Count == 0) return [];
        var held = new HeldFollowUps(story, dropped);
        List<FoundFollowUp> found = [];
        HashSet<Guid> named = [];
        foreach (var (id, claim) in claims.Where(c => story?.FollowedUp.ContainsKey(c.Id) is not true && IsPromise(c.Claim)))
        {
            var own = dates.Where(d => IsIn(d, claim)).ToList();
            var due = own.Select(d => d.When.Latest).Where(d => d is not null).Max();
            var report = ReportsOf.Claim(id, claim, null, null);
            var (followUp, reasons) = held.Of(report) ?? (FollowUp.OpenedBy(id), [$"It is a promise {claim.Meaning!.Act!.Reason}"]);
            held.Add(followUp, report);
            found.Add(new(id, claim.ArticleId, FollowUpKind.Promise, due, followUp, reasons));
            foreach (var date in own.Where(d => named.Add(d.DateId)))
                found.Add(new(date.DateId, date.ArticleId, FollowUpKind.Promise, date.When.Latest, followUp, ["The promise itself names the day."]));
        }
        // The narrowest first, so that “next week” finds the day that it stands for.
        foreach (var date in dates.Where(d => !named.Contains(d.DateId)).OrderBy(Width).ThenBy(d => d.Expression.Start))
        {
            var announced = HeldFollowUps.Announced(date);
            var (followUp, reasons) = held.Of(announced, date) ?? (FollowUp.OpenedBy(date.DateId), ["The day lies ahead of the article that announces it."]);
            held.Add(followUp, announced);
            found.Add(new(date.DateId, date.ArticleId, held.KindOf(followUp), date.When.Latest, followUp, reasons));
        }
        return found;
    }

    static bool IsPromise(Claim claim) => Promises.IsPromise(ReportsOf.Claim(default, claim, null, null))
        && claim.Meaning is { Report: ReportKind.Utterance, Act.Confidence: >= LeastConfidence };

    static bool IsIn(DateAnnounced date, Claim claim) => date.ArticleId == claim.ArticleId && date.Revision == claim.Revision
        && claim.Words.Any(w => w.Start <= date.Expression.Start && date.Expression.End <= w.End);

    static int Width(DateAnnounced d) => d.When is { Earliest: { } from, Latest: { } to } ? to.DayNumber - from.DayNumber : int.MaxValue;
}
