using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace StoryTracker.Program.Tests;

/// <summary>The main job: started on an empty data folder, with the private PostgreSQL.</summary>
public sealed class ServeTests : IDisposable
{
    // Not a private temporary folder: as root the server runs under an account of its own, which has to reach it.
    readonly string data = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"st-{Guid.NewGuid():N}"[..11])).FullName;

    public void Dispose() => Directory.Delete(data, true);

    ProgramProcess Start(params string[] more) => ProgramProcess.Start(null, data, null, ["serve", "--urls", "http://127.0.0.1:0", .. more]);

    static async Task<JsonDocument> GetAsync(Uri entry, string path)
    {
        using var client = Client(entry);
        return JsonDocument.Parse(await client.GetStringAsync(path));
    }

    static HttpClient Client(Uri entry)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true) { BaseAddress = new(entry, "/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", entry.Segments[^1]);
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
        return client;
    }

    [Fact]
    public async Task On_an_empty_folder_it_ingests_the_seeds_and_lists_three_stories_and_keeps_them_through_a_kill()
    {
        await using (var program = Start())
        {
            var entry = await program.ReadyAsync();
            Assert.Contains("founding articles", program.Errors, StringComparison.Ordinal);
            await ThreeStoriesAsync(entry);
            using var stranger = Client(new(entry, "/enter/" + new string('0', 64)));
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/stories")).StatusCode);
            Assert.Equal("""{"status":"ok"}""", await stranger.GetStringAsync("/healthz"));
            Assert.Equal("""{"status":"ok"}""", await stranger.GetStringAsync("/readyz"));

            // A verb beside the running server, on the same private cluster.
            Assert.Equal(0, (await ProgramProcess.RunAsync(null, data, null, "check")).Code);
            await program.KillAsync();
        }
        await using var again = Start();
        var entered = await again.ReadyAsync();
        Assert.DoesNotContain("founding articles", again.Errors, StringComparison.Ordinal);
        await ThreeStoriesAsync(entered);
        Assert.Equal(0, (await ProgramProcess.RunAsync(null, data, null, "check")).Code);
    }

    static async Task ThreeStoriesAsync(Uri entry)
    {
        using var stories = await GetAsync(entry, "/stories");
        var items = stories.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Barnet elections", "Hezbollah proscription", "Labour antisemitism"], items.Select(i => i.GetProperty("title").GetString()).Order());
        foreach (var item in items)
        {
            Assert.NotEqual(0, item.GetProperty("claims").GetInt32());
            using var story = await GetAsync(entry, $"/stories/{item.GetProperty("id").GetString()}");
            foreach (var report in story.RootElement.GetProperty("timeline").EnumerateArray().SelectMany(e => e.GetProperty("reports").EnumerateArray()))
            {
                using var article = await GetAsync(entry, $"/articles/{report.GetProperty("article").GetString()}");
                var text = article.RootElement.GetProperty("text").GetString()!;
                Assert.Equal(report.GetProperty("exact").GetString(), text[report.GetProperty("start").GetInt32()..report.GetProperty("end").GetInt32()]);
            }
        }
    }

    [Fact]
    public async Task In_production_no_seeds_are_ingested()
    {
        await using var program = ProgramProcess.Start(null, data, null, ["serve", "--urls", "http://127.0.0.1:0"], ("DOTNET_ENVIRONMENT", "Production"));
        using var stories = await GetAsync(await program.ReadyAsync(), "/stories");
        Assert.Equal(0, stories.RootElement.GetProperty("items").GetArrayLength());
    }
}
