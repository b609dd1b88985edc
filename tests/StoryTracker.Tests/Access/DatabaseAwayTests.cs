using System.Net;
using System.Net.Sockets;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.EventStore;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Answers;

namespace StoryTracker.Tests.Access;

public sealed class DatabaseAwayTests
{
    public static TheoryData<string> Outages => ["refused", "broken", "pool", "unavailable", "socket", "stopping"];

    static Exception Outage(string name) => name switch
    {
        "refused" => new NpgsqlException("x", new SocketException((int)SocketError.ConnectionRefused)),
        "broken" => new NpgsqlException("x", new EndOfStreamException()),
        "pool" => new NpgsqlException("x", new TimeoutException()),
        "unavailable" => new StoreUnavailableException("x", new IOException()),
        "socket" => new SocketException((int)SocketError.HostUnreachable),
        _ => new PostgresException("secret detail", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown),
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task An_outage_is_503_in_a_sentence_for_people_and_programs_and_over_when_it_is_over(string outage)
    {
        var desk = new MadeUpDesk { Failure = Outage(outage) };
        await using var server = await DeskServer.StartAsync(desk);
        using var editor = await server.EditorAsync();
        foreach (var path in new[] { "/stories", "/speakers", "/history", $"/articles/{MadeUpNewsroom.Tunnel}" })
        {
            var page = await editor.PageAsync(path, HttpStatusCode.ServiceUnavailable);
            Assert.Equal("The record is out of reach", page.QuerySelector("h1")!.TextContent);
            var problem = await editor.JsonAsync($"{path}.json", HttpStatusCode.ServiceUnavailable, "application/problem+json");
            Assert.Contains("pages come back by themselves", problem["detail"]!.GetValue<string>());
        }
        desk.Failure = null;
        await editor.PageAsync("/stories");
    }

    [Fact]
    public async Task What_is_wrong_with_a_question_is_no_outage()
    {
        await using var server = await DeskServer.StartAsync(new MadeUpDesk { Failure = new PostgresException("x", "ERROR", "ERROR", PostgresErrorCodes.UndefinedTable) });
        using var editor = await server.EditorAsync();
        await editor.PageAsync("/stories", HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_database_that_hangs_is_given_up_and_asked_again_by_the_next_page()
    {
        var answers = new TaskCompletionSource();
        var desk = new MadeUpDesk { Hangs = answers.Task };
        await using var server = await DeskServer.StartAsync(desk, patience: new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(20), TimeProvider.System));
        using var editor = await server.EditorAsync();
        for (var i = 0; i < 3; i++) await editor.PageAsync("/stories", HttpStatusCode.ServiceUnavailable);
        answers.SetResult();
        await editor.PageAsync("/stories");
    }

    [Fact]
    public async Task Once_given_up_the_others_wait_for_less_until_an_answer_has_come_even_a_late_one()
    {
        var answers = new TaskCompletionSource();
        var desk = new MadeUpDesk { Hangs = answers.Task };
        var patience = new Patience(TimeSpan.FromMilliseconds(20), TimeSpan.Zero, TimeProvider.System);
        var patient = new PatientDesk(desk, patience);
        Task<Page<StoryItem>> AskAsync() => patient.StoriesAsync(AsOf.Now, null, 10, TestContext.Current.CancellationToken);
        Assert.False(patience.IsLost);
        await Assert.ThrowsAsync<TimeoutException>(AskAsync);
        Assert.True(patience.IsLost);
        answers.SetResult();
        while (patience.IsLost) await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.NotEmpty((await AskAsync()).Items);
    }

    [Fact]
    public async Task Who_no_longer_wants_an_answer_does_not_wait_for_it()
    {
        using var gone = new CancellationTokenSource();
        var patience = new Patience(TimeProvider.System);
        var patient = new PatientDesk(new MadeUpDesk { Hangs = new TaskCompletionSource().Task }, patience);
        var asked = patient.StoriesAsync(AsOf.Now, null, 10, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.False(patience.IsLost);
    }

    [Fact]
    public async Task A_server_whose_database_hangs_is_not_ready()
    {
        await using var server = await DeskServer.StartAsync(readiness: new Hanging());
        using var stranger = server.Stranger();
        Assert.Equal("""{"status":"unavailable"}""", (await stranger.JsonAsync("/readyz", HttpStatusCode.ServiceUnavailable)).ToJsonString());
        await stranger.JsonAsync("/healthz");
    }

    sealed class Hanging : IReadiness
    {
        public async Task<bool> IsReadyAsync(CancellationToken ct)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return true;
        }
    }
}
