using System.Text;
using StoryTracker.Fetching;

namespace StoryTracker.App.Tests.Revisions;

/// <summary>A door behind which there is one page, which its outlet changes or takes down.</summary>
sealed class OnePageDoor : IFetch
{
    public int Status { get; set; } = 200;

    public string Page { get; set; } = "";

    /// <summary>Validator of the page; null for a server that gives none.</summary>
    public string? ETag { get; set; }

    /// <summary>Statuses answered for the page, in order.</summary>
    public List<int> Answered { get; } = [];

    public Task<Fetched> GetAsync(FetchRequest request, CancellationToken ct)
    {
        if (request.Url.AbsolutePath == "/robots.txt") return Task.FromResult(Answer(request.Url, 404, ""));
        var status = Status == 200 && ETag is not null && request.ETag == ETag ? 304 : Status;
        Answered.Add(status);
        return Task.FromResult(Answer(request.Url, status, status == 200 ? Page : ""));
    }

    public Task<Fetched> PostFormAsync(Uri url, IReadOnlyDictionary<string, string> form, CancellationToken ct) =>
        throw new InvalidOperationException("Nobody posts here.");

    Fetched Answer(Uri url, int status, string body) =>
        new(url, status, Encoding.UTF8.GetBytes(body), "text/html; charset=utf-8", ETag, null, null, null, [], []);
}
