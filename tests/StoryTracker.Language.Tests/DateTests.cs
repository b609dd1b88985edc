namespace StoryTracker.Language.Tests;

/// <summary>Dates of texts published on Friday 12 March 2021 unless they say otherwise.</summary>
public class DateTests
{
    [Theory]
    [InlineData("The line opened on 3 May 2019.", "2019-05-03", "2019-05-03", "2019-05-03")]
    [InlineData("The line opened on May 3rd, 2019.", "2019-05-03", "2019-05-03", "2019-05-03")]
    [InlineData("The line opened on 2019-05-03.", "2019-05-03", "2019-05-03", "2019-05-03")]
    [InlineData("The line opened in July 2017.", "2017-07", "2017-07-01", "2017-07-31")]
    [InlineData("The line opened in 2017.", "2017", "2017-01-01", "2017-12-31")]
    [InlineData("The line opened in the 1990s.", "199", "1990-01-01", "1999-12-31")]
    [InlineData("The line opened today.", "2021-03-12", "2021-03-12", "2021-03-12")]
    [InlineData("The line opened yesterday.", "2021-03-11", "2021-03-11", "2021-03-11")]
    [InlineData("The line opened this morning.", "2021-03-12TMO", "2021-03-12", "2021-03-12")]
    [InlineData("The line opened on Tuesday.", "2021-03-09", "2021-03-09", "2021-03-09")]
    [InlineData("The line will open on Tuesday.", "2021-03-16", "2021-03-16", "2021-03-16")]
    [InlineData("The line opened last week.", "2021-W09", "2021-03-01", "2021-03-07")]
    [InlineData("The line will open next week.", "2021-W11", "2021-03-15", "2021-03-21")]
    [InlineData("The line opened last year.", "2020", "2020-01-01", "2020-12-31")]
    [InlineData("The line opened three days ago.", "2021-03-09", "2021-03-09", "2021-03-09")]
    [InlineData("The line will open in two weeks.", "2021-W12", "2021-03-22", "2021-03-28")]
    [InlineData("The line opened last weekend.", "2021-W09-WE", "2021-03-06", "2021-03-07")]
    [InlineData("Sales fell in the third quarter.", "2020-Q3", "2020-07-01", "2020-09-30")]
    [InlineData("Sales fell in the first quarter of 2018.", "2018-Q1", "2018-01-01", "2018-03-31")]
    [InlineData("The line opened on 3 May.", "2021-05-03", "2021-05-03", "2021-05-03")]
    public void A_date_is_resolved_to_the_days_it_can_mean(string text, string value, string earliest, string latest)
    {
        var date = Reading.Date(text);
        Assert.Equal(value, date.Value);
        Assert.Equal(DateOnly.Parse(earliest, null), date.Earliest);
        Assert.Equal(DateOnly.Parse(latest, null), date.Latest);
        Assert.NotEmpty(date.Reason);
        Assert.Null(date.Conflict);
    }

    [Theory]
    [InlineData("The line took two years.", "P2Y", TimeType.Duration)]
    [InlineData("It ran for several months.", "PXM", TimeType.Duration)]
    [InlineData("It was a five-year plan.", "P5Y", TimeType.Duration)]
    [InlineData("The train runs every day.", "P1D", TimeType.Set)]
    [InlineData("The train runs each Tuesday.", "XXXX-WXX-2", TimeType.Set)]
    public void A_length_of_time_has_no_days(string text, string value, TimeType type)
    {
        var date = Reading.Date(text);
        Assert.Equal(value, date.Value);
        Assert.Equal(type, date.Type);
        Assert.Null(date.Earliest);
        Assert.Null(date.Latest);
    }

    [Theory]
    [InlineData("The line opened on Tuesday.")]
    [InlineData("The line opened yesterday.")]
    [InlineData("The line opened last week.")]
    [InlineData("The line opened on 3 May.")]
    [InlineData("The line will open in two weeks.")]
    public void Without_a_publication_date_nothing_relative_is_resolved(string text)
    {
        var date = Assert.Single(Reading.Undated(text).Dates);
        Assert.Null(date.Earliest);
        Assert.Null(date.Latest);
        Assert.Equal(TimeStatus.Unknown, date.Status);
    }

    [Fact]
    public void A_window_of_publication_days_gives_an_interval()
    {
        var article = new ArticleInput("The line opened yesterday.") { Published =
            new PublicationDays(new DateOnly(2021, 3, 12), new DateOnly(2021, 3, 14)) };
        var date = Assert.Single(Extractor.Extract(article).Dates);
        Assert.Equal(new DateOnly(2021, 3, 11), date.Earliest);
        Assert.Equal(new DateOnly(2021, 3, 13), date.Latest);
        Assert.Equal("2021-03", date.Value);
    }

