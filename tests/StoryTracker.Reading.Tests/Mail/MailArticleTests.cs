using System.Text;

namespace StoryTracker.Reading.Tests;

public sealed class MailArticleTests
{
    static ReadArticle Read(string message) => Read(Encoding.Latin1.GetBytes(message.ReplaceLineEndings("\r\n")));

    static ReadArticle Read(byte[] message) => Reading.One("release.eml", message).Article();

    [Fact]
    public void A_plain_message_is_its_text_its_subject_and_its_sender()
    {
        var article = Read("""
            Received: from mx.city.example by mail.paper.example; Mon, 16 Apr 2018 09:31:00 +0100
            From: "Lee, Ann" <press@city.example>
            To: desk@paper.example
            Subject: =?UTF-8?Q?Caf=C3=A9s_may_open?= =?UTF-8?B?IGxhdGVy4oCm?=
            Date: Mon, 16 Apr 2018 09:30:00 +0100 (BST)
            Message-ID: <1@city.example>
            Organization: City Council
            MIME-Version: 1.0
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            The caf=E9s may open until ten, the mayor said, =
            =93from May on=94.

            They cost 5=80 more.
            """);
        Assert.Equal("The cafés may open until ten, the mayor said, “from May on”.\n\nThey cost 5€ more.", article.Text);
        Assert.Equal(("Cafés may open later…", "Lee, Ann", "City Council"), (article.Title, article.Byline, article.Outlet));
        Assert.Equal(
            PublicationWindow.Instant(
                new(2018, 4, 16, 8, 30, 0, TimeSpan.Zero), "the message's Date field says “Mon, 16 Apr 2018 09:30:00 +0100 (BST)”"),
            article.Published);
    }

    const string Multipart = """
        From: desk@agency.example (News Desk)
        Subject: Homes for the yard
        Date: 16 Apr 18 9:30 EST
        MIME-Version: 1.0
        Content-Type: multipart/mixed;
         boundary="=_outer"

        This is a message in MIME format.
        --=_outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: {0}; charset="utf-8"
        Content-Transfer-Encoding: base64

        {1}
        --inner
        Content-Type: text/html; charset=utf-8

        <html><head><style>p { color: red }</style></head><body><div style="display:none">Preview</div>
        <table><tr><td><p>It will build <b>200</b> homes, the council said.</p><p>Work begins in spring.</p></td></tr></table></body></html>
        --inner--
        --=_outer
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="plan.pdf"
        Content-Transfer-Encoding: base64

        JVBERi0xLjQ=
        --=_outer--
        That is all.
        """;

    static string Of(string type, string text) =>
        Multipart.Replace("{0}", type, StringComparison.Ordinal)
            .Replace("{1}", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void Of_several_parts_the_plain_text_is_read_and_attachments_are_told()
    {
        var article = Read(Of("text/plain", "Two hundred homes – at last.\r\n\r\nWork begins in spring.\r\n"));
        Assert.Equal("Two hundred homes – at last.\n\nWork begins in spring.", article.Text);
        Assert.Equal("News Desk", article.Byline);
        Assert.Equal(new(2018, 4, 16, 14, 30, 0, TimeSpan.Zero), article.Published!.Earliest);
        Assert.Contains("1 attachment", Assert.Single(article.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_plain_text_the_markup_is_read() => Assert.Equal(
        "It will build 200 homes, the council said.\n\nWork begins in spring.", Read(Of("text/calendar", "BEGIN:VCALENDAR")).Text);

    [Fact]
    public void Flowed_lines_are_joined() => Assert.Equal(
        "The council said on Monday that it would build homes.\n indented\nA second line.",
        Read("From: a@b.example\nDate: x\nContent-Type: text/plain; format=flowed\n\nThe council said on Monday \nthat it would build homes.\n  indented\nA second line.").Text);

    [Theory]
    [InlineData("Mon, 16 Apr 2018 10:00:00 -0500", "2018-04-16T15:00:00Z", "instant")]
    [InlineData("16 Apr 2018 10:00 GMT", "2018-04-16T10:00:00Z", "instant")]
    [InlineData("Mon, 16 Apr 2018 10:00:00", "2018-04-15T20:00:00Z", "interval")]
    [InlineData("Mon, 16 Apr 2018 10:00:00 XYZ", "2018-04-15T20:00:00Z", "interval")]
    public void The_date_is_as_exact_as_it_is_told(string printed, string earliest, string precision)
    {
        var published = Read($"From: a@b.example\nSubject: x\nDate: {printed}\n\nWords.").Published!;
        Assert.Equal((DateTimeOffset.Parse(earliest, null), precision), (published.Earliest, published.Precision));
    }

    [Theory]
    [InlineData("Date: yesterday")]
    [InlineData("Date: 32 Foo 2018 99:99:99 +9999")]
    [InlineData("X-Date: Mon, 16 Apr 2018 10:00:00 +0000")]
    public void A_date_that_cannot_be_read_is_none(string field) =>
        Assert.Null(Read($"From: a@b.example\nSubject: x\n{field}\n\nWords.").Published);

    [Fact]
    public void A_character_cut_in_two_by_encoded_words_is_whole() =>
        Assert.Equal("aé", Read("From: a@b.example\nSubject: =?utf-8?B?YcM=?= =?utf-8?B?qQ==?=\n\nWords.").Title);

    [Theory]
    [InlineData("From: a@b.example\nSubject: x\n\n")]
    [InlineData("From: a@b.example\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=")]
    [InlineData("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n")]
    public void A_message_without_a_text_is_refused(string message) =>
        Reading.One("empty.eml", message).Refused("empty.eml has no text part");

    [Fact]
    public void Parts_within_parts_have_an_end()
    {
        var message = new StringBuilder("From: a@b.example\nSubject: x\n");
        for (var i = 0; i < 500; i++) message.Append($"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        var entry = Reading.One("deep.eml", message + "Content-Type: text/plain\n\nWords.\n");
        Assert.NotEqual(entry.Article is null, entry.Refusal is null);
    }
}
