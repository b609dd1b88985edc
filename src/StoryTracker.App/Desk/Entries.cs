using System.Globalization;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>Turns what is on record into what an editor reads.</summary>
static class Entries
{
    public static TimelineEntry Of(StoryClaim claim, ArticleIngested article)
    {
        var now = claim.Effective;
        var speaker = now.Speaker is { SpeakerId: { } id, Name: { } name } ? new SpeakerRef(id.ToString(), name, now.Speaker.Role) : null;
        return new(
            claim.Id.ToString(), "claim", now.ReadingText(), now.Kind, now.Polarity, speaker, now.Speaker.Mention?.Exact, now.Speaker.Resolution,
            now.Cue?.Exact,
            claim.Happened, now.Said, now.Setting?.Place, now.Setting?.Addressee, Published(article.Published), article.Published, article.SeenAt,
            [.. now.Words.Select(w => Report(now, w, article.Outlet))], Witnesses: Witnesses(now), SameWordsElsewhere: [], Divergences: [], claim.Reasons,
            new(claim.Extractor, claim.Confidence),
            claim.Editorial is { LastChange: { } last } e ? new(last.By, last.At, e.Changed, last.Reason) : null, claim.Dismissal?.Reason, claim.LostTo)
        {
            Meaning = now.Meaning,
            Who = MentionEntries.Of(claim),
            Added = claim.Added is { } added ? new(added.By, added.At, added.Reason) : null,
            Confirmed = claim.Added is null && claim.Confirmation is { } confirmed ? new(confirmed.By, confirmed.At) : null,
            NeedsReview = claim.NeedsReview,
            Notes = [.. claim.Notes.Shown.Select(Note)],
            Edits = claim.Changes.Count(QuotationEdits.Rings),
            Standing = claim.Orphaned is { } gone ? new(gone.Revision, false, gone.SeenAt, [])
                : claim.Refound is { } found ? new(found.Revision, true, null, Reports(claim, found, article.Outlet)) : null,
        };
    }

    /// <summary>A note.</summary>
    public static NoteView Note(NoteWritten note) => new(note.NoteId.ToString(), note.Text, note.By, note.At);

    /// <summary>What outlets did to the words of a claim, oldest first.</summary>
    public static IEnumerable<WordsChanged> Changes(StoryClaim claim, ArticleIngested article) => claim.Changes.Select(c => new WordsChanged(
        claim.Id.ToString(), c.Change, c.SeenAt,
        claim.Effective.Speaker is { SpeakerId: { } id, Name: { } name } ? new SpeakerRef(id.ToString(), name, claim.Effective.Speaker.Role) : null,
        article.Outlet, c.ArticleId.ToString(), Reports(claim, c.Before, article.Outlet), c.After is { } after ? Reports(claim, after, article.Outlet) : [],
        c.NewClaimId?.ToString()));

    static List<Report> Reports(StoryClaim claim, PrintedWords printed, string? outlet) =>
        [.. printed.Words.Select(w => Report(claim.Machine.ArticleId, printed.Revision, w, outlet))];

    /// <summary>The line of a claim that was removed: undated, for its day was part of it.</summary>
    public static TimelineEntry Of(Guid id, RemovedClaim claim) => new(
        id.ToString(), "claim", ErasureNotice.Sentence(claim.At), QuoteKind.Indirect, Polarity.Said, Speaker: null, Mention: null,
        Resolution.Unattributed, Cue: null, Happened: null, Said: null, Place: null, Addressee: null, Published: null, Publication: null,
        Seen: claim.At, Reports: [], Witnesses: 0, SameWordsElsewhere: [], Divergences: [], WhyHere: [], new("", 0), Editorial: null, Dismissed: null, NoLongerFoundBy: null)
    {
        Removed = Removal.On(claim.At),
    };

    /// <summary>An article that was removed, in the list of a story.</summary>
    public static StoryArticle Of(Guid id, DateTimeOffset removedAt) =>
        new(id.ToString(), ErasureNotice.Sentence(removedAt), null, null, null, null, 0, false, []) { Removed = Removal.On(removedAt) };

    /// <summary>Publication as one string: RFC 3339 time, day, or interval.</summary>
    public static string? Published(Publication? p) => p switch
    {
        null => null,
        { Precision: "instant" } => Time(p.Earliest),
        { Precision: "day" } => Day(p.Earliest),
        _ => Day(p.Earliest) is var a && Day(p.Latest) is var b && a == b ? a : $"{a}/{b}",
    };

    public static Report Report(Claim claim, Passage words, string? outlet) =>
        new(claim.ArticleId.ToString(), claim.Revision, outlet, words.Exact, words.Prefix, words.Suffix, words.Start, words.End, words.Quoted);

    public static Report Report(Guid article, int revision, Passage words, string? outlet) =>
        new(article.ToString(), revision, outlet, words.Exact, words.Prefix, words.Suffix, words.Start, words.End, words.Quoted);

    public static string TitleOf(string? title, string text) => string.IsNullOrWhiteSpace(title) ? OpeningWords.Of(text, 90) : title;

    /// <summary>
    /// When a line belongs on the timeline: when it was said, else when it was published, undated last; then article by article, as printed.
    /// </summary>
    public static (DateTimeOffset From, DateTimeOffset To, DateTimeOffset Published, string Article, int Start, string Id) Order(TimelineEntry e) =>
        (Day(e.Said?.Earliest) ?? Midnight(e.Publication?.Earliest) ?? DateTimeOffset.MaxValue,
            Day(e.Said is null ? null : e.Said.Latest ?? e.Said.Earliest) ?? Midnight(e.Publication?.Latest) ?? DateTimeOffset.MaxValue,
            e.Publication?.Earliest ?? DateTimeOffset.MaxValue, e.Reports.Count > 0 ? e.Reports[0].Article : "",
            e.Reports.Count > 0 ? e.Reports[0].Start : 0, e.Id);

    static DateTimeOffset? Day(DateOnly? day) => day is { } d ? new DateTimeOffset(d, default, TimeSpan.Zero) : null;

    static DateTimeOffset? Midnight(DateTimeOffset? time) => time is { } t ? Day(DateOnly.FromDateTime(t.Date)) : null;

    // Words nobody is named for have no witness to count.
    static int Witnesses(Claim claim) => claim.Speaker.IsUnnamedSource() ? 0 : 1;

    static string Time(DateTimeOffset t) => t.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    static string Day(DateTimeOffset t) => t.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
