using System.Text.Json.Nodes;

namespace StoryTracker.Tests.Browser;

/// <summary>The built program on the founding articles, a browser that is signed in, and a colleague who posts from elsewhere.</summary>
public sealed class SeededProgram : IAsyncLifetime
{
    StartedProgram? program;
    HttpClient? colleague;
    JsonArray stories = [];
    string? session;

    public async ValueTask InitializeAsync()
    {
        program = await StartedProgram.StartAsync(TestContext.Current.CancellationToken);
        colleague = new HttpClient(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true) { BaseAddress = new(program.Entry, "/") };
        colleague.DefaultRequestHeaders.Authorization = new("Bearer", program.Entry.Segments[^1]);
        colleague.DefaultRequestHeaders.Accept.Add(new("application/json"));
        stories = (await GetAsync("/stories"))["items"]!.AsArray();
    }

    /// <summary>Id of the story whose title holds a word.</summary>
    internal string Story(string word) => stories.Single(s => s!["title"]!.GetValue<string>().Contains(word, StringComparison.Ordinal))!["id"]!.GetValue<string>();

    /// <summary>Page of the claim of a story whose text holds some words.</summary>
    internal async Task<string> ClaimAsync(string story, string words) => $"/stories/{Story(story)}/claims/" + (await GetAsync($"/stories/{Story(story)}"))["timeline"]!.AsArray()
        .First(e => e!["text"]!.GetValue<string>().Contains(words, StringComparison.Ordinal))!["id"]!.GetValue<string>();

    /// <summary>What a colleague decides on the claim that a page shows, as it is there now.</summary>
    internal async Task PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var claim = await GetAsync(address[..address.LastIndexOf('/')]);
        using var form = new FormUrlEncodedContent([new("revision", $"{claim["revision"]}"), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        using var answer = await colleague!.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await colleague!.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken))!;

    /// <summary>A window of an editor who is signed in, on a page.</summary>
    internal async Task<Editor> OpenAsync(Chromium chromium, bool script, string path)
    {
        var editor = await Editor.OpenAsync(chromium, program!, script, session);
        session ??= await editor.Page.Context.StorageStateAsync();
        await editor.Page.GotoAsync(path);
        return editor;
    }

    public async ValueTask DisposeAsync()
    {
        colleague?.Dispose();
        if (program is not null) await program.DisposeAsync();
    }
}
