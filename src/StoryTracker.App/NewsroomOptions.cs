using System.Net;
using StoryTracker.App.Corroboration;
using StoryTracker.App.Feeds;
using StoryTracker.Fetching;

namespace StoryTracker.App;

/// <summary>How a newsroom asks the outside.</summary>
public sealed record NewsroomOptions
{
    /// <summary>What the operator decides about requests: how to be reached, and which addresses of the own network may be asked.</summary>
    public FetchSettings Fetch { get; init; } = new() { Contact = "contact-not-set" };

    /// <summary>Addresses of a name; the system's resolver when null.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>>? Resolve { get; init; }

    /// <summary>The door to use instead of the guarded one; for tests alone.</summary>
    public IFetch? Door { get; init; }

    /// <summary>How feeds are polled and pages fetched.</summary>
    public FeedSettings Feeds { get; init; } = new();

    /// <summary>What compares statements instead of the matcher of this version; for tests alone.</summary>
    public IStatementMatcher? Matcher { get; init; }

    /// <summary>Address that hubs reach this newsroom at (StoryTracker:PublicUrl); null: none, so no subscription is asked for.</summary>
    public Uri? PublicUrl { get; init; }
}
