using System.Text.Encodings.Web;
using System.Text.Json;

namespace StoryTracker.Demo.Printing;

/// <summary>JSON Feed 1.1.</summary>
static class JsonFeed
{
    static readonly JsonWriterOptions Shape = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(FeedPage page)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Shape))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", page.Feed.Title);
            json.WriteString("home_page_url", page.Home);
            json.WriteString("feed_url", page.Self);
            json.WriteString("description", page.Outlet.Slogan);
            json.WriteString("language", "en-GB");
            if (page.Hub is { } hub)
            {
                json.WriteStartArray("hubs");
                json.WriteStartObject();
                json.WriteString("type", "WebSub");
                json.WriteString("url", hub);
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteStartArray("items");
            foreach (var entry in page.Entries) Entry(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    static void Entry(Utf8JsonWriter json, FeedEntryPage entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Link);
        json.WriteString("title", entry.Title);
        json.WriteString("summary", entry.Summary);
        json.WriteString("date_published", entry.Published);
        if (entry.Updated > entry.Published) json.WriteString("date_modified", entry.Updated);
        if (entry.Author is { } author)
        {
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", author);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartArray("tags");
        json.WriteStringValue(entry.Category);
        json.WriteEndArray();
        if (entry.Html is { } html) json.WriteString("content_html", html);
        else json.WriteString("content_text", entry.Summary);
        json.WriteEndObject();
    }
}
