using Npgsql;
using StoryTracker.App;
using StoryTracker.EventStore;

namespace StoryTracker.Telemetry;

/// <summary>What only the database knows, read when asked for: the log's head, jobs, dead letters, projections of every node.</summary>
/// <param name="newsroom">The newsroom.</param>
/// <param name="patience">How long to wait for the database; then the metrics go out without it.</param>
/// <param name="clock">Measures the patience.</param>
sealed class DatabaseGauges(Newsroom newsroom, TimeSpan patience, TimeProvider clock)
{
    static readonly string DeadLetters = EmbeddedSql("dead_letters_by_kind");
    readonly Lock gate = new();
    Task<IReadOnlyList<MetricFamily>>? reading;

    /// <summary>Reads them; where the database does not answer, one gauge says so. Never fails, unless by <paramref name="ct"/>.</summary>
    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(CancellationToken ct)
    {
        Task<IReadOnlyList<MetricFamily>> answer;
        // One question at a time, however many ask: a database in trouble is not asked again before it has answered or been given up.
        lock (gate) answer = reading = reading is { IsCompleted: false } ? reading : AskAsync();
        try
        {
            return [Reachable(true), .. await answer.WaitAsync(patience, clock, ct)];
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            return [Reachable(false)];
        }
    }

    // Not answering in time ends as a cancellation, of ours rather than of whoever asked.
    static bool IsAway(Exception e, CancellationToken ct) =>
        e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException or InvalidOperationException
        || (e is OperationCanceledException && !ct.IsCancellationRequested);

    async Task<IReadOnlyList<MetricFamily>> AskAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);      // not under the lock
        using var limit = new CancellationTokenSource(patience, clock);
        var head = await newsroom.Store.HeadAsync(limit.Token);
        var jobs = await newsroom.Jobs.WaitingAsync(null, limit.Token);
        var dead = await DeadLettersAsync(limit.Token);
        var projections = await newsroom.Projections.StatusAsync(limit.Token);
        return
        [
            MetricFamily.Gauge("storytracker_log_head", "Position of the last event on record.", new MetricPoint([], head)),
            MetricFamily.Gauge("storytracker_jobs", "Jobs by kind: due now, waiting for a later time, or leased by a worker.",
                jobs.SelectMany(JobsOf)),
            MetricFamily.Gauge("storytracker_dead_letters", "Jobs that were given up, by kind.", dead),
            MetricFamily.Gauge("storytracker_projection_position", "Last event that is in the projection's tables.",
                projections.Select(p => Of(p, p.Position))),
            MetricFamily.Gauge("storytracker_projection_lag", "Events behind the log's head.",
                projections.Select(p => Of(p, Math.Max(0, p.Head - p.Position)))),
            MetricFamily.Gauge("storytracker_projection_stopped", "1 while the projection stands at an event it cannot apply.",
                projections.Select(p => Of(p, p.State == "stopped" ? 1 : 0))),
        ];
    }

    async Task<IReadOnlyList<MetricPoint>> DeadLettersAsync(CancellationToken ct)
    {
        await using var command = newsroom.Source.CreateCommand(DeadLetters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<MetricPoint> points = [];
        while (await reader.ReadAsync(ct)) points.Add(new([("kind", reader.GetString(0))], reader.GetInt64(1)));
        return points;
    }

    static MetricFamily Reachable(bool answered) => MetricFamily.Gauge("storytracker_database_reachable",
        "1 if the database answered while these metrics were read.", new MetricPoint([], answered ? 1 : 0));

    static IEnumerable<MetricPoint> JobsOf(JobCounts jobs)
    {
        yield return new([("kind", jobs.Kind), ("state", "due")], jobs.Due);
        yield return new([("kind", jobs.Kind), ("state", "later")], jobs.Later);
        yield return new([("kind", jobs.Kind), ("state", "leased")], jobs.Leased);
    }

    static MetricPoint Of(ProjectionStatus p, double value) =>
        new([("projection", p.Name), ("version", p.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))], value);

    static string EmbeddedSql(string name)
    {
        using var stream = typeof(DatabaseGauges).Assembly.GetManifestResourceStream($"Telemetry/Sql/{name}.sql")
            ?? throw new InvalidOperationException($"The statement '{name}' is not in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
