namespace StoryTracker.Fetching;

/// <summary>What to get and within which limits.</summary>
/// <param name="Url">Absolute address, http or https, without a user name.</param>
public sealed record FetchRequest(Uri Url)
{
    /// <summary>Largest body, in bytes after decompression.</summary>
    /// <value>The default is 10 MiB.</value>
    public long MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>True to keep the first <see cref="MaxBytes"/> of a larger body (robots.txt) instead of refusing it.</summary>
    public bool CutAtMaxBytes { get; init; }

    /// <summary>Time for everything together: names, connections, redirects, headers and the last byte of the body.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Validator of an earlier answer, sent back byte for byte as <c>If-None-Match</c>; not sent to another origin.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of an earlier answer, sent back byte for byte as <c>If-Modified-Since</c>; not sent to another origin.</summary>
    public string? LastModified { get; init; }

    /// <summary>Value of <c>Accept</c>.</summary>
    /// <value>The default is <c>*/*</c>.</value>
    public string? Accept { get; init; }
}
