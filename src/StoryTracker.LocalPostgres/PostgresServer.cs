using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;

namespace StoryTracker.LocalPostgres;

/// <summary>
/// A PostgreSQL to work on: the configured one, or else a private cluster shared by every process that opens the same folder.
/// The data stays when the server stops; the last process to dispose of its server stops it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    static readonly TimeSpan StartLockPatience = TimeSpan.FromSeconds(120);
    static readonly TimeSpan StopLockPatience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan RecoveryPatience = TimeSpan.FromMinutes(5);

    readonly Cluster? _cluster;
    FolderLock? _use;

    PostgresServer(string connectionString, string description, Cluster? cluster = null, FolderLock? use = null) =>
        (ConnectionString, Description, _cluster, _use) = (connectionString, description, cluster, use);

    /// <summary>The Npgsql connection string of a database that exists.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether this is a private cluster rather than the configured server.</summary>
    public bool IsPrivate => _cluster is not null;

    /// <summary>One sentence for the log: which server this is and where the data lives. It holds no password.</summary>
    public string Description { get; }

    /// <summary>
    /// The data folder of StoryTracker: <c>STORYTRACKER_DATA</c>, else <c>/var/lib/storytracker</c> for root, else
    /// <c>~/.local/share/storytracker</c>.
    /// </summary>
    /// <exception cref="LocalPostgresException">The account has no home folder and STORYTRACKER_DATA is not set.</exception>
    public static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable("STORYTRACKER_DATA") is { Length: > 0 } told) return Path.GetFullPath(told);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) return "/var/lib/storytracker";
        if (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home)
            return Path.Combine(home, ".local", "share", "storytracker");
        throw new LocalPostgresException("This account has no home folder: name a data folder in STORYTRACKER_DATA.");
    }

    /// <summary>Opens the configured server, or the private cluster in a data folder.</summary>
    /// <param name="configured">A connection string, which wins; null or blank for a private cluster.</param>
    /// <param name="folder">The data folder of StoryTracker; default <see cref="DefaultFolder"/>.</param>
    /// <param name="ct">Cancels the opening.</param>
    /// <exception cref="LocalPostgresException">
    /// There is no PostgreSQL to be had; the message is one sentence that says what to do.
    /// </exception>
    public static Task<PostgresServer> OpenAsync(string? configured, string? folder = null, CancellationToken ct = default) =>
        OpenAsync(new PostgresSettings { ConnectionString = configured, Folder = folder }, ct);

    /// <inheritdoc cref="OpenAsync(string?, string?, CancellationToken)"/>
    /// <param name="settings">All that can be chosen.</param>
    /// <param name="ct">Cancels the opening.</param>
    public static async Task<PostgresServer> OpenAsync(PostgresSettings settings, CancellationToken ct = default)
    {
        if (!string.IsNullOrWhiteSpace(settings.ConnectionString)) return Configured(settings.ConnectionString);
        if (OperatingSystem.IsWindows())
            throw new LocalPostgresException(
                "On Windows no server is started: name a PostgreSQL of your own in ConnectionStrings__StoryTracker.");
        var dataFolder = settings.Folder ?? DefaultFolder();
        try
        {
            return await OpenPrivateAsync(settings, ClusterFolder.In(dataFolder), ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"The data folder {dataFolder} cannot be used ({e.Message.TrimEnd('.')}): choose another with STORYTRACKER_DATA.",
                dataFolder, e);
        }
    }

    /// <summary>Leaves; whoever leaves last stops the server. Never throws for the server's sake.</summary>
    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsWindows() || _cluster is null || Interlocked.Exchange(ref _use, null) is not { } use) return;
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        using var gate = await FolderLock.TakeAsync(_cluster.Folder.StartLock, StopLockPatience, CancellationToken.None);
        use.Dispose();
        if (gate is null) return; // somebody is starting it this moment and will stop it later
        using var alone = FolderLock.TryTake(_cluster.Folder.UsersLock);
        if (alone is not null) await _cluster.StopAsync();
    }

    static PostgresServer Configured(string connectionString)
    {
        try
        {
            var told = new NpgsqlConnectionStringBuilder(connectionString);
            return new PostgresServer(
                connectionString, $"The record is in database {told.Database} of the configured PostgreSQL at {told.Host}.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new LocalPostgresException(
                $"ConnectionStrings__StoryTracker is not an Npgsql connection string ({e.Message.TrimEnd('.')}): correct it.", inner: e);
        }
    }

    [UnsupportedOSPlatform("windows")]
    static async Task<PostgresServer> OpenPrivateAsync(PostgresSettings settings, ClusterFolder folder, CancellationToken ct)
    {
        var binaries = await PostgresBinaries.FindAsync(settings.BinFolder, folder.DataVersion, ct);
        var account = await ServerAccount.ChooseAsync(folder, ct);
        await PrepareFolderAsync(folder, account, ct);
        var cluster = new Cluster(folder, binaries, account, settings.Durable);

        using var gate = await FolderLock.TakeAsync(folder.StartLock, StartLockPatience, ct)
            ?? throw new LocalPostgresException(
                $"Another StoryTracker has been starting the server in {folder.Home} for two minutes: end it and start again.",
                folder.Home);
        await cluster.SetUpAsync(ct);
        await cluster.StartAsync(ct);
        var use = FolderLock.Share(folder.UsersLock);
        try
        {
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = folder.Socket, Port = 5432, Username = Cluster.Role, Database = Cluster.Role,
                MaxPoolSize = 40, Timeout = 15, ApplicationName = "storytracker",
            };
            await EnsureDatabaseAsync(connection, cluster, ct);
            // What this process has in its pool may come from a server that was killed.
            await using (var pooled = new NpgsqlConnection(connection.ConnectionString)) NpgsqlConnection.ClearPool(pooled);
            return new PostgresServer(
                connection.ConnectionString,
                $"The record is in a private PostgreSQL {cluster.Version}; its data lives in {folder.Data}.", cluster, use);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    [UnsupportedOSPlatform("windows")]
    static async Task PrepareFolderAsync(ClusterFolder folder, ServerAccount account, CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Home);
        Directory.CreateDirectory(folder.Socket);
        foreach (var path in new[] { folder.Home, folder.Socket })
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await account.OwnAsync(ct, folder.Home, folder.Socket);
        await account.CheckReachAsync(folder.Home, ct);
    }

    [UnsupportedOSPlatform("windows")]
    static async Task EnsureDatabaseAsync(NpgsqlConnectionStringBuilder target, Cluster cluster, CancellationToken ct)
    {
        var admin = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = "postgres", Pooling = false };
        for (var waited = Stopwatch.StartNew(); ;)
            try
            {
                await using var connection = new NpgsqlConnection(admin.ConnectionString);
                await connection.OpenAsync(ct);
                await using var look = new NpgsqlCommand("select from pg_database where datname = $1", connection);
                look.Parameters.Add(new() { Value = Cluster.Role });
                await using (var found = await look.ExecuteReaderAsync(ct))
                    if (await found.ReadAsync(ct)) return;
                await using var create = new NpgsqlCommand($"create database {Cluster.Role}", connection);
                await create.ExecuteNonQueryAsync(ct);
                return;
            }
            catch (NpgsqlException e)
            {
                // Recovery after a crash may take a while; a dead server will not get better.
                if (!StillComing(e) || waited.Elapsed > RecoveryPatience || !cluster.Running)
                    throw new LocalPostgresException(
                        $"The private PostgreSQL does not answer ({e.Message}); its log ends: {cluster.LogTail()}", cluster.Folder.Home, e);
                await Task.Delay(100, ct);
            }
    }

    static bool StillComing(NpgsqlException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections }
        || e.InnerException is SocketException or IOException or TimeoutException;
}
