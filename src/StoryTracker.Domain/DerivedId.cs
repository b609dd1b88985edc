using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace StoryTracker.Domain;

/// <summary>Ids that follow from what they name (RFC 9562, UUID version 5), so that the same thing seen twice is one.</summary>
public static class DerivedId
{
    static readonly Guid Articles = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d01");
    static readonly Guid Speakers = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d02");
    static readonly Guid Stories = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d03");

    static readonly Guid Feeds = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d04");

    static readonly Guid Ties = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d05");

    static readonly Guid People = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d06");

    static readonly Guid Queue = new("6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d07");

    /// <summary>Id of an item of the triage by what it is about.</summary>
    /// <param name="item">Kind and what it is about.</param>
    public static Guid TriageItem(string item) => Of(Queue, item);

    /// <summary>Id of the question what day an article means by words that cannot be right: asked once, however many statements rest on them.</summary>
    /// <param name="article">The article.</param>
    /// <param name="printed">The words as printed.</param>
    public static Guid PrintedDay(Guid article, string printed) => Of(article, "printed-day\n" + printed);

    /// <summary>Id of a change that an outlet made to the words of a claim, as we saw it.</summary>
    public static Guid Edit(Guid claim, DateTimeOffset seenAt) => Of(claim, "edit\n" + seenAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Id of a person at the desk by name: one name is one person on record, for good.</summary>
    public static Guid User(string name) => Of(People, Users.UserName.Key(name));

    /// <summary>Id of what somebody found or decided about words of claims.</summary>
    /// <param name="what">Kind of finding.</param>
    /// <param name="words">What it is about, in an order that does not depend on who asks.</param>
    public static Guid Tying(string what, params IReadOnlyList<string> words) => Of(Ties, $"{what}\n{string.Join('\n', words)}");

    /// <summary>Id of a feed by the canonical address it was registered with.</summary>
    public static Guid FeedAt(Uri canonical) => Of(Feeds, canonical.AbsoluteUri);

    /// <summary>Id of an article that a feed carries without an address.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="entry">The entry's id.</param>
    public static Guid ArticleIn(Guid feed, string entry) => Of(feed, "entry\n" + entry);

    /// <summary>Id of an article by its canonical address.</summary>
    public static Guid ArticleAt(Uri canonical) => Of(Articles, canonical.AbsoluteUri);

    /// <summary>Id of an article that has no address: its text is all that tells it from others.</summary>
    public static Guid ArticleReading(string text) => Of(Articles, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    /// <summary>Id of a speaker by the name an article introduces them with; case and spacing do not matter.</summary>
    public static Guid Speaker(string name) =>
        Of(Speakers, string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant());

    /// <summary>Id of another bearer of a speaker's name.</summary>
    /// <param name="speaker">The speaker who keeps the name.</param>
    /// <param name="article">The first article, by id, that speaks of the other.</param>
    public static Guid NamesakeOf(Guid speaker, Guid article) => Of(speaker, "namesake\n" + article.ToString("D", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Id of a story that an editor set up under a short name.</summary>
    public static Guid StoryNamed(string slug) => Of(Stories, slug);

    /// <summary>Id of the story that an article opens because no other fits it.</summary>
    public static Guid StoryOpenedBy(Guid article) => Of(article, "story");

    /// <summary>Id of the story that an editor's command starts, so that the command sent again starts no second one.</summary>
    /// <param name="key">Key of the command.</param>
    public static Guid StoryStartedBy(Guid key) => Of(Stories, "started\n" + key.ToString("D"));

    /// <summary>Id of a suggestion by what it is about, so that the same one is made once.</summary>
    /// <param name="story">The story.</param>
    /// <param name="about">What, and which other story or articles.</param>
    public static Guid Suggestion(Guid story, string about) => Of(story, "suggestion\n" + about);

    /// <summary>Id of something found in an article: a claim or a date.</summary>
    /// <param name="article">The article.</param>
    /// <param name="what">Kind of thing, such as <c>claim</c>.</param>
    /// <param name="words">Its words.</param>
    /// <param name="ordinal">0 for the first with these words, 1 for the second…</param>
    public static Guid Within(Guid article, string what, string words, int ordinal) => Of(article, $"{what}\n{ordinal}\n{words}");

    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 defines version 5 with SHA-1; nothing secret depends on it.")]
    static Guid Of(Guid space, string name)
    {
        Span<byte> head = stackalloc byte[16];
        space.TryWriteBytes(head, bigEndian: true, out _);
        byte[] input = [.. head, .. Encoding.UTF8.GetBytes(name)];
        var hash = SHA1.HashData(input).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
