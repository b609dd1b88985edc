using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StoryTracker.Fetching;

/// <summary>The one door to the outside: public addresses only, every hop checked, one deadline, size counted after decompression.</summary>
/// <remarks>
/// <para>A connection is allowed or refused by the address that it is made to, so a name that changes its address between a check and a
/// connection gains nothing. No proxy, no cookies, no credentials, no referrer, no trace headers.</para>
/// <para>Public addresses and the operator's allow-list have a pool of connections each. Once a fetch has been outside, a redirect cannot
/// lead it to the inside any more, even to a host on the allow-list: strangers do not choose what is read in the operator's network.</para>
/// </remarks>
public sealed class GuardedFetch : IFetch, IDisposable
{
    static readonly TimeSpan FormDeadline = TimeSpan.FromSeconds(30);
    const int FormAnswerBytes = 64 * 1024;

    readonly FetchSettings _settings;
    readonly TimeProvider _clock;
    readonly HttpClient _outside;
    readonly HttpClient _inside;

    /// <summary>Opens the door.</summary>
    /// <param name="settings">What the operator decides.</param>
    /// <param name="clock">Turns relative times in headers into instants; deadlines run on the machine's own timer.</param>
    /// <param name="resolve">Addresses of a name; the system's resolver when null.</param>
    public GuardedFetch(FetchSettings settings, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
        : this(settings, clock, resolve, connect: null, authority: null) { }

    internal GuardedFetch(FetchSettings settings, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve,
        Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? connect, X509Certificate2? authority)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clock);
        (_settings, _clock) = (settings, clock);
        resolve ??= (host, ct) => Dns.GetHostAddressesAsync(host, ct);
        connect ??= GuardedConnection.ToAsync;
        _outside = Client(new GuardedConnection(settings, resolve, connect, inside: false), authority);
        _inside = Client(new GuardedConnection(settings, resolve, connect, inside: true), authority);
    }

    /// <inheritdoc/>
    public async Task<Fetched> GetAsync(FetchRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.MaxBytes);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(request.Deadline);
        var hops = new List<Redirect>();
        var url = request.Url;
        var wasOutside = false;
        try
        {
            for (; ; )
            {
                url = AddressRules.Check(url, _settings);
                var (answer, outside) = await SendAsync(() => Compose(request, url), wasOutside, deadline.Token);
                using (answer)
                {
                    wasOutside |= outside;
                    var headers = new AnswerHeaders(answer, _clock.GetUtcNow());
                    if (!headers.IsRedirect || headers.RetryAfter > _clock.GetUtcNow())
                        return await ReadAsync(answer, headers, url, hops, request, deadline.Token, ct);
                    var next = AddressRules.Next(url, headers.Location!, hops, _settings);
                    hops.Add(new(url, next, (int)answer.StatusCode));
                    url = next;
                }
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not (OutOfMemoryException or ArgumentException))
        {
            throw Refusals.From(e, url, hops, deadline.IsCancellationRequested ? request.Deadline : null, _settings);
        }
    }

    /// <inheritdoc/>
    public async Task<Fetched> PostFormAsync(Uri url, IReadOnlyDictionary<string, string> form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(FormDeadline);
        var request = new FetchRequest(url) { MaxBytes = FormAnswerBytes, CutAtMaxBytes = true };
        try
        {
            url = AddressRules.Check(url, _settings);
            var (answer, _) = await SendAsync(
                () => Compose(request, url).With(new FormUrlEncodedContent(form)), wasOutside: false, deadline.Token);
            using (answer)
                return await ReadAsync(answer, new AnswerHeaders(answer, _clock.GetUtcNow()), url, [], request, deadline.Token, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not (OutOfMemoryException or ArgumentException))
        {
            throw Refusals.From(e, url, [], deadline.IsCancellationRequested ? FormDeadline : null, _settings);
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        _outside.Dispose();
        _inside.Dispose();
    }

    async Task<(HttpResponseMessage Answer, bool Outside)> SendAsync(Func<HttpRequestMessage> compose, bool wasOutside, CancellationToken ct)
    {
        using var first = compose();
        try
        {
            return (await _outside.SendAsync(first, HttpCompletionOption.ResponseHeadersRead, ct), true);
        }
        catch (HttpRequestException e) when (e.InnerException is NotPublicException && !wasOutside && _settings.Allow.Count > 0)
        {
            using var second = compose();
            return (await _inside.SendAsync(second, HttpCompletionOption.ResponseHeadersRead, ct), false);
        }
    }

    HttpRequestMessage Compose(FetchRequest request, Uri url)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept ?? "*/*");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", AnswerBody.Codings);
        if (!AddressRules.MaySend(request.ValidatorsFrom ?? request.Url, url)) return message;
        if (Opaque(request.ETag) is { } etag) message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (Opaque(request.LastModified) is { } modified) message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return message;
    }

    // What cannot have come from a header is not sent in one.
    static string? Opaque(string? validator) =>
        string.IsNullOrEmpty(validator) || validator.AsSpan().ContainsAnyInRange('\0', '\x1f') || validator.Any(c => c > '\xff')
            ? null : validator;

    static async Task<Fetched> ReadAsync(
        HttpResponseMessage answer, AnswerHeaders headers, Uri url, IReadOnlyList<Redirect> hops, FetchRequest request,
        CancellationToken deadline, CancellationToken ct)
    {
        var body = await AnswerBody.ReadAsync(answer, headers, request, deadline, ct);
        return new(url, (int)answer.StatusCode, body, headers.ContentType, headers.ETag, headers.LastModified, headers.MaxAge, headers.RetryAfter,
            hops, LinkHeader.Parse(headers.Links, url));
    }

    HttpClient Client(GuardedConnection connection, X509Certificate2? authority)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false, // with a proxy the address that is checked would be the proxy's
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None, // AnswerBody decompresses, and counts
            ActivityHeadersPropagator = null, // no traceparent to strangers
            MaxResponseHeadersLength = _settings.MaxHeaderKib,
            MaxConnectionsPerServer = _settings.MaxConnectionsPerHost,
            ConnectTimeout = _settings.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            MaxResponseDrainSize = 64 * 1024,
            // Validators go back byte for byte, whatever bytes they are made of.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ConnectCallback = connection.OpenAsync,
            SslOptions = GuardedConnection.Tls(authority),
        };
#pragma warning disable RS0030 // This is the one guarded door that the ban points to.
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    }
}

file static class Forms
{
    public static HttpRequestMessage With(this HttpRequestMessage message, HttpContent content)
    {
        (message.Method, message.Content) = (HttpMethod.Post, content);
        return message;
    }
}
