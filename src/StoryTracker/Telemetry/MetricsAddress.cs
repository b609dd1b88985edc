using System.Net;
using StoryTracker.Domain;

namespace StoryTracker.Telemetry;

/// <summary>Where the metrics are served, and to whom.</summary>
/// <param name="Url">Scheme, address and port, as Kestrel takes it.</param>
/// <param name="Token">The bearer token that has to be sent; null: whoever is on this machine may read.</param>
sealed record MetricsAddress(string Url, string? Token)
{
    const int ShortestToken = 16;
    const string Example = "http://127.0.0.1:9464";

    /// <summary>Reads the setting.</summary>
    /// <param name="url">Such as <c>http://127.0.0.1:9464</c>; the path <c>/metrics</c> may be written out. Null: no metrics.</param>
    /// <param name="token">The token, null where none is set.</param>
    /// <exception cref="CommandRefusedException">It is not an address, or one beyond this machine without a token.</exception>
    public static MetricsAddress? Of(string? url, string? token)
    {
        if (url is null) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp
            || uri.AbsolutePath is not ("/" or "/metrics") || uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length > 0)
            throw new CommandRefusedException($"'{url}' is not an address to serve metrics on; give one such as {Example}.");
        // A name would make the server listen everywhere.
        if (!uri.IsLoopback && !IPAddress.TryParse(uri.DnsSafeHost, out _))
            throw new CommandRefusedException(
                $"'{url}' names a host; give the IP address on which metrics are to be served, such as {Example}.");
        if (!uri.IsLoopback && token is null)
            throw new CommandRefusedException(
                $"'{url}' serves metrics beyond this machine; set STORYTRACKER_METRICS_TOKEN to the bearer token that their reader sends, "
                + $"or serve them on {Example}.");
        if (token?.Length < ShortestToken)
            throw new CommandRefusedException(
                $"STORYTRACKER_METRICS_TOKEN is too short to be a secret; give it at least {ShortestToken} characters.");
        return new(uri.GetLeftPart(UriPartial.Authority), token);
    }
}
