using System.Globalization;
using System.Text.RegularExpressions;
using StoryTracker.Domain;

namespace StoryTracker.App.Audit;

/// <summary>What an entry of the audit is about: everything of one kind, one story, article, speaker, feed or person, or one claim on a story.</summary>
/// <param name="Prefix">Beginning of the names of its streams, such as <c>story-</c>.</param>
/// <param name="Id">Which one, null for all of the kind.</param>
/// <param name="Claim">A claim on that story, null for the whole of it.</param>
public sealed partial record AuditSubject(string Prefix, Guid? Id, Guid? Claim)
{
    static readonly (string Place, string Prefix, string Noun)[] Places =
    [
        ("stories", Streams.StoryPrefix, "story"), ("articles", Streams.ArticlePrefix, "article"), ("speakers", Streams.SpeakerPrefix, "speaker"),
        ("feeds", Streams.FeedPrefix, "feed"), ("users", Streams.UserPrefix, "person"),
    ];

    /// <summary>What one of its kind is called.</summary>
    public string Noun => Places.First(p => p.Prefix == Prefix).Noun;

    /// <summary>The one stream it is about, null for all of a kind.</summary>
    public string? Stream => Id is { } id ? Prefix + id.ToString("D", CultureInfo.InvariantCulture) : null;

    /// <summary>How it is written in addresses: as the path of its page without the first slash, such as <c>stories/ID/claims/ID</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{Places.First(p => p.Prefix == Prefix).Place}{(Id is { } id ? $"/{id:D}" : "")}{(Claim is { } claim ? $"/claims/{claim:D}" : "")}");

    /// <summary>The subject of a stream, null for one of another kind.</summary>
    public static AuditSubject? OfStream(string stream) =>
        Places.FirstOrDefault(p => stream.StartsWith(p.Prefix, StringComparison.Ordinal)).Prefix is { } prefix && Guid.TryParse(stream.AsSpan(prefix.Length), out var id)
            ? new(prefix, id, null) : null;

    /// <summary>Reads what somebody typed: a page's address or path, a stream's name such as <c>story-ID</c>, or a kind such as <c>stories</c>.</summary>
    /// <returns>Null where it is none of these.</returns>
    public static AuditSubject? Parse(string text)
    {
        if (OfStream(text.Trim()) is { } stream) return stream;
        if (Path().Match(text) is not { Success: true } found) return null;
        var prefix = Places.First(p => p.Place == found.Groups["place"].Value).Prefix;
        return new(prefix, IdIn("id"), prefix == Streams.StoryPrefix ? IdIn("claim") : null);

        Guid? IdIn(string group) => found.Groups[group] is { Success: true } id ? Guid.Parse(id.Value) : null;
    }

    [GeneratedRegex("""^\s*(https?://[^/\s]+)?/?(?<place>stories|articles|speakers|feeds|users)(/(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(/claims/(?<claim>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}))?([/?#]\S*)?)?\s*$""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
