using AngleSharp.Html.Parser;

namespace StoryTracker.Reading.Tests;

public sealed class DisplayHtmlTests
{
    static readonly Uri Base = new("https://paper.example/news/1");

    static readonly HashSet<string> Allowed =
    [
        "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "em", "strong", "sub", "sup", "a", "br", "figure",
        "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "pre", "code", "html", "head", "body",
    ];

    /// <summary>What an attacker wants to run or load, in the forms that have got past sanitizers.</summary>
    static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<script/x>alert(1)</script>",
            "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<img src=`x` onerror=alert(1)//`>", "<img/src/onerror=alert(1)>",
            "<img src=x:x onerror\n=\nalert(1)>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<svg><foreignObject><p onclick=alert(1)>x</p></foreignObject></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg><p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
            "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<a href=javascript:alert(1)>x</a>",
        "<a href=\" java\tscript:alert(1)\">x</a>", "<a href=\"java&#10;script:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"\u0001javascript:alert(1)\">x</a>", "<a href=vbscript:msgbox(1)>x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"https://good.example@evil.example/\">x</a>", "<a href=\"//evil.example\" onmouseover=alert(1)>x</a>",
            "<a href='https://x.example/\" onclick=alert(1) x=\"'>x</a>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object data=javascript:alert(1)></object>",
        "<embed src=javascript:alert(1)>", "<base href=javascript:alert(1)//>",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import 'javascript:alert(1)';</style>",
            "<style><!--</style><script>alert(1)</script>-->",
        "<p style=\"background:url(javascript:alert(1))\">x</p>", "<p style=\"width:expression(alert(1))\">x</p>",
            "<table background=javascript:alert(1)><tr><td>x</table>",
        "<body onload=alert(1)>", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>x</details>",
            "<marquee onstart=alert(1)>x</marquee>",
        "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<button formaction=javascript:alert(1)>x</button>",
        "<form action=javascript:alert(1)><input type=submit></form>", "<isindex action=javascript:alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<noembed><img src=x onerror=alert(1)></noembed>", "<xmp><img src=x onerror=alert(1)></xmp>",
            "<textarea></textarea><img src=x onerror=alert(1)>",
        "<title><img src=x onerror=alert(1)></title>", "<template><script>alert(1)</script></template>",
            "<plaintext><script>alert(1)</script>",
        "<!--><script>alert(1)</script>-->", "<!--[if IE]><script>alert(1)</script><![endif]-->", "<![CDATA[<script>alert(1)</script>]]>",
            "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "<x onclick=alert(1)>x</x>", "<custom-element onpointerenter=alert(1)>x</custom-element>", "<p/onclick=alert(1)>x</p>",
            "<p\u000Conclick=alert(1)>x</p>",
        "\0<scr\0ipt>alert(1)</scr\0ipt>", "\uFEFF<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
        "<<script>alert(1)//<</script>", "<p title='<script>alert(1)</script>'>x</p>",
            "<a href=\"https://x.example/?q=<script>alert(1)</script>\">x</a>",
    ];

    /// <summary>Where it is put: text, elements, attributes, tables, lists, and markup that is left open.</summary>
    static readonly string[] Places =
        ["{0}", "<p>{0}</p>", "<div><ul><li>{0}</ul>", "<table><tr><td>{0}", "<a href=\"https://x.example\">{0}</a>", "<blockquote><q>{0}",
            "<b><i><p>{0}</b></i>"];

    [Fact]
    public void No_payload_in_any_place_comes_through()
    {
        var tried = 0;
        foreach (var payload in Payloads)
            foreach (var place in Places)
            {
                AssertHarmless(DisplayHtml.Build(place.Replace("{0}", payload, StringComparison.Ordinal), Base));
                tried++;
            }
        Assert.True(tried >= 200, $"{tried} payloads");
    }

    [Fact]
    public void Payloads_cut_off_anywhere_come_through_nowhere()
    {
        foreach (var payload in Payloads)
            for (var length = 1; length < payload.Length; length += 3) AssertHarmless(DisplayHtml.Build("<p>a</p>" + payload[..length],
                Base));
    }

    [Fact]
    public void Text_and_structure_stay() => Assert.Equal(
        "<h2>Homes</h2><p>A <strong>b</strong> &amp; <em>c</em> &lt; d.<br>E.</p><ul><li>F</li></ul><blockquote>G</blockquote>"
        + "<table><tbody><tr><th>H</th><td>5 €</td></tr></tbody></table>",
        DisplayHtml.Build(
            "<h1 class=x>Homes</h1><p id=y>A <b>b</b> &amp; <i>c</i> &lt; d.<br>E.</p><ul><li>F</li></ul><blockquote>G</blockquote>"
            + "<table border=1><tr><th>H<td>5 €</table>", null));

    [Theory]
    [InlineData("<a href=/x>y</a>", "<a href=\"https://paper.example/x\">y</a>")]
    [InlineData("<a href='https://b.example/?a=1&amp;b=2' target=_blank>y</a>", "<a href=\"https://b.example/?a=1&amp;b=2\">y</a>")]
    [InlineData("<a href=mailto:a@b.example>y</a>", "y")]
    [InlineData("<a>y</a>", "y")]
    [InlineData("<div>bare text</div>", "<p>bare text</p>")]
    [InlineData("<div><p>x</p></div>", "<p>x</p>")]
    [InlineData("<p>a\u202Eb\u2066c\u0007d</p>", "<p>abcd</p>")]
    public void Links_are_absolute_or_none_and_wrappers_go(string html, string built) => Assert.Equal(built, DisplayHtml.Build(html, Base));

    [Fact]
    public void Without_a_base_relative_links_have_no_address() => Assert.Equal("y", DisplayHtml.Build("<a href=/x>y</a>", null));

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b>", 900)]
    [InlineData("<ul><li>", 400)]
    [InlineData("<p>w</p>", 50_000)]
    [InlineData("<a href=https://x.example>", 500)]
    [InlineData("&lt;", 400_000)]
    public void Markup_without_end_has_an_end(string markup, int times)
    {
        var built = DisplayHtml.Build(string.Concat(Enumerable.Repeat(markup, times)), Base);
        Assert.True(built.Length < DisplayHtml.MostWritten + 1_000, $"{built.Length} characters");
        AssertHarmless(built);
    }

    [Fact]
    public void Half_characters_and_NUL_are_never_written()
    {
        var built = DisplayHtml.Build("<p>a\uD800b\uDC00c\0d&#0;&#xD800;</p><a href='https://x.example/\uD800'>y</a>", Base);
        Assert.DoesNotContain('\0', built);
        Assert.DoesNotContain(built, char.IsSurrogate);
        Assert.Contains("a\uFFFDb", built, StringComparison.Ordinal);
    }

    static void AssertHarmless(string built)
    {
        Assert.DoesNotContain("<script", built, StringComparison.OrdinalIgnoreCase);
        using var page = new HtmlParser().ParseDocument(built);
        foreach (var element in page.All)
        {
            Assert.Contains(element.LocalName, Allowed);
            Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
            foreach (var attribute in element.Attributes)
            {
                Assert.Equal(("a", "href"), (element.LocalName, attribute.Name));
                var url = new Uri(attribute.Value);
                Assert.Contains(url.Scheme, new[] { "http", "https" });
                Assert.Empty(url.UserInfo);
            }
        }
    }
}
