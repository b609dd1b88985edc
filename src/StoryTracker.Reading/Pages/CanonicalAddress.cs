using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// The address that a page gives itself (RFC 6596), if it can be right: publishers point at their home page or at a test server by mistake,
/// and a copy of another site's article points there.
/// </summary>
static class CanonicalAddress
{
    const int Longest = 2_000;

    // Names below which anybody can register: the site is one label longer.
    static readonly HashSet<string> SecondLevel = new(StringComparer.OrdinalIgnoreCase) { "co", "com", "org", "net", "gov", "ac", "edu",
        "or", "ne", "go", "gob", "gov", "sc" };

    /// <summary>The address; null when the page gives none that can be right.</summary>
    /// <param name="page">The page.</param>
    /// <param name="metas">Its meta elements.</param>
    /// <param name="url">Where it came from; null when unknown.</param>
    /// <param name="problems">Told when the page names another site's address.</param>
    public static Uri? Of(IDocument page, PageMeta metas, Uri? url, List<string> problems)
    {
        string?[] printed = [page.QuerySelector("link[rel~='canonical' i]")?.GetAttribute("href"), metas["og:url"]];
        foreach (var candidate in printed)
        {
            if (Read(candidate, url) is not { } address || IsHome(address, url)) continue;
            if (url is null || Site(address) == Site(url)) return address;
            problems.Add($"The page calls {Short(address)} its address, which is on another site.");
            return null;
        }
        return null;
    }

    /// <summary>An address as printed, without its fragment; null when it is no http or https address.</summary>
    static Uri? Read(string? printed, Uri? relativeTo)
    {
        if (printed is not { Length: > 0 and < Longest } || !Uri.TryCreate(relativeTo, printed.Trim(), out var url)
            || !url.IsAbsoluteUri) return null;
        if (url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Host.Length == 0) return null;
        return url.Fragment.Length == 0 ? url : new UriBuilder(url) { Fragment = "" }.Uri;
    }

    static bool IsHome(Uri address, Uri? url) => address.AbsolutePath == "/" && address.Query.Length == 0
        && (url is null || url.AbsolutePath != "/" || url.Query.Length > 0);

    static string Site(Uri url)
    {
        var labels = url.Host.ToLowerInvariant().Split('.');
        if (labels.Length <= 2 || url.HostNameType != UriHostNameType.Dns) return url.Host.ToLowerInvariant();
        var length = labels[^1].Length == 2 && SecondLevel.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels[^Math.Min(length, labels.Length)..]);
    }

    static string Short(Uri url) => url.AbsoluteUri.Length <= 120 ? url.AbsoluteUri : url.AbsoluteUri[..120] + "…";
}
