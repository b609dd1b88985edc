using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.App.Corroboration;

/// <summary>
/// Where a claim is looked up by its speaker and by keys of its words. The rows of an article are written by the job that compares its claims, one
/// article after another, so that a comparison never depends on how far something else has come.
/// </summary>
/// <param name="source">The database.</param>
public sealed class StatementIndex(NpgsqlDataSource source)
{
    static readonly string Keep = Statements.Read("keep_statement_keys"), Like = Statements.Read("statements_like"),
        Stories = Statements.Read("stories_of_claims"), Quoting = Statements.Read("articles_quoting"), Without = Statements.Read("articles_without_keys");

    /// <summary>Keeps the keys of an article's claims in place of older ones.</summary>
    /// <param name="article">The article.</param>
    /// <param name="claims">Its claims with speaker and keys.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task KeepAsync(Guid article, IReadOnlyList<(Guid Claim, Guid? Speaker, IReadOnlyList<long> Keys)> claims, CancellationToken ct)
    {
        var rows = claims.SelectMany(c => c.Keys.Distinct().Select(k => (c.Claim, c.Speaker, Key: k))).ToList();
        await using var command = source.CreateCommand(Keep);
        command.Parameters.Add(new() { Value = article });
        command.Parameters.Add(new() { Value = rows.Select(r => r.Claim).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(r => r.Speaker).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = rows.Select(r => r.Key).ToArray() });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Claims of other articles that may tell the same remark, at most fifty.</summary>
    /// <param name="article">The claim's article.</param>
    /// <param name="speakers">Identities of its speaker, none when nobody could say.</param>
    /// <param name="keys">Keys of its words.</param>
    /// <param name="articles">Articles of its stories, in which other people's claims count too.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<IReadOnlyList<Guid>> LikeAsync(
        Guid article, IReadOnlyList<Guid> speakers, IReadOnlyList<long> keys, IReadOnlyList<Guid> articles, CancellationToken ct)
    {
        if (keys.Count == 0) return [];
        await using var command = source.CreateCommand(Like);
        command.Parameters.Add(new() { Value = article });
        command.Parameters.Add(new() { Value = speakers.ToArray() });
        command.Parameters.Add(new() { Value = keys.Distinct().ToArray() });
        command.Parameters.Add(new() { Value = articles.ToArray() });
        return await command.RowsAsync(r => r.GetGuid(0), ct);
    }

    /// <summary>Ids of the articles that quote one of these names, as far as their claims were compared.</summary>
    public async Task<IReadOnlyList<Guid>> ArticlesOfAsync(IReadOnlyCollection<Guid> names, CancellationToken ct)
    {
        if (names.Count == 0) return [];
        await using var command = source.CreateCommand(Quoting);
        command.Parameters.Add(new() { Value = names.ToArray() });
        return await command.RowsAsync(r => r.GetGuid(0), ct);
    }

    /// <summary>Ids of articles whose claims were compared and that have no key here, in the order of their ids.</summary>
    /// <param name="after">Only ids after this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<IReadOnlyList<Guid>> WithoutKeysAsync(Guid after, int limit, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Without);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        return await command.RowsAsync(r => r.GetGuid(0), ct);
    }

    /// <summary>Ids of the stories that hold one of these claims.</summary>
    public async Task<IReadOnlyList<Guid>> StoriesOfAsync(IReadOnlyCollection<Guid> claims, CancellationToken ct)
    {
        if (claims.Count == 0) return [];
        await using var command = source.CreateCommand(Stories);
        command.Parameters.Add(new() { Value = claims.Select(c => c.ToString()).ToArray() });
        return await command.RowsAsync(r => Streams.IdOf(r.GetString(0)), ct);
    }
}
