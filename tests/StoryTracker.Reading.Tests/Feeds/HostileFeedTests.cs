using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Reading.Tests.Feeds;

/// <summary>
/// Feeds made to hang or break a reader. Each ends in a feed or a refusal, without a watch: a hang is a test that never ends.
/// </summary>
public sealed class HostileFeedTests
{
    const int Million = 1_000_000;

    static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    static FeedDocument Storable(string document)
    {
        var feed = Feed.Read(document);
        Feed.IsStorable(feed);
        return feed;
    }

    [Fact]
    public void A_million_open_elements_cost_neither_the_reader_nor_the_items_after_them()
    {
        var feed = Storable($"<rss><channel><item><title>One</title><description>{Times("<b>", Million)}{Times("</b>", Million)}</description></item><item><title>Two</title></item></channel></rss>");
        Assert.Equal(["One", "Two"], feed.Entries.Select(e => e.Title));
        Assert.False(feed.WellFormed);
    }

    [Fact]
    public void A_title_of_ten_megabytes_is_cut_and_told()
    {
        var feed = Storable($"<rss><channel><title>{Times("abcdefghi ", Million)}</title></channel></rss>");
        Assert.InRange(feed.Title!.Length, 1_000_000, 2_000_000);
        Assert.Contains(feed.Problems, problem => problem.Contains("cut", StringComparison.Ordinal));
    }

    [Fact]
    public void A_billion_laughs_stay_one_reference()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY l{i} \"{Times($"&l{i - 1};", 10)}\">"));
        var feed = Storable($"<!DOCTYPE l [<!ENTITY l0 \"ha\">{entities}]><rss><channel><title>&l30;</title></channel></rss>");
        Assert.Equal("&l30;", feed.Title);
    }

    [Fact]
    public void Repeated_long_entities_end_at_their_limit() =>
        Assert.False(Storable($"<!DOCTYPE l [<!ENTITY a \"{new string('x', 2_000)}\">]><rss><channel><title>{Times("&a;", 100_000)}</title></channel></rss>").WellFormed);

    [Theory]
    [InlineData("<rss><item><description><![CDATA[", "<a \"")]
    [InlineData("<rss><item><description>", "<a b='")]
    [InlineData("<rss><item><title>", "&")]
    [InlineData("<rss><item><title>", "&#x")]
    [InlineData("<rss><item><description><![CDATA[", "<!--")]
    [InlineData("<rss><item><description><![CDATA[", "<?")]
    [InlineData("<rss><item><description><![CDATA[", "<!DOCTYPE")]
    [InlineData("<rss><item><description><![CDATA[", "<script>")]
    [InlineData("<rss><item><description><![CDATA[<script>", "</")]
    [InlineData("<rss><item><description><![CDATA[", "</a")]
    [InlineData("<rss><item><description><![CDATA[", "<svg x=y>")]
    [InlineData("<rss><item><description><![CDATA[", "<p style='a:b'>")]
    [InlineData("<rss>", "<!--")]
    [InlineData("<rss>", "</a")]
    [InlineData("<rss>", "<?a")]
    [InlineData("<rss>", "<item>")]
    [InlineData("<rss>", "<![CDATA[")]
    [InlineData("<rss><item>", "<author>")]
    [InlineData("<rss><item>", "<category>c</category>")]
    [InlineData("<rss><item ", "a='b' ")]
    [InlineData("<rss ", "xmlns:a='b' ")]
    [InlineData("<rss xml:base='http://a/'>", "<a xml:base='b/'/>")]
    [InlineData("<rss><item><link>http://a/", "../")]
    [InlineData("<rss/><!DOCTYPE a [", "<!ENTITY b \"")]
    [InlineData("<!DOCTYPE a [", "<!ENTITY b \"c\">")]
    [InlineData("{\"items\":", "[")]
    [InlineData("{\"version\":\"x\",\"items\":[{}", ",{\"id\":\"\\u0000\\ud800\"}")]
    [InlineData("\0<rss>", "\0")]
    [InlineData("<rss><item><title>", "&#0;&#xD800;&#xFFFFFFFF;\uFFFF")]
    public void What_goes_on_and_on_gets_an_answer(string start, string more)
    {
        try
        {
            Storable(start + Times(more, 2 * Million / more.Length));
        }
        catch (FeedRefusedException refusal)
        {
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Zero_characters_and_half_pairs_never_come_out()
    {
        byte[] bytes = [.. "<rss><channel><title>a"u8, 0, .. "b"u8, 0xED, 0xA0, 0x80, .. "</title></channel></rss>"u8];
        Feed.IsStorable(FeedReader.Read(bytes, null, null));
        Feed.IsStorable(FeedReader.Read(Encoding.Unicode.GetBytes("\uFEFF<rss><channel><title>a\uD83Db</title></channel></rss>"), null,
            null));
        Assert.Equal("😀", Storable("<rss><channel><title>&#x1F600;</title></channel></rss>").Title);
    }

    [Fact]
    public void Too_much_is_refused() =>
        Assert.Contains("20 MB", Assert.Throws<FeedRefusedException>(() =>
            FeedReader.Read(new byte[FeedReader.MostBytes + 1], null, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_give_a_feed_or_a_refusal() => Prop.ForAll<byte[], bool>((bytes, isFeed) =>
    {
        try
        {
            Feed.IsStorable(FeedReader.Read(isFeed ? [.. "<rss><item><title>"u8, .. bytes] : bytes, null, null));
        }
        catch (FeedRefusedException)
        {
            // A refusal is an answer.
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_survives_as_a_title_in_cdata_character_for_character() => Prop.ForAll<NonNull<string>>(printed =>
    {
        var text = new string([.. printed.Get.Where(c => c is >= ' ' and < '\u0080' and not ('<' or '&'))])
            .Replace("]]>", "", StringComparison.Ordinal).Trim();
        Assert.Equal(text, Feed.Atom($"<title><![CDATA[{text}]]></title>").Title);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_markup_that_can_run_comes_out_of_any_html() => Prop.ForAll(Html(), html =>
    {
        var built = Feed.Atom($"<content type='html'><![CDATA[{html.Replace("]]>", "", StringComparison.Ordinal)}]]></content>").Content ?? "";
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(built);
        Assert.Empty(page.QuerySelectorAll("script, style, iframe, object, embed, link, meta, base, animate, use"));
        foreach (var element in page.All)
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), built);
                Assert.DoesNotContain("javascript:", attribute.Name is "href" or "src" or "xlink:href" ? attribute.Value
                    : "", StringComparison.OrdinalIgnoreCase);
            }
    }).QuickCheckThrowOnFailure();

    static Arbitrary<string> Html()
    {
        string[] pieces =
        [
            "<", ">", "/", "\"", "'", "=", " ", "a", "<b>", "</b>", "<script>", "</script>", "<img src=x onerror=y>", "<svg>", "</svg>",
                "<math>", "<title>", "</title>", "<style>", "</style>",
            "<a href=", "javascript:x", " onclick=y ", "<!--", "-->", "<![CDATA[", "&lt;", "&#60;", "<noscript>", "</noscript>",
                "<textarea>", "<p title=\"", "<iframe", "<foreignObject>", "<animate href=x>", "\n",
        ];
        return Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary();
    }
}
