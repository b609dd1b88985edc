using System.Globalization;

namespace StoryTracker.Fetching;

/// <summary>What the headers of an answer say, read leniently: the first of several, and nothing rather than a guess.</summary>
sealed class AnswerHeaders
{
    const int MaxKept = 4096;

    readonly HttpResponseMessage _answer;
    readonly DateTimeOffset _now;

    /// <summary>Reads the headers of an answer that came at an instant.</summary>
    public AnswerHeaders(HttpResponseMessage answer, DateTimeOffset now) => (_answer, _now) = (answer, now);

    public string? ContentType => Kept("Content-Type");
    public string? ETag => Kept("ETag");
    public string? LastModified => Kept("Last-Modified");
    public string? Location => First("Location");

    /// <summary>Whether there is another address to go to.</summary>
    public bool IsRedirect => (int)_answer.StatusCode is 301 or 302 or 303 or 307 or 308 && Location is { Length: > 0 };

    /// <summary>All Link headers.</summary>
    public IEnumerable<string> Links => All("Link");

    /// <summary>Content codings in the order in which they were applied, in small letters.</summary>
    public IReadOnlyList<string> Codings =>
        [.. Words("Content-Encoding").Select(v => v.ToLowerInvariant())];

    /// <summary>Instant before which nothing shall be asked (RFC 9110 10.2.3), in seconds from now or as a date.</summary>
    public DateTimeOffset? RetryAfter =>
        First("Retry-After") is not { } text ? null : Seconds(text) is { } wait ? _now + wait : HttpDate.Parse(text);

    /// <summary>Remaining freshness (RFC 9111 4.2): max-age less Age, else Expires less Date; nothing when it may not be stored.</summary>
    public TimeSpan? MaxAge
    {
        get
        {
            var directives = Words("Cache-Control").Select(d => d.ToLowerInvariant()).ToList();
            if (directives.Contains("no-store") || directives.Contains("no-cache")) return null;
            var fresh = directives.Where(d => d.StartsWith("max-age=", StringComparison.Ordinal))
                .Select(d => Seconds(d[8..].Trim(' ', '"'))).FirstOrDefault(s => s is not null);
            if ((fresh ?? Expires) is not { } lifetime) return null;
            var left = lifetime - ((First("Age") is { } age ? Seconds(age) : null) ?? TimeSpan.Zero);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    // What is no date (RFC 9111 5.3 names "0") has expired.
    TimeSpan? Expires => First("Expires") is not { } expires ? null
        : HttpDate.Parse(expires) is not { } until ? TimeSpan.Zero
        : until - (First("Date") is { } date && HttpDate.Parse(date) is { } sent ? sent : _now);

    // Anything beyond ten years is ten years: the sum with a date must stay a date.
    static TimeSpan? Seconds(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit)
            ? TimeSpan.FromSeconds(double.Min(double.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), 10 * 365 * 86400.0))
            : null;

    // What is kept and sent back must be something that can be: no control characters (nor could a database keep a NUL), and no novels.
    string? Kept(string name) =>
        First(name) is { Length: > 0 and <= MaxKept } value && !value.AsSpan().ContainsAnyInRange('\0', '\x1f') && !value.Contains('\x7f')
            ? value : null;

    IEnumerable<string> Words(string name) =>
        All(name).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    string? First(string name) => All(name).FirstOrDefault()?.Trim();

    string[] All(string name) =>
        _answer.Headers.NonValidated.TryGetValues(name, out var values) || _answer.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? [.. values] : [];
}
