using System.Text.Json;

namespace StoryTracker.Reading;

/// <summary>
/// A file with an article on every line: <c>{"id", "text", "title"?, "byline"?, "published"?, "outlet"?, "url"?, "language"?}</c>. A bad
/// line
/// is refused with its number and costs no other line.
/// </summary>
static class JsonLines
{
    public const string MediaType = "application/json";

    static readonly string[] Known = ["id", "text", "title", "byline", "outlet", "url", "published", "language"];

    /// <summary>One entry for each line that is not blank; lazily, so that a large file costs one line at a time.</summary>
    public static IEnumerable<ArticleFileEntry> Read(string fileName, ReadOnlyMemory<byte> bytes, MetadataFields defaults)
    {
        if (bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new ArticleRefusedException(fileName, "is UTF-16, but JSON Lines are UTF-8: save it as UTF-8.");
        TextDecoding.RefuseOtherFormats(fileName, bytes.Span);
        return Lines(bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes)
            .Where(line => !IsBlank(line.Bytes.Span))
            .Select(line => Entry(new(fileName, line.Number), line.Bytes, defaults));
    }

    static ArticleFileEntry Entry(JsonPlace at, ReadOnlyMemory<byte> line, MetadataFields defaults)
    {
        try
        {
            if (line.Length > TextDecoding.MostBytes) throw at.Refused("is larger than 20 MB: split it into articles.");
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw at.Refused("is not a JSON object: write {\"id\": …, \"text\": …}.");
            var reason = $"stated in the line of {Path.GetFileName(at.FileName)}";
            var fields = MetadataFields.Read(at, json.RootElement, reason, Known, []).Or(defaults);
            var text = at.Verbatim(json.RootElement, "text") ?? throw at.Refused("has no “text”: put the article there.");
            TextDecoding.RefuseBlank(at.FileName, text, at.Line);
            return new(at.FileName, at.Line, Id(at, json.RootElement), line, MediaType, fields.With(text), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)       // the latter: half a surrogate pair in a name
        {
            return Refused(at, line, at.Refused("is not JSON: correct or remove it."));
        }
        catch (ArticleRefusedException refusal)
        {
            return Refused(at, line, refusal);
        }
    }

    static ArticleFileEntry Refused(JsonPlace at, ReadOnlyMemory<byte> line, ArticleRefusedException refusal) =>
        new(at.FileName, at.Line, null, line, MediaType, null, refusal.Message);

    static string? Id(JsonPlace at, JsonElement json) =>
        json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : at.String(json, "id", 200);

    static IEnumerable<(int Number, ReadOnlyMemory<byte> Bytes)> Lines(ReadOnlyMemory<byte> rest)
    {
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            yield return (number, line.Span is [.., (byte)'\r'] ? line[..^1] : line);
        }
    }

    static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;
}
