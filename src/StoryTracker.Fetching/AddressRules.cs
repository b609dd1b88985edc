using System.Text;

namespace StoryTracker.Fetching;

/// <summary>What an address must look like before anything is looked up.</summary>
static class AddressRules
{
    const int MaxLength = 4096;

    /// <summary>The address to ask for: absolute, http or https, an allowed port, no credentials; without its fragment.</summary>
    public static Uri Check(Uri url, FetchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri)
            throw new FetchRefusedException(FetchRefusal.BadAddress, url, "This is not a complete address: it must start with https:// or http://.");
        if (url.Scheme is not ("http" or "https"))
        {
            var start = url.Scheme.Length <= 12 ? $"{url.Scheme}:" : "something else";
            throw new FetchRefusedException(FetchRefusal.Scheme, url, $"Addresses that start with {start} are not fetched, only https: and http:.");
        }
        if (url.UserInfo.Length > 0)
            throw new FetchRefusedException(FetchRefusal.Credentials, url, "Addresses with a user name or password in them are not fetched.");
        if (url.Host.Length == 0) throw new FetchRefusedException(FetchRefusal.BadAddress, url, "The address has no host.");
        if (url.AbsoluteUri.Length > MaxLength)
            throw new FetchRefusedException(FetchRefusal.BadAddress, url, $"The address is longer than {MaxLength} characters.");
        if (url.Port is not (80 or 443) && !settings.Allow.Any(a => a.HasPort(url.Port))) throw PortRefused(url, url.Port);
        return url.Fragment.Length == 0 ? url : new UriBuilder(url) { Fragment = "" }.Uri;
    }

    /// <summary>Where a redirect leads, when it may be followed.</summary>
    public static Uri Next(Uri url, string location, IReadOnlyList<Redirect> hops, FetchSettings settings)
    {
        if (!Uri.TryCreate(url, Utf8(location), out var next))
            throw new FetchRefusedException(FetchRefusal.BadAddress, url, $"{url.IdnHost} redirects to something that is not an address.");
        next = Check(next, settings);
        if (url.Scheme == "https" && next.Scheme == "http")
            throw new FetchRefusedException(FetchRefusal.InsecureRedirect, url, $"{url.IdnHost} redirects from a secure address to an insecure one.");
        if (next == url || hops.Any(h => h.From == next))
            throw new FetchRefusedException(FetchRefusal.TooManyRedirects, url, $"{url.IdnHost} redirects in a circle.");
        if (hops.Count >= settings.MaxRedirects)
        {
            var many = $"More than {settings.MaxRedirects} redirects, the last of them at {url.IdnHost}.";
            throw new FetchRefusedException(FetchRefusal.TooManyRedirects, url, many);
        }
        return next;
    }

    /// <summary>Whether two addresses have scheme, host and port in common (RFC 6454).</summary>
    public static bool SameOrigin(Uri a, Uri b) => (a.Scheme, a.IdnHost, a.Port) == (b.Scheme, b.IdnHost, b.Port);

    /// <summary>Whether a validator of one address may be sent to another: within an origin, and from a host's http to its own https.</summary>
    public static bool MaySend(Uri from, Uri to) =>
        SameOrigin(from, to)
        || (from.Scheme, to.Scheme, from.IdnHost) == ("http", "https", to.IdnHost) && from.IsDefaultPort && to.IsDefaultPort;

    /// <summary>The refusal of a port.</summary>
    public static FetchRefusedException PortRefused(Uri url, int port) =>
        new(FetchRefusal.Port, url, $"Port {port} of {url.IdnHost} is not fetched, only 80 and 443 and what the operator allows.");

    // Headers are read as Latin-1; servers that do not percent-encode mean UTF-8.
    static string Utf8(string location)
    {
        if (location.All(char.IsAscii)) return location;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(location));
        }
        catch (DecoderFallbackException)
        {
            return location;
        }
    }
}
