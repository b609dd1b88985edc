using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Feeds;

/// <summary>Whether a page may speak for another address: what it names as canonical is believed within its own site alone.</summary>
static class CanonicalPage
{
    static readonly string[] SecondLevel = ["co", "com", "org", "net", "gov", "ac", "edu", "ne", "or", "go", "gob", "nhs", "sch", "plc", "ltd"];
    static readonly string[] Caches = ["ampproject.org", "bing-amp.com"];

    /// <summary>The canonical address that a page's word or its redirect gives the article; null when it stays where it is.</summary>
    /// <param name="asked">Address of the article on record.</param>
    /// <param name="final">Address that answered.</param>
    /// <param name="stated">What the page names as canonical, null when it names nothing.</param>
    public static Uri? Of(Uri asked, Uri final, Uri? stated)
    {
        var own = CanonicalUrl.Of(asked);
        if (stated is not null && Believed(final, stated)) return Other(own, stated);
        // A page that says nothing and was reached by a redirect within its site is where the redirect led.
        return stated is null && final != asked && SameSite(asked, final) && HasPath(final) ? Other(own, final) : null;
    }

    static Uri? Other(Uri own, Uri address)
    {
        var canonical = CanonicalUrl.Of(address);
        return canonical == own ? null : canonical;
    }

    // A front page as canonical is a slip of a template; another site as canonical is a copy of that site's article, not the same page.
    static bool Believed(Uri final, Uri stated) => HasPath(stated) && (SameSite(final, stated) || Caches.Any(c => IsWithin(final.IdnHost, c)));

    static bool HasPath(Uri url) => url.AbsolutePath.Trim('/').Length > 0 || url.Query.Length > 1;

    static bool IsWithin(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two addresses are of one site: the same registered domain, as far as its shape tells, and the same port.</summary>
    public static bool SameSite(Uri a, Uri b) => Port(a) == Port(b) && Domain(a).Equals(Domain(b), StringComparison.OrdinalIgnoreCase);

    static int Port(Uri url) => url.IsDefaultPort ? 0 : url.Port;

    static string Domain(Uri url)
    {
        if (url.HostNameType != UriHostNameType.Dns) return url.IdnHost;
        var labels = url.IdnHost.Split('.');
        var keep = labels.Length > 2 && labels[^1].Length == 2 && SecondLevel.Contains(labels[^2], StringComparer.OrdinalIgnoreCase) ? 3 : 2;
        return string.Join('.', labels.TakeLast(keep));
    }
}
