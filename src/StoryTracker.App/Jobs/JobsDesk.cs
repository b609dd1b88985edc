using System.Text.RegularExpressions;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.App.Jobs;

/// <summary>Background jobs and dead letters, and what administrators do about them.</summary>
public interface IJobsDesk
{
    /// <summary>Jobs by kind, and dead letters by their cause.</summary>
    Task<JobsView> JobsAsync(CancellationToken ct);

    /// <summary>Puts a dead letter back in the queue, or every one with the same cause.</summary>
    /// <returns>How many went back; those whose key another job holds stay.</returns>
    /// <exception cref="CommandRefusedException">There is no such dead letter.</exception>
    Task<int> RetryAsync(long id, bool group, CancellationToken ct);

    /// <summary>Discards a dead letter, or every one with the same cause, with a reason.</summary>
    /// <returns>How many are gone.</returns>
    /// <exception cref="CommandRefusedException">There is no such dead letter, or no reason.</exception>
    Task<int> DiscardAsync(long id, bool group, string reason, string by, CancellationToken ct);

    /// <summary>Lets no job of a kind begin.</summary>
    /// <exception cref="CommandRefusedException">There is no such kind.</exception>
    Task PauseAsync(string kind, string by, CancellationToken ct);

    /// <summary>Lets a paused kind go on.</summary>
    /// <exception cref="CommandRefusedException">It is not paused.</exception>
    Task ResumeAsync(string kind, CancellationToken ct);
}

/// <summary>The jobs page.</summary>
/// <param name="Kinds">Every kind there is.</param>
/// <param name="Dead">Dead letters by kind and cause, most first.</param>
/// <param name="DeadCount">Dead letters, those that were looked at.</param>
/// <param name="More">True when there are more than were looked at.</param>
/// <param name="Now">When.</param>
public sealed record JobsView(IReadOnlyList<JobKind> Kinds, IReadOnlyList<DeadGroup> Dead, int DeadCount, bool More, DateTimeOffset Now);

/// <summary>Jobs of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Due">Waiting and due.</param>
/// <param name="Later">Waiting for a later time.</param>
/// <param name="Running">Being worked on.</param>
/// <param name="OldestSince">Since when the first due one has been waiting, null when none is.</param>
/// <param name="Paused">Who paused it and when, null when it is not.</param>
public sealed record JobKind(string Kind, long Due, long Later, long Running, DateTimeOffset? OldestSince, PausedKind? Paused);

/// <summary>Dead letters of one kind with one cause.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Cause">What their errors have in common: numbers, ids and quoted words left out.</param>
/// <param name="Count">How many.</param>
/// <param name="Sample">The newest of them.</param>
/// <param name="Payload">Its arguments as JSON.</param>
/// <param name="FirstDied">When the first was given up.</param>
public sealed record DeadGroup(string Kind, string Cause, int Count, DeadJob Sample, string Payload, DateTimeOffset FirstDied);

/// <summary>The desk on the queue.</summary>
/// <param name="source">The database.</param>
/// <param name="jobs">The queue.</param>
/// <param name="kinds">Kinds that this program works on.</param>
/// <param name="clock">When.</param>
public sealed partial class JobsDesk(NpgsqlDataSource source, JobQueue jobs, IReadOnlyList<string> kinds, TimeProvider clock) : IJobsDesk
{
    const int MostDead = 5000;

    static readonly string Oldest = Statements.Read("oldest_jobs"), Discard = Statements.Read("discard_dead");

