using System.CommandLine;
using System.Globalization;
using StoryTracker.Domain;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Commands;

/// <summary><c>read-feed</c>: a filter from the bytes of a feed to its entries; it needs no database.</summary>
static class ReadFeedCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The feed, or - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "Where it came from, for relative addresses." };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type with which it was served." };
        var batch = new Option<string?>("--batch") {
            Description = "A list of feeds instead: {\"file\", \"url\"?, \"contentType\"?} a line." };
        var command = new Command("read-feed", "Reads an RSS, Atom, RDF, CDF or JSON feed and writes its entries as JSON.") { file, url,
            contentType, batch };
        command.SetAction((parsed, ct) => (parsed.GetValue(file), parsed.GetValue(batch)) switch
        {
            (null, { } list) => DocumentList.RunAsync(list, Console.OpenStandardOutput(), Read, e =>
                (e as FeedRefusedException)?.Message, ct),
            ({ } one, null) => Task.FromResult(One(new(one, Address(parsed.GetValue(url)), parsed.GetValue(contentType)))),
            _ => throw new CommandRefusedException("Give either a file (or - for standard input) or --batch with a list."),
        });
        return command;
    }

    static int One(ListedDocument document)
    {
        try
        {
            Output.Json(Read(document, DocumentList.Bytes(document.File)));
            return 0;
        }
        catch (FeedRefusedException e)
        {
            throw new CommandRefusedException(e.Message);
        }
    }

    static Uri? Address(string? printed) =>
        printed is null ? null
        : Uri.TryCreate(printed, UriKind.Absolute, out var address) ? address
        : throw new CommandRefusedException($"“{printed}” is no absolute address; give --url as in https://example.org/feed.");

    static object Read(ListedDocument document, ReadOnlyMemory<byte> bytes)
    {
        var feed = FeedReader.Read(bytes, document.Url, document.ContentType);
        return new
        {
            feed.Format, feed.WellFormed, feed.Problems, feed.Title, feed.Link, feed.Description, feed.Language,
                Updated = Time(feed.Updated), feed.Hub, feed.Self,
            feed.TtlMinutes, UpdateMinutes = (int?)feed.UpdatePeriod?.TotalMinutes, feed.MovedTo,
            Entries = feed.Entries.Select(e => new
            {
                e.Id, e.Link, e.Title, e.TitleType, e.Summary, e.SummaryType, e.Content, e.ContentType, e.Authors,
                Published = Time(e.Published), Updated = Time(e.Updated), e.Categories, e.Enclosures,
            }),
        };
    }

    static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
