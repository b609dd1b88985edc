using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Fetching;

namespace StoryTracker.Tests.WebSub;

/// <summary>A hub that does as it is told: takes requests, verifies them at the callback, brings documents.</summary>
sealed class WebSubScriptedHub(Func<HttpClient> outside) : IFetch
{
    /// <summary>Address of the hub.</summary>
    public const string Address = "https://hub.example/subscribe";

    /// <summary>Requests so far, newest last.</summary>
    public List<IReadOnlyDictionary<string, string>> Requests { get; } = [];

    /// <summary>What it answers to a request.</summary>
    public int Status { get; set; } = 202;

    /// <summary>Set: the request fails with it.</summary>
    public FetchRefusedException? Refusal { get; set; }

    /// <summary>Lease it names, null to name none.</summary>
    public string? Lease { get; set; } = "864000";

    public Task<Fetched> GetAsync(FetchRequest request, CancellationToken ct) => throw new NotSupportedException("Nobody polls here.");

    public Task<Fetched> PostFormAsync(Uri url, IReadOnlyDictionary<string, string> form, CancellationToken ct)
    {
        Assert.Equal(Address, url.AbsoluteUri);
        Requests.Add(form);
        if (Refusal is not null) throw Refusal;
        return Task.FromResult(new Fetched(url, Status, default, null, null, null, null, null, [], []));
    }

    /// <summary>Asks the callback of a request whether it was meant, with a challenge of its own or with some fields changed.</summary>
    public async Task<(int Status, string Body)> VerifyAsync(
        IReadOnlyDictionary<string, string> request, params (string Name, string? Value)[] changed)
    {
        var fields = new Dictionary<string, string?>
        {
            ["hub.mode"] = request["hub.mode"], ["hub.topic"] = request["hub.topic"], ["hub.challenge"] = "challenge <&> 1",
            ["hub.lease_seconds"] = request["hub.mode"] == "subscribe" ? Lease : null,
        };
        foreach (var (name, value) in changed) fields[name] = value;
        var query = string.Join('&', fields.Where(f => f.Value is not null).Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value!)}"));
        using var client = outside();
        using var answer = await client.GetAsync($"{PathOf(request)}?{query}", TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode != System.Net.HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType == "text/plain");
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Brings a document, signed with a method, or with a header of its own.</summary>
    public async Task<(int Status, string Body)> BringAsync(
        IReadOnlyDictionary<string, string> request, byte[] document, string method = "sha256", Func<string, string?>? header = null, string? coding = null)
    {
        var signature = $"{method}={Convert.ToHexStringLower(WebSubSignature.Sign(method, request.GetValueOrDefault("hub.secret", ""), document) ?? [])}";
        using var client = outside();
        using var content = new ByteArrayContent(document);
        content.Headers.ContentType = new("application/atom+xml");
        if (coding is not null) content.Headers.ContentEncoding.Add(coding);
        using var post = new HttpRequestMessage(HttpMethod.Post, PathOf(request)) { Content = content };
        if (document.Length > 1 << 20) post.Headers.ExpectContinue = true;       // so that a refusal is heard before the body is sent
        if ((header is null ? signature : header(signature)) is { } sent) post.Headers.TryAddWithoutValidation(WebSubSignature.Header, sent);
        using var answer = await client.SendAsync(post, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Path of the callback that a request names.</summary>
    public static string PathOf(IReadOnlyDictionary<string, string> request) => new Uri(request["hub.callback"]).AbsolutePath;
}
