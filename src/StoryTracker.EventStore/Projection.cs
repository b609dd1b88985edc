using System.Text.RegularExpressions;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Turns events into rows of its own versioned tables; rows and checkpoint move in one transaction.</summary>
/// <remarks>A change of meaning raises <see cref="Version"/> and with it the names of the tables: the new ones fill beside the
/// old.</remarks>
public abstract partial class Projection
{
    /// <summary>Its name, e.g. <c>order-list</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its version, from 1.</summary>
    public abstract int Version { get; }

    /// <summary>Wire names of the events it handles; the checkpoint moves over all others.</summary>
    public abstract IReadOnlyList<string> EventTypes { get; }

    /// <summary>Creates its tables; may be run again and again.</summary>
    public abstract string CreateSql { get; }

    /// <summary>Empties its tables before a rebuild; by default truncates every table that <see cref="CreateSql"/> creates.</summary>
    public virtual string ResetSql =>
        string.Concat(CreatedTable().Matches(CreateSql).Select(m => $"truncate table {m.Groups["name"].Value};\n"));

    /// <summary>Adds the commands that record an event; they run in order with those of its neighbours. No I/O here.</summary>
    public abstract void Project(RecordedEvent e, NpgsqlBatch batch);

    [GeneratedRegex(@"^\s*create\s+(unlogged\s+)?table\s+(if\s+not\s+exists\s+)?(?<name>[\w.""]+)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex CreatedTable();
}

/// <summary>How far a version of a projection is.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Version">Its version.</param>
/// <param name="Position">Every event up to here is in its tables.</param>
/// <param name="Head">Last position of the log.</param>
/// <param name="State">building, live or stopped.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Error">The last failure, null if the last step succeeded.</param>
/// <param name="UpdatedAt">Last step or failure.</param>
public sealed record ProjectionStatus(
    string Name, int Version, long Position, long Head, string State, int Failures, string? Error, DateTimeOffset UpdatedAt);

/// <summary>A projection has stopped at an event that it cannot apply.</summary>
/// <param name="status">Where and why.</param>
public sealed class ProjectionStoppedException(ProjectionStatus status) : Exception(
    $"The projection {status.Name} has stopped after position {status.Position}: {status.Error} Mend the cause, then retry it.")
{
    /// <summary>Where and why.</summary>
    public ProjectionStatus Status { get; } = status;
}
