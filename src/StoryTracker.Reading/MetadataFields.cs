using System.Text.Json;

namespace StoryTracker.Reading;

/// <summary>
/// What somebody wrote down about an article: a file of metadata beside it, or the fields beside the text of a JSON line.
/// </summary>
sealed record MetadataFields(
    string? Title, string? Byline, string? Outlet, Uri? Url, PublicationWindow? Published, string? Language, IReadOnlyList<string> Problems)
{
    const int MostBytes = 1_000_000, LongestValue = 2_000;

    public static readonly MetadataFields None = new(null, null, null, null, null, null, []);

    static readonly string[] Known = ["title", "byline", "outlet", "url", "published", "language"];

    /// <summary>Reads a metadata file.</summary>
    /// <exception cref="ArticleRefusedException">It is no JSON object, or a field in it cannot be right.</exception>
    public static MetadataFields Read(string fileName, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            throw new ArticleRefusedException(fileName, "is larger than 1 MB, which no metadata is: correct or remove it.");
        var problems = new List<string>();
        var text = TextDecoding.Decode(fileName, bytes.Span, problems);
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new ArticleRefusedException(fileName, "is not a JSON object: write {\"title\": …, \"published\": …} or remove it.");
            return Read(new(fileName, null), json.RootElement, $"stated in {Path.GetFileName(fileName)}", Known, problems);
        }
        catch (JsonException e)
        {
            throw new ArticleRefusedException(fileName, $"is not JSON (line {e.LineNumber + 1}): correct or remove it.");
        }
        catch (InvalidOperationException)
        {
            throw new ArticleRefusedException(fileName, "is not JSON (a name has half a surrogate pair): correct or remove it.");
        }
    }

    /// <summary>Reads the fields of a JSON object that are metadata.</summary>
    /// <param name="at">Where it stands, for refusals.</param>
    /// <param name="json">The object.</param>
    /// <param name="reason">The evidence for the time of publication.</param>
    /// <param name="known">The fields that the object may have; others are told in the problems.</param>
    /// <param name="problems">What was odd so far.</param>
    public static MetadataFields Read(JsonPlace at, JsonElement json, string reason, IEnumerable<string> known, List<string> problems)
    {
        foreach (var field in json.EnumerateObject().Where(f => !known.Contains(f.Name)))
            problems.Add($"{at.FileName} has the unknown field “{Short(field.Name)}”, which was left aside.");
        return new(
            at.String(json, "title", LongestValue), at.String(json, "byline", LongestValue), at.String(json, "outlet", LongestValue),
            Address(at, json), PublishedField.Read(at, json, reason, problems), LanguageTag(at, json), problems);
    }

    /// <summary>These fields, and where one is missing that of another source.</summary>
    public MetadataFields Or(MetadataFields other) => new(
        Title ?? other.Title, Byline ?? other.Byline, Outlet ?? other.Outlet, Url ?? other.Url, Published ?? other.Published,
        Language ?? other.Language, [.. Problems, .. other.Problems]);

    public ReadArticle With(string text) => new ReadArticle(text, Title, Byline, Outlet, Url, Published, Language, Problems).Storable();

    static Uri? Address(JsonPlace at, JsonElement json)
    {
        if (at.String(json, "url", LongestValue) is not { } printed) return null;
        return Uri.TryCreate(printed, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
            ? url
            : throw at.Refused($"has a “url” that is no http or https address ({Short(printed)}): correct or remove it.");
    }

    static string? LanguageTag(JsonPlace at, JsonElement json)
    {
        if (at.String(json, "language", LongestValue) is not { } printed) return null;
        return LanguageTags.IsOne(printed)
            ? printed
            : throw at.Refused($"has a “language” that is no language tag ({Short(printed)}): write one like \"en\" or \"en-GB\".");
    }

    static string Short(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
