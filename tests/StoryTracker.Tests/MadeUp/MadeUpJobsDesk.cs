using StoryTracker.App.Desk;
using StoryTracker.App.Jobs;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.Tests.MadeUp;

/// <summary>Two kinds of jobs, one paused, a job that kills its workers, and a group of dead letters with a hostile payload.</summary>
sealed class MadeUpJobsDesk : IJobsDesk
{
    /// <summary>What the group's errors have in common.</summary>
    public const string Cause = "The server <b>quay.example</b> answered ….";

    static readonly DateTimeOffset Then = DateTimeOffset.UnixEpoch;

    static readonly IReadOnlyList<JobAttempt> Attempts =
        [new(Then, "node-1-<i>7</i>", "failed", "HttpRequestException"), new(Then.AddMinutes(1), "node-2", "gone", null), new(Then.AddMinutes(2), "node-3", "gone", null)];

    /// <summary>Commands in the order in which they came.</summary>
    public List<string> Commands { get; } = [];

    static DeadJob Dead { get; } = new(9, "fetch-article", """{"note":"<script>alert(1)</script>"}""", null, null, 12, 12, 41, Then,
        "The server <b>quay.example</b> answered 500.\nat line 7", Then);

    public Task<JobsView> JobsAsync(CancellationToken ct) => Task.FromResult(new JobsView(
        [
            new("fetch-article", 3, 1, 2, Then, null) { Pace = new(190, 4012, 17, TimeSpan.FromMilliseconds(128), TimeSpan.FromMilliseconds(1448)) },
            new("poll-feed", 0, 5, 0, null, new("poll-feed", "Ana", Then)),
        ],
        [new("fetch-article", Cause, 4, Dead, Dead.Args, Then) { Attempts = Attempts }], 4, false, Then)
        {
            Suspects = [new(12, "read-article", 3, 12, "node-4", Then, Attempts)],
            Discarded = [new(5, "fetch-article", "Its <b>feed</b> is gone.", "Ana", Then)],
        });

    public Task<Page<DeadLine>> DeadAsync(string kind, string cause, string? after, int limit, CancellationToken ct) =>
        Task.FromResult(cause != Cause ? new Page<DeadLine>([], null)
            : new([.. Enumerable.Range(after is null ? 6 : 8, 2).Select(n => new DeadLine(n, kind, $"The server <b>quay.example</b> answered {n}00.", Then, 12))], after is null ? "7" : null));

    public Task<DeadLetter?> LetterAsync(long id, CancellationToken ct) => Task.FromResult(id == 9 ? new DeadLetter(Dead, Cause, Attempts) : null);

    public Task<Page<DiscardedJob>> DiscardedAsync(string? after, int limit, CancellationToken ct) =>
        Task.FromResult(new Page<DiscardedJob>([new(after is null ? 5 : 4, "fetch-article", "Its <b>feed</b> is gone.", "Ana", Then)], after is null ? "5" : null));

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
