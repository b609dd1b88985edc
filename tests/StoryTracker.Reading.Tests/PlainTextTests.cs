using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.Reading.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("He said: “I wont.”\r\nShe\u00A0said ‘no’ \n\n\t– it’s ok  ")]
    [InlineData("  leading and trailing  \n")]
    [InlineData("e\u0301 and é are not made one; 🙂 stays; \u202Ebidi\u202C stays")]
    [InlineData("a line\u2028separator, a \u0085 next line and a form\ffeed")]
    public void Text_is_kept_character_for_character(string text)
    {
        var entry = Reading.One("a.txt", text);
        Assert.Equal(text, entry.Article().Text);
        Assert.Empty(entry.Article().Problems);
        Assert.Equal("text/plain", entry.MediaType);
        Assert.Equal(Encoding.UTF8.GetBytes(text), entry.Raw.ToArray());
    }

    [Fact]
    public void The_founding_articles_are_read_with_their_metadata()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        var files = Directory.GetFiles(folder, "*.txt");
        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            var article = Reading.One(file, File.ReadAllBytes(file), File.ReadAllText(Path.ChangeExtension(file, ".json"))).Article();
            Assert.Equal(File.ReadAllText(file), article.Text);
            Assert.Equal("interval", article.Published!.Precision);
            Assert.Equal("an editor", article.Published.EstimatedBy);
            Assert.Null(article.Url);
            Assert.Empty(article.Problems);
        }
    }

    [Fact]
    public void Any_valid_text_comes_back_exactly() => Prop.ForAll<string>(printed =>
    {
        var text = "A" + Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(printed ?? ""));
        var entry = ArticleFiles.Read("a.txt", Encoding.UTF8.GetBytes(text)).Single();
        // Refusals of NUL and of control characters by the handful have tests of their own.
        return entry.Article?.Text == text || (entry.Refusal is not null && text.Any(char.IsControl));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_under_any_name_with_any_metadata_give_an_article_or_a_refusal() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(),
        Gen.Elements("a.txt", "a.html", "a.jsonl", "a", "a.json", "é.HTM").ToArbitrary(),
        (bytes, metadata, name) => ArticleFiles.Read(name, bytes).Concat(ArticleFiles.Read(name, "Words."u8.ToArray(), metadata)).ToList()
            is { Count: > 0 } entries && entries.All(e => (e.Article is null) != (e.Refusal is null)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    public void A_byte_order_mark_is_accepted_told_and_no_part_of_the_text(string encoding, string name)
    {
        var code = Encoding.GetEncoding(encoding);
        var article = Reading.One("a.txt", [.. code.GetPreamble(), .. code.GetBytes("“Words” 🙂")]).Article();
        Assert.Equal("“Words” 🙂", article.Text);
        Assert.Contains($"byte order mark ({name})", Assert.Single(article.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 32, 10, 9, 13 })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(new byte[] { 0xC2, 0xA0, 0xE2, 0x80, 0x8B })]
    public void A_file_without_text_is_refused(byte[] bytes) => Reading.One("news/empty.txt", bytes).Refused("news/empty.txt has no text");

    [Theory]
    [InlineData(new byte[] { 65, 66, 0xC3, 0x28 }, "at byte 2")]
    [InlineData(new byte[] { 65, 0xE9 }, "at byte 1")]
    [InlineData(new byte[] { 65, 0xED, 0xA0, 0x80 }, "at byte 1")]
    [InlineData(new byte[] { 65, 0xC0, 0xAF }, "at byte 1")]
    public void Invalid_UTF8_is_refused_with_its_place(byte[] bytes, string place) =>
        Reading.One("a.txt", bytes).Refused("a.txt is not valid UTF-8", place);

    [Fact]
    public void Half_a_surrogate_pair_in_UTF16_is_refused() =>
        Reading.One("a.txt", [0xFF, 0xFE, 65, 0, 0x00, 0xD8, 66, 0]).Refused("not valid UTF-16");

    [Fact]
    public void A_NUL_is_refused_with_its_place() => Reading.One("a.txt", "ab\0c").Refused("a.txt has a NUL character at position 2");

    [Theory]
    [InlineData("%PDF-1.4 …", "a PDF")]
    [InlineData("PK\u0003\u0004…", "a ZIP archive or an Office document")]
    [InlineData("{\\rtf1 …}", "a rich text document")]
    public void Other_formats_are_refused_by_name(string start, string name) =>
        Reading.One("a.txt", start).Refused($"a.txt is {name}, not text", "save its text");

    [Fact]
    public void A_binary_file_is_refused_and_a_stray_control_character_is_not()
    {
        Reading.One("a.txt", string.Concat(Enumerable.Repeat("\u0001\u0002\u001Bab", 20))).Refused("60 control characters");
        Assert.Equal("It was\u000B late.", Reading.One("a.txt", "It was\u000B late.").Article().Text);
    }

    [Fact]
    public void A_text_of_more_than_20_MB_is_refused_and_one_of_20_MB_is_read()
    {
        var bytes = new byte[20_000_001];
        Array.Fill(bytes, (byte)'a');
        Reading.One("a.txt", bytes).Refused("a.txt is larger than 20 MB");
        Assert.Equal(20_000_000, Reading.One("a.txt", bytes[1..]).Article().Text.Length);
    }
}
