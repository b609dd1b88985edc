using StoryTracker.Benchmarks;
using StoryTracker.Benchmarks.Desk;
using StoryTracker.Benchmarks.Engine;
using StoryTracker.Benchmarks.Language;
using StoryTracker.Benchmarks.Reading;
using StoryTracker.Benchmarks.Stories;

// dotnet run -c Release --project tests/StoryTracker.Benchmarks -- SUITE… [--short] [--keep] [--only ROW] [--json FILE]
ISuite[] suites = [new EngineSuite(), new ReadingSuite(), new StoriesSuite(), new LanguageSuite(), new DeskSuite()];
var names = new List<string>();
var settings = new Settings();
string? json = null;
for (var i = 0; i < args.Length; i++)
    switch (args[i])
    {
        case "--short": settings = settings with { Brief = true }; break;
        case "--keep": settings = settings with { Keep = true }; break;
        case "--json" when i + 1 < args.Length: json = args[++i]; break;
        case "--only" when i + 1 < args.Length: settings = settings with { Only = args[++i] }; break;
        default: names.Add(args[i]); break;
    }
var known = string.Join(", ", suites.Select(s => s.Name));
if (names.Count == 0) return Refuse($"Name a suite to run: {known}.");
if (names.Find(n => n.StartsWith('-')) is { } option)
    return Refuse($"The option {option} is not known, or lacks its value: --short, --keep, --only ROW and --json FILE are.");
if (names.Find(n => !Array.Exists(suites, s => s.Name == n)) is { } unknown) return Refuse($"There is no suite '{unknown}' here: {known}.");

var rows = new List<Row>();
foreach (var name in names)
    await foreach (var row in suites.Single(s => s.Name == name).RunAsync(settings))
    {
        if (rows.Count == 0) Console.WriteLine(Report.Heading);
        rows.Add(row);
        Console.WriteLine(Report.Line(row));
    }
if (rows.Count == 0) return Refuse($"No row is called '{settings.Only}' in {string.Join(" or ", names)}.");
if (json is not null) await File.WriteAllTextAsync(json, Report.Json(rows));
return 0;

static int Refuse(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}
