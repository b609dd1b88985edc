using System.Globalization;
using System.Net.Http.Headers;
using Npgsql;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;
using StoryTracker.Fetching;

namespace StoryTracker.App.Feeds;

/// <summary>What an attempt at a page brought: a page, a failure, or neither when it has not changed since.</summary>
/// <param name="Page">The page; its bytes are kept under its hash.</param>
/// <param name="Failure">Why there is none.</param>
public sealed record PageAttempt(ArticleFetched? Page, PageFailure? Failure)
{
    /// <summary>True when the server says that the page is as it was.</summary>
    public bool Unchanged => Page is null && Failure is null;
}

/// <summary>Fetches pages of articles: at the host's pace, by its robots rules, conditionally. Used for new articles and for visiting again.</summary>
/// <param name="fetch">The one door to the outside.</param>
/// <param name="gates">One request at a time for each host.</param>
/// <param name="robots">Robots rules.</param>
/// <param name="documents">Keeps raw bytes.</param>
/// <param name="fetches">Validators.</param>
/// <param name="settings">Limits.</param>
/// <param name="clock">When.</param>
public sealed class PageFetcher(
    IFetch fetch, HostGates gates, HostRobots robots, Documents documents, PageFetches fetches, FeedSettings settings, TimeProvider clock)
{
    const string Accept = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.3";

    /// <summary>Makes one attempt.</summary>
    /// <param name="article">The article.</param>
    /// <param name="url">Its address.</param>
    /// <param name="conditional">True to ask only for what changed since the last time.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="SnoozeJobException">It is not the turn of this host; says when to come back.</exception>
    public async Task<PageAttempt> AttemptAsync(Guid article, Uri url, bool conditional, CancellationToken ct)
    {
        var known = await robots.KnownAsync(url, ct);
        if (known is { Reachable: true } && !known.Allow(url)) return Refused(url);
        await using var pass = await gates.EnterAsync(url, known?.CrawlDelay, ct);
        if (!pass.Passed) throw new SnoozeJobException("Waits for its host.", pass.Wait);
        // Whoever was at the gate before may have asked for them meanwhile.
        var rules = known ?? await robots.KnownAsync(url, ct) ?? await robots.AskAsync(url, ct);
        if (!rules.Reachable) return Failed(new("The site's robots.txt cannot be had, so its pages may not be fetched for now.", null));
        if (!rules.Allow(url)) return Refused(url);

        var (etag, modified, from) = conditional ? await fetches.ReadAsync(article, ct) : default;
        Fetched answer;
        try
        {
            answer = await fetch.GetAsync(new(url)
            {
                MaxBytes = settings.LargestPage, Deadline = settings.Deadline, ETag = etag, LastModified = modified, ValidatorsFrom = from, Accept = Accept,
            }, ct);
        }
        catch (FetchRefusedException e)
        {
            var final = e.IsOurRule || e.Kind is FetchRefusal.TooManyRedirects or FetchRefusal.TooLarge or FetchRefusal.HeadersTooLarge;
            return Failed(new(FeedEntryText.Storable(e.Message) ?? "It cannot be fetched.", null, Final: final));
        }
        var now = clock.GetUtcNow();
        if (answer.Status is 429 or 503) pass.NotBefore = answer.RetryAfter;
        FeedTelemetry.Fetched(answer.Status, false);
        if (answer.IsNotModified)
        {
            await fetches.NoteAsync(article, answer.ETag, answer.LastModified, null, 304, answer.Url, now, ct);
            return new(null, null);
        }
        if (!answer.IsSuccess) return new(null, new(Sentence(answer.Status), answer.Status, answer.RetryAfter));
        if (answer.Body.IsEmpty) return new(null, new("Its page is empty.", answer.Status));
        // A redirect may lead where the rules of another site, or of this one, forbid it.
        if (answer.Url != url && await robots.KnownAsync(answer.Url, ct) is { Reachable: true } there && !there.Allow(answer.Url)) return Refused(answer.Url);
        try
        {
            return new(new(await KeepAsync(article, answer, now, ct), MediaType(answer), WithoutFragment(answer.Url), answer.Status, now), null);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            return new(null, new("Its bytes are those of an article that was removed on legal request.", null, Final: true, OfRemoved: true));
        }
    }

    async Task<string> KeepAsync(Guid article, Fetched answer, DateTimeOffset now, CancellationToken ct)
    {
        var sha256 = await documents.KeepAsync(answer.Body, MediaType(answer), ct);
        await fetches.NoteAsync(article, answer.ETag, answer.LastModified, sha256, answer.Status, answer.Url, now, ct);
        return sha256;
    }

    static PageAttempt Failed(PageFailure failure)
    {
        FeedTelemetry.Fetched(failure.Status, true);
        return new(null, failure);
    }

    static PageAttempt Refused(Uri url) => new(null, new($"The robots.txt of {url.Host} asks not to fetch this page.", null, Final: true));

    // With its charset, which is needed to read the bytes; nothing else of the header.
    static string MediaType(Fetched answer)
    {
        if (!MediaTypeHeaderValue.TryParse(answer.ContentType, out var type) || type.MediaType is not { } media) return "application/octet-stream";
        return type.CharSet is { Length: > 0 } charset ? $"{media.ToLowerInvariant()}; charset={charset.Trim('"')}" : media.ToLowerInvariant();
    }

    static Uri WithoutFragment(Uri url) => new(url.GetLeftPart(UriPartial.Query));

    static string Sentence(int status) => status switch
    {
        401 or 402 or 403 or 407 => string.Create(CultureInfo.InvariantCulture, $"Its server does not let us read the page ({status})."),
        404 => "Its server does not know the page (404).",
        410 => "Its server says that the page is gone for good (410).",
        451 => "Its server may not show the page for legal reasons (451).",
        429 or 503 => string.Create(CultureInfo.InvariantCulture, $"Its server asks us to come back later ({status})."),
        >= 500 => string.Create(CultureInfo.InvariantCulture, $"Its server failed ({status})."),
        _ => string.Create(CultureInfo.InvariantCulture, $"Its server answered {status}."),
    };
}
