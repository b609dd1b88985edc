using StoryTracker.Domain;

namespace StoryTracker.App.Feeds.WebSub;

/// <summary>Where hubs reach this newsroom from outside, if they do.</summary>
public sealed class WebSubAddress
{
    /// <summary>Path of the callbacks below the public address.</summary>
    public const string Path = "/websub/";

    volatile Uri? publicUrl;

    /// <summary>
    /// Public address of the newsroom, such as <c>https://desk.example.org/</c> (StoryTracker:PublicUrl); null while hubs cannot reach it, and
    /// then no subscription is asked for. May be set once the server knows where it listens.
    /// </summary>
    public Uri? PublicUrl
    {
        get => publicUrl;
        set => publicUrl = value;
    }

    /// <summary>What every callback begins with, null without a public address.</summary>
    public string? Callbacks => PublicUrl is { } url ? url.GetLeftPart(UriPartial.Path).TrimEnd('/') + Path : null;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="CommandRefusedException">It is no http or https address.</exception>
    public static Uri? Parse(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting)) return null;
        if (Uri.TryCreate(setting.Trim(), UriKind.Absolute, out var url) && url.Scheme is "https" or "http") return url;
        throw new CommandRefusedException(
            $"StoryTracker:PublicUrl is '{setting}', which is no address; give the one that others reach this server at, such as https://desk.example.org/.");
    }
}
