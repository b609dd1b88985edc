namespace StoryTracker.Fetching;

/// <summary>
/// The way to servers that the operator names in the settings, such as an identity provider: an address that comes with content, from a feed, a page or an
/// editor, never goes this way. They may stand in the operator's own network, so addresses are not refused here; redirects are not followed, and
/// no proxy of the environment is used.
/// </summary>
public static class OperatorsServers
{
    /// <summary>A handler for a client of such a server; whoever takes it sets a time limit and a bound on answers.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10), MaxResponseHeadersLength = 64,
    };
}
