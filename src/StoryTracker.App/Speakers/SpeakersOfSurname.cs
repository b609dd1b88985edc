using Npgsql;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Speakers;

/// <summary>Finds speakers on record by surname, in the log itself: never behind the decision that is made on them.</summary>
/// <param name="source">The database.</param>
sealed class SpeakersOfSurname(NpgsqlDataSource source)
{
    static readonly string OfSurname = Statements.Read("speakers_of_surname");

    /// <summary>Those whose surname is that of one of the names: id, name, and the position at which they came on record; at most a thousand.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name, long Since)>> FindAsync(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        if (names.Count == 0) return [];
        await using var command = source.CreateCommand(OfSurname);
        command.Parameters.Add(new() { Value = names.ToArray() });
        return [.. (await command.RowsAsync(r => (r.GetGuid(0), r.GetString(1), r.GetInt64(2)), ct)).DistinctBy(r => r.Item1)];
    }
}
