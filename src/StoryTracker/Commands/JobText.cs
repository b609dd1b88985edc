using System.Globalization;
using System.Text.Json;
using StoryTracker.EventStore;

namespace StoryTracker.Commands;

/// <summary>Jobs and dead letters in words.</summary>
static class JobText
{
    /// <summary>leased, retrying or waiting.</summary>
    public static string State(JobStatus job) => job.LeasedBy is not null ? "leased" : job.LastError is not null ? "retrying" : "waiting";

    /// <summary>What becomes of a job.</summary>
    public static string Sentence(JobStatus job) => State(job) switch
    {
        "leased" => $"being worked on by {job.LeasedBy}, attempt {job.Tries} of {job.MaxAttempts}{Because(job.Cause)}",
        "retrying" => $"due again {Time(job.DueAt)} after {Count(job.Tries, "attempt")} of {job.MaxAttempts}{Because(job.Cause)}: "
            + OneLine(job.LastError!),
        _ => $"due {Time(job.DueAt)}{Because(job.Cause)}",
    };

    /// <summary>What became of a job.</summary>
    public static string Sentence(DeadJob job) =>
        $"given up {Time(job.DiedAt)} after {Count(job.Attempts, "attempt")}{Because(job.Cause)}: {OneLine(job.Error)}";

    /// <summary>Such as <c>1 attempt</c>, <c>2 attempts</c>.</summary>
    public static string Count(int n, string thing) => n == 1 ? $"1 {thing}" : string.Create(CultureInfo.InvariantCulture, $"{n} {thing}s");

    /// <summary>A time to the second, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Arguments as JSON rather than as text that holds JSON.</summary>
    public static JsonElement Payload(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    static string Because(long? cause) => cause is null ? "" : $", asked for by the event at position {cause}";

    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
