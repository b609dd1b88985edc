using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>Processor time of the program and of the server's processes that work for it: the one figure that other people's work on the machine leaves alone.</summary>
/// <param name="program">The program.</param>
/// <param name="source">The database, on this machine.</param>
sealed class ProcessorTime(Process program, NpgsqlDataSource source)
{
    const double TicksPerSecond = 100;

    /// <summary>Milliseconds of the program, and of the database, from the beginning on; a process of the server that has ended is not in it.</summary>
    public async Task<(double Program, double Database)> NowAsync()
    {
        program.Refresh();
        var backends = await BenchmarkDatabase.ColumnAsync(
            source, "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'");
        return (program.TotalProcessorTime.TotalMilliseconds, backends.Sum(pid => Of($"/proc/{pid}/stat")));
    }

    // proc(5): the fields after the name, which may hold anything but ends with the last bracket; user and system time are the 14th and 15th of all.
    static double Of(string stat)
    {
        if (!File.Exists(stat)) return 0;
        var fields = File.ReadAllText(stat).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 1000 / TicksPerSecond;
    }
}
