using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.App.Feeds;

/// <summary>A feed that was found at an address.</summary>
/// <param name="Url">Its canonical address.</param>
/// <param name="Answer">Its document, as it answered.</param>
public sealed record FoundFeed(Uri Url, FeedAnswer Answer);

/// <summary>Finds the feed that a person means by an address: the document there, or the one that a page there declares.</summary>
/// <param name="poller">Asks.</param>
/// <param name="gates">One request at a time for each host.</param>
/// <param name="clock">Times the wait for a host's turn.</param>
public sealed class FeedFinder(FeedPoller poller, HostGates gates, TimeProvider clock)
{
    const int MostCandidates = 6;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The address that a person typed.</summary>
    /// <exception cref="CommandRefusedException">It is none that can be asked for.</exception>
    public static Uri AddressOf(string typed)
    {
        var text = typed.Trim();
        if (text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
            text = text[5..].StartsWith("//", StringComparison.Ordinal) ? "http:" + text[5..] : text[5..];
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw new CommandRefusedException($"“{Short(typed)}” is not an address; give one such as https://example.org/feed.");
        if (url.Scheme is not ("http" or "https"))
            throw new CommandRefusedException($"“{Short(typed)}” is not a web address; feeds are read over http and https alone.");
        try
        {
            return CanonicalUrl.Of(url);
        }
        catch (UriFormatException)
        {
            throw new CommandRefusedException($"“{Short(typed)}” is not an address; give one such as https://example.org/feed.");
        }
    }

    /// <summary>Finds the feed.</summary>
    /// <param name="address">Address of a feed or of a page.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">There is none; the sentence says why.</exception>
    public async Task<FoundFeed> FindAsync(Uri address, CancellationToken ct)
    {
        var answer = await AskAsync(address, ct);
        if (answer.Document is not null) return Found(address, answer);
        if (answer.Answer is not { IsSuccess: true } page) throw new CommandRefusedException(Refusal(address, answer));
        foreach (var link in FeedLinks.Find(page.Body, page.Url, page.ContentType).Where(l => l.Url != address && l.Url != page.Url).Take(MostCandidates))
        {
            var candidate = await AskAsync(link.Url, ct);
            if (candidate.Document is not null) return Found(link.Url, candidate);
        }
        throw new CommandRefusedException($"{address} is no feed, and the page there declares none that can be read: {answer.Result.Error}");
    }

    async Task<FeedAnswer> AskAsync(Uri url, CancellationToken ct)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            await using var pass = await gates.EnterAsync(url, null, ct);
            if (pass.Passed)
            {
                var answer = await poller.AskAsync(url, FeedMemory.None, ct);
                if (answer.Result.Status is 429 or 503) pass.NotBefore = answer.Result.RetryAfter;
                return answer;
            }
            if (clock.GetElapsedTime(started) + pass.Wait > Patience)
                throw new CommandRefusedException($"{url.IdnHost} may not be asked again just now; try again in {Math.Ceiling(pass.Wait.TotalSeconds)} seconds.");
            await Task.Delay(pass.Wait, clock, ct);
        }
    }

    // A redirect for good (301, 308) to the document that answered is its address; any other may change tomorrow.
    static FoundFeed Found(Uri asked, FeedAnswer answer) =>
        new(CanonicalUrl.Of(answer.Answer!.MovedTo is { } moved && moved == answer.Answer.Url ? moved : asked), answer);

    static string Refusal(Uri address, FeedAnswer answer) => answer.Result switch
    {
        { Error: { } error } => $"{address} cannot be read: {error}",
        { Status: 404 } => $"{address} cannot be read: its server does not know it (404).",
        { Status: 410 } => $"{address} cannot be read: its server says that it is gone for good (410).",
        { Status: 401 or 403 } result => $"{address} cannot be read: its server does not let us ({result.Status}).",
        { Status: 429 or 503 } result => $"{address} cannot be read now: its server asks us to come back later ({result.Status}).",
        var result => $"{address} cannot be read: its server answered {result.Status}.",
    };

    static string Short(string typed) => typed.Length <= 100 ? typed.Trim() : typed[..100].Trim() + "…";
}
