namespace StoryTracker.App.Desk;

/// <summary>How a feed fares, in the order in which it wants attention.</summary>
public enum FeedState
{
    /// <summary>The server says that it is gone for good (410), or it never came back; it is not asked any more.</summary>
    Gone,

    /// <summary>We refuse to ask: its address leads where this newsroom does not go.</summary>
    Blocked,

    /// <summary>The last polls failed.</summary>
    Failing,

    /// <summary>It answers, but slowly or with the request to come back later.</summary>
    Slow,

    /// <summary>It was added and not read yet.</summary>
    New,

    /// <summary>It answers and has brought nothing new for long.</summary>
    Quiet,

    /// <summary>It answers.</summary>
    Ok,

    /// <summary>An editor paused it.</summary>
    Paused,

    /// <summary>It is no longer followed.</summary>
    Retired,
}

/// <summary>A day of a feed.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Items">Entries seen for the first time.</param>
/// <param name="Polls">Times it was asked.</param>
/// <param name="NotModified">Times it answered 304.</param>
/// <param name="Failures">Times it failed.</param>
/// <param name="Bytes">Bytes of its answers.</param>
public sealed record FeedDay(DateOnly Day, int Items, int Polls, int NotModified, int Failures, long Bytes);

/// <summary>Why a poll failed.</summary>
/// <param name="At">When.</param>
/// <param name="Sentence">One sentence.</param>
/// <param name="Excerpt">The beginning of what came, printable characters alone; null where nothing came.</param>
public sealed record FeedError(DateTimeOffset At, string Sentence, string? Excerpt);

/// <summary>A feed in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or its address where it has none.</param>
/// <param name="Url">Its address.</param>
/// <param name="Home">Address of the site it belongs to, null when not known.</param>
/// <param name="State">How it fares.</param>
/// <param name="StateText">The same in a few words, such as <c>failing, 4 times</c>.</param>
/// <param name="Failures">Failed polls in a row.</param>
/// <param name="LastSuccess">When it last answered as it should.</param>
/// <param name="LastPoll">When it was last asked.</param>
/// <param name="NextPoll">When it is asked next, null when it is not.</param>
/// <param name="NextReason">Why then, one sentence of the schedule.</param>
/// <param name="Polls">Times it was asked in <paramref name="Days"/>.</param>
/// <param name="NotModifiedShare">Share of 304 among its answers in <paramref name="Days"/>, 0 to 1; null without answers.</param>
/// <param name="ItemsADay">Mean of new entries a day over <paramref name="Days"/> since it was added.</param>
/// <param name="Bytes">Bytes of its answers in <paramref name="Days"/>.</param>
/// <param name="Days">The last fortnight, oldest first, a day each.</param>
/// <param name="LastError">Why it failed last, null where it never did.</param>
/// <param name="ProposedUrl">Address that its server says it moved to, for an editor to accept; null where it says nothing.</param>
public sealed record FeedItem(
    string Id, string Title, string Url, string? Home, FeedState State, string StateText, int Failures, DateTimeOffset? LastSuccess,
    DateTimeOffset? LastPoll, DateTimeOffset? NextPoll, string? NextReason, int Polls, double? NotModifiedShare, double? ItemsADay, long Bytes,
    IReadOnlyList<FeedDay> Days, FeedError? LastError, string? ProposedUrl);

/// <summary>What is asked for of the list of feeds.</summary>
/// <param name="State">Only feeds that fare so, null for all.</param>
/// <param name="Words">Only feeds whose title or address holds these characters, case aside; null for all.</param>
/// <param name="After">Cursor of the page before, null for the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record FeedQuery(FeedState? State, string? Words, string? After, int Limit);

/// <summary>The list of feeds, those that want attention first, then by title.</summary>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Cursor of the next page, null on the last.</param>
/// <param name="Counts">Feeds by state, the words asked for kept, the state not.</param>
/// <param name="Now">The moment all of this is true.</param>
/// <param name="Push">What the newsroom can do about WebSub, one sentence.</param>
public sealed record FeedsView(
    IReadOnlyList<FeedItem> Items, string? Next, IReadOnlyDictionary<FeedState, int> Counts, DateTimeOffset Now, string Push);

