using System.Text;

namespace StoryTracker.Reading.Tests;

public sealed class ArticleDocumentTests
{
    const string Mail = "From: a@b.example\r\nSubject: A subject\r\nDate: Mon, 16 Apr 2018 09:30:00 +0000\r\n\r\nWords of a mail.";
    const string Page = "<!doctype html><title>A page</title><article><p>Words of a page, with a comma, and long enough to be one.</p></article>";
    const string Item = "{\"uri\": \"x\", \"headline\": \"An item\", \"body_text\": \"Words of an item.\"}";
    const string NewsMl = "<?xml version='1.0'?><newsItem><contentMeta><headline>News</headline></contentMeta><contentSet><inlineData>Words of news.</inlineData></contentSet></newsItem>";

    [Theory]
    [InlineData(Mail, null, "A subject")]
    [InlineData(Mail, "application/octet-stream", "A subject")]
    [InlineData(Mail, "message/rfc822", "A subject")]
    [InlineData(Page, null, "A page")]
    [InlineData(Page, "text/plain", "A page")]
    [InlineData("\uFEFF  " + Page, "text/html; charset=utf-8", "A page")]
    [InlineData(Item, "application/json", "An item")]
    [InlineData(Item, null, "An item")]
    [InlineData(NewsMl, "text/xml", "News")]
    [InlineData(NewsMl, null, "News")]
    [InlineData("Just words: nothing else.", null, null)]
    [InlineData("Just words: nothing else.", "text/plain", null)]
    public void The_bytes_tell_what_a_document_is(string document, string? contentType, string? title) =>
        Assert.Equal(title, ArticleDocument.Read(Encoding.UTF8.GetBytes(document), null, contentType).Title);

    [Theory]
    [InlineData("a.json", Item, true)]
    [InlineData("package.json", "{\"name\": \"x\", \"version\": \"1\"}", false)]
    [InlineData("a.xml", NewsMl, true)]
    [InlineData("pom.xml", "<project><name>x</name></project>", false)]
    [InlineData("a.eml", "anything", true)]
    public void News_items_are_told_from_the_other_files_of_a_folder(string name, string start, bool isItem) =>
        Assert.Equal(isItem, ArticleFiles.IsNewsItem(name, Encoding.UTF8.GetBytes(start)));

    [Fact]
    public void A_text_stays_as_it_is()
    {
        const string text = "Dear: reader,\n\n  a <b> is no markup in it.  ";
        Assert.Equal(text, ArticleDocument.Read(Encoding.UTF8.GetBytes(text), null, "text/plain").Text);
    }

    [Fact]
    public void What_cannot_be_read_is_refused_in_one_sentence()
    {
        var refusal = Assert.Throws<ArticleRefusedException>(() =>
            ArticleDocument.Read("%PDF-1.4"u8.ToArray(), new("https://x.example/a.pdf"), null));
        Assert.StartsWith("https://x.example/a.pdf is a PDF", refusal.Message, StringComparison.Ordinal);
    }
}
