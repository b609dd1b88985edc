using System.Text;

namespace StoryTracker.Fetching;

/// <summary>What a robots.txt asks of a crawler (RFC 9309); pure.</summary>
public sealed class RobotsRules
{
    /// <summary>Bytes of a robots.txt that are read (RFC 9309 2.5); rules behind them do not count.</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>No rules: everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>Nothing may be fetched: the rules exist but cannot be had (RFC 9309 2.3.1.4).</summary>
    public static RobotsRules DisallowAll { get; } = new([new(["*"], [new(false, "/")], null)]);

    readonly IReadOnlyList<RobotsGroup> _groups;

    RobotsRules(IReadOnlyList<RobotsGroup> groups) => _groups = groups;

    /// <summary>The rules that an answer to <c>/robots.txt</c> stands for: 2xx is read, 4xx allows everything, all else nothing.</summary>
    /// <param name="status">HTTP status of the last answer; 429 counts as "cannot be had".</param>
    /// <param name="body">Its body, UTF-8.</param>
    public static RobotsRules Of(int status, ReadOnlyMemory<byte> body) => status switch
    {
        >= 200 and < 300 => Parse(Encoding.UTF8.GetString(body.Span[..int.Min(body.Length, MaxBytes)])),
        429 => DisallowAll,
        >= 400 and < 500 => AllowAll,
        _ => DisallowAll,
    };

    /// <summary>Reads a robots.txt; lines that are not understood are skipped, as they are meant to be.</summary>
    /// <param name="text">The file, of which at most 500 KiB count.</param>
    public static RobotsRules Parse(string text) => new(RobotsGroup.Read(text));

    /// <summary>Whether an address may be fetched: by the longest rule that fits, and by allow where two are as long.</summary>
    /// <param name="url">An address on the host of the robots.txt.</param>
    /// <param name="agent">Product name of the crawler, with or without version: <c>StoryTracker/1.0</c>.</param>
    public bool IsAllowed(Uri url, string agent)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url.AbsolutePath == "/robots.txt") return true;
        var path = RobotsRule.Normalise(url.PathAndQuery, literal: true);
        var best = (Length: -1, Allow: true);
        foreach (var rule in GroupsFor(agent).SelectMany(g => g.Rules).Where(r => r.Fits(path)))
            if (rule.Length > best.Length || rule.Length == best.Length && rule.Allow) best = (rule.Length, rule.Allow);
        return best.Allow;
    }

    /// <summary>Time between two requests that the site asks for (an extension that is widely used), at most a day.</summary>
    /// <param name="agent">Product name of the crawler.</param>
    public TimeSpan? CrawlDelay(string agent) => GroupsFor(agent).Select(g => g.CrawlDelay).Max();

    // RFC 9309 2.2.1: all groups that name the crawler together, else all groups for everybody.
    IEnumerable<RobotsGroup> GroupsFor(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var name = RobotsGroup.Product(agent);
        var own = _groups.Where(g => g.Agents.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return own.Count > 0 ? own : _groups.Where(g => g.Agents.Contains("*"));
    }
}
