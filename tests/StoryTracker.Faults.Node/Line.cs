using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StoryTracker.Faults.Node;

/// <summary>One line of what a node prints: something that it is about to do, or that was acknowledged to it.</summary>
/// <param name="What">ready, sending, acked, unavailable, started, ended, projected, saw, failed or stopped.</param>
public sealed record Line(string What)
{
    /// <summary>How lines are written and read.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>When it was printed, by the machine's monotonic clock, which all its processes share (Stopwatch ticks).</summary>
    public long At { get; init; } = Stopwatch.GetTimestamp();
    /// <summary>The unit that is about to be sent.</summary>
    public UnitScript? Unit { get; init; }
    /// <summary>The key of the unit that this is about.</summary>
    public Guid? Key { get; init; }
    /// <summary>How an append ended.</summary>
    public EventStore.AppendOutcome? Outcome { get; init; }
    /// <summary>The position answered or reached.</summary>
    public long? Position { get; init; }
    /// <summary>The job.</summary>
    public long? Job { get; init; }
    /// <summary>The attempt.</summary>
    public int? Attempt { get; init; }
    /// <summary>The name of the effect, of the projection, or what went wrong.</summary>
    public string? Text { get; init; }
    /// <summary>The positions seen, in order.</summary>
    public long[]? Seen { get; init; }
}

/// <summary>Prints lines whole and at once: whoever reads them after a kill has every one that was printed.</summary>
static class Report
{
    static readonly Lock Gate = new();
    static readonly Stream Output = Console.OpenStandardOutput();

    public static void Print(Line line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, Line.Json), (byte)'\n'];
        lock (Gate)
        {
            Output.Write(bytes);
            Output.Flush();
        }
    }

    public static void Ended(EventStore.ClaimedJob job, string text, EventStore.AppendResult result) => Print(
        new Line("ended") { Job = job.Id, Attempt = job.Attempt, Text = text, Outcome = result.Outcome, Position = result.Position });
}
