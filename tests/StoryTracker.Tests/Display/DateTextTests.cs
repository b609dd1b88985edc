using System.Globalization;
using StoryTracker.Web.Display;

namespace StoryTracker.Tests.Display;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2018-04-15", "2018-04-15", "15 April 2018")]
    [InlineData("2018-04-15", "2018-04-16", "15–16 April 2018")]
    [InlineData("2018-04-28", "2018-05-02", "28 April – 2 May 2018")]
    [InlineData("2017-12-31", "2018-01-01", "31 December 2017 – 1 January 2018")]
    [InlineData("2018-02-01", "2018-02-28", "February 2018")]
    [InlineData("2018-01-01", "2018-12-31", "2018")]
    [InlineData("2018-04-15", null, "on or after 15 April 2018")]
    [InlineData(null, "2018-04-15", "on or before 15 April 2018")]
    [InlineData(null, null, "date not known")]
    public void Days_are_as_vague_as_they_are_known(string? earliest, string? latest, string expected) =>
        Assert.Equal(expected, DateText.Line(DateText.Span(Day(earliest), Day(latest))));

    [Theory]
    [InlineData("2018-04-15", "15 April 2018")]
    [InlineData("2018-04-15/2018-04-16", "15–16 April 2018")]
    [InlineData("2018-04-15T14:05:00+02:00", "15 Apr 2018, 12:05 UTC")]
    [InlineData("about noon", "about noon")]
    public void Written_values_are_read_or_left_as_they_are(string value, string expected) => Assert.Equal(expected, DateText.Line(DateText.OfValue(value)));

    static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
