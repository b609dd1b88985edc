using System.Buffers;
using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Addresses as feeds print them: joined to their base by RFC 3986, section 5.2, without any other change, and kept only with a scheme
/// that cannot run code. <see cref="Uri"/> is not used: it would rewrite ids that must stay as printed.
/// </summary>
static class FeedAddress
{
    /// <summary>Longer addresses are left out.</summary>
    public const int MostCharacters = 4_000;

    static readonly FrozenSet<string> Safe = FrozenSet.ToFrozenSet(
        [
            "http", "https", "ftp", "sftp", "mailto", "news", "nntp", "snews", "gopher", "feed", "tel", "sip", "sips", "magnet", "irc",
                "ircs", "xmpp", "rtsp", "mms",
            "itms", "itpc", "pcast", "podcast", "git", "svn", "webcal", "geo", "sms", "callto", "skype", "facetime", "telnet", "imap",
        ],
        StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SafeSpans = Safe.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\f\0");

    static readonly SearchValues<char> LineEnds = SearchValues.Create("\t\r\n\0");

    /// <summary>The address joined to its base; as printed where no base is known or the address is absolute.</summary>
    public static string Join(string? @base, string address)
    {
        var reference = Straightened(address);
        if (string.IsNullOrEmpty(@base)) return reference;
        var from = new Parts(@base);
        if (from.Scheme.IsEmpty || !from.IsHierarchical || new Parts(reference) is { Scheme.IsEmpty: false } absolute
            && !SameSchemeRelative(from, absolute)) return reference;
        if (reference.Length == 0) return @base;
        var to = new Parts(reference);
        if (!to.Scheme.IsEmpty) to = new(reference.AsSpan(to.Scheme.Length + 1)); // "http:page.html", RFC 3986, 5.2.2, the lenient form
        if (to.HasAuthority) return $"{from.Scheme}://{to.Authority}{WithoutDots(to.Path)}{to.Tail}";
        if (to.Path.IsEmpty) return $"{from.Scheme}://{from.Authority}{from.Path}{(to.Query.IsEmpty ? from.Query : to.Query)}{to.Fragment}";
        var path = to.Path[0] == '/' ? to.Path.ToString() : string.Concat(Folder(from), to.Path);
        return $"{from.Scheme}://{from.Authority}{WithoutDots(path)}{to.Tail}";
    }

    /// <summary>
    /// The address joined to its base, or null when it is blank, too long or has a scheme that is not on the list (RFC 3986 or no scheme
    /// is well).
    /// </summary>
    public static string? JoinSafely(string? @base, string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > MostCharacters) return null;
        var joined = Join(@base, Trimmed(address));
        return joined.Length is > 0 and <= MostCharacters && IsSafe(joined) ? joined : null;
    }

    /// <summary>Whether the address is relative or has a scheme on the list.</summary>
    public static bool IsSafe(ReadOnlySpan<char> address)
    {
        // Browsers leave out line ends and tabs before they look at the scheme.
        if (address.ContainsAny(LineEnds)) return false;
        var colon = address.IndexOfAny(":/?#");
        return colon < 0 || address[colon] != ':' || SafeSpans.Contains(address[..colon]);
    }

    /// <summary>Whether the address is http or https with a host.</summary>
    public static bool IsWeb(ReadOnlySpan<char> address) =>
        (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && address.Length > 8)
        || (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && address.Length > 7);

    /// <summary>Whether the address begins with a scheme.</summary>
    public static bool IsAbsolute(ReadOnlySpan<char> address) => !new Parts(address).Scheme.IsEmpty;

    // "http:///host/" has slashes too many; nobody means an empty host.
    static string Straightened(string address)
    {
        var mark = address.IndexOf("://", StringComparison.Ordinal);
        if (mark <= 0 || mark + 3 >= address.Length || address[mark + 3] != '/' || new Parts(address).Scheme.Length != mark) return address;
        return string.Concat(address.AsSpan(0, mark + 3), address.AsSpan(mark + 3).TrimStart('/'));
    }

    static string Trimmed(string address)
    {
        var trimmed = address.AsSpan().Trim();
        while (trimmed.Length > 0 && Blanks.Contains(trimmed[0])) trimmed = trimmed[1..];
        if (trimmed.ContainsAny(LineEnds)) return string.Concat(trimmed.ToString().Split('\t', '\r', '\n', '\0').Select(part =>
            part.Trim()));
        return trimmed.Length == address.Length ? address : trimmed.ToString();
    }

    static bool SameSchemeRelative(Parts from, Parts to) =>
        !to.HasAuthority && !to.Path.StartsWith("/") && to.Scheme is "http" or "https"
            && from.Scheme.Equals(to.Scheme, StringComparison.OrdinalIgnoreCase);

    static ReadOnlySpan<char> Folder(Parts from) => from.Path.LastIndexOf('/') is >= 0 and var slash ? from.Path[..(slash + 1)] : "/";

    // RFC 3986, 5.2.4; segments beyond the root are dropped.
    static string WithoutDots(ReadOnlySpan<char> path)
    {
        if (!path.Contains("/.", StringComparison.Ordinal)) return path.ToString();
        var kept = new List<string>();
        var segments = path.ToString().Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            var last = i == segments.Length - 1;
            if (segments[i] is "..")
            {
                if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                if (last) kept.Add("");
            }
            else if (segments[i] is not "." || last)
            {
                kept.Add(segments[i] is "." ? "" : segments[i]);
            }
        }
        return "/" + string.Join('/', kept);
    }

    readonly ref struct Parts
    {
        public readonly ReadOnlySpan<char> Scheme;
        public readonly bool HasAuthority;
        public readonly ReadOnlySpan<char> Authority;
        public readonly ReadOnlySpan<char> Path;
        public readonly ReadOnlySpan<char> Query;
        public readonly ReadOnlySpan<char> Fragment;
        public readonly ReadOnlySpan<char> Tail;

        public Parts(ReadOnlySpan<char> address)
        {
            var rest = address;
            var colon = rest.IndexOfAny(":/?#");
            if (colon > 0 && rest[colon] == ':' && IsScheme(rest[..colon]))
            {
                Scheme = rest[..colon];
                rest = rest[(colon + 1)..];
            }
            var tail = rest.IndexOfAny('?', '#');
            Tail = tail < 0 ? [] : rest[tail..];
            if (tail >= 0) rest = rest[..tail];
            var fragment = Tail.IndexOf('#');
            Query = fragment < 0 ? Tail : Tail[..fragment];
            Fragment = fragment < 0 ? [] : Tail[fragment..];
            if (rest.StartsWith("//"))
            {
                HasAuthority = true;
                rest = rest[2..];
                var slash = rest.IndexOf('/');
                Authority = slash < 0 ? rest : rest[..slash];
                rest = slash < 0 ? [] : rest[slash..];
            }
            Path = rest;
        }

        public bool IsHierarchical => HasAuthority;

        static bool IsScheme(ReadOnlySpan<char> text)
        {
            if (!char.IsAsciiLetter(text[0])) return false;
            foreach (var c in text)
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
            return true;
        }
    }
}
