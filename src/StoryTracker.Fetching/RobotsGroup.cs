using System.Globalization;
using System.Text;

namespace StoryTracker.Fetching;

/// <summary>Rules for some crawlers.</summary>
/// <param name="Agents">Product names, <c>*</c> for everybody.</param>
/// <param name="Rules">What they may and may not fetch.</param>
/// <param name="CrawlDelay">Time between two requests.</param>
sealed record RobotsGroup(IReadOnlyList<string> Agents, IReadOnlyList<RobotsRule> Rules, TimeSpan? CrawlDelay)
{
    const int MaxRules = 20_000;

    /// <summary>The groups of a robots.txt.</summary>
    public static IReadOnlyList<RobotsGroup> Read(string text)
    {
        var groups = new List<RobotsGroup>();
        var (agents, rules, count) = (new List<string>(), new List<RobotsRule>(), 0);
        TimeSpan? delay = null;
        var begun = false; // a line other than user-agent has been seen since the last user-agent
        foreach (var (key, value) in Lines(text))
        {
            if (key == "user-agent")
            {
                if (begun) Close();
                agents.Add(value.StartsWith('*') ? "*" : Product(value));
            }
            else if (agents.Count > 0 && key is "allow" or "disallow")
            {
                begun = true;
                if (value.Length > 0 && count++ < MaxRules) rules.Add(new(key == "allow", value));
            }
            else if (agents.Count > 0 && key == "crawl-delay")
            {
                begun = true;
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
                    delay = TimeSpan.FromSeconds(double.Min(seconds, 86_400));
            }
        }
        Close();
        return groups;

        void Close()
        {
            if (agents.Count > 0) groups.Add(new([.. agents], [.. rules], delay));
            agents.Clear();
            rules.Clear();
            (delay, begun) = (null, false);
        }
    }

    /// <summary>The product name at the start of a User-Agent: letters, <c>_</c> and <c>-</c>.</summary>
    public static string Product(string agent)
    {
        var name = agent.Trim();
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetter(name[end]) || name[end] is '_' or '-')) end++;
        return name[..end];
    }

    static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        var budget = RobotsRules.MaxBytes;
        foreach (var raw in text.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n'))
        {
            budget -= Encoding.UTF8.GetByteCount(raw) + 1;
            if (budget < -1) yield break;
            var hash = raw.IndexOf('#', StringComparison.Ordinal);
            var line = hash < 0 ? raw : raw[..hash];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) yield return (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
        }
    }
}