    [Theory]
    [InlineData("The line opened years ago.")]
    [InlineData("The line opened several years ago.")]
    public void Years_ago_is_past_and_vague(string text)
    {
        var date = Reading.Date(text);
        Assert.Equal("PAST_REF", date.Value);
        Assert.Equal(TimeStatus.Past, date.Status);
        Assert.Null(date.Earliest);
    }

    [Theory]
    [InlineData("The line opened on 3 March.", TimeStatus.Past)]
    [InlineData("The line will open on 3 April.", TimeStatus.Upcoming)]
    [InlineData("The line opened today.", TimeStatus.Past)]
    [InlineData("The line will open in three months.", TimeStatus.Upcoming)]
    public void The_status_is_seen_from_publication(string text, TimeStatus status)
    {
        Assert.Equal(status, Reading.Date(text).Status);
    }

    [Fact]
    public void A_weekday_that_fits_its_date_is_one_expression_without_a_conflict()
    {
        const string text = "The line opened on Monday, March 8.";
        var date = Reading.Date(text);
        Assert.Equal("Monday, March 8", date.Span.In(text));
        Assert.Equal("2021-03-08", date.Value);
        Assert.Null(date.Conflict);
    }

    [Fact]
    public void A_misprinted_month_is_found_by_its_weekday_and_its_day()
    {
        const string text = "Speaking in Thornby on Monday (July 8), Ann Cole said the line was slow. The vote is due on May 3.";
        var date = Reading.Of(text).Dates[0];
        Assert.Equal("2021-03-08", date.Value);
        Assert.NotNull(date.Conflict);
        Assert.Contains("2021-07-08", date.Conflict.Rejected);
        Assert.Contains("Thursday", date.Conflict.Message, StringComparison.Ordinal);
        Assert.Contains("2021-05-03", date.Conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weekday_that_contradicts_a_full_date_is_flagged_and_the_date_kept()
    {
        var date = Reading.Date("The line opened on Monday, 9 March 2021.");
        Assert.Equal("2021-03-09", date.Value);
        Assert.NotNull(date.Conflict);
    }

    [Fact]
    public void Two_days_for_one_event_to_come_are_flagged_at_the_second()
    {
        const string text = "The parade will be held on 10 June. Roads will be closed. Police said the parade will take place on 11 June.";
        var dates = Reading.Of(text).Dates;
        Assert.Null(dates[0].Conflict);
        Assert.Equal("2021-06-11", dates[1].Value);
        Assert.Equal(["2021-06-10"], dates[1].Conflict?.Rejected ?? []);
    }

    [Theory]
    [InlineData("The parade will be held on 10 June. The vote will take place on 11 June.")]
    [InlineData("The first vote will be held on 10 June. The second vote will take place on 11 June.")]
    [InlineData("The parade was held on 2 March. The parade will be held on 11 June.")]
    [InlineData("A parade will be held on 10 June. A parade will be held on 11 June.")]
    public void Two_events_may_have_two_days(string text)
    {
        Assert.All(Reading.Of(text).Dates, d => Assert.Null(d.Conflict));
    }

    [Fact]
    public void Next_week_beside_a_date_takes_the_week_of_the_date()
    {
        const string text = "They will meet next week – on March 24.";
        var dates = Reading.Of(text).Dates;
        Assert.Equal("2021-W12", dates[0].Value);
        Assert.Equal(["2021-W11"], dates[0].Conflict?.Rejected ?? []);
        Assert.Equal("2021-03-24", dates[1].Value);
    }

    [Fact]
    public void Counted_weeks_are_the_day_that_the_text_names()
    {
        const string text = "The line could open in eight weeks. The opening is due on 7 May.";
        Assert.Equal(new DateOnly(2021, 5, 7), Reading.Of(text).Dates[0].Earliest);
        Assert.Equal(new DateOnly(2021, 5, 7), Reading.Of(text).Dates[0].Latest);
    }

    [Theory]
    [InlineData("The line opened on 31 February 2019.")]
    [InlineData("It may rain. She may march on.")]
    public void What_is_no_day_of_the_calendar_gets_no_day(string text)
    {
        Assert.DoesNotContain(Reading.Of(text).Dates, d => d.Earliest is { } e && e == d.Latest);
    }
}
