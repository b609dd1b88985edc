using System.Net;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Answers;

namespace StoryTracker.Tests.Access;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_needs_no_sign_in_and_tells_one_word()
    {
        await using var server = await DeskServer.StartAsync();
        using var stranger = server.Stranger();
        foreach (var path in new[] { "/healthz", "/readyz" })
            Assert.Equal("""{"status":"ok"}""", (await stranger.JsonAsync(path)).ToJsonString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_cannot_work_is_alive_but_not_ready(bool fails)
    {
        await using var server = await DeskServer.StartAsync(readiness: new NotReady(fails));
        using var stranger = server.Stranger();
        await stranger.JsonAsync("/healthz");
        Assert.Equal("""{"status":"unavailable"}""", (await stranger.JsonAsync("/readyz", HttpStatusCode.ServiceUnavailable)).ToJsonString());
    }

    sealed class NotReady(bool fails) : IReadiness
    {
        public Task<bool> IsReadyAsync(CancellationToken ct) => fails ? throw new InvalidOperationException("password=hunter2") : Task.FromResult(false);
    }
}
