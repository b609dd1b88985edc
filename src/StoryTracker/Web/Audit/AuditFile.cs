using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Audit;

/// <summary>A format of files that the audit is written to, entry by entry as it is read: its length costs no memory.</summary>
sealed class AuditFile
{
    // So many files are written at once; each reads much of the log.
    const int AtOnce = 2, FlushEvery = 32 * 1024;
    static readonly SemaphoreSlim Places = new(AtOnce);

    readonly Func<HistoryItem, JsonSerializerOptions, string> line;
    readonly string head;

    AuditFile(string name, string ending, string mediaType, string head, Func<HistoryItem, JsonSerializerOptions, string> line) =>
        (Name, Ending, MediaType, this.head, this.line) = (name, ending, mediaType, head, line);

    /// <summary>
    /// A table after RFC 4180, with the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would take for a formula begins with an
    /// apostrophe (OWASP, CSV injection).
    /// </summary>
    public static AuditFile Csv { get; } = new("a table (CSV)", "csv", "text/csv", "\uFEFFposition,recorded,stream,version,type,by,what\r\n", (item, _) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{item.Position},{Time(item.Recorded)},{Cell(item.Stream)},{item.Version},{Cell(item.Type)},{Cell(item.By)},{Cell(item.What)}\r\n"));

    /// <summary>One JSON object a line, with the fields of the twin.</summary>
    public static AuditFile JsonLines { get; } = new("JSON lines", "jsonl", "application/jsonl", "", (item, json) => JsonSerializer.Serialize(
        new { item.Position, item.Recorded, item.Stream, item.Version, item.Type, item.By, item.What }, json) + "\n");

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Ending of the file's name.</summary>
    public string Ending { get; }

    /// <summary>Media type.</summary>
    public string MediaType { get; }

    /// <summary>Writes it as the answer; what goes wrong on the way breaks the connection off, so that no part passes for the whole.</summary>
    /// <exception cref="Refusal">Others are being written.</exception>
    public async Task WriteAsync(HttpContext http, IAsyncEnumerable<HistoryItem> items, CancellationToken ct)
    {
        if (!await Places.WaitAsync(TimeSpan.Zero, ct))
            throw new Refusal(503, "Others are being written", "Other files of the audit are being written just now; try again in a minute.") { RetryAfter = 60 };
        try
        {
            var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            http.Response.ContentType = $"{MediaType}; charset=utf-8";
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"storytracker-history.{Ending}\"";
            var text = new StringBuilder(head);
            await foreach (var item in items.WithCancellation(ct))
            {
                text.Append(line(item, json));
                if (text.Length >= FlushEvery) await FlushAsync();
            }
            await FlushAsync();

            async Task FlushAsync()
            {
                await http.Response.WriteAsync(text.ToString(), ct);
                await http.Response.Body.FlushAsync(ct);
                text.Clear();
            }
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>A cell of text: in quotation marks, and never a formula.</summary>
    internal static string Cell(string text)
    {
        // Full-width forms are read as the plain ones by some; white space before a formula does not keep it from being one.
        var first = text.AsSpan().TrimStart(" \u00A0\u200B\uFEFF");
        var formula = text.Length > 0 && text[0] is '\t' or '\r' or '\n' || first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
        return $"\"{(formula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