/// <summary>A step of a redirect.</summary>
/// <param name="From">Address asked.</param>
/// <param name="To">Address it led to.</param>
/// <param name="Status">Its status, such as 301.</param>
public sealed record FeedRedirect(string From, string To, int Status);

/// <summary>Who paused a feed.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record FeedPause(string By, DateTimeOffset At, string Reason);

/// <summary>Whether a feed's hub tells us of new entries (WebSub).</summary>
/// <param name="State">One sentence.</param>
/// <param name="Hub">Address of the hub, null where the feed names none.</param>
/// <param name="LeaseUntil">End of the subscription, null without one.</param>
/// <param name="LastDelivery">When it last told of something.</param>
/// <param name="Deliveries">Documents taken.</param>
/// <param name="Ignored">Documents left aside because their signature was wrong or missing.</param>
public sealed record FeedPush(string State, string? Hub, DateTimeOffset? LeaseUntil, DateTimeOffset? LastDelivery, long Deliveries, long Ignored);

/// <summary>A feed.</summary>
/// <param name="Feed">What the list shows of it.</param>
/// <param name="Added">When it was added, and by whom.</param>
/// <param name="AddedBy">Who added it.</param>
/// <param name="Paused">Who paused it and why, null where it is not paused.</param>
/// <param name="Redirects">Redirects followed by the last poll.</param>
/// <param name="Push">WebSub.</param>
/// <param name="Now">The moment all of this is true.</param>
public sealed record FeedView(
    FeedItem Feed, DateTimeOffset Added, string AddedBy, FeedPause? Paused, IReadOnlyList<FeedRedirect> Redirects, FeedPush Push,
    DateTimeOffset Now);

/// <summary>A feed that was added.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or its address.</param>
/// <param name="Url">Its address: another than typed where a page named its feed.</param>
/// <param name="Known">True when it was on the list already.</param>
/// <param name="Position">Position at which it is on record.</param>
public sealed record FeedAddition(Guid Id, string Title, string Url, bool Known, long? Position);

/// <summary>An entry that a dry run found.</summary>
/// <param name="Title">Its title, null where it has none.</param>
/// <param name="Link">Its address, null where it has none.</param>
/// <param name="Published">When it says it was published, null where it does not.</param>
/// <param name="Outcome">What would become of it, in words.</param>
/// <param name="Stored">True when it would be stored.</param>
public sealed record FeedTrialEntry(string? Title, string? Link, DateTimeOffset? Published, string Outcome, bool Stored);

/// <summary>What adding a feed would store. Nothing was stored.</summary>
/// <param name="Url">Address of the feed: another than typed where a page named its feed.</param>
/// <param name="Title">Its title, null where it has none.</param>
/// <param name="Format">Its format, such as <c>rss20</c>.</param>
/// <param name="Known">True when it is on the list already.</param>
/// <param name="Problems">What is wrong with it, a sentence each.</param>
/// <param name="Entries">Its entries in its own order.</param>
public sealed record FeedTrial(
    string Url, string? Title, string Format, bool Known, IReadOnlyList<string> Problems, IReadOnlyList<FeedTrialEntry> Entries);

/// <summary>What became of a feed of an OPML file.</summary>
public enum FeedImportOutcome
{
    /// <summary>Added.</summary>
    Added,

    /// <summary>On the list already.</summary>
    Known,

    /// <summary>Not added, with the reason.</summary>
    Refused,
}

/// <summary>A feed of an OPML file.</summary>
/// <param name="Title">Its title in the file, null where it has none.</param>
/// <param name="Url">Its address in the file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was refused, one sentence; null otherwise.</param>
public sealed record FeedImportLine(string? Title, string Url, FeedImportOutcome Outcome, string? Reason);

/// <summary>What became of an OPML file.</summary>
/// <param name="Lines">Its feeds in its own order.</param>
/// <param name="Problems">What is wrong with the file, a sentence each.</param>
public sealed record FeedImportView(IReadOnlyList<FeedImportLine> Lines, IReadOnlyList<string> Problems);
