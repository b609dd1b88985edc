using StoryTracker.Domain.Feeds;

namespace StoryTracker.App.Feeds;

/// <summary>A day of a feed.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Polls">Times it was asked.</param>
/// <param name="NotModified">Times it answered 304.</param>
/// <param name="Failures">Times it failed.</param>
/// <param name="Items">Entries seen for the first time.</param>
/// <param name="Bytes">Bytes of its answers.</param>
public sealed record FeedDay(DateOnly Day, int Polls, int NotModified, int Failures, int Items, long Bytes);

/// <summary>A redirect that the last poll followed.</summary>
/// <param name="From">Address asked.</param>
/// <param name="To">Address it led to.</param>
/// <param name="Status">Its status, such as 301.</param>
public sealed record FollowedRedirect(Uri From, Uri To, int Status);

/// <summary>A feed on the list and how it fares.</summary>
/// <param name="Feed">What is on record of it.</param>
/// <param name="AddedAt">When it was registered.</param>
/// <param name="AddedBy">Who registered it.</param>
/// <param name="Health">How it fares, in the schedule's word; <c>new</c> before the first poll.</param>
/// <param name="PolledAt">When it was last asked, null before the first time.</param>
/// <param name="SucceededAt">When it last answered as it should, null when it never did.</param>
/// <param name="NextAt">When it is asked next, null when it is not.</param>
/// <param name="Reason">Why then, a sentence; null when it is not asked.</param>
/// <param name="NotBefore">Until when its server asked us to wait, null when it did not.</param>
/// <param name="Failures">Failed polls in a row.</param>
/// <param name="LastError">The last failure, a sentence; null when there was none.</param>
/// <param name="LastErrorAt">When that was.</param>
/// <param name="Excerpt">Beginning of an answer that was no feed; null where nothing came.</param>
/// <param name="Redirects">Redirects that the last poll followed.</param>
/// <param name="ProposedUrl">Address that its server keeps sending us to, for a person to accept; null when there is none.</param>
/// <param name="Hub">Its WebSub hub, null when it names none.</param>
/// <param name="Self">Its own address as it states it, null when it does not.</param>
/// <param name="Days">The last fourteen days with any poll, oldest first.</param>
public sealed record FeedStatus(
    Feed Feed, DateTimeOffset AddedAt, string AddedBy, string Health, DateTimeOffset? PolledAt, DateTimeOffset? SucceededAt, DateTimeOffset? NextAt,
    string? Reason, DateTimeOffset? NotBefore, int Failures, string? LastError, DateTimeOffset? LastErrorAt, string? Excerpt,
    IReadOnlyList<FollowedRedirect> Redirects, Uri? ProposedUrl, Uri? Hub, Uri? Self, IReadOnlyList<FeedDay> Days)
{
    /// <summary>Share of 304 among the polls of <see cref="Days"/>, 0 to 1; null without polls.</summary>
    public double? NotModifiedShare => Days.Sum(d => d.Polls) is > 0 and var polls ? (double)Days.Sum(d => d.NotModified) / polls : null;
}

/// <summary>A feed that was put on the list.</summary>
/// <param name="FeedId">Its id.</param>
/// <param name="Url">Its address: another than typed where a page declares its feed.</param>
/// <param name="Title">Its title, null when it has none.</param>
/// <param name="Known">True when it was on the list already.</param>
/// <param name="Entries">Entries that its document has.</param>
/// <param name="Position">Position at which it is on record, null when it was known.</param>
public sealed record FeedAdded(Guid FeedId, Uri Url, string? Title, bool Known, int Entries, long? Position);

/// <summary>What a dry run says of an entry.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Url">Its address, null when it has none.</param>
/// <param name="Published">When it says it was published, null when it does not say.</param>
/// <param name="Outcome">What would become of it, a few words.</param>
/// <param name="IsNew">True when an article would come of it.</param>
public sealed record DryRunEntry(string? Title, Uri? Url, DateTimeOffset? Published, string Outcome, bool IsNew);

/// <summary>What would be stored of a feed; nothing was.</summary>
/// <param name="Url">Its address: another than typed where a page declares its feed.</param>
/// <param name="Title">Its title, null when it has none.</param>
/// <param name="Format">Its format, such as <c>rss20</c>.</param>
/// <param name="Known">True when it is on the list already.</param>
/// <param name="Problems">What is wrong with the document, a sentence each.</param>
/// <param name="Entries">Its entries, in its own order.</param>
public sealed record DryRun(
    Uri Url, string? Title, string Format, bool Known, IReadOnlyList<string> Problems, IReadOnlyList<DryRunEntry> Entries);

/// <summary>What became of a feed of an OPML file: it is on the list, new or known, or was refused in one sentence.</summary>
/// <param name="Title">Its title in the file.</param>
/// <param name="Url">Its address in the file.</param>
/// <param name="FeedId">Its id, null when it was refused.</param>
/// <param name="Known">True when it was on the list already.</param>
/// <param name="Refusal">Set when it was refused.</param>
public sealed record ImportedFeed(string? Title, string Url, Guid? FeedId, bool Known, string? Refusal);

/// <summary>What became of an OPML file.</summary>
/// <param name="Feeds">Its feeds, in its own order.</param>
/// <param name="Problems">What is wrong with the file, a sentence each.</param>
public sealed record FeedImport(IReadOnlyList<ImportedFeed> Feeds, IReadOnlyList<string> Problems);
