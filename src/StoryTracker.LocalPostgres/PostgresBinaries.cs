namespace StoryTracker.LocalPostgres;

/// <summary>An installation of the PostgreSQL server on this machine.</summary>
sealed class PostgresBinaries
{
    static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];
    readonly string _folder;

    PostgresBinaries(string folder, string version) => (_folder, Version) = (folder, version);

    /// <summary>The major version: "15".</summary>
    public string Version { get; }

    public string this[string program] => Path.Combine(_folder, program);

    /// <summary>The installation for data of <paramref name="dataVersion"/>, or the newest there is when that is null.</summary>
    /// <param name="binFolder">Where to look and nowhere else; null for STORYTRACKER_PG_BIN, else the usual places.</param>
    /// <param name="dataVersion">The major version in which the data is written, or null for a new cluster.</param>
    /// <param name="ct">Cancels the looking.</param>
    /// <exception cref="LocalPostgresException">Nothing is installed, or nothing of that version.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? binFolder, string? dataVersion, CancellationToken ct)
    {
        var told = binFolder ?? Environment.GetEnvironmentVariable("STORYTRACKER_PG_BIN");
        if (told is "") told = null;
        var found = (told is null ? UsualPlaces() : [told]).Where(HasServer).Distinct().ToList();
        if (found.Count == 0)
            throw new LocalPostgresException(told is null
                ? "No PostgreSQL server is installed here: install one (Debian and Ubuntu: apt-get install -y postgresql; macOS: "
                  + "brew install postgresql@17), or name a server of your own in ConnectionStrings__StoryTracker, or the folder of the "
                  + "programs in STORYTRACKER_PG_BIN."
                : $"There is no PostgreSQL server in {told}: it should hold initdb, pg_ctl and postgres; "
                  + "correct STORYTRACKER_PG_BIN or remove it.");

        var versions = new List<string>();
        foreach (var folder in found)
        {
            var version = await MajorVersionAsync(folder, ct);
            if (dataVersion is null || version == dataVersion) return new PostgresBinaries(folder, version);
            versions.Add(version);
        }
        throw new LocalPostgresException(
            $"The data was written by PostgreSQL {dataVersion}, but only {string.Join(", ", versions.Distinct())} is installed: "
            + $"install postgresql-{dataVersion}, or start with another folder in STORYTRACKER_DATA and bring the record over with "
            + "dump and import.");
    }

    static bool HasServer(string folder) => Programs.All(p => File.Exists(Path.Combine(folder, p)));

    static IEnumerable<string> UsualPlaces() =>
    [
        .. Newest("/usr/lib/postgresql", "*"),           // Debian, Ubuntu
        .. Newest("/usr", "pgsql-*"),                    // Red Hat
        .. Newest("/opt/homebrew/opt", "postgresql*"),   // macOS on ARM
        .. Newest("/usr/local/opt", "postgresql*"),      // macOS on Intel
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
    ];

    static IEnumerable<string> Newest(string parent, string pattern) =>
        !Directory.Exists(parent)
            ? []
            : Directory.GetDirectories(parent, pattern).OrderByDescending(NumberIn).Select(folder => Path.Combine(folder, "bin"));

    static int NumberIn(string folder) =>
        int.TryParse(string.Concat(Path.GetFileName(folder).Where(char.IsAsciiDigit)), out var number) ? number : 0;

    static async Task<string> MajorVersionAsync(string folder, CancellationToken ct)
    {
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 18beta2"
        var (_, output) = await Tool.RunAsync(Path.Combine(folder, "postgres"), ["--version"], account: null, ct);
        var number = output.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]))
            ?? throw new LocalPostgresException($"{folder}/postgres did not tell its version; it said: {output}");
        return string.Concat(number.TakeWhile(char.IsAsciiDigit));
    }
}
