namespace StoryTracker.Domain.Articles;

/// <summary>The address that tells one article from another: no fragment, no tracking parameters, host in lower case.</summary>
public static class CanonicalUrl
{
    static readonly string[] TrackingPrefixes = ["utm_", "at_", "mc_", "pk_", "hsa_", "_hs", "wt_", "oly_", "vero_", "guce_", "amp_", "__twitter"];
    static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "ocid", "cmpid", "ncid", "cmp", "smid", "ito", "ref_src", "ref_url", "_ga",
        "igsh", "twclid", "ttclid", "wbraid", "gbraid", "li_fat_id", "xtor", "sc_cmpid", "ftcamp", "guccounter", "__source", "spm", "scmp",
    };

    /// <summary>Canonical form of an address.</summary>
    /// <param name="url">Absolute http or https address.</param>
    /// <exception cref="ArgumentException">The address is not absolute or not http(s).</exception>
    public static Uri Of(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{url}' is not an http or https address; give the full address of the page.", nameof(url));
        var kept = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsTracking(p));
        return new UriBuilder(url) { Fragment = "", Query = string.Join('&', kept), UserName = "", Password = "" }.Uri;
    }

    static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return Tracking.Contains(name) || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }
}
