namespace StoryTracker.Fetching;

/// <summary>What the operator decides about fetching.</summary>
public sealed record FetchSettings
{
    /// <summary>Address or e-mail under which a webmaster reaches the operator; part of the User-Agent.</summary>
    public required string Contact { get; init; }

    /// <summary>Hosts and networks that may be fetched though they are not public, or at another port than 80 and 443.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<AllowedHost> Allow { get; init; } = [];

    /// <summary>Name and version in the User-Agent; the part before the slash is the name that robots.txt is asked for.</summary>
    /// <value>The default is <c>StoryTracker/0.1</c>.</value>
    public string Product { get; init; } = "StoryTracker/0.1";

    /// <summary>Most redirects that are followed.</summary>
    /// <value>The default is 5.</value>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Most bytes of headers, in KiB.</summary>
    /// <value>The default is 32.</value>
    public int MaxHeaderKib { get; init; } = 32;

    /// <summary>Longest wait for a connection, within the deadline.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections to one host at a time.</summary>
    /// <value>The default is 2.</value>
    public int MaxConnectionsPerHost { get; init; } = 2;

    /// <summary>The User-Agent: who asks and whom to turn to.</summary>
    public string UserAgent => $"{Product} (+{string.Concat(Contact.Where(c => c is > ' ' and < '\x7f' and not ('(' or ')' or '\\')))})";
}
