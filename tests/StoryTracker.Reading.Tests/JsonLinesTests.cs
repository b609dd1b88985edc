using System.Text;

namespace StoryTracker.Reading.Tests;

public sealed class JsonLinesTests
{
    static List<ArticleFileEntry> Read(string text, string? metadata = null) =>
        [.. ArticleFiles.Read("in.jsonl", Encoding.UTF8.GetBytes(text), Reading.Metadata(metadata))];

    [Fact]
    public void Every_line_is_an_article_with_its_own_bytes_and_text_exactly_as_written()
    {
        const string first =
            """{"id": "a1", "text": " One.\r\n\u201cTwo\u201d\u00a0 ", "title": "T", "published": "2018-04-15", "outlet": "O"}""";
        const string second = """{"id": 7, "text": "Three."}""";
        var entries = Read($"{first}\r\n\n   \n{second}");
        Assert.Equal([1, 4], entries.Select(e => e.Line));
        Assert.Equal(["a1", "7"], entries.Select(e => e.Id));
        Assert.Equal(" One.\r\n“Two”\u00A0 ", entries[0].Article().Text);
        var article = entries[0].Article();
        Assert.Equal(("T", "O", "day"), (article.Title, article.Outlet, article.Published!.Precision));
        Assert.Equal([first, second], entries.Select(e => Encoding.UTF8.GetString(e.Raw.Span)));
        Assert.All(entries, e => Assert.Equal("application/json", e.MediaType));
    }

    [Fact]
    public void A_bad_line_is_refused_with_its_number_and_costs_no_other()
    {
        var bad = new (string Line, string Says)[]
        {
            ("{", "is not JSON"),
            ("[1]", "is not a JSON object"),
            ("{\"id\": \"x\"}", "has no “text”"),
            ("{\"text\": 5}", "“text” that is not a string"),
            ("{\"text\": \" \\n \"}", "has no text"),
            ("{\"text\": \"a\\u0000b\"}", "NUL character in “text”"),
            ("{\"text\": \"a\\udc00b\"}", "“text” with a damaged character"),
            ("{\"text\": \"a\", \"published\": \"0000-01-01\"}", "cannot be right"),
            ("{\"text\": \"a\", \"url\": \"ftp://x/\"}", "“url”"),
            ("{\"text\": " + new string('[', 500) + "}", "is not JSON"),
        };
        var entries = Read("{\"text\": \"Good.\"}\n" + string.Join('\n', bad.Select(b => b.Line)) + "\n{\"text\": \"Good too.\"}\n");
        Assert.Equal(bad.Length + 2, entries.Count);
        Assert.Equal("Good.", entries[0].Article().Text);
        Assert.Equal("Good too.", entries[^1].Article().Text);
        for (var i = 0; i < bad.Length; i++) entries[i + 1].Refused($"in.jsonl, line {i + 2},", bad[i].Says);
    }

    [Fact]
    public void Invalid_UTF8_in_a_line_is_refused_alone()
    {
        byte[] bytes = [.. "{\"text\": \"Good.\"}\n{\"text\": \"a"u8, 0xE9, .. "b\"}\n{\"text\": \"Good too.\"}"u8];
        var entries = ArticleFiles.Read("in.jsonl", bytes).ToList();
        Assert.Equal(3, entries.Count);
        entries[1].Refused("in.jsonl, line 2,");
        Assert.Equal("Good too.", entries[2].Article().Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n\t\n")]
    [InlineData("\uFEFF\n")]
    public void A_file_without_lines_is_refused(string text) => Assert.Single(Read(text)).Refused("in.jsonl has no lines");

    [Fact]
    public void A_UTF16_file_is_refused_and_a_UTF8_mark_is_passed_over()
    {
        Reading.One("in.jsonl", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]).Refused("is UTF-16");
        Assert.Equal("A.", Assert.Single(Read("\uFEFF{\"text\": \"A.\"}")).Article().Text);
    }

    [Fact]
    public void Fifty_megabytes_are_read_line_by_line_and_a_line_of_more_than_20_is_refused()
    {
        var line = Encoding.UTF8.GetBytes("{\"text\": \"" + new string('w', 99_980) + "\"}\n");
        var bytes = new byte[line.Length * 300 + 20_000_100];
        for (var i = 0; i < 300; i++) line.CopyTo(bytes, i * line.Length);
        bytes.AsSpan(300 * line.Length).Fill((byte)'x');
        var entries = ArticleFiles.Read("in.jsonl", bytes).ToList();
        Assert.Equal(301, entries.Count);
        Assert.All(entries.SkipLast(1), e => Assert.NotNull(e.Article));
        entries[^1].Refused("in.jsonl, line 301, is larger than 20 MB");
    }

    [Fact]
    public void Metadata_beside_the_file_fill_what_a_line_leaves_out()
    {
        var entries = Read("{\"text\": \"A.\", \"outlet\": \"Own\"}\n{\"text\": \"B.\"}", """{"outlet": "Told", "language": "en"}""");
        Assert.Equal(["Own", "Told"], entries.Select(e => e.Article().Outlet));
        Assert.All(entries, e => Assert.Equal("en", e.Article().Language));
    }

    [Fact]
    public void Unknown_fields_are_told()
    {
        var article = Assert.Single(Read("""{"text": "A.", "mood": 1}""")).Article();
        Assert.Contains("“mood”", Assert.Single(article.Problems), StringComparison.Ordinal);
    }
}
