using System.Globalization;

namespace StoryTracker.Reading.Tests.Feeds;

public sealed class FeedDateTests
{
    static string? Read(string printed) =>
        Feed.Rss($"<pubDate>{printed}</pubDate>").Published?.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Tue, 01 Sep 2026 10:00:00 GMT", "2026-09-01T10:00:00")]
    [InlineData("Tue, 1 Sep 26 10:00 EST", "2026-09-01T15:00:00")]
    [InlineData("1 September 1996 10:00:00 +0530", "1996-09-01T04:30:00")]
    [InlineData("Tuesday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37")]
    [InlineData("Tue Sep  1 10:00:00 2026", "2026-09-01T10:00:00")]
    [InlineData("Tue Sep 01 10:00:00 +0200 2026", "2026-09-01T08:00:00")]
    [InlineData("Tue, 01 Sep, 2026 10:00:00 Etc/UTC", "2026-09-01T10:00:00")]
    [InlineData("Tue,01 Sep 2026 10:00:00 GMT-01:30", "2026-09-01T11:30:00")]
    [InlineData("Tue, 01 Sep 2026 24:00:00 GMT", "2026-09-02T00:00:00")]
    [InlineData("Tue, 01 Sep 2026 10:00:60 GMT", "2026-09-01T10:00:59")]
    [InlineData("Tue, 01 Sep 2026 10:00:00 GMT (summer)", "2026-09-01T10:00:00")]
    [InlineData("Sept 1, 2026 3:05 pm PDT", "2026-09-01T22:05:00")]
    [InlineData("01 Sep 2026", "2026-09-01T00:00:00")]
    [InlineData("2026-09-01T10:00:00Z", "2026-09-01T10:00:00")]
    [InlineData("2026-09-01T10:00:00.123456+02:00", "2026-09-01T08:00:00")]
    [InlineData("2026-09-01 10:00:00 -0030", "2026-09-01T10:30:00")]
    [InlineData("2026-09-01T24:00Z", "2026-09-02T00:00:00")]
    [InlineData("20260901T100000Z", "2026-09-01T10:00:00")]
    [InlineData("2026-244", "2026-09-01T00:00:00")]
    [InlineData("2026244", "2026-09-01T00:00:00")]
    [InlineData("2026-W36-2T10:00Z", "2026-09-01T10:00:00")]
    [InlineData("2026W362", "2026-09-01T00:00:00")]
    [InlineData("26-09-01", "2026-09-01T00:00:00")]
    [InlineData("Fri, 2026/09/01 08:19:53 EDT", "2026-09-01T12:19:53")]
    [InlineData("Τρι, 01 Σεπ 2026 10:00:00 EET", "2026-09-01T08:00:00")]
    [InlineData("2026-szeptember-01T9:15+02:00", "2026-09-01T07:15:00")]
    [InlineData("2026년 09월 01일 10:00:00", "2026-09-01T01:00:00")]
    [InlineData("2026-09-01 오후 10:00:00", "2026-09-01T13:00:00")]
    [InlineData("Di, 01 Okt 2026 10:00:00 MESZ", "2026-10-01T08:00:00")]
    [InlineData("mar. 01 août 2026 10:00:00 +0200", "2026-08-01T08:00:00")]
    [InlineData("01.09.2026 10:00", "2026-09-01T10:00:00")]
    [InlineData("9/15/2026 10:00", "2026-09-15T10:00:00")]
    public void Dates_are_read_in_the_forms_of_the_wild(string printed, string utc) => Assert.Equal(utc, Read(printed));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026")]
    [InlineData("2026-09")]
    [InlineData("September 2026")]
    [InlineData("05/06/2026")]
    [InlineData("2026-W36")]
    [InlineData("2026-13-01")]
    [InlineData("31 Feb 2026 10:00:00 GMT")]
    [InlineData("Tue, 01 Sep 2026 25:00:00 GMT")]
    [InlineData("Tue, 01 Sep 2026 1:2:3:4 GMT")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("Sun, 31 Dec 9999 23:59:59 -9999")]
    [InlineData("2026-09-01T10:00:00+99:99")]
    [InlineData("--09-01")]
    [InlineData("99999999999999999999")]
    public void What_leaves_the_day_open_or_is_no_date_is_none(string printed)
    {
        var feed = Feed.Read($"<rss><channel><item><pubDate>{printed}</pubDate></item></channel></rss>");
        Assert.Null(feed.Entries[0].Published);
        Assert.Contains(feed.Problems, problem => problem.Contains(printed[..Math.Min(20, printed.Length)], StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_that_cannot_be_read_does_not_undo_one_that_could() =>
        Assert.Equal(2026, Feed.Rss("<pubDate>Tue, 01 Sep 2026 10:00:00 GMT</pubDate><pubDate>soon</pubDate>").Published?.Year);
}
