namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>The bounds of polling; the defaults are those of a polite reader.</summary>
public sealed record PollPolicy
{
    /// <summary>The policy that is used when none is given.</summary>
    public static PollPolicy Default { get; } = new();

    /// <summary>Shortest interval, however much is published.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan Fastest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest interval, and the longest wait that a server can ask for.</summary>
    /// <value>The default is 24 hours.</value>
    public TimeSpan Slowest { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Shortest interval of conditional requests while nothing new is found.</summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan Conditional { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Empty polls in a row after which <see cref="Conditional"/> holds.</summary>
    /// <value>The default is 3.</value>
    public int EmptyPolls { get; init; } = 3;

    /// <summary>Share of the interval that jitter adds at most; it never takes anything away.</summary>
    /// <value>The default is 0.1.</value>
    public double Jitter { get; init; } = 0.1;

    /// <summary>Answers slower than this, on average, are called slow.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan SlowAnswer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Polls in which a permanent redirect must have been seen before the new address is proposed.</summary>
    /// <value>The default is 3.</value>
    public int MoveTimes { get; init; } = 3;

    /// <summary>Time over which it must have been seen.</summary>
    /// <value>The default is 2 days.</value>
    public TimeSpan MoveAge { get; init; } = TimeSpan.FromDays(2);
}
