using System.Globalization;
using System.Text.Json;

namespace StoryTracker.Faults.Node;

/// <summary>What a node does, given to it as one JSON argument.</summary>
public sealed record NodeSettings
{
    /// <summary>Where the database is.</summary>
    public required string Database { get; init; }
    /// <summary>Its name, part of the names of its streams and of its worker.</summary>
    public required string Name { get; init; }
    /// <summary>Any of append, work, project and tail.</summary>
    public required IReadOnlyList<string> Roles { get; init; }
    /// <summary>Seed of everything it does at random.</summary>
    public int Seed { get; init; } = 1;
    /// <summary>Writers of the role append.</summary>
    public int Writers { get; init; } = 4;
    /// <summary>Share of the appended units that also request a job.</summary>
    public double JobShare { get; init; }
    /// <summary>Jobs at once.</summary>
    public int Concurrency { get; init; } = 4;
    /// <summary>Length of a lease in seconds.</summary>
    public double LeaseSeconds { get; init; } = 2;
    /// <summary>The poll behind the wake-ups in seconds.</summary>
    public double PollSeconds { get; init; } = 0.5;
    /// <summary>How long handlers may finish after SIGTERM, in seconds.</summary>
    public double GraceSeconds { get; init; }
    /// <summary>Share of the handler runs that kill the process.</summary>
    public double CrashShare { get; init; }
    /// <summary>Share of the handler runs that never end.</summary>
    public double HangShare { get; init; }
    /// <summary>Share of the handler runs that throw.</summary>
    public double ThrowShare { get; init; }
    /// <summary>A handler's work before its effect, at most so many milliseconds.</summary>
    public int WorkMilliseconds { get; init; } = 4;
    /// <summary>Start after this position (tail).</summary>
    public long After { get; init; }

    /// <summary>The settings as the one argument of the program.</summary>
    public string ToArgument() => JsonSerializer.Serialize(this, Line.Json);

    /// <summary>The settings from the one argument of the program.</summary>
    public static NodeSettings Parse(string argument) =>
        JsonSerializer.Deserialize<NodeSettings>(argument, Line.Json)
            ?? throw new ArgumentException("The settings are null.", nameof(argument));

    /// <summary>The worker id of this process.</summary>
    public string WorkerId => string.Create(CultureInfo.InvariantCulture, $"{Name}-{Environment.ProcessId}");
}
