using System.Buffers;
using System.Text;

namespace StoryTracker.LocalPostgres;

/// <summary>The paths of one private cluster: <c>FOLDER/pg</c> and what lies in it.</summary>
sealed class ClusterFolder
{
    // sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL included.
    const int LongestSocketPath = 103;
    const string SocketName = ".s.PGSQL.5432";
    static readonly SearchValues<char> Misread = SearchValues.Create("\"$`\\\n\r,");

    ClusterFolder(string home) => Home = home;

    /// <summary>The folder of the cluster, mode 0700, owned by the account that runs the server.</summary>
    public string Home { get; }

    public string Data => Path.Combine(Home, "data");

    public string Socket => Path.Combine(Home, "s");

    public string Log => Path.Combine(Home, "postgres.log");

    public string StartLock => Path.Combine(Home, "start.lock");

    public string UsersLock => Path.Combine(Home, "users.lock");

    /// <summary>Names the processes that may stand in the way of a start: the server's own file and the socket's.</summary>
    public string[] LockFiles => [Path.Combine(Data, "postmaster.pid"), Path.Combine(Socket, SocketName + ".lock")];

    /// <summary>The version written into the data by initdb ("15"), or null when there is no data yet.</summary>
    public string? DataVersion =>
        Path.Combine(Data, "PG_VERSION") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    /// <summary>The cluster folder of a data folder.</summary>
    /// <exception cref="LocalPostgresException">
    /// The name is too long for a socket or has characters that the shell behind pg_ctl or Npgsql would take for something else.
    /// </exception>
    public static ClusterFolder In(string folder)
    {
        var home = Path.Combine(Path.GetFullPath(folder), "pg");
        if (home.AsSpan().ContainsAny(Misread))
            throw new LocalPostgresException(
                $"The folder name {folder} has a double quotation mark, dollar sign, backslash, comma or line break in it: "
                + "choose another with STORYTRACKER_DATA.",
                folder);
        var cluster = new ClusterFolder(home);
        // A folder among everybody's temporary ones could be somebody else's, so there is no shorter place to fall back on.
        if (Encoding.UTF8.GetByteCount(Path.Combine(cluster.Socket, SocketName)) > LongestSocketPath)
            throw new LocalPostgresException(
                $"The folder name {folder} is too long for a Unix socket; choose a shorter one with STORYTRACKER_DATA.", folder);
        return cluster;
    }

    /// <summary>
    /// A name for an initdb to work in; it becomes <see cref="Data"/> by one rename, so a killed initdb never looks like a cluster.
    /// </summary>
    public string NewData() => Path.Combine(Home, "data.new-" + Guid.NewGuid().ToString("N")[..12]);

    /// <summary>Removes what killed initdbs left behind, as far as it can be removed now.</summary>
    public void ClearRemnants()
    {
        foreach (var remnant in Directory.GetDirectories(Home, "data.new-*"))
            try
            {
                Directory.Delete(remnant, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its orphaned initdb may still be writing; the name is never used again and the next set-up tries once more.
            }
    }
}
