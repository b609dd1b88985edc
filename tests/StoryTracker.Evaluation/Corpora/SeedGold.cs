using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>A quotation of the founding articles, as a careful reader annotated it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Document">The article.</param>
/// <param name="Type">Direct, mixed or indirect.</param>
/// <param name="IsCore">Must be found; the others may be.</param>
/// <param name="Content">All its segments.</param>
/// <param name="Quoted">Those inside quotation marks.</param>
/// <param name="Speaker">Key of who said it; null where nobody can say.</param>
/// <param name="Mention">The words that name the speaker, or null.</param>
/// <param name="Resolution">How the speaker follows.</param>
/// <param name="SpeechAct">What was done by saying it.</param>
/// <param name="OccasionDay">The day on which it was said, where it is known to the day.</param>
public sealed record SeedQuotation(
    string Id, string Document, QuotationType Type, bool IsCore, IReadOnlyList<Span> Content, IReadOnlyList<Span> Quoted,
    string? Speaker, string? Mention, string Resolution, string SpeechAct, string? OccasionDay);

/// <summary>Somebody or something the founding articles name.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="IsPerson">A human being.</param>
/// <param name="Forms">How the articles name it.</param>
public sealed record SeedEntity(string Name, bool IsPerson, IReadOnlySet<string> Forms);

/// <summary>A date of the founding articles.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Document">The article.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Resolved">A day, month, year or interval "a/b".</param>
/// <param name="Granularity">What kind of time it is.</param>
/// <param name="Status">Past or upcoming.</param>
/// <param name="IsExternal">Can be known only from outside.</param>
/// <param name="Contains">A day that a range must hold, or null.</param>
/// <param name="Timex">TIMEX3 value of a duration, or null.</param>
/// <param name="Printed">What is printed, where that cannot be right; else null.</param>
public sealed record SeedDate(string Id, string Document, Span Span, string Resolved, string Granularity, TimeStatus Status, bool IsExternal,
    string? Contains, string? Timex, string? Printed);

/// <summary>Words that are nobody's statement, or not the statement they look like.</summary>
/// <param name="Document">The article.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="IsTerm">A term in marks, not a trap for any speaker but one.</param>
public sealed record SeedTrap(string Document, Span Span, bool IsTerm);

/// <summary>The gold annotation of the founding articles.</summary>
public sealed partial class SeedGold
{
    /// <summary>The articles by their short name.</summary>
    public required IReadOnlyDictionary<string, ArticleInput> Articles { get; init; }

    /// <summary>Who said what.</summary>
    public required IReadOnlyList<SeedQuotation> Quotations { get; init; }

    /// <summary>Entities by their key.</summary>
    public required IReadOnlyDictionary<string, SeedEntity> Entities { get; init; }

    /// <summary>Expressions of time.</summary>
    public required IReadOnlyList<SeedDate> Dates { get; init; }

    /// <summary>Stretches that are no statements.</summary>
    public required IReadOnlyList<SeedTrap> Traps { get; init; }

    /// <summary>Reads an annotation.</summary>
    /// <param name="json">The annotation.</param>
    /// <param name="read">Gives the text of an article by the name of its file. The texts hold no character outside the Basic Multilingual
    /// Plane, so offsets in code points are offsets in code units.</param>
    public static SeedGold Read(string json, Func<string, string> read)
    {
        using var parsed = JsonDocument.Parse(json);
        var root = parsed.RootElement;
        var days = root.Each("occasions").ToDictionary(o => o.String("id")!, o => o.String("date"));
        return new SeedGold
        {
            Articles = root.Each("documents").ToDictionary(d => d.String("doc")!, d => Article(d, read)),
            Quotations = [.. root.Each("quotations").Select(q => Quotation(q, days))],
            Entities = root.Each("entities").ToDictionary(e => e.String("id")!, Entity),
            Dates = [.. root.Each("dates").Select(Date)],
            Traps = [.. root.Each("must_not_merge").Where(m => m.TryGetProperty("span", out _)).Select(m =>
                new SeedTrap(m.GetProperty("span").String("doc")!, Where(m.GetProperty("span")), m.String("id") == "neg-term"))],
        };
    }

    static ArticleInput Article(JsonElement document, Func<string, string> read) => new(read(document.String("file")!))
    {
        Language = "en",
        Published = document.String("published_for_measuring") is { } day
            ? new PublicationDays(Day(day), Day(day)) : null,
    };

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static SeedQuotation Quotation(JsonElement q, Dictionary<string, string?> days)
    {
        var content = q.Each("content").ToList();
        var speaker = q.GetProperty("speaker");
        string? day = q.String("occasion") is { } occasion && days.TryGetValue(occasion, out string? date) ? date : null;
        return new(q.String("id")!, q.String("doc")!, Enum.Parse<QuotationType>(q.String("kind")!, ignoreCase: true), q.String("tier") == "core",
            [.. content.Select(Where)], [.. content.Where(c => c.GetProperty("quoted").GetBoolean()).Select(Where)],
            speaker.String("entity"), speaker.TryGetProperty("mention", out var mention) ? mention.String("text") : null,
            speaker.String("resolution") ?? "", q.String("speech_act") ?? "", day?.Length == 10 ? day : null);
    }

    static SeedEntity Entity(JsonElement e)
    {
        string name = e.String("name")!;
        var mentions = e.GetProperty("mentions").EnumerateObject().SelectMany(m => m.Value.EnumerateArray()).Select(m => m.String("text")!);
        return new(name, e.String("type") == "person", mentions.Append(name).Select(n => Note().Replace(n, "").Trim()).ToHashSet(StringComparer.Ordinal));
    }

    static SeedDate Date(JsonElement d) => new(d.String("id")!, d.String("doc")!, Where(d.GetProperty("span")), d.String("resolved") ?? "",
        d.String("granularity") ?? "", d.String("kind") is "upcoming" or "deadline/relative" ? TimeStatus.Upcoming : TimeStatus.Past,
        d.TryGetProperty("external", out var external) && external.ValueKind is JsonValueKind.True, d.String("contains"), d.String("timex"),
        d.String("printed"));

    static Span Where(JsonElement span) => new(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());

    /// <summary>What an annotator adds to a name: in brackets or behind a stroke.</summary>
    [GeneratedRegex(@"\s*\[.*?\]|\s*\(.*?\)|\s*/.*$")]
    private static partial Regex Note();
}
