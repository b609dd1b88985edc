namespace StoryTracker.Fetching;

/// <summary>An answer from outside.</summary>
/// <param name="Url">Where the answer came from, after all redirects, without a fragment.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Decompressed bytes; of an answer outside 200–299 the first 64 KiB at most.</param>
/// <param name="ContentType">As the server wrote it.</param>
/// <param name="ETag">Opaque validator as the server wrote it, to be sent back unchanged.</param>
/// <param name="LastModified">Opaque validator as the server wrote it; never to be parsed and written anew.</param>
/// <param name="MaxAge">How long the answer stays fresh from now (RFC 9111: max-age less Age, else Expires less Date); null when not stated.</param>
/// <param name="RetryAfter">No request before this instant, when the server asked for it (RFC 9110 10.2.3).</param>
/// <param name="Redirects">The hops that were followed, in order.</param>
/// <param name="Links">Links in the header of the answer (RFC 8288), one for each relation.</param>
public sealed record Fetched(
    Uri Url, int Status, ReadOnlyMemory<byte> Body, string? ContentType, string? ETag, string? LastModified,
    TimeSpan? MaxAge, DateTimeOffset? RetryAfter, IReadOnlyList<Redirect> Redirects, IReadOnlyList<WebLink> Links)
{
    /// <summary>Whether the status is 200–299.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>Whether the document is the one that the validators stand for.</summary>
    public bool IsNotModified => Status == 304;

    /// <summary>Where the address asked for has moved for good: the end of the unbroken run of permanent redirects it starts with.</summary>
    /// <value>Null when the first redirect is a temporary one or there is none.</value>
    public Uri? MovedTo => Redirects.TakeWhile(r => r.IsPermanent).LastOrDefault()?.To;
}

/// <summary>A hop.</summary>
/// <param name="From">The address that redirects.</param>
/// <param name="To">The address it redirects to.</param>
/// <param name="Status">301, 302, 303, 307 or 308.</param>
public sealed record Redirect(Uri From, Uri To, int Status)
{
    /// <summary>Whether the server says that the address has changed for good.</summary>
    public bool IsPermanent => Status is 301 or 308;
}

/// <summary>A link in the header of an answer.</summary>
/// <param name="Url">Absolute address.</param>
/// <param name="Rel">Relation in small letters: <c>hub</c>, <c>self</c>, <c>canonical</c>…</param>
public sealed record WebLink(Uri Url, string Rel);
