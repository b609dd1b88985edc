using System.CommandLine;
using System.Runtime.InteropServices;
using Npgsql;
using StoryTracker.Domain;
using StoryTracker.EventStore;
using StoryTracker.LocalPostgres;

namespace StoryTracker.Commands;

/// <summary>The command line: every verb, and how its failures are told.</summary>
public static class Verbs
{
    /// <summary>Exit code for input or a command that cannot be used as given.</summary>
    public const int Refused = 2;

    /// <summary>Runs the verb that the arguments name; no verb serves.</summary>
    /// <returns>0, 1 when a check failed, or 2 with one sentence on standard error.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("StoryTracker: who said what, on which story, proven by the characters it came from. With no verb it serves.")
        {
            ServeCommand.Create(), IngestCommand.Create(), ExtractCommand.Create(), AssignCommand.Create(), ReadArticleCommand.Create(), ReadFeedCommand.Create(), StoriesCommand.Create(), TimelineCommand.Create(),
            SpeakersCommand.Create(), ArticleCommand.Create(), MigrateCommand.Create(), CheckCommand.Create(),
            ProjectionsCommand.Create(), JobsCommand.Create(), FeedsCommand.Create(),
            RematchCommand.Create(), ReassignCommand.Create(), DumpCommand.Create(), ImportCommand.Create(), EraseCommand.Create(), ErasuresCommand.Create(),
        };
        root.Options.Add(Settings.DataOption);
        var given = args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && !IsAboutTheProgram(args[0])) ? ["serve", .. args] : args;
        var parsed = root.Parse(given);
        if (parsed.Errors.Count > 0 && !given.Any(IsAboutTheProgram)) return Fail($"{parsed.Errors[0].Message} Type 'storytracker --help' for the verbs.");
        try
        {
            // Ctrl-C and SIGTERM ask the verb to stop in its own time: jobs give their attempt back, a private PostgreSQL is closed.
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);

            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                try
                {
                    stop.Cancel();
                }
                catch (ObjectDisposedException)
                {
                    // The verb had ended already.
                }
            }
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            return Fail(sentence);
        }
    }

    static bool IsAboutTheProgram(string arg) => arg is "--help" or "-h" or "-?" or "--version";

    static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Refused;
    }

    static string? Sentence(Exception e) => e switch
    {
        CommandRefusedException or LocalPostgresException or MigrationException or UnknownEventTypeException or ProjectionStoppedException
            or ImportRefusedException => e.Message,
        OperationCanceledException => "Stopped.",
        PostgresException p => $"The database refused: {p.MessageText}.",
        NpgsqlException n => $"The database cannot be reached ({(n.InnerException ?? n).Message.TrimEnd('.')}); check ConnectionStrings__StoryTracker and that it runs.",
        IOException io => io.Message,
        _ => null,
    };
}
