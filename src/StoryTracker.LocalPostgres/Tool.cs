using System.ComponentModel;
using System.Diagnostics;

namespace StoryTracker.LocalPostgres;

/// <summary>Runs a program to its end, as another account where asked.</summary>
static class Tool
{
    /// <summary>How a program ended and what it wrote.</summary>
    public sealed record Result(int ExitCode, string Output);

    /// <summary>Runs <paramref name="program"/> and reads what it writes.</summary>
    /// <param name="program">A path, or a name looked up in PATH.</param>
    /// <param name="arguments">Passed one by one: no shell is involved.</param>
    /// <param name="account">
    /// The account to run as, or null for our own; takes root. The child itself calls setgid, setgroups and setuid.
    /// </param>
    /// <param name="ct">Stops waiting; the program itself runs on.</param>
    public static async Task<Result> RunAsync(string program, string[] arguments, string? account, CancellationToken ct)
    {
        using var process = Start(program, arguments, account);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Result(process.ExitCode, (await errors + await output).Trim());
    }

    /// <summary>
    /// As <see cref="RunAsync"/> for a program that leaves a daemon behind, which would keep our pipes open: nothing is read.
    /// </summary>
    public static async Task<int> LaunchAsync(string program, string[] arguments, string? account, CancellationToken ct)
    {
        using var process = Start(program, arguments, account);
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    static Process Start(string program, string[] arguments, string? account)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (account is not null) start.UserName = account;
        // PGDATA, PGPORT, PGOPTIONS and the like of the caller are meant for another server.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new LocalPostgresException($"{program} could not be run ({e.Message}).", inner: e);
        }
    }
}
