namespace StoryTracker.Language.Tests;

/// <summary>Open and vague intervals, business periods, datelines and sentences, in texts published on Friday 12 March 2021.</summary>
public class DateIntervalTests
{
    static TimeExpression Printed(string text, string words, DateOnly? published = null) =>
        Assert.Single(Reading.Of(text, published).Dates, d => d.Span.In(text) == words);

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", null);

    [Theory]
    [InlineData("It has been shut since January.", "January", TimeBound.Since, "2021-01-01", null, TimeStatus.Past)]
    [InlineData("It is shut until Monday.", "Monday", TimeBound.Until, null, "2021-03-15", TimeStatus.Upcoming)]
    [InlineData("It must open by 3 May.", "3 May", TimeBound.By, null, "2021-05-03", TimeStatus.Upcoming)]
    [InlineData("It will open by the end of the year.", "the end of the year", TimeBound.By, null, "2021-12-31", TimeStatus.Upcoming)]
    [InlineData("It opened on 3 May 2019.", "3 May 2019", TimeBound.Within, "2019-05-03", "2019-05-03", TimeStatus.Past)]
    public void The_word_before_a_date_opens_its_interval(
        string text, string words, TimeBound bound, string? earliest, string? latest, TimeStatus status)
    {
        var date = Printed(text, words);
        Assert.Equal(bound, date.Bound);
        Assert.Equal(earliest, Day(date.Earliest));
        Assert.Equal(latest, Day(date.Latest));
        Assert.Equal(status, date.Status);
    }

    [Theory]
    [InlineData("It opened in early 2018.", "early 2018", "2018", "2018-01-01", "2018-05-01")]
    [InlineData("It opened in late 2018.", "late 2018", "2018", "2018-09-02", "2018-12-31")]
    [InlineData("It will open in mid-April.", "mid-April", "2021-04", "2021-04-11", "2021-04-20")]
    [InlineData("It opened at the end of February.", "the end of February", "2021-02", "2021-02-20", "2021-02-28")]
    [InlineData("It opened earlier this year.", "earlier this year", "2021", "2021-01-01", "2021-03-12")]
    [InlineData("It will open later this month.", "later this month", "2021-03", "2021-03-12", "2021-03-31")]
    [InlineData("It fell in the past two weeks.", "the past two weeks", "P2W", "2021-02-26", "2021-03-12")]
    [InlineData("It will fall in the next two months.", "the next two months", "P2M", "2021-03-12", "2021-05-12")]
    [InlineData("It fell in recent weeks.", "recent weeks", "PXW", null, "2021-03-12")]
    public void A_modifier_narrows_the_days_and_belongs_to_the_words(string text, string words, string value, string? earliest,
        string? latest)
    {
        var date = Printed(text, words);
        Assert.Equal(value, date.Value);
        Assert.Equal(earliest, Day(date.Earliest));
        Assert.Equal(latest, Day(date.Latest));
    }

    [Theory]
    [InlineData("Fourth-quarter profit fell to £3m from £5m a year earlier.", "a year earlier", "2019-Q4")]
    [InlineData("Fourth-quarter profit fell. In the year-ago period it rose.", "the year-ago period", "2019-Q4")]
    [InlineData("Fourth-quarter profit fell. Sales rose in the quarter.", "the quarter", "2020-Q4")]
    [InlineData("Sales rose in the latest quarter.", "the latest quarter", "2020-Q4")]
    [InlineData("Sales rose in the quarter ended Dec. 31.", "the quarter", "2020-Q4")]
    [InlineData("Sales fell in the 2018 second quarter.", "the 2018 second quarter", "2018-Q2")]
    [InlineData("It expects to report fourth-quarter profit.", "fourth-quarter", "2020-Q4")]
    [InlineData("Sales rose in next year's first quarter.", "next year's first quarter", "2022-Q1")]
    [InlineData("She left a year ago.", "a year ago", "2020")]
    [InlineData("Sales rose in fiscal 2018.", "fiscal 2018", "2018")]
    [InlineData("Sales rose for the year ended Jan. 31.", "the year", "P1Y")]
    public void A_business_period_is_the_one_that_the_text_reports_on(string text, string words, string value)
    {
        Assert.Equal(value, Printed(text, words).Value);
    }

    [Theory]
    [InlineData("LEEDS, 3 May 2018 (NN) – The line opened yesterday.")]
    [InlineData("Published: 3 May 2018\nThe line opened yesterday.")]
    public void Without_a_publication_date_a_full_dateline_is_counted_from(string text)
    {
        var date = Assert.Single(Reading.Undated(text).Dates, d => d.Span.In(text) == "yesterday");
        Assert.Equal("2018-05-02", date.Value);
        Assert.Contains("dateline", date.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dateline_just_before_publication_is_the_day_of_today()
    {
        const string text = "LEEDS, March 11 (NN) – The line opened today.";
        Assert.Equal("2021-03-11", Printed(text, "today").Value);
    }

    [Theory]
    [InlineData("The line opened on 3 May 2018. It closed yesterday.")]
    [InlineData("LEEDS, May 3 (NN) – The line closed yesterday.")]
    public void A_date_that_is_no_full_dateline_is_not_counted_from(string text)
    {
        Assert.Null(Assert.Single(Reading.Undated(text).Dates, d => d.Span.In(text) == "yesterday").Earliest);
    }

    [Theory]
    [InlineData("Mr. Cole spoke. The line opened on 3 May. He left.", "The line opened on 3 May.")]
    [InlineData("Cole said: “It is done. We meet on 3 May. Come.” He left.", "We meet on 3 May.")]
    [InlineData("He left.\nThe line opens on 3 May\nHe came.", "The line opens on 3 May")]
    [InlineData("He said: “We meet on 3 May.” He left.", "He said: “We meet on 3 May.”")]
    public void A_date_knows_its_sentence(string text, string sentence)
    {
        Assert.Equal(sentence, Assert.Single(Reading.Of(text).Dates).Sentence.In(text));
    }

    [Theory]
    [InlineData("The council will meet this week.", TimeStatus.Upcoming)]
    [InlineData("The council met this week.", TimeStatus.Past)]
    public void Where_the_days_hold_publication_the_tense_decides_the_status(string text, TimeStatus status)
    {
        Assert.Equal(status, Reading.Date(text).Status);
    }

    [Fact]
    public void Two_days_have_no_middle()
    {
        var weekend = Assert.Single(Extractor.Extract(new ArticleInput("The fair opens in the middle of next weekend.")
        {
            Published = new(new(2020, 2, 29), new(2020, 2, 29)),
        }).Dates);
        Assert.Equal((new DateOnly(2020, 3, 7), new DateOnly(2020, 3, 8)), (weekend.Earliest, weekend.Latest));
    }

    [Theory]
    [InlineData("Sales fell in the period ended")]
    [InlineData("Sales fell in the quarter ending")]
    [InlineData("Sales fell in the fiscal year ended")]
    public void A_text_may_break_off_where_a_day_would_stand(string text) =>
        Assert.All(Extractor.Extract(new ArticleInput(text) { Published = new(new(2020, 2, 29), new(2020, 2, 29)) }).Dates,
            d => Assert.True(d.Span.End <= text.Length));
}
