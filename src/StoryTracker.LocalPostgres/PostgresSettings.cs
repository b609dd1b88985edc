namespace StoryTracker.LocalPostgres;

/// <summary>
/// What <see cref="PostgresServer.OpenAsync(PostgresSettings, CancellationToken)"/> works from; every value may be left out.
/// </summary>
public sealed record PostgresSettings
{
    /// <summary>An Npgsql connection string of a server of your own; when set, nothing is started.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// The data folder of StoryTracker; default <see cref="PostgresServer.DefaultFolder"/>. The cluster lives in its subfolder <c>pg</c>.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Whether a commit waits for the disk (default true). False is for tests alone: it turns <c>fsync</c> off for the run of the
    /// server that this call starts, and a power cut can then destroy the data. A killed process cannot.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; default <c>STORYTRACKER_PG_BIN</c>, else the usual places.
    /// </summary>
    public string? BinFolder { get; init; }
}
