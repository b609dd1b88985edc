using System.Xml;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed; what is broken is read as far as its meaning is plain, and told.
/// Text may be HTML that was built anew from an allow-list; dates are those printed or none.
/// </summary>
public static class FeedReader
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MostBytes = 20_000_000;

    /// <summary>Reads the bytes of a feed.</summary>
    /// <param name="bytes">The document as it was received, decompressed.</param>
    /// <param name="url">Where it came from, for relative addresses; null when unknown.</param>
    /// <param name="contentType">The Content-Type header, or null when there was none to be had.</param>
    /// <returns>The feed; <see cref="FeedDocument.Problems"/> says what had to be repaired.</returns>
    /// <exception cref="FeedRefusedException">Empty, too large, or no feed.</exception>
    public static FeedDocument Read(ReadOnlyMemory<byte> bytes, Uri? url, string? contentType)
    {
        if (bytes.Length > MostBytes) throw new FeedRefusedException(
            "The document is larger than 20 MB, which no feed needs: ask the publisher for a shorter feed.");
        var problems = new FeedProblems();
        var told = new List<string>();
        var decoded = FeedDecoding.Decode(bytes.Span, contentType, told);
        told.ForEach(problems.Add);
        var text = decoded.Text;
        if (text.AsSpan().Trim(" \t\r\n\0").IsEmpty) throw new FeedRefusedException(
            "The document is empty: check the address of the feed.");
        var address = url is { IsAbsoluteUri: true } ? url.OriginalString : null;
        if (decoded.IsJson) return JsonFeed.Read(text, address, decoded.IsDeclaredRight, problems);
        return ReadXml(new(text), address, decoded.IsDeclaredRight, problems);
    }

    static FeedDocument ReadXml(FeedProlog prolog, string? address, bool isDeclaredRight, FeedProblems problems)
    {
        var strict = new FeedBuilder(address, prolog.IsNetscape, problems);
        try
        {
            FeedXml.Read(prolog, strict);
            Refuse(strict);
            return strict.Build(isDeclaredRight);
        }
        catch (XmlException e)
        {
            problems.Add($"The feed is no well-formed XML ({Reason(e)}); it was read as far as its meaning is plain.");
        }
        var loose = new FeedBuilder(address, prolog.IsNetscape, problems);
        FeedLoose.Read(prolog, loose);
        Refuse(loose);
        return loose.Build(isWellFormed: false);
    }

    static string Reason(XmlException e)
    {
        var reason = FeedText.Storable(e.Message.TrimEnd('.'));
        return reason.Length > 200 ? reason[..200] : reason;
    }

    static void Refuse(FeedBuilder builder)
    {
        if (builder.IsFeed) return;
        throw new FeedRefusedException(builder.RootName?.ToLowerInvariant() switch
        {
            "html" => "This is a web page and no feed: give the address of the feed, or let it be found on the page.",
            "opml" => "This is a list of feeds (OPML) and no feed: import it as a list.",
            null => "The document has no element and is no feed: check the address.",
            var other => $"The document starts with “{(other.Length > 40 ? other[..40] : other)}” and is no feed that can be read: "
                + "give RSS, Atom, RDF, CDF or JSON Feed.",
        });
    }
}
