namespace StoryTracker.Fetching;

/// <summary>Why there is no answer.</summary>
public enum FetchRefusal
{
    /// <summary>Not an address that can be fetched: relative, without a host, or written wrongly.</summary>
    BadAddress,
    /// <summary>Neither http nor https.</summary>
    Scheme,
    /// <summary>A port other than 80, 443 and those that the operator allows.</summary>
    Port,
    /// <summary>An address with a user name or a password in it.</summary>
    Credentials,
    /// <summary>Points to an address that is not public and that the operator does not allow.</summary>
    PrivateAddress,
    /// <summary>The name has no address.</summary>
    NoSuchHost,
    /// <summary>Nobody answers at the address, or the connection broke.</summary>
    NoConnection,
    /// <summary>No secure connection: certificate or handshake.</summary>
    Tls,
    /// <summary>More redirects than allowed, or a circle of them.</summary>
    TooManyRedirects,
    /// <summary>A redirect from https to http.</summary>
    InsecureRedirect,
    /// <summary>Larger than allowed after decompression.</summary>
    TooLarge,
    /// <summary>More or longer headers than allowed.</summary>
    HeadersTooLarge,
    /// <summary>Not over before the deadline.</summary>
    TookTooLong,
    /// <summary>Not HTTP, broken off, or compressed in a way that cannot be read.</summary>
    Garbled,
}

/// <summary>There is no answer, and the message says why in a sentence for an editor.</summary>
/// <param name="kind">Why there is no answer.</param>
/// <param name="url">The address at which it ended, which may be that of a redirect.</param>
/// <param name="message">One sentence, ready to be shown.</param>
/// <param name="innerException">What happened underneath, if anything.</param>
public sealed class FetchRefusedException(FetchRefusal kind, Uri url, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why there is no answer.</summary>
    public FetchRefusal Kind { get; } = kind;

    /// <summary>The address at which it ended, which may be that of a redirect.</summary>
    public Uri Url { get; } = url;

    /// <summary>Whether it was our own rule that refused, so that another try makes no difference until somebody changes something.</summary>
    public bool IsOurRule => Kind is FetchRefusal.BadAddress or FetchRefusal.Scheme or FetchRefusal.Port or FetchRefusal.Credentials
        or FetchRefusal.PrivateAddress or FetchRefusal.InsecureRedirect;

    /// <summary>The redirects that were followed before it ended.</summary>
    public IReadOnlyList<Redirect> Redirects { get; init; } = [];
}
