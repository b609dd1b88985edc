using StoryTracker.App.Jobs;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.Tests.MadeUp;

/// <summary>Two kinds of jobs, one paused, and a group of dead letters with a hostile payload.</summary>
sealed class MadeUpJobsDesk : IJobsDesk
{
    /// <summary>Commands in the order in which they came.</summary>
    public List<string> Commands { get; } = [];

    static DeadJob Dead { get; } = new(9, "fetch-article", """{"note":"<script>alert(1)</script>"}""", null, null, 12, 12, 41, DateTimeOffset.UnixEpoch,
        "The server <b>quay.example</b> answered 500.\nat line 7", DateTimeOffset.UnixEpoch);

    public Task<JobsView> JobsAsync(CancellationToken ct) => Task.FromResult(new JobsView(
        [new("fetch-article", 3, 1, 2, DateTimeOffset.UnixEpoch, null), new("poll-feed", 0, 5, 0, null, new("poll-feed", "Ana", DateTimeOffset.UnixEpoch))],
        [new("fetch-article", "The server <b>quay.example</b> answered ….", 4, Dead, Dead.Args, DateTimeOffset.UnixEpoch)], 4, false, DateTimeOffset.UnixEpoch));

    public Task<int> RetryAsync(long id, bool group, CancellationToken ct) => Did($"retry {id} {group}");

    public Task<int> DiscardAsync(long id, bool group, string reason, string by, CancellationToken ct) =>
        reason.Length == 0 ? throw new CommandRefusedException("Say why it is discarded: it cannot be brought back.") : Did($"discard {id} {group} {reason}");

    public Task PauseAsync(string kind, string by, CancellationToken ct) => Did($"pause {kind}");

    public Task ResumeAsync(string kind, CancellationToken ct) => Did($"resume {kind}");

    Task<int> Did(string what)
    {
        Commands.Add(what);
        return Task.FromResult(1);
    }
}
