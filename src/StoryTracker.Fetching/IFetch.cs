namespace StoryTracker.Fetching;

/// <summary>The one way to the outside world: everything that the program reads from a network it reads through this.</summary>
public interface IFetch
{
    /// <summary>Gets a document, following at most a few redirects.</summary>
    /// <param name="request">What to get and within which limits.</param>
    /// <param name="ct">Stops the fetch.</param>
    /// <returns>The answer, whatever its status: 304, 404 and 503 are answers, too.</returns>
    /// <exception cref="FetchRefusedException">There is no answer, or none that may be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; the deadline of the request is a refusal instead.</exception>
    Task<Fetched> GetAsync(FetchRequest request, CancellationToken ct);

    /// <summary>Sends a form as <c>application/x-www-form-urlencoded</c>; a redirect is returned, not followed.</summary>
    /// <param name="url">Where to, http or https.</param>
    /// <param name="form">The fields.</param>
    /// <param name="ct">Stops the fetch.</param>
    /// <exception cref="FetchRefusedException">There is no answer, or none that may be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    Task<Fetched> PostFormAsync(Uri url, IReadOnlyDictionary<string, string> form, CancellationToken ct);
}
