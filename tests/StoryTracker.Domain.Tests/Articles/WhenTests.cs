using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Tests.Articles;

public sealed class WhenTests
{
    [Theory]
    [InlineData("2018-04-15", "2018-04-15", "day")]
    [InlineData("2018-02-01", "2018-02-28", "month")]
    [InlineData("2018-01-01", "2018-12-31", "year")]
    [InlineData("2018-04-14", "2018-04-20", "interval")]
    [InlineData("2018-04-15", null, "open")]
    [InlineData(null, null, "open")]
    public void Precision_is_what_the_bounds_show(string? earliest, string? latest, string precision) =>
        Assert.Equal(precision, When.Between(Day(earliest), Day(latest), "stated").Precision);

    static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
