using System.Collections;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.EventStore;

/// <summary>A statement that writes many rows at once: <c>insert into t … select … from unnest($1, $2 …)</c>, one array a column.</summary>
/// <remarks>It gets all rows of a step, in the order of their events, so it must not depend on how the log is cut into steps: name the rows
/// with <c>with ordinality</c> and keep the last one a key, or sum, where several concern one key. Cast the parameters
/// (<c>$1::uuid[]</c>); name tables without a schema.</remarks>
/// <param name="Sql">The statement.</param>
/// <param name="Columns">Types of the columns, in order of the parameters.</param>
public sealed record RowStatement(string Sql, params IReadOnlyList<NpgsqlDbType> Columns);

/// <summary>What the events of one step become: rows for statements, and jobs to ask for.</summary>
public sealed class ProjectionRows
{
    readonly List<(RowStatement Statement, IList[] Columns)> statements = [];
    readonly List<(long Position, JobRequest Job)> jobs = [];

    /// <summary>The event that is being projected.</summary>
    internal long Position { get; set; }

    /// <summary>Adds a row. The statements of a step run one after another, in the order in which each got its first row.</summary>
    /// <param name="statement">A statement, the same instance each time.</param>
    /// <param name="values">One value a column; null for SQL null.</param>
    /// <exception cref="ArgumentException">The values do not fit the columns.</exception>
    public void Add(RowStatement statement, params ReadOnlySpan<object?> values)
    {
        if (values.Length != statement.Columns.Count)
            throw new ArgumentException($"The statement has {statement.Columns.Count} columns and was given {values.Length} values.", nameof(values));
        var columns = statements.Find(s => ReferenceEquals(s.Statement, statement)).Columns;
        if (columns is null) statements.Add((statement, columns = [.. statement.Columns.Select(NewColumn)]));
        for (var i = 0; i < values.Length; i++) columns[i].Add(values[i] is DateTimeOffset time ? time.UtcDateTime : values[i]);
    }

    /// <summary>Asks for a job when this event is projected for the first time by any version: never on a rebuild, never twice.</summary>
    /// <remarks>Only for projections with <see cref="Projection.RequestsJobs"/>.</remarks>
    public void Request(JobRequest job) => jobs.Add((Position, job));

    /// <summary>The commands of the step, the side effects last.</summary>
    internal IEnumerable<NpgsqlBatchCommand> Commands(Projection projection, long last, bool effects, JsonSerializerOptions json)
    {
        foreach (var (statement, columns) in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            for (var i = 0; i < columns.Length; i++)
                command.Parameters.Add(new() { NpgsqlDbType = statement.Columns[i] | NpgsqlDbType.Array, Value = columns[i] });
            yield return command;
        }
        if (jobs.Count > 0 && !projection.RequestsJobs)
            throw new InvalidOperationException($"The projection {projection.Name} asked for a job without saying so: override RequestsJobs.");
        if (!effects || !projection.RequestsJobs) yield break;
        var ask = new NpgsqlBatchCommand(Statement.Text("projection_effects"));
        foreach (var parameter in (NpgsqlParameter[])[
            Parameter.Text(projection.Name), Parameter.Long(last), Parameter.Longs([.. jobs.Select(j => j.Position)]),
            Parameter.Texts([.. jobs.Select(j => j.Job.Kind)]),
            Parameter.Jsons([.. jobs.Select(j => JsonSerializer.Serialize(j.Job.Args, j.Job.Args.GetType(), json))]),
            Parameter.Texts([.. jobs.Select(j => j.Job.Key!)]), Parameter.Texts([.. jobs.Select(j => j.Job.Lane!)]),
            Parameter.Times([.. jobs.Select(j => j.Job.DueAt)]), Parameter.Ints([.. jobs.Select(j => j.Job.MaxAttempts)])])
            ask.Parameters.Add(parameter);
        yield return ask;
    }

    static IList NewColumn(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Bigint => new List<long?>(),
        NpgsqlDbType.Integer => new List<int?>(),
        NpgsqlDbType.Smallint => new List<short?>(),
        NpgsqlDbType.Double => new List<double?>(),
        NpgsqlDbType.Boolean => new List<bool?>(),
        NpgsqlDbType.Uuid => new List<Guid?>(),
        NpgsqlDbType.Date => new List<DateOnly?>(),
        NpgsqlDbType.TimestampTz => new List<DateTime?>(),
        NpgsqlDbType.Text or NpgsqlDbType.Jsonb => new List<string?>(),
        _ => throw new NotSupportedException($"Rows of a projection cannot have a column of type {type}."),
    };
}
