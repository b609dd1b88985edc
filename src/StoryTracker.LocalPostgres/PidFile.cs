using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StoryTracker.LocalPostgres;

/// <summary>What has become of the process that a lock file of PostgreSQL names in its first line.</summary>
enum PidState
{
    /// <summary>There is no such file.</summary>
    NoFile,

    /// <summary>There is no number in it.</summary>
    Empty,

    /// <summary>No process has that number.</summary>
    Gone,

    /// <summary>The process is dead but its parent has not asked for its exit status; PostgreSQL takes it for alive.</summary>
    Zombie,

    /// <summary>The number belongs to the server of this data folder.</summary>
    OurServer,

    /// <summary>The number was given to another program, perhaps to the server of another folder.</summary>
    Reused,
}

/// <summary>Reads <c>postmaster.pid</c> and looks at the process it names, which <c>pg_ctl status</c> does not.</summary>
static class PidFile
{
    // Far above every kernel's largest (4,194,304 on 64-bit Linux, 99,999 on macOS).
    const int NoProcess = int.MaxValue - 1;

    /// <summary>What the first line of <paramref name="file"/> says about the server of <paramref name="data"/>.</summary>
    public static PidState Look(string file, string data)
    {
        try
        {
            if (!File.Exists(file)) return PidState.NoFile;
            if (Pid(file) is not { } pid) return PidState.Empty;
            return OperatingSystem.IsLinux() ? LookInProc(pid, data) : LookByName(pid);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return PidState.Gone;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return PidState.Gone; // the process ended between the look-up and the reading
        }
    }

    /// <summary>The process number in the first line, or null when there is none.</summary>
    public static int? Pid(string file) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault() is { } line
        && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : null;

    /// <summary>Puts a number that no process has in the place of the one in the first line, by one write.</summary>
    public static void Disown(string file)
    {
        var text = File.ReadAllText(file);
        var rest = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[end..] : "\n";
        // In place: the file belongs to the account of the server and has to stay its own.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var bytes = Encoding.UTF8.GetBytes(NoProcess.ToString(CultureInfo.InvariantCulture) + rest);
        stream.Write(bytes);
        stream.SetLength(bytes.Length);
    }

    static PidState LookInProc(int pid, string data)
    {
        var folder = $"/proc/{pid}";
        if (!Directory.Exists(folder)) return PidState.Gone;
        // "PID (name) STATE …"; the name may hold brackets itself. See proc(5).
        var stat = File.ReadAllText($"{folder}/stat");
        if (stat.AsSpan(stat.LastIndexOf(')') + 2) is ['Z' or 'X', ..]) return PidState.Zombie;
        // A postmaster keeps its own command line (BIN/postgres -D DATA); its children overwrite theirs with a title.
        var arguments = File.ReadAllText($"{folder}/cmdline").Split('\0');
        var ours = Path.GetFileName(arguments[0]).StartsWith("postgres", StringComparison.Ordinal) && arguments.Contains(data);
        return ours ? PidState.OurServer : PidState.Reused;
    }

    static PidState LookByName(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) ? PidState.OurServer : PidState.Reused;
        }
        catch (ArgumentException)
        {
            return PidState.Gone;
        }
    }
}
