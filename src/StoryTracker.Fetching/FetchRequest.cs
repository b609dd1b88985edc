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

    /// <summary>Validator of an earlier answer, sent back byte for byte as <c>If-None-Match</c>, to the origin it came from and no other.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of an earlier answer, sent back byte for byte as <c>If-Modified-Since</c>, to the origin it came from and no other.</summary>
    public string? LastModified { get; init; }

    /// <summary>Where the validators came from: <see cref="Fetched.Url"/> of the earlier answer, which may have been a redirect away.</summary>
    /// <value>The default is <see cref="Url"/>: then nothing is sent behind a redirect to another origin, save from a host's http to its https.</value>
    public Uri? ValidatorsFrom { get; init; }

    /// <summary>Value of <c>Accept</c>.</summary>
    /// <value>The default is <c>*/*</c>.</value>
    public string? Accept { get; init; }
}
