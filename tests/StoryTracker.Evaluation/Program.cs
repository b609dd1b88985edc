using StoryTracker.Evaluation;

// dotnet run -c Release --project tests/StoryTracker.Evaluation [-- quotes|speakers|dates|stories|seeds|gold|reliability|hostile|calibrate] [--data DIR] [--split dev]
//   [--worst N] [--errors] [--show ID] [--kept] [--json]
var (options, problem) = Options.Read(args);
if (options is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}
try
{
    return new EvaluationCommand(options, Console.Out, Console.Error).Execute();
}
catch (IOException e)
{
    Console.Error.WriteLine($"{e.Message} Name the folder of the corpora with --data DIR.");
    return 2;
}
