using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Tests;

/// <summary>A made-up article and what is found in it.</summary>
static class Samples
{
    public const string Text = "Ada Lovelace, the harbour master, said: “The new pier opens in June.”\n\nShe added that “nobody will be turned away”.";
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static IngestArticle Read(string text = Text, string? outlet = "The Quay") =>
        new(new("https://quay.example/pier?utm_source=x#top"), "pier.txt", new string('a', 64), "text/plain", text, "Pier to open", null, outlet, "en",
            new(Noon, Noon, "instant", "The page states it."), []);

    public static Guid ArticleId { get; } = Read().ArticleId;

    public static Claim Claim(string words, string? speaker = "Ada Lovelace", string text = Text, int revision = 1, QuoteKind kind = QuoteKind.Direct)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return new(ArticleId, revision, [Passage.Cut(text, at, at + words.Length, true)], kind, Polarity.Said,
            speaker is null ? Attribution.Unknown(Resolution.Unresolved, null) : Attribution.To(speaker, SpeakerKind.Person, "the harbour master", Resolution.Name, null),
            null, null, null, null);
    }

    public static Claim Pier => Claim("The new pier opens in June.");

    public static Claim Nobody => Claim("nobody will be turned away", kind: QuoteKind.Mixed);
}
