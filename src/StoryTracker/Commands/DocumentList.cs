using System.Text;
using System.Text.Json;
using StoryTracker.Domain;

namespace StoryTracker.Commands;

/// <summary>A document that a list or a command line names.</summary>
/// <param name="File">Its path; a relative one belongs to the current folder.</param>
/// <param name="Url">Where it came from; null when unknown.</param>
/// <param name="ContentType">The Content-Type with which it was served; null when unknown.</param>
sealed record ListedDocument(string File, Uri? Url, string? ContentType);

/// <summary>
/// Reads many documents in one process: a list with <c>{"file", "url"?, "contentType"?}</c> a line in, an object or <c>{"error"}</c> a
/// line out, in
/// the same order and as soon as it is known. One bad document never costs the others.
/// </summary>
static class DocumentList
{
    const int MostBytes = 20_000_001; // one more than any reader takes, so that the reader says what is too large

    /// <summary>Answers every line of the list.</summary>
    /// <param name="list">The list's file, or <c>-</c> for standard input.</param>
    /// <param name="output">Receives the answers.</param>
    /// <param name="read">Reads a document's bytes.</param>
    /// <param name="sentence">What an exception of the reader says; null when it is none of its refusals.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>0; 2 when a line of the list was no line of a list, the others being answered all the same.</returns>
    /// <exception cref="CommandRefusedException">The list cannot be read.</exception>
    public static async Task<int> RunAsync(
        string list, Stream output, Func<ListedDocument, ReadOnlyMemory<byte>, object> read, Func<Exception, string?> sentence,
            CancellationToken ct)
    {
        await using var input = Open(list);
        using var reader = new StreamReader(input, new UTF8Encoding(false, true));
        await using var buffered = new BufferedStream(output, 1 << 16);
        string? firstProblem = null;
        try
        {
            for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                object answer;
                if (Parse(line, out var problem) is { } document) answer = Answer(document, read, sentence);
                else
                {
                    firstProblem ??= $"Line {number} of the list {problem}";
                    answer = new { error = $"Line {number} of the list {problem}" };
                }
                Output.JsonLine(buffered, answer);
                await buffered.FlushAsync(ct);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new CommandRefusedException("The list is not UTF-8; give one JSON object a line in UTF-8.");
        }
        if (firstProblem is null) return 0;
        Console.Error.WriteLine(firstProblem);
        return Verbs.Refused;
    }

    /// <summary>The bytes of a document, or of standard input for <c>-</c>; no more than any reader takes.</summary>
    /// <exception cref="IOException">It cannot be read; the message is one sentence.</exception>
    public static ReadOnlyMemory<byte> Bytes(string file)
    {
        try
        {
            using var stream = file == "-" ? Console.OpenStandardInput()
                : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            var known = file == "-" ? 1 << 16 : stream.Length;
            if (known == 0) known = 1 << 12;
            var bytes = new byte[Math.Min(known, MostBytes)];
            var length = 0;
            for (int got; (got = stream.Read(bytes, length, bytes.Length - length)) > 0;)
            {
                length += got;
                if (length < bytes.Length) continue;
                if (length >= MostBytes || (file != "-" && length == stream.Length)) break;
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, MostBytes));
            }
            return bytes.AsMemory(0, length);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException or NotSupportedException or IOException)
        {
            throw new IOException($"The file “{file}” cannot be read ({e.Message.TrimEnd('.')}); check its name and rights.", e);
        }
    }

    static object Answer(ListedDocument document, Func<ListedDocument, ReadOnlyMemory<byte>, object> read, Func<Exception,
        string?> sentence)
    {
        try
        {
            return read(document, Bytes(document.File));
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return new { error = e is IOException ? e.Message
                : sentence(e) ?? $"The document could not be read ({e.GetType().Name}: {e.Message.TrimEnd('.')})." };
        }
    }

    static Stream Open(string list)
    {
        try
        {
            return list == "-" ? Console.OpenStandardInput() : new FileStream(list, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException or IOException)
        {
            throw new CommandRefusedException($"The list “{list}” cannot be read ({e.Message.TrimEnd('.')}); check its name and rights.");
        }
    }

    static ListedDocument? Parse(string line, out string? problem)
    {
        problem = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object || Text(json.RootElement, "file") is not { Length: > 0 } file)
            {
                problem = "is no object with \"file\"; give {\"file\": …, \"url\": …, \"contentType\": …}.";
                return null;
            }
            var url = Text(json.RootElement, "url");
            Uri? address = null;
            if (!string.IsNullOrEmpty(url) && !Uri.TryCreate(url, UriKind.Absolute, out address))
            {
                problem = $"has the url “{url}”, which is no absolute address.";
                return null;
            }
            return new(file, address, Text(json.RootElement, "contentType"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "is not JSON that can be read; give one object a line.";
            return null;
        }
    }

    static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
