using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using StoryTracker.TestDatabases;
using StoryTracker.TestMetrics;

namespace StoryTracker.Program.Tests;

/// <summary>Metrics of a real process, in Prometheus' format, on a port of their own.</summary>
public sealed class MetricsTests(TestServer server) : IAsyncLifetime
{
    const string At = "Metrics are at ", AnyPort = "http://127.0.0.1:0", Token = "a-token-of-some-length";
    readonly string folder = Directory.CreateTempSubdirectory("st-").FullName;
    string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await server.CreateAsync();
        File.WriteAllText(Path.Combine(folder, "pier.txt"), "Ada Lovelace, the harbour master, opened the season.\n\n“The pier opens in June,” Ms Lovelace said.");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DropAsync(database);
        Directory.Delete(folder, true);
    }

    ProgramProcess Serve(string[] args, params (string Name, string Value)[] environment) => ProgramProcess.Start(
        database, null, null, ["serve", .. args], [("DOTNET_ENVIRONMENT", "Production"), .. environment]);

    static HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true);

    static async Task<Exposition> ReadAsync(Uri address)
    {
        using var client = Client();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return Exposition.Read(await answer.Content.ReadAsStringAsync());
    }

    static async Task<Exposition> UntilAsync(Uri address, Func<Exposition, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (; ; await Task.Delay(50, limit.Token))
            if (await ReadAsync(address) is var read && condition(read)) return read;
    }

    static Uri Address(string said) => new(said.TrimEnd('.'));

    [Fact]
    public async Task They_tell_of_the_log_of_projections_and_of_requests()
    {
        Assert.Equal(0, (await ProgramProcess.RunAsync(database, null, null, "ingest", folder)).Code);
        await using var program = Serve(["--urls", AnyPort, "--metrics", AnyPort]);
        var entry = await program.ReadyAsync();
        var address = Address(await program.SaidAsync(At));
        using (var client = Client()) await client.GetStringAsync(new Uri(entry, "/healthz"));

        var read = await UntilAsync(address, r => r["""storytracker_projection_lag{projection="newsroom-index",version="2"}"""] == 0);
        Assert.Equal(1, read["storytracker_database_reachable"]);
        Assert.True(read["storytracker_log_head"] > 0);
        Assert.Equal(read["storytracker_log_head"], read["""storytracker_projection_position{projection="newsroom-index",version="2"}"""]);
        Assert.Equal(0, read["""storytracker_projection_stopped{projection="newsroom-index",version="2"}"""]);
        Assert.Equal(1, read.Samples.Single(s => s.Key.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal)
            && s.Key.Contains("/healthz", StringComparison.Ordinal)).Value);
        Assert.Equal("histogram", read.Types["db_client_operation_duration_seconds"]);
        Assert.Contains("dotnet_process_cpu_time_seconds_total", read.Types.Keys);
    }

    [Fact]
    public async Task They_tell_of_jobs_that_wait_and_of_dead_letters_by_kind()
    {
        Assert.Equal(0, (await ProgramProcess.RunAsync(database, null, null, "migrate")).Code);
        await using (var source = NpgsqlDataSource.Create(database))
        await using (var command = source.CreateCommand("""
            insert into storytracker.jobs (kind, args, due_at) values ('nobodys', '{}', now()), ('nobodys', '{}', now()), ('nobodys', '{}', now() + interval '1 day');
            insert into storytracker.dead_jobs (id, kind, args, attempts, max_attempts, created_at, error) values (1001, 'extract', '{}', 12, 12, now(), 'x');
            """)) await command.ExecuteNonQueryAsync();
        await using var program = Serve(["--role", "worker"], ("STORYTRACKER_METRICS", AnyPort));
        var read = await ReadAsync(Address(await program.SaidAsync(At)));
        Assert.Equal((2, 1, 0), (read["""storytracker_jobs{kind="nobodys",state="due"}"""],
            read["""storytracker_jobs{kind="nobodys",state="later"}"""], read["""storytracker_jobs{kind="nobodys",state="leased"}"""]));
        Assert.Equal(1, read["""storytracker_dead_letters{kind="extract"}"""]);
    }

    [Fact]
    public async Task The_desk_knows_nothing_of_them_and_their_port_nothing_of_the_desk()
    {
        await using var program = Serve(["--urls", AnyPort, "--metrics", AnyPort]);
        var entry = await program.ReadyAsync();
        var address = Address(await program.SaidAsync(At));
        using var client = Client();
        using (var stranger = await client.GetAsync(new Uri(entry, "/metrics"))) Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        foreach (var path in new[] { "/", "/stories", "/healthz", "/metrics/" })
            using (var elsewhere = await client.GetAsync(new Uri(address, path))) Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using (var posted = await client.PostAsync(address, null)) Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "rebound.example" } };
        using (var rebound = await client.SendAsync(foreign)) Assert.Equal(HttpStatusCode.NotFound, rebound.StatusCode);

        client.DefaultRequestHeaders.Authorization = new("Bearer", entry.Segments[^1]);
        using (var editor = await client.GetAsync(new Uri(entry, "/metrics"))) Assert.Equal(HttpStatusCode.NotFound, editor.StatusCode);
    }

    [Fact]
    public async Task Nothing_listens_for_them_unless_it_was_asked_for()
    {
        await using var program = Serve(["--urls", AnyPort]);
        await program.ReadyAsync();
        Assert.DoesNotContain("Metrics", program.Errors, StringComparison.Ordinal);
        Assert.Equal(1, await ListenersAsync(program.Id));
    }

    [Fact]
    public async Task Beyond_this_machine_they_are_read_with_the_token_alone()
    {
        await using var program = Serve(["--role", "worker", "--metrics", "http://0.0.0.0:0"], ("STORYTRACKER_METRICS_TOKEN", Token));
        var port = Address(await program.SaidAsync(At)).Port;
        using var client = Client();
        var address = new Uri($"http://127.0.0.1:{port}/metrics");
        foreach (var header in new[] { null, "Bearer", $"Bearer {Token}x", $"Bearer {Token[..^1]}", $"Basic {Token}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var read = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory]
    [InlineData("serves metrics beyond this machine", "http://0.0.0.0:9464", null)]
    [InlineData("serves metrics beyond this machine", "http://192.0.2.1:9464", null)]
    [InlineData("names a host", "http://metrics.example:9464", Token)]
    [InlineData("is not an address", "https://127.0.0.1:9464", null)]
    [InlineData("is not an address", "9464", null)]
    [InlineData("is too short", "http://127.0.0.1:9464", "short")]
    public async Task What_would_make_them_public_is_refused_in_a_sentence(string sentence, string url, string? token)
    {
        await using var program = Serve(["--metrics", url], token is null ? [] : [("STORYTRACKER_METRICS_TOKEN", token)]);
        Assert.Equal(2, await program.ExitAsync());
        Assert.Contains(sentence, program.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_the_connection_string_wants_kept_is_in_no_metric()
    {
        var persisting = new NpgsqlConnectionStringBuilder(database) { Password = "hunter2-hunter2", PersistSecurityInfo = true };
        await using var program = ProgramProcess.Start(
            persisting.ConnectionString, null, null, ["serve", "--urls", AnyPort, "--metrics", AnyPort], ("DOTNET_ENVIRONMENT", "Production"));
        await program.ReadyAsync();
        using var client = Client();
        var text = await client.GetStringAsync(Address(await program.SaidAsync(At)));
        Assert.Contains("db_client_operation_duration_seconds_count", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    // Sockets on which a process listens, as the kernel tells (Linux).
    static async Task<int> ListenersAsync(int process)
    {
        var sockets = Directory.GetFiles($"/proc/{process}/fd").Select(f => new FileInfo(f).LinkTarget ?? "")
            .Where(t => t.StartsWith("socket:[", StringComparison.Ordinal)).Select(t => t[8..^1]).ToHashSet();
        string[] lines = [.. await File.ReadAllLinesAsync("/proc/net/tcp"), .. await File.ReadAllLinesAsync("/proc/net/tcp6")];
        return lines.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Count(f => f[3] == "0A" && sockets.Contains(f[9]));
    }
}
