using System.Globalization;

namespace StoryTracker.Domain;

/// <summary>Names of the streams: a kind, a hyphen, and the id in lower case with hyphens.</summary>
public static class Streams
{
    /// <summary>Prefix of article streams.</summary>
    public const string ArticlePrefix = "article-";

    /// <summary>Prefix of story streams.</summary>
    public const string StoryPrefix = "story-";

    /// <summary>Prefix of speaker streams.</summary>
    public const string SpeakerPrefix = "speaker-";

    /// <summary>Prefix of feed streams.</summary>
    public const string FeedPrefix = "feed-";

    /// <summary>Prefix of the streams of people at the desk.</summary>
    public const string UserPrefix = "user-";

    /// <summary>Prefix of the streams of items of the triage.</summary>
    public const string TriagePrefix = "triage-";

    /// <summary>Stream of an item of the triage: what editors did with it instead of answering it.</summary>
    public static string Triage(Guid id) => TriagePrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Stream of a person at the desk: role, and what security has to know; never a password.</summary>
    public static string User(Guid id) => UserPrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Stream of a feed: what people need to know of it.</summary>
    public static string Feed(Guid id) => FeedPrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Stream of an article: its revisions, extractions and assignments.</summary>
    public static string Article(Guid id) => ArticlePrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Stream of a story: self-contained, it carries the claims.</summary>
    public static string Story(Guid id) => StoryPrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Stream of a speaker: names and roles with their evidence.</summary>
    public static string Speaker(Guid id) => SpeakerPrefix + id.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>The id in a stream's name.</summary>
    /// <exception cref="FormatException">The name is not one of this class.</exception>
    public static Guid IdOf(string stream) => Guid.ParseExact(stream.AsSpan(stream.IndexOf('-', StringComparison.Ordinal) + 1), "D");
}
