using System.Globalization;
using System.Xml;

namespace StoryTracker.Reading;

/// <summary>
/// A bare NITF document (IPTC, 3.x): headline, byline and provider from its head and <c>body.head</c>, the text of <c>body.content</c>.
/// </summary>
static class NitfItem
{
    public static NewsItem Read(XmlReader reader)
    {
        var item = new NewsItem();
        if (reader.IsEmptyElement) return item;
        var depth = reader.Depth;
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "title" or "hl1":
                    item.Note(reader.LocalName == "hl1" ? "headline" : "title", reader.TextOfElement());
                    break;
                case "byline":
                    item.Note("by", reader.TextOfElement());
                    break;
                case "distributor":
                    item.Note("provider", reader.TextOfElement());
                    break;
                case "doc.copyright":
                    item.Note("creditline", reader.GetAttribute("holder"));
                    break;
                case "date.issue" or "story.date":
                    item.Note("contentCreated", Iso(reader.GetAttribute("norm")));
                    break;
                case "body.content":
                    var paragraphs = NewsBody.Read(reader);
                    if (paragraphs.Count > 0) item.Text ??= string.Join("\n\n", paragraphs);
                    break;
            }
        }
        return item;
    }

    // NITF writes ISO 8601's basic form: 20180416T093000Z.
    static string? Iso(string? norm)
    {
        if (norm is null) return null;
        var digits = norm.Length > 15 ? norm[..15] : norm;
        return DateTime.TryParseExact(digits, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? $"{time:yyyy-MM-dd'T'HH:mm:ss}{norm[15..]}"
            : DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? $"{day:yyyy-MM-dd}" : norm;
    }
}
