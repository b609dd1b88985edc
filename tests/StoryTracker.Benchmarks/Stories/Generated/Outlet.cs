namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>A made outlet: how it prints.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Open">Its opening quotation mark.</param>
/// <param name="Close">Its closing quotation mark.</param>
/// <param name="Says">Its words for saying, the favourite first.</param>
/// <param name="Tags">How often it files an article under tags, 0 to 1.</param>
public sealed record Outlet(string Name, string Open, string Close, IReadOnlyList<string> Says, double Tags)
{
    /// <summary>The agency that others print.</summary>
    public const string Agency = "Meridian News Agency";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Outlet> All { get; } = [.. Names().Select((name, i) => new Outlet(
        name, i % 3 == 0 ? "\"" : i % 3 == 1 ? "“" : "‘", i % 3 == 0 ? "\"" : i % 3 == 1 ? "”" : "’", [.. Verbs.Skip(i % 4), .. Verbs.Take(i % 4)], i % 4 * 0.25))];

    static IEnumerable<string> Names() =>
        from kind in (string[])["Herald", "Courier", "Gazette", "Observer", "Tribune", "Standard"]
        from place in (string[])["Northern", "Harbour", "Capital", "Valley"]
        select $"The {place} {kind}";

    static IReadOnlyList<string> Verbs => ["said", "told reporters", "added", "insisted", "explained", "warned"];
}
