using System.Runtime.Versioning;

namespace StoryTracker.LocalPostgres;

/// <summary>
/// The three files that say how the server behaves and whom it lets in. They are written anew, whole, before every start, so that an old
/// cluster follows a new version of the program and a moved folder.
/// </summary>
[UnsupportedOSPlatform("windows")]
static class ClusterConfiguration
{
    const string IncludeLine = "include_if_exists = 'storytracker.conf'";

    /// <summary>Makes a fresh cluster read <c>storytracker.conf</c>.</summary>
    public static Task IncludeAsync(string data, CancellationToken ct) =>
        File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), $"\n{IncludeLine}\n", ct);

    public static async Task WriteAsync(ClusterFolder folder, ServerAccount account, string role, bool durable, CancellationToken ct)
    {
        await ReplaceAsync("storytracker.conf", $"""
            # Written by StoryTracker before every start; changes belong at the end of postgresql.conf.
            listen_addresses = ''
            unix_socket_directories = '"{folder.Socket.Replace("'", "''", StringComparison.Ordinal)}"'
            unix_socket_permissions = 0700
            fsync = {(durable ? "on" : "off")}
            full_page_writes = on
            synchronous_commit = on
            max_connections = 200
            shared_buffers = 128MB
            max_wal_size = 2GB
            wal_compression = on
            log_destination = 'stderr'
            logging_collector = off
            idle_in_transaction_session_timeout = 60s

            """);
        // The kernel says who is calling, so there is no password to leak.
        await ReplaceAsync("pg_hba.conf", "local all all peer map=storytracker\n");
        await ReplaceAsync("pg_ident.conf", string.Concat(account.Names.Distinct().Select(name => $"storytracker \"{name}\" {role}\n")));

        async Task ReplaceAsync(string name, string text)
        {
            var path = Path.Combine(folder.Data, name);
            await File.WriteAllTextAsync(path + ".new", text, ct);
            File.SetUnixFileMode(path + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await account.OwnAsync(ct, path + ".new");
            File.Move(path + ".new", path, overwrite: true);
        }
    }
}
