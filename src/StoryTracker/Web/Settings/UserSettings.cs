using System.Text.Json;

namespace StoryTracker.Web.Settings;

/// <summary>How somebody wants the desk to be.</summary>
/// <param name="Theme"><c>system</c>, <c>light</c> or <c>dark</c>.</param>
/// <param name="Density"><c>roomy</c> or <c>dense</c>.</param>
/// <param name="Zone">IANA name of the time zone in which times are shown; UTC unless said.</param>
/// <param name="Keys">Whether single keys act (WCAG 2.1.4).</param>
public sealed record UserSettings(string Theme, string Density, string Zone, bool Keys)
{
    /// <summary>What holds for whoever said nothing.</summary>
    public static UserSettings Default { get; } = new("system", "roomy", "UTC", true);

    /// <summary>Themes.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["system", "light", "dark"];

    /// <summary>Densities.</summary>
    public static IReadOnlyList<string> Densities { get; } = ["roomy", "dense"];

    /// <summary>Reads what was kept; what cannot be read is as nobody had said anything.</summary>
    public static UserSettings Read(string? kept)
    {
        if (kept is null) return Default;
        try
        {
            return JsonSerializer.Deserialize<UserSettings>(kept, JsonSerializerOptions.Web) is { } read ? read.Mended() : Default;
        }
        catch (JsonException)
        {
            return Default;
        }
    }

    /// <summary>The same as it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The time zone.</summary>
    public TimeZoneInfo TimeZone => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    UserSettings Mended() => new(Themes.Contains(Theme) ? Theme : Default.Theme, Densities.Contains(Density) ? Density : Default.Density,
        !string.IsNullOrEmpty(Zone) && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) ? Zone : Default.Zone, Keys);
}
