using System.Net.Sockets;
using System.Security.Authentication;

namespace StoryTracker.Fetching;

/// <summary>Turns what went wrong underneath into a sentence for an editor; nothing that a server wrote is repeated in it.</summary>
static class Refusals
{
    /// <summary>The refusal that an exception stands for.</summary>
    /// <param name="e">What went wrong.</param>
    /// <param name="url">The address at which it did.</param>
    /// <param name="hops">The redirects before it.</param>
    /// <param name="overdue">The deadline when it has passed, else null.</param>
    /// <param name="settings">What the operator decides.</param>
    public static FetchRefusedException From(Exception e, Uri url, IReadOnlyList<Redirect> hops, TimeSpan? overdue, FetchSettings settings)
    {
        if (e is FetchRefusedException ours) return new(ours.Kind, ours.Url, ours.Message, ours.InnerException) { Redirects = hops };
        var (kind, message) = Causes(e).Select(c => Rule(c, url, hops)).FirstOrDefault(r => r is not null)
            ?? (overdue is { } limit ? (FetchRefusal.TookTooLong, $"{url.IdnHost} took longer than {Words(limit)}.") : Fault(e, url, settings));
        return new(kind, url, message, e) { Redirects = hops };
    }

    static (FetchRefusal, string)? Rule(Exception cause, Uri url, IReadOnlyList<Redirect> hops) => cause switch
    {
        NotPublicException n => (FetchRefusal.PrivateAddress, hops.Count == 0
            ? $"{url.IdnHost} points to a private address ({n.Address}): {n.What}."
            : $"{hops[0].From.IdnHost} redirects to {url.IdnHost}, which points to a private address ({n.Address}): {n.What}."),
        PortRefusedException p => (FetchRefusal.Port, AddressRules.PortRefused(url, p.Port).Message),
        TooLargeException t => (FetchRefusal.TooLarge, $"{url.IdnHost} sent more than {Size(t.Limit)}."),
        _ => null,
    };

    static (FetchRefusal, string) Fault(Exception e, Uri url, FetchSettings settings)
    {
        var host = url.IdnHost;
        var error = Causes(e).Select(ErrorOf).FirstOrDefault(x => x != HttpRequestError.Unknown);
        var socket = Causes(e).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        if (error == HttpRequestError.ConfigurationLimitExceeded)
            return (FetchRefusal.HeadersTooLarge, $"{host} sent more than {settings.MaxHeaderKib} KiB of headers.");
        if (Causes(e).Any(c => c is AuthenticationException) || error == HttpRequestError.SecureConnectionError)
        {
            return (FetchRefusal.Tls,
                $"No secure connection to {host}: its certificate is not trusted or not sent in full, or it speaks no common version of TLS.");
        }
        if (socket is SocketError.HostNotFound or SocketError.NoData) return (FetchRefusal.NoSuchHost, $"There is no host {host}: check the spelling.");
        if (socket is SocketError.TryAgain or SocketError.NoRecovery || error == HttpRequestError.NameResolutionError)
            return (FetchRefusal.NoSuchHost, $"The name {host} could not be looked up.");
        if (e is OperationCanceledException) return (FetchRefusal.NoConnection, $"{host} did not answer within {Words(settings.ConnectTimeout)}.");
        if (socket is SocketError.ConnectionRefused) return (FetchRefusal.NoConnection, $"{host} refuses connections.");
        if (error == HttpRequestError.ResponseEnded) return (FetchRefusal.Garbled, $"{host} broke off in the middle of its answer.");
        if (socket is not null || error == HttpRequestError.ConnectionError) return (FetchRefusal.NoConnection, $"There is no connection to {host}.");
        if (Causes(e).Any(c => c is InvalidDataException)) return (FetchRefusal.Garbled, $"{host} sent an answer that cannot be decompressed.");
        return (FetchRefusal.Garbled, $"{host} sent something that is not a valid answer.");
    }

    static HttpRequestError ErrorOf(Exception cause) => cause switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };

    static IEnumerable<Exception> Causes(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException) yield return cause;
    }

    static string Words(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds:0} milliseconds",
        1 => "1 second",
        < 120 => $"{time.TotalSeconds:0.#} seconds",
        _ => $"{time.TotalMinutes:0.#} minutes",
    };

    static string Size(long bytes) => bytes switch
    {
        >= 1 << 20 => $"{bytes / 1048576.0:0.#} MiB",
        >= 1024 => $"{bytes / 1024.0:0.#} KiB",
        _ => $"{bytes} bytes",
    };
}
