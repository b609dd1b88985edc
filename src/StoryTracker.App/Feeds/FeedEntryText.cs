using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StoryTracker.Domain.Articles;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.App.Feeds;

/// <summary>What an entry of a feed says, in the domain's words.</summary>
static class FeedEntryText
{
    const int ShortestFullText = 600, LongestLine = 4000, MostTags = 20, LongestTag = 80;
    static readonly TimeSpan Ahead = TimeSpan.FromDays(2);
    static readonly string[] CutOff = ["…", "...", "[…]", "[...]", "[&#8230;]", "&hellip;", "&#8230;", "read more", "continue reading", "read the full story"];

    /// <summary>The web address of an entry and its canonical form, null when it gives none that can be asked for.</summary>
    public static (Uri Url, Uri Canonical)? AddressOf(FeedEntry entry)
    {
        if (!Uri.TryCreate(entry.Link, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0) return null;
        try
        {
            return (url, CanonicalUrl.Of(url));
        }
        catch (UriFormatException)
        {
            return null;        // a host that only looks like one
        }
    }

    /// <summary>A date as the entry states it; null when it states none, or one so far ahead that it cannot be right.</summary>
    public static Publication? Date(DateTimeOffset? stated, string what, DateTimeOffset now) =>
        stated is { } at && at <= now + Ahead ? new(at, at, "instant", $"The feed states it as {what}.") : null;

    /// <summary>Authors as one line, null when none is named.</summary>
    public static string? Byline(FeedEntry entry) => Storable(string.Join(", ", entry.Authors));

    /// <summary>What the entry is filed under, as printed: twenty tags at most, none longer than eighty letters.</summary>
    public static IReadOnlyList<string> Tags(FeedEntry entry) =>
        [.. entry.Categories.Select(Storable).OfType<string>().Where(t => t.Length <= LongestTag).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];

    /// <summary>A text that the record can hold: no NUL, no half characters; null when it says nothing.</summary>
    public static string? Storable(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // Encoding puts a replacement character in the place of half a surrogate pair.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', ' ').Trim();
        return whole.Length <= LongestLine ? whole : whole[..(char.IsHighSurrogate(whole[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];
    }

    /// <summary>The markup of the article when the entry carries all of it, null for a teaser.</summary>
    public static string? FullText(FeedEntry entry)
    {
        var content = new[] { entry.Content, entry.Summary }.OfType<string>().MaxBy(c => c.Length);
        if (content is null) return null;
        var words = Words(content).Trim();
        return words.Length >= ShortestFullText && !CutOff.Any(end => words.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? content : null;
    }

    /// <summary>Tells an entry that was changed from one that was not: by its words, not by markup, spaces or tracking parameters.</summary>
    public static string Fingerprint(FeedEntry entry, Uri? canonical)
    {
        var said = new StringBuilder(canonical?.AbsoluteUri ?? "");
        foreach (var part in new[] { entry.Title, entry.Summary, entry.Content })
            said.Append('\n').Append(Letters(Words(part ?? "")));
        said.Append('\n').Append(entry.Updated?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())).AsSpan(0, 16));
    }

    /// <summary>Key of an entry in the table of sightings.</summary>
    public static byte[] Mark(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));

    // Text outside tags; good enough to count and to compare, never shown.
    static string Words(string markup)
    {
        var words = new StringBuilder(markup.Length);
        var inside = false;
        foreach (var c in markup)
        {
            if (c == '<') inside = true;
            else if (c == '>') inside = false;
            else if (!inside) words.Append(c);
        }
        return words.ToString();
    }
}
