using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace StoryTracker.Faults.Tests;

/// <summary>The signals of kill(2) that .NET cannot send.</summary>
static class Signals
{
    const int SigKill = 9, SigTerm = 15, SigCont = 18, SigStop = 19;       // the numbers of Linux on x86 and ARM

    public static void Kill(int pid) => Send(pid, SigKill);
    public static void Terminate(int pid) => Send(pid, SigTerm);
    public static void Stop(int pid) => Send(pid, SigStop);
    public static void Continue(int pid) => Send(pid, SigCont);

    /// <summary>Whether a process has this number and is not a zombie.</summary>
    public static bool Exists(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception e) when (e is IOException) { return false; }
    }

    static void Send(int pid, int signal)
    {
        if (Native.Kill(pid, signal) == 0) return;
        throw new InvalidOperationException($"kill({pid}, {signal}) failed: errno {Marshal.GetLastPInvokeError()}.");
    }

    [SuppressMessage("Interoperability", "SYSLIB1054", Justification = "Two integers need no generated marshalling.")]
    static class Native
    {
        [DllImport("libc", EntryPoint = "kill", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Kill(int pid, int signal);
    }
}