    /// <inheritdoc/>
    public async Task<JobsView> JobsAsync(CancellationToken ct)
    {
        var waiting = (await jobs.WaitingAsync(null, ct)).ToDictionary(w => w.Kind);
        var paused = (await jobs.PausedAsync(ct)).ToDictionary(p => p.Kind);
        await using var command = source.CreateCommand(Oldest);
        var oldest = (await command.RowsAsync(r => (r.GetString(0), r.GetFieldValue<DateTimeOffset>(1)), ct)).ToDictionary(r => r.Item1, r => (DateTimeOffset?)r.Item2);
        var rows = kinds.Union(waiting.Keys).Union(paused.Keys).Order(StringComparer.Ordinal).Select(k =>
            new JobKind(k, waiting.GetValueOrDefault(k)?.Due ?? 0, waiting.GetValueOrDefault(k)?.Later ?? 0, waiting.GetValueOrDefault(k)?.Leased ?? 0,
                oldest.GetValueOrDefault(k), paused.GetValueOrDefault(k)));
        var (dead, more) = await DeadAsync(ct);
        var groups = dead.GroupBy(d => (d.Kind, Cause: CauseOf(d.Error))).Select(g =>
            new DeadGroup(g.Key.Kind, g.Key.Cause, g.Count(), g.MaxBy(d => d.DiedAt)!, g.MaxBy(d => d.DiedAt)!.Args, g.Min(d => d.DiedAt)));
        return new([.. rows], [.. groups.OrderByDescending(g => g.Count).ThenBy(g => g.Kind, StringComparer.Ordinal)], dead.Count, more, clock.GetUtcNow());
    }

    /// <inheritdoc/>
    public async Task<int> RetryAsync(long id, bool group, CancellationToken ct)
    {
        var back = 0;
        foreach (var one in await MeantAsync(id, group, ct))
            if (await jobs.RetryDeadAsync(one, ct) is not null) back++;
        return back > 0 ? back : throw new CommandRefusedException("Another job with the same key is waiting, so the dead letter was left as it is.");
    }

    /// <inheritdoc/>
    public async Task<int> DiscardAsync(long id, bool group, string reason, string by, CancellationToken ct)
    {
        if (reason.Length == 0) throw new CommandRefusedException("Say why it is discarded: it cannot be brought back.");
        await using var command = source.CreateCommand(Discard);
        command.Parameters.Add(new() { Value = (await MeantAsync(id, group, ct)).ToArray() });
        command.Parameters.Add(new() { Value = reason });
        command.Parameters.Add(new() { Value = by });
        return (int)(long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <inheritdoc/>
    public async Task PauseAsync(string kind, string by, CancellationToken ct)
    {
        if (!kinds.Contains(kind) && (await jobs.WaitingAsync([kind], ct)).Count == 0) throw new CommandRefusedException($"There is no kind '{kind}'.");
        await jobs.PauseAsync(kind, by, ct);
    }

    /// <inheritdoc/>
    public async Task ResumeAsync(string kind, CancellationToken ct)
    {
        if (!await jobs.ResumeAsync(kind, ct)) throw new CommandRefusedException($"The kind '{kind}' is not paused.");
    }

    async Task<IReadOnlyList<long>> MeantAsync(long id, bool group, CancellationToken ct)
    {
        var dead = (await DeadAsync(ct)).Dead;
        if (dead.Find(d => d.Id == id) is not { } one) throw new CommandRefusedException("This dead letter is not there any more; load the page again.");
        return group ? [.. dead.Where(d => d.Kind == one.Kind && CauseOf(d.Error) == CauseOf(one.Error)).Select(d => d.Id)] : [id];
    }

    async Task<(List<DeadJob> Dead, bool More)> DeadAsync(CancellationToken ct)
    {
        List<DeadJob> all = [];
        while (all.Count < MostDead && await jobs.DeadAsync(all.Count == 0 ? 0 : all[^1].Id, 1000, ct) is { Count: > 0 } page) all.AddRange(page);
        return (all, all.Count >= MostDead);
    }

    // The first line of an error without what differs from one letter to the next.
    static string CauseOf(string error)
    {
        var line = Differs().Replace(error.Split('\n')[0], "…");
        return line.Length <= 160 ? line : line[..(char.IsHighSurrogate(line[159]) ? 159 : 160)] + "…";
    }

    [GeneratedRegex("""[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|https?://\S+|“[^”]*”|"[^"]*"|'[^']*'|\d+""")]
    private static partial Regex Differs();
}
