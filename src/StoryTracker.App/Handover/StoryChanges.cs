using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.App.FollowUps;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Handover;

/// <summary>What two states of a story differ in, each difference with the events that made it.</summary>
static class StoryChanges
{
    /// <summary>One change for each thing that the events are about, in the order of their last events; what came and went is told too.</summary>
    /// <param name="before">The story then, null where it was not there.</param>
    /// <param name="after">The story later.</param>
    /// <param name="events">Everything that its stream got between.</param>
    /// <param name="reader">Whose own changes are marked; null for nobody's.</param>
    public static IEnumerable<StoryChange> Of(Story? before, Story after, IEnumerable<RecordedEvent> events, string? reader) =>
        from e in events
        let subject = StoryNews.SubjectOf(e.Data)
        where subject is not null
        group e by subject.Value into about
        let last = about.Last()
        orderby last.Position
        let change = new StoryChange(StoryChangeKind.Other, (about.Key == StoryNews.TheStory ? after.Id : about.Key).ToString(),
            HistorySentence.Of(last.Data), ByOf(last), last.RecordedAt, last.Position)
        { Own = reader is not null && about.All(e => e.Meta.By == reader), Events = about.Count() }
        select OfSubject(about.Key, before, after, change);

    static StoryChange OfSubject(Guid subject, Story? before, Story after, StoryChange change) =>
        before?.Claims.GetValueOrDefault(subject) is var was && after.Claims.GetValueOrDefault(subject) is var now && (was ?? now) is not null
            ? OfClaim(Live(before, was), was, after, now, change)
        : (after.Articles.GetValueOrDefault(subject) ?? before?.Articles.GetValueOrDefault(subject)) is { } article
            ? OfArticle(before, after, article, change)
        : after.Divergences.GetValueOrDefault(subject) is { } divergence ? change with { Kind = StoryChangeKind.Divergence, About = divergence.Sentence }
        : after.FollowUps.GetValueOrDefault(subject) is { } followUp
            ? change with { Kind = StoryChangeKind.FollowUp, About = FollowUpOf.Story(after, followUp)?.Title }
        : change;

    static StoryChange OfArticle(Story? before, Story after, ArticleIngested article, StoryChange change) => change with
    {
        Kind = before?.Articles.ContainsKey(article.ArticleId) == true ? StoryChangeKind.ArticleChanged : StoryChangeKind.Article,
        About = Named(article, after),
    };

    static string Named(ArticleIngested article, Story after) =>
        article.Title is { Length: > 0 } title ? title : after.RemovedArticles.ContainsKey(article.ArticleId) ? "an article that was removed" : "an article without a headline";

    static StoryChange OfClaim(bool wasLive, StoryClaim? was, Story after, StoryClaim? now, StoryChange change)
    {
        var isLive = Live(after, now);
        var parts = was is not null && now is not null ? [.. Parts(was.Effective, now.Effective)] : Array.Empty<ChangedPart>();
        var reworded = now?.Changes.Count > (was?.Changes.Count ?? 0) ? now.Changes[^1] : null;
        var edited = was?.Editorial?.Last.At != now?.Editorial?.Last.At;
        if (reworded is { After: { } printed }) parts = [.. parts, new("printed", Pieces(Line(reworded.Before), Line(printed)))];
        return change with
        {
            Kind = (wasLive, isLive) switch
            {
                (false, true) => was is null ? StoryChangeKind.Added : StoryChangeKind.Restored,
                (true, false) => StoryChangeKind.Withdrawn,
                (false, false) => StoryChangeKind.Other,
                _ when reworded is not null || !edited && !was!.Machine.SaysTheSameAs(now!.Machine) => StoryChangeKind.Reworded,
                _ when parts.Length > 0 || edited => StoryChangeKind.Corrected,
                _ => StoryChangeKind.Other,
            },
            Parts = parts,
        };
    }

    // On the timeline and counted.
    static bool Live(Story? story, StoryClaim? claim) =>
        claim is { Dismissal: null, Orphaned: null, LostTo: null } && story?.Articles.ContainsKey(claim.Machine.ArticleId) == true;

    static IEnumerable<ChangedPart> Parts(Claim was, Claim now)
    {
        (string Name, string Was, string Now)[] compared =
        [
            ("words", was.ReadingText(), now.ReadingText()), ("speaker", Who(was.Speaker), Who(now.Speaker)), ("said", Days(was.Said), Days(now.Said)),
            ("kind", Lower(was.Kind), Lower(now.Kind)), ("polarity", Lower(was.Polarity), Lower(now.Polarity)),
        ];
        return from c in compared where c.Was != c.Now select new ChangedPart(c.Name, Pieces(c.Was, c.Now));
    }

    static string Who(Attribution speaker) => speaker.Name ?? (speaker.Mention is { } mention ? $"{mention.Exact} (not identified)" : "nobody named");

    static string Days(When? when) => when is null ? "not told"
        : when.Earliest == when.Latest ? Iso(when.Earliest) : $"{Iso(when.Earliest)} to {Iso(when.Latest)}";

    static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "open";

    static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static string Line(PrintedWords printed) => string.Join(" … ", printed.Words.Select(w => w.Exact));

    static List<DiffPiece> Pieces(string was, string now) =>
        [.. WordDiff.Of(was, now).Segments.Select(s => new DiffPiece(s.Kind, s.Kind == DiffKind.Removed ? was[s.OldStart..s.OldEnd] : now[s.NewStart..s.NewEnd], null))];

    // What a machine decided is told by its name and version, whoever's job recorded it.
    static string ByOf(RecordedEvent e) => e.Data switch
    {
        ClaimRecorded c => c.Extractor,
        ClaimRevised c => c.Extractor,
        ClaimLost c => c.Extractor,
        ArticleIngested a => a.Matcher,
        MentionResolved m => m.Matcher,
        Domain.Utterances.DivergenceFound d => d.Matcher,
        _ => e.Meta.By,
    };
}
