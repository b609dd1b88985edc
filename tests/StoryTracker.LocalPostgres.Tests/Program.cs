using System.Runtime.Versioning;
using StoryTracker.LocalPostgres.Tests;

[assembly: UnsupportedOSPlatform("windows")]

return args is ["other-process", var folder]
    ? await OtherProcess.RunAsync(folder)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
