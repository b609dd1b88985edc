using System.CommandLine;
using StoryTracker.Domain;
using StoryTracker.Reading;

namespace StoryTracker.Commands;

/// <summary><c>read-article</c>: a filter from the bytes of a document to the article in it; it needs no database.</summary>
static class ReadArticleCommand
{
    const int MostBytes = 20_000_000;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The document: a web page, an e-mail, ninjs, NewsML-G2 or plain text; - for standard input." };
        var url = new Option<string?>("--url") { Description = "Where the document came from, for relative addresses." };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type that it came with." };
        var command = new Command("read-article", "Reads the article in a document: title, byline, outlet, times, language and text.") { file, url, contentType };
        command.SetAction(async (parsed, ct) =>
        {
            var named = parsed.GetValue(file)!;
            var bytes = await BytesAsync(named, ct);
            try
            {
                var article = ArticleDocument.Read(named == "-" ? "Standard input" : Path.GetFileName(named), bytes, Address(parsed.GetValue(url)), parsed.GetValue(contentType), ct);
                Output.Json(ArticleRecord.Of(article));
                return 0;
            }
            catch (ArticleRefusedException refusal)
            {
                throw new CommandRefusedException(refusal.Message);
            }
        });
        return command;
    }

    static Uri? Address(string? printed) =>
        printed is null ? null
        : Uri.TryCreate(printed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new CommandRefusedException($"--url {printed} is no address of a page; give one that starts with http:// or https://.");

    static async Task<ReadOnlyMemory<byte>> BytesAsync(string file, CancellationToken ct)
    {
        await using var stream = file == "-" ? Console.OpenStandardInput() : Open(file);
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            all.Write(buffer, 0, read);
            if (all.Length > MostBytes) throw new CommandRefusedException($"{file} is larger than 20 MB; save the article's text as a .txt file.");
        }
        return all.ToArray();
    }

    static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException($"{file} cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }
}
