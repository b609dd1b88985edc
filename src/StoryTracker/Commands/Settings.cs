using System.CommandLine;
using Npgsql;
using StoryTracker.App;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Domain;
using StoryTracker.Fetching;

namespace StoryTracker.Commands;

/// <summary>What every verb that opens the store understands: environment variables, <c>appsettings.json</c>, and <c>--data</c>.</summary>
/// <param name="ConnectionString">A PostgreSQL of the newsroom's own, null to use the private one.</param>
/// <param name="DataFolder">Data folder of the private PostgreSQL, null for the default one.</param>
/// <param name="MetricsUrl">Where <c>serve</c> serves its metrics, null for nowhere.</param>
/// <param name="MetricsToken">Bearer token of whoever reads them; never on the command line, which others can see.</param>
/// <param name="FetchContact">How the people behind this newsroom are reached by those whose servers it asks; null: nobody is named.</param>
/// <param name="FetchAllow">Addresses inside the operator's own network that feeds may be read from.</param>
/// <param name="PublicUrl">Address that hubs reach this newsroom at from outside, null where they do not.</param>
public sealed record Settings(
    string? ConnectionString, string? DataFolder, string? MetricsUrl = null, string? MetricsToken = null, string? FetchContact = null,
    IReadOnlyList<string>? FetchAllow = null, string? PublicUrl = null)
{

    /// <summary><c>--data DIR</c>, known to every verb.</summary>
    public static Option<string?> DataOption { get; } = new("--data")
    {
        Description = "Data folder of the private PostgreSQL (else STORYTRACKER_DATA).",
        Recursive = true,
        HelpName = "DIR",
    };

    /// <summary><c>--metrics URL</c> of <c>serve</c>.</summary>
    public static Option<string?> MetricsOption { get; } = new("--metrics")
    {
        Description = "Serves metrics in Prometheus' format, such as at http://127.0.0.1:9464 (else STORYTRACKER_METRICS; else not).",
        HelpName = "URL",
    };

    /// <summary>Reads them; the command line wins over the environment, the environment over files.</summary>
    public static Settings Read(ParseResult parsed)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new(WithoutPersistedSecrets(Text(configuration.GetConnectionString("StoryTracker"))),
            Text(parsed.GetValue(DataOption)) ?? Text(configuration["STORYTRACKER_DATA"]) ?? Text(configuration["StoryTracker:Data"]),
            Text(parsed.GetValue(MetricsOption)) ?? Text(configuration["STORYTRACKER_METRICS"])
                ?? Text(configuration["StoryTracker:Metrics"]),
            Text(configuration["STORYTRACKER_METRICS_TOKEN"]) ?? Text(configuration["StoryTracker:MetricsToken"]),
            Text(configuration["StoryTracker:Fetch:Contact"]), AllowOf(configuration.GetSection("StoryTracker:Fetch:Allow")),
            Text(configuration["StoryTracker:PublicUrl"]));
    }

    /// <summary>How the newsroom asks the outside.</summary>
    /// <exception cref="CommandRefusedException">An entry of the allow-list is not understood.</exception>
    public NewsroomOptions Newsroom()
    {
        try
        {
            var fetch = new NewsroomOptions().Fetch with { Allow = [.. (FetchAllow ?? []).Select(AllowedHost.Parse)] };
            return new() { Fetch = FetchContact is null ? fetch : fetch with { Contact = FetchContact }, PublicUrl = WebSubAddress.Parse(PublicUrl) };
        }
        catch (FormatException e)
        {
            throw new CommandRefusedException($"The setting StoryTracker:Fetch:Allow cannot be used: {e.Message}");
        }
    }

    // A list in a file, or one line with commas, as an environment variable has it.
    static string[] AllowOf(IConfigurationSection section) =>
        [.. section.GetChildren().Select(c => c.Value).Prepend(section.Value).OfType<string>()
            .SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    // The string without its password names the connection pool in metrics and traces; 'Persist Security Info' would leave it in.
    static string? WithoutPersistedSecrets(string? connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) is { PersistSecurityInfo: true }
                ? new NpgsqlConnectionStringBuilder(connectionString) { PersistSecurityInfo = false }.ConnectionString : connectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return connectionString;                   // whoever opens it says what is wrong with it
        }
    }

    static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
