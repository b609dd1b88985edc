using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace StoryTracker.App.Operations;

/// <summary>Rows that a statement gives as JSON texts already, for a dump.</summary>
static class JsonRows
{
    /// <summary>Reads the first column of each row, in the statement's order.</summary>
    /// <param name="snapshot">The connection to read on.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        NpgsqlConnection snapshot, string statement, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, snapshot) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return Encoding.UTF8.GetBytes(reader.GetString(0));
    }
}
