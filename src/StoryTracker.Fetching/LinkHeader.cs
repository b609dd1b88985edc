using System.Text;

namespace StoryTracker.Fetching;

/// <summary>Reads Link headers (RFC 8288, appendix B.2).</summary>
static class LinkHeader
{
    const int MaxLinks = 50;

    /// <summary>The links whose context is the document itself, one for each relation, in order.</summary>
    /// <param name="values">Values of the headers.</param>
    /// <param name="url">Address of the document, against which addresses are resolved.</param>
    public static IReadOnlyList<WebLink> Parse(IEnumerable<string> values, Uri url)
    {
        var links = new List<WebLink>();
        foreach (var value in values)
        {
            var at = 0;
            while (at < value.Length && links.Count < MaxLinks)
            {
                at = value.IndexOf('<', at);
                var close = at < 0 ? -1 : value.IndexOf('>', at);
                if (close < 0) break;
                var target = value[(at + 1)..close].Trim();
                at = close + 1;
                var parameters = Parameters(value, ref at);
                if (!parameters.TryGetValue("rel", out var rel)) continue;
                if (!Uri.TryCreate(url, target, out var to) || to.Scheme is not ("http" or "https")) continue;
                if (parameters.TryGetValue("anchor", out var anchor) && (!Uri.TryCreate(url, anchor, out var context) || context != url)) continue;
                var relations = rel.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                links.AddRange(relations.Select(r => new WebLink(to, r.ToLowerInvariant())).Except(links));
            }
        }
        return [.. links.Take(MaxLinks)];
    }

    // ; name=token; name="quoted \" string" … up to the comma or the end. The first of a name counts.
    static Dictionary<string, string> Parameters(string value, ref int at)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (at < value.Length)
        {
            while (at < value.Length && value[at] is ' ' or '\t' or ';') at++;
            if (at >= value.Length) break;
            if (value[at] == ',')
            {
                at++;
                break;
            }
            var start = at;
            while (at < value.Length && value[at] is not ('=' or ';' or ',')) at++;
            var name = value[start..at].Trim();
            var text = at < value.Length && value[at] == '=' ? Value(value, ref at) : "";
            all.TryAdd(name, text);
        }
        return all;
    }

    static string Value(string value, ref int at)
    {
        at++;
        while (at < value.Length && value[at] is ' ' or '\t') at++;
        if (at >= value.Length || value[at] != '"')
        {
            var start = at;
            while (at < value.Length && value[at] is not (';' or ',')) at++;
            return value[start..at].Trim();
        }
        var text = new StringBuilder();
        for (at++; at < value.Length && value[at] != '"'; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length) at++;
            text.Append(value[at]);
        }
        at++;
        while (at < value.Length && value[at] is not (';' or ',')) at++;
        return text.ToString();
    }
}
