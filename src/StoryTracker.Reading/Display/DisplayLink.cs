namespace StoryTracker.Reading;

/// <summary>The address of a displayed link: absolute, http or https, and nothing that makes another host look like it.</summary>
static class DisplayLink
{
    const int Longest = 2_000;

    public static string? Of(string? printed, Uri? baseUrl)
    {
        if (printed is not { Length: > 0 and <= Longest }) return null;
        // Browsers drop these wherever they stand, so that "java\nscript:" is one word to them.
        var address = new string([.. printed.Where(c => !char.IsControl(c))]).Trim();
        if (!Uri.TryCreate(baseUrl is { IsAbsoluteUri: true } ? baseUrl : null, address, out var url) || !url.IsAbsoluteUri) return null;
        return url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Host.Length > 0 && url.AbsoluteUri.Length <= Longest
            ? url.AbsoluteUri
            : null;
    }
}
