using System.CommandLine;

namespace StoryTracker.Commands;

/// <summary>What every verb that opens the store understands: environment variables, <c>appsettings.json</c>, and <c>--data</c>.</summary>
/// <param name="ConnectionString">A PostgreSQL of the newsroom's own, null to use the private one.</param>
/// <param name="DataFolder">Data folder of the private PostgreSQL, null for the default one.</param>
public sealed record Settings(string? ConnectionString, string? DataFolder)
{
    /// <summary><c>--data DIR</c>, known to every verb.</summary>
    public static Option<string?> DataOption { get; } = new("--data")
    {
        Description = "Data folder of the private PostgreSQL (else STORYTRACKER_DATA).",
        Recursive = true,
        HelpName = "DIR",
    };

    /// <summary>Reads them; the command line wins over the environment, the environment over files.</summary>
    public static Settings Read(ParseResult parsed)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new(Text(configuration.GetConnectionString("StoryTracker")),
            Text(parsed.GetValue(DataOption)) ?? Text(configuration["STORYTRACKER_DATA"]) ?? Text(configuration["StoryTracker:Data"]));
    }

    static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
