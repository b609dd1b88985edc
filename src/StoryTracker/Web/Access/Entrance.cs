namespace StoryTracker.Web.Access;

/// <summary>Which ways lead in.</summary>
/// <param name="ByPrintedAddress">Whether the printed address signs its browser in: on this machine alone, where there is no provider.</param>
/// <param name="ByToken">Whether the printed token lets a program in: on this machine alone.</param>
/// <param name="ByPassword">Whether people sign in with a name and a password.</param>
/// <param name="Provider">What the identity provider is called, null where there is none.</param>
public sealed record Entrance(bool ByPrintedAddress, bool ByToken, bool ByPassword, string? Provider)
{
    /// <summary>A server on this machine without an identity provider.</summary>
    public static Entrance Loopback { get; } = new(true, true, true, null);

    /// <summary>A server that others reach, without an identity provider.</summary>
    public static Entrance Beyond { get; } = new(false, false, true, null);
}
