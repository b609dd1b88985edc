using System.Text;

namespace StoryTracker.Reading.Tests;

/// <summary>
/// Documents of every kind, changed at random with a fixed seed: each ends in an article without NUL and half characters, or in a refusal.
/// </summary>
public sealed class MutationTests
{
    const int Seed = 20180415, InEveryRun = 5_000, InTheLongRun = 125_000;

    static readonly string[] Documents =
    [
        """
        <!doctype html><html lang=en><head><meta charset=utf-8><title>Homes - Paper</title><link rel=canonical href="https://p.example/a"><meta property="og:site_name" content="Paper">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Homes","datePublished":"2018-04-15T10:00:00+01:00","author":[{"name":"Ann"}],"articleBody":"The council said that it would build 200 homes."}]}</script></head>
        <body><nav><a href=/>Home</a></nav><article class="story"><h1>Homes</h1><p class=byline>By Ann Lee</p><time datetime="2018-04-15">then</time>
        <p>The council said on Monday that it would build 200 homes, a library and a school beside the old railway yard.</p><figure><img src=x><figcaption>Yard</figcaption></figure>
        <table><thead><tr><th>A</th></tr></thead><tr><td>1<td>2</table><ul><li>One</li><li>Two &amp; &#x2013; three</li></ul><blockquote>“At last,” she said.</blockquote></article><footer>End</footer></body></html>
        """,
        "From: \"Ann Lee\" <a@b.example>\r\nSubject: =?utf-8?Q?Caf=C3=A9?= =?iso-8859-1?B?6Q==?=\r\nDate: Mon, 16 Apr 2018 09:30:00 +0100\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + "The caf=C3=A9 =\r\nopens.\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+V29yZHMuPC9wPg==\r\n--b1--\r\n",
        """{"uri":"https://p.example/a","versionCreated":"2018-04-15T10:00:00Z","headlines":[{"role":"main","value":"Homes"}],"bodies":[{"contentType":"text/html","value":"<p>Words \u00e9 &amp; more.</p>"}],"by":"Ann","infoSources":[{"name":"Agency"}]}""",
        """<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta><provider literal="A"/><versionCreated>2018-04-15T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Homes</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Words <b>and</b> more.</p></body></html></inlineXML></contentSet></newsItem>""",
    ];

    static readonly string[] Fragments =
    [
        "<", ">", "&", "\"", "\0", "\uFFFD", "<div>", "</div>", "<p>", "<table><tr>", "<svg>", "</p></article>", "<!--", "-->",
            "<![CDATA[", "]]>", "&#0;", "&#xD800;",
        "\\ud800", "{", "}", "[", "]", "null", "9999-99-99", "0000-00-00T00:00:00Z", "=?utf-8?B?////?=", "--b1", "--b1--", "\r\n\r\n",
            "charset=utf-16", "=\r\n", "=ZZ",
        "<script>", "<style>", "<article>", "itemprop=articleBody", " style=display:none", "<h1>", "...", "<template>", "<form>",
            "<select>", "<plaintext>",
    ];

    [Fact]
    public void Changed_documents_end_in_an_article_or_a_refusal()
    {
        var count = Environment.GetEnvironmentVariable("STORYTRACKER_LONG") == "1" ? InTheLongRun : InEveryRun;
        var random = new Random(Seed);
        var articles = 0;
        for (var i = 0; i < count; i++)
        {
            var document = Changed(Encoding.UTF8.GetBytes(Documents[random.Next(Documents.Length)]), random);
            try
            {
                AssertStorable(ArticleDocument.Read(document, new("https://p.example/a"), random.Next(4) == 0 ? "text/html" : null));
                articles++;
            }
            catch (ArticleRefusedException refusal)
            {
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"document {i}: {e}\n{Convert.ToBase64String(document)}");
            }
        }
        Assert.InRange(articles, count / 4, count);
    }

    static byte[] Changed(byte[] document, Random random)
    {
        var bytes = document.ToList();
        for (var changes = random.Next(1, 12); changes > 0; changes--)
        {
            var (at, length) = (random.Next(bytes.Count), Math.Min(random.Next(1, 60), 40));
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)])); break;
                case 2: bytes.RemoveRange(at, Math.Min(length, bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count), 1)); break;
                case 4:
                    var from = random.Next(bytes.Count);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(length, bytes.Count - from)));
                    break;
                default:
                    if (random.Next(8) == 0) bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
            if (bytes.Count == 0) bytes.Add((byte)'<');
        }
        return [.. bytes];
    }

    static void AssertStorable(ReadArticle article)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        string?[] texts = [article.Text, article.Title, article.Byline, article.Outlet, article.Language, article.Published?.Reason,
            article.Modified?.Reason, .. article.Problems];
        foreach (var text in texts.OfType<string>())
        {
            Assert.DoesNotContain('\0', text);
            strict.GetByteCount(text); // throws for half a character
        }
        Assert.NotEqual("", article.Text.Trim());
        Assert.True(article.Published is null || article.Published.Earliest <= article.Published.Latest);
    }
}
