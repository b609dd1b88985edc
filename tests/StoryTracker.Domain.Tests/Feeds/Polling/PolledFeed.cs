using StoryTracker.Domain.Feeds.Polling;

namespace StoryTracker.Domain.Tests.Feeds.Polling;

/// <summary>A feed that is polled as decided: each poll happens at the time that the one before it set.</summary>
sealed class PolledFeed(double jitter = 0, PollPolicy? policy = null)
{
    /// <summary>A Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly PollResult Unchanged = new() { Status = 304, Conditional = true, HasValidators = true };

    public static PollResult Read(int newItems = 0, int entries = 20) =>
        new() { Status = 200, Conditional = true, HasValidators = true, NewItems = newItems, Entries = entries };

    public static PollResult Status(int status) => new() { Status = status, Conditional = true };

    public static PollResult Failed(PollFailure failure, string? error = null) => new() { Failure = failure, Error = error };

    public PollState State { get; private set; } = PollState.New;
    public DateTimeOffset Now { get; private set; } = Start;
    public PollDecision? Last { get; private set; }
    public List<PollNotice> Notices { get; } = [];

    /// <summary>Time from the last poll to the next.</summary>
    public TimeSpan Wait => Last!.NextAt!.Value - LastAt;

    public DateTimeOffset LastAt { get; private set; }

    public PollDecision Poll(PollResult result)
    {
        LastAt = Now;
        Last = PollSchedule.Next(State, result, Now, jitter, policy);
        State = Last.State;
        Notices.AddRange(Last.Notices);
        Now = Last.NextAt ?? Now;
        return Last;
    }

    public PolledFeed Times(int times, Func<PollResult> result)
    {
        for (var i = 0; i < times; i++) Poll(result());
        return this;
    }

    /// <summary>Polls for so many days a feed that publishes at even distances, and answers with 304 in between; gives the number of polls.</summary>
    public int Publish(double itemsPerDay, double days, Func<int, PollResult>? read = null)
    {
        var (polls, until, seen) = (0, Now.AddDays(days), Math.Floor((Now - Start).TotalDays * itemsPerDay));
        while (Now < until)
        {
            var published = Math.Floor((Now - Start).TotalDays * itemsPerDay);
            var fresh = (int)(published - seen);
            (seen, polls) = (published, polls + 1);
            Poll(read is not null ? read(fresh) : fresh > 0 ? Read(fresh) : Unchanged);
        }
        return polls;
    }
}
