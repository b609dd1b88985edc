using System.Text.RegularExpressions;

namespace StoryTracker.EventStore;

/// <summary>Turns events into rows of its own versioned tables; rows and checkpoint move in one transaction.</summary>
/// <remarks>A change of meaning raises <see cref="Version"/> and with it the names of the tables: the new ones fill beside the
/// old, which serve until then.</remarks>
public abstract partial class Projection
{
    /// <summary>Its name, e.g. <c>order-list</c>; letters, digits and hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Its version, from 1.</summary>
    public abstract int Version { get; }

    /// <summary>Wire names of the events it handles; the checkpoint moves over all others.</summary>
    public abstract IReadOnlyList<string> EventTypes { get; }

    /// <summary>Creates its tables and their indexes, <c>create table if not exists order_list_v1 (…)</c>: names without a schema (they are
    /// made in <c>storytracker</c>, and beside it for a rebuild), nothing but tables and indexes; may be run again and again.</summary>
    public abstract string CreateSql { get; }

    /// <summary>Whether it asks for jobs (<see cref="ProjectionRows.Request"/>), for events from its first start on.</summary>
    public virtual bool RequestsJobs => false;

    /// <summary>Adds the rows that an event becomes. No I/O here.</summary>
    public abstract void Project(RecordedEvent e, ProjectionRows rows);

    /// <summary>The tables that <see cref="CreateSql"/> creates.</summary>
    internal string[] Tables => [.. CreatedTable().Matches(CreateSql).Select(m => m.Groups["name"].Value)];

    [GeneratedRegex(@"^\s*create\s+(unlogged\s+)?table\s+(if\s+not\s+exists\s+)?(?<name>\w+)\s*\(", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex CreatedTable();
}

/// <summary>How far a version of a projection is.</summary>
/// <param name="Name">The projection; with <c>~rebuild</c> behind it, the rebuild of it that is under way.</param>
/// <param name="Version">Its version.</param>
/// <param name="Position">Every event up to here is in its tables.</param>
/// <param name="Head">Last position of the log.</param>
/// <param name="State">building, live or stopped.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Error">The last failure, null if the last step succeeded.</param>
/// <param name="UpdatedAt">Last step or failure.</param>
/// <param name="Skipped">Events left out by decision of an operator.</param>
public sealed record ProjectionStatus(
    string Name, int Version, long Position, long Head, string State, int Failures, string? Error, DateTimeOffset UpdatedAt, long Skipped);

/// <summary>A projection has stopped at an event that it cannot apply.</summary>
/// <param name="status">Where and why.</param>
public sealed class ProjectionStoppedException(ProjectionStatus status) : Exception(
    $"The projection {status.Name} has stopped after position {status.Position}: {status.Error} Mend the cause and retry it, or skip the event.")
{
    /// <summary>Where and why.</summary>
    public ProjectionStatus Status { get; } = status;
}
