using System.Net;
using System.Text.Json;
using StoryTracker.TestMetrics;

namespace StoryTracker.Program.Tests;

/// <summary>The database goes away under a running server, and comes back.</summary>
public sealed class DatabaseLostTests
{
    static readonly string[] Pages = ["/stories", "/speakers", "/history", $"/stories/{Guid.Empty}", $"/articles/{Guid.Empty}"];

    [Fact]
    public async Task Pages_and_their_twins_say_so_in_a_sentence_metrics_go_on_and_all_come_back_by_themselves()
    {
        await using var database = await OwnServer.StartAsync();
        await using var program = ProgramProcess.Start(database.ConnectionString, null, null,
            ["serve", "--urls", "http://127.0.0.1:0", "--metrics", "http://127.0.0.1:0"], ("DOTNET_ENVIRONMENT", "Production"));
        var entry = await program.ReadyAsync();
        var metrics = new Uri((await program.SaidAsync("Metrics are at ")).TrimEnd('.'));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true) { BaseAddress = new(entry, "/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", entry.Segments[^1]);
        foreach (var path in Pages) await client.GetStringOrStatusAsync(path);
        Assert.Equal(1, Exposition.Read(await client.GetStringAsync(metrics))["storytracker_database_reachable"]);

        for (var time = 0; time < 2; time++)
        {
            await database.StopAsync();
            foreach (var path in Pages)
            {
                using (var page = await client.GetAsync(path))
                {
                    Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
                    Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
                    Assert.NotNull(page.Headers.RetryAfter);
                    Assert.Contains("The database does not answer just now", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                }
                using var twin = await client.GetAsync($"{path}.json");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, twin.StatusCode);
                Assert.Equal("application/problem+json", twin.Content.Headers.ContentType?.MediaType);
                using var problem = JsonDocument.Parse(await twin.Content.ReadAsStringAsync());
                Assert.Equal("The record is out of reach", problem.RootElement.GetProperty("title").GetString());
            }
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetStringOrStatusAsync("/readyz")).Status);
            Assert.Equal(HttpStatusCode.OK, (await client.GetStringOrStatusAsync("/healthz")).Status);
            Assert.Equal(HttpStatusCode.OK, (await client.GetStringOrStatusAsync("/about")).Status);
            var told = Exposition.Read(await client.GetStringAsync(metrics));
            Assert.Equal(0, told["storytracker_database_reachable"]);
            Assert.Contains(told.Types.Keys, name => name.StartsWith("dotnet_", StringComparison.Ordinal));

            await database.StartAgainAsync();
            await EventuallyAsync(async () => (await client.GetStringOrStatusAsync("/stories")).Status == HttpStatusCode.OK);
            await EventuallyAsync(async () => (await client.GetStringOrStatusAsync("/readyz")).Status == HttpStatusCode.OK);
            await EventuallyAsync(async () => Exposition.Read(await client.GetStringAsync(metrics))["storytracker_database_reachable"] == 1);
        }
        // An outage is told in a line a request, not as a failure of ours with its stack.
        Assert.DoesNotContain(program.Errors.Split('\n'), l => l.Contains("fail: StoryTracker.Web", StringComparison.Ordinal));
    }

    static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition()) await Task.Delay(50, limit.Token);
    }
}

static class Answers
{
    public static async Task<(HttpStatusCode Status, string Text)> GetStringOrStatusAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
