using System.CommandLine;
using StoryTracker.Domain;
using StoryTracker.Reading;

namespace StoryTracker.Commands;

/// <summary><c>read-article</c>: a filter from the bytes of a document to the article in it; it needs no database.</summary>
static class ReadArticleCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The document: a web page, an e-mail, ninjs, NewsML-G2 or plain text; - for standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var url = new Option<string?>("--url") { Description = "Where the document came from, for relative addresses." };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type with which it was served." };
        var batch = new Option<string?>("--batch")
        {
            Description = "A list of documents instead: {\"file\", \"url\"?, \"contentType\"?} a line.",
        };
        var command = new Command("read-article",
            "Reads the article in a document: title, byline, outlet, times, language and text.") { file, url, contentType, batch };
        command.SetAction((parsed, ct) => (parsed.GetValue(file), parsed.GetValue(batch)) switch
        {
            (null, { } list) => DocumentList.RunAsync(
                list, Console.OpenStandardOutput(), (document, bytes) => Read(document, bytes, ct),
                    e => (e as ArticleRefusedException)?.Message, ct),
            ({ } one, null) => Task.FromResult(One(new(one, Address(parsed.GetValue(url)), parsed.GetValue(contentType)), ct)),
            _ => throw new CommandRefusedException("Give either a file (or - for standard input) or --batch with a list."),
        });
        return command;
    }

    static int One(ListedDocument document, CancellationToken ct)
    {
        try
        {
            Output.Json(Read(document, DocumentList.Bytes(document.File), ct));
            return 0;
        }
        catch (ArticleRefusedException refusal)
        {
            throw new CommandRefusedException(refusal.Message);
        }
    }

    static object Read(ListedDocument document, ReadOnlyMemory<byte> bytes, CancellationToken ct) => ArticleRecord.Of(ArticleDocument.Read(
        document.File == "-" ? "The document" : Path.GetFileName(document.File), bytes, document.Url, document.ContentType, ct));

    static Uri? Address(string? printed) =>
        printed is null ? null
        : Uri.TryCreate(printed, UriKind.Absolute, out var address) ? address
        : throw new CommandRefusedException($"“{printed}” is no absolute address; give --url as in https://example.org/news/1.");
}
