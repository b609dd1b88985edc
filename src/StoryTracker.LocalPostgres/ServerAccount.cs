namespace StoryTracker.LocalPostgres;

/// <summary>
/// The account that the server runs as. PostgreSQL refuses root, so a program started as root runs it as another account; any other
/// program runs it as itself.
/// </summary>
sealed class ServerAccount
{
    ServerAccount(string? other) => Other = other;

    /// <summary>The account to change to, or null when the server runs as ourselves.</summary>
    public string? Other { get; }

    /// <summary>The names that the kernel reports for the program and for the server.</summary>
    public IEnumerable<string> Names => Other is null ? [Environment.UserName] : [Environment.UserName, Other];

    /// <summary>Chooses the account: whoever owns the data already, else <c>postgres</c>, else <c>nobody</c>.</summary>
    /// <exception cref="LocalPostgresException">There is no account that could run a server.</exception>
    public static async Task<ServerAccount> ChooseAsync(ClusterFolder folder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            if ((await Tool.RunAsync("id", ["-un"], account: null, ct)).ExitCode != 0)
                throw new LocalPostgresException(
                    "This account has no name on this machine, and PostgreSQL will not run without one: add it to /etc/passwd, "
                    + "or name a server of your own in ConnectionStrings__StoryTracker.", folder.Home);
            return new ServerAccount(null);
        }
        var accounts = (await File.ReadAllLinesAsync("/etc/passwd", ct)).Select(line => line.Split(':')[0]).ToHashSet();
        var owner = Directory.Exists(folder.Data) ? await OwnerAsync(folder.Data, ct) : null;
        var choice = new[] { owner, "postgres", "nobody" }.FirstOrDefault(a => a is not (null or "root") && accounts.Contains(a));
        return new ServerAccount(choice ?? throw new LocalPostgresException(
            "PostgreSQL will not run as root, and there is no account named postgres or nobody: start StoryTracker as another user, "
            + "or name a server of your own in ConnectionStrings__StoryTracker.", folder.Home));
    }

    /// <summary>Gives a file or folder to the account; does nothing when that is ourselves.</summary>
    public async Task OwnAsync(CancellationToken ct, params string[] paths)
    {
        if (Other is null) return;
        if (await Tool.RunAsync("chown", [$"{Other}:", .. paths], account: null, ct) is { ExitCode: not 0 } failed)
            throw new LocalPostgresException($"The account {Other} could not be given {paths[0]}: {failed.Output}.");
    }

    /// <summary>Makes sure that the account gets through the folders above.</summary>
    /// <exception cref="LocalPostgresException">It does not.</exception>
    public async Task CheckReachAsync(string folder, CancellationToken ct)
    {
        if (Other is null || (await Tool.RunAsync("test", ["-w", folder], Other, ct)).ExitCode == 0) return;
        throw new LocalPostgresException(
            $"The account {Other}, which runs the server, cannot reach {folder} because a folder above is closed to it: "
            + "open that (chmod o+x) or choose another folder with STORYTRACKER_DATA.", folder);
    }

    static async Task<string?> OwnerAsync(string path, CancellationToken ct)
    {
        string[] arguments = OperatingSystem.IsMacOS() ? ["-f", "%Su", path] : ["-c", "%U", path];
        return await Tool.RunAsync("stat", arguments, account: null, ct) is { ExitCode: 0 } told ? told.Output : null;
    }
}
