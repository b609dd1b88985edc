using System.Text;

namespace StoryTracker.Fetching.Tests;

public sealed class RobotsRulesTests
{
    static bool Allowed(string robots, string path, string agent = "StoryTracker/1.0") =>
        RobotsRules.Parse(robots.Replace('|', '\n')).IsAllowed(new("https://a.test" + path), agent);

    [Theory]
    // Precedence and matching, RFC 9309 2.2.2 and 5.2.
    [InlineData("user-agent: *|allow: /example/page/|disallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("user-agent: *|allow: /example/page/|disallow: /example/page/disallowed.gif", "/example/page/x", true)]
    [InlineData("user-agent: *|allow: /example/|disallow: /example", "/example/x", true)]
    [InlineData("user-agent: *|disallow: /p|allow: /p", "/page", true)] // as long: allow
    [InlineData("user-agent: *|allow: /$|disallow: /", "/", true)]
    [InlineData("user-agent: *|allow: /$|disallow: /", "/page.htm", false)]
    [InlineData("user-agent: *|allow: /folder|disallow: /folder", "/folder/page", true)]
    [InlineData("user-agent: *|allow: /page|disallow: /*.htm", "/page.htm", false)]
    [InlineData("user-agent: *|allow: /page|disallow: /*.ph", "/page.php5", true)] // as long again
    // Stars and ends.
    [InlineData("user-agent: *|disallow: *.gif$", "/a/b.gif", false)]
    [InlineData("user-agent: *|disallow: *.gif$", "/a/b.gif?x=1", true)]
    [InlineData("user-agent: *|disallow: /a*b*c$", "/a1b2c3c", false)]
    [InlineData("user-agent: *|disallow: /a*b*c$", "/a1b2c3", true)]
    [InlineData("user-agent: *|disallow: /a$b", "/a$b", true)] // in a path a dollar is %24
    [InlineData("user-agent: *|disallow: /a%24", "/a$b", false)]
    [InlineData("user-agent: *|disallow: /file-with-a-%2A.html", "/file-with-a-*.html", false)]
    [InlineData("user-agent: *|disallow: /x$", "/x", false)]
    [InlineData("user-agent: *|disallow: /ab*ab$", "/ab", true)]
    [InlineData("user-agent: *|disallow: /?s=", "/?s=word", false)]
    [InlineData("user-agent: *|disallow: /Case", "/case", true)]
    // Percent encoding: one spelling for each octet.
    [InlineData("user-agent: *|disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("user-agent: *|disallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", false)]
    [InlineData("user-agent: *|disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("user-agent: *|disallow: /a%2fb", "/a/b", true)]
    [InlineData("user-agent: *|disallow: /a%2fb", "/a%2Fb", false)]
    // Groups.
    [InlineData("user-agent: storytracker|disallow: /a||user-agent: *|disallow: /b", "/b", true)]
    [InlineData("user-agent: storytracker|disallow: /a||user-agent: *|disallow: /b", "/a", false)]
    [InlineData("user-agent: *|disallow: /b||user-agent: StoryTracker/2.0|disallow: /a", "/b", true)]
    [InlineData("user-agent: storytracker|disallow: /a||user-agent: x|disallow: /c||user-agent: StoryTracker|disallow: /b", "/b", false)]
    [InlineData("user-agent: x|user-agent: storytracker|disallow: /a", "/a", false)]
    [InlineData("user-agent: story|disallow: /a", "/a", true)]
    [InlineData("user-agent: storytrackerbot|disallow: /a", "/a", true)]
    [InlineData("user-agent: *|user-agent: x|disallow: /a", "/a", false)]
    [InlineData("user-agent: storytracker|crawl-delay: 5|user-agent: *|disallow: /", "/a", true)]
    // Odd files.
    [InlineData("", "/a", true)]
    [InlineData("<html><body>Not found</body></html>", "/a", true)]
    [InlineData("disallow: /", "/a", true)] // belongs to nobody
    [InlineData("user-agent: *|disallow:", "/a", true)]
    [InlineData("USER-AGENT : *|  DISALLOW:/a # comment", "/a", false)]
    [InlineData("\ufeffuser-agent: *|disallow: /", "/a", false)]
    [InlineData("user-agent: *|sitemap: https://a.test/s.xml|disallow: /a", "/a", false)]
    [InlineData("user-agent: *|nonsense|disallow: /a", "/a", false)]
    [InlineData("user-agent: *\r|disallow: /a\r", "/a", false)]
    [InlineData("user-agent: *|disallow: /", "/robots.txt", true)]
    public void A_path_is_allowed_or_not(string robots, string path, bool allowed) => Assert.Equal(allowed, Allowed(robots, path));

    [Fact]
    public void A_line_end_may_be_a_carriage_return_alone() => Assert.False(RobotsRules.Parse("user-agent: *\rdisallow: /a").IsAllowed(new("https://a.test/a"), "x"));

    [Theory]
    [InlineData("user-agent: *|crawl-delay: 10", 10.0)]
    [InlineData("user-agent: *|crawl-delay: 0.5", 0.5)]
    [InlineData("user-agent: *|crawl-delay: 1000000000", 86400.0)]
    [InlineData("user-agent: *|crawl-delay: -3", null)]
    [InlineData("user-agent: *|crawl-delay: soon", null)]
    [InlineData("user-agent: *|crawl-delay: 10||user-agent: storytracker|allow: /", null)]
    public void The_delay_between_requests_is_read(string robots, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(robots.Replace('|', '\n')).CrawlDelay("StoryTracker")?.TotalSeconds);

    [Theory]
    [InlineData(200, false)]
    [InlineData(301, false)]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public void What_cannot_be_had_forbids_and_what_does_not_exist_allows(int status, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Of(status, "user-agent: *\ndisallow: /"u8.ToArray()).IsAllowed(new("https://a.test/a"), "x"));

    [Fact]
    public void Rules_behind_500_KiB_do_not_count_and_the_size_does_not_matter()
    {
        var filler = string.Concat(Enumerable.Repeat("# filler filler filler filler filler filler filler\n", 10_300));
        var late = "user-agent: *\ndisallow: /early\n" + filler + "disallow: /late\n";
        Assert.True(late.Length > RobotsRules.MaxBytes);
        var rules = RobotsRules.Of(200, Encoding.UTF8.GetBytes(late));
        Assert.False(rules.IsAllowed(new("https://a.test/early"), "x"));
        Assert.True(rules.IsAllowed(new("https://a.test/late"), "x"));
    }

    [Fact]
    public void A_pattern_of_stars_does_not_take_for_ever()
    {
        var rules = RobotsRules.Parse("user-agent: *\ndisallow: /" + string.Concat(Enumerable.Repeat("*a", 20_000)) + "b$");
        Assert.True(rules.IsAllowed(new("https://a.test/" + new string('a', 30_000)), "x"));
    }

    [Fact]
    public void Any_text_is_read()
    {
        var random = new Random(5);
        var bytes = new byte[400];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            RobotsRules.Of(200, bytes).IsAllowed(new("https://a.test/%zz%e3?*$"), "x");
        }
    }
}
