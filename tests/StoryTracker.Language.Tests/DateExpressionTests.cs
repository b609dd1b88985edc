namespace StoryTracker.Language.Tests;

/// <summary>Constructions of dates, in texts published on Friday 12 March 2021.</summary>
public class DateExpressionTests
{
    static TimeExpression Printed(string text, string words) =>
        Assert.Single(Reading.Of(text).Dates, d => d.Span.In(text) == words);

    [Theory]
    [InlineData("It closed in January this year.", "January this year", "2021-01")]
    [InlineData("It closed in July last year.", "July last year", "2020-07")]
    [InlineData("It will close in May next year.", "May next year", "2022-05")]
    [InlineData("It closed in the winter of 1994.", "the winter of 1994", "1994-WI")]
    [InlineData("It closed in nineteen ninety-six.", "nineteen ninety-six", "1996")]
    [InlineData("It dates from the 18th century.", "the 18th century", "17")]
    [InlineData("It was loved in the '80s.", "the '80s", "198")]
    [InlineData("It was loved in the nineties.", "the nineties", "199")]
    [InlineData("The 2016 vote was close.", "2016", "2016")]
    [InlineData("It opened in the second half of 2019.", "the second half of 2019", "2019-H2")]
    [InlineData("The 2019-20 season was short.", "2019-20", "2019/2020")]
    [InlineData("They met in the week of March 1.", "the week of March 1", "2021-W09")]
    [InlineData("They met over the weekend.", "the weekend", "2021-W09-WE")]
    [InlineData("They met last Christmas.", "last Christmas", "2020-12-25")]
    [InlineData("They met on Easter Monday 2018.", "Easter Monday 2018", "2018-04-02")]
    [InlineData("They met on Boxing Day.", "Boxing Day", "2020-12-26")]
    [InlineData("They met the day before yesterday.", "the day before yesterday", "2021-03-10")]
    [InlineData("They have met four times in recent months.", "recent months", "PXM")]
    [InlineData("It rained for weeks.", "weeks", "PXW")]
    [InlineData("It took two and a half years.", "two and a half years", "P2Y6M")]
    [InlineData("It took twenty-four hours.", "twenty-four hours", "PT24H")]
    [InlineData("It took a couple of years.", "a couple of years", "P2Y")]
    [InlineData("It was a decades-long row.", "decades-long", "PXDE")]
    [InlineData("They met the day before last Tuesday.", "the day before last Tuesday", "2021-03-08")]
    [InlineData("They met in Christmas week.", "Christmas week", "2020-W52")]
    [InlineData("The line will one day reach Thornby.", "one day", "FUTURE_REF")]
    [InlineData("They met on 13-15 July 2019.", "13-15 July 2019", "2019-07-13/2019-07-15")]
    [InlineData("They met on July 13-15, 2019.", "July 13-15, 2019", "2019-07-13/2019-07-15")]
    [InlineData("They met from 13 to 15 July 2019.", "13", "2019-07-13")]
    [InlineData("They met on the first Monday in May 2019.", "the first Monday in May 2019", "2019-05-06")]
    [InlineData("They met on the last Sunday of October.", "the last Sunday of October", "2020-10-25")]
    [InlineData("They will meet on the 14th.", "the 14th", "2021-03-14")]
    [InlineData("They met on the 14th.", "the 14th", "2021-02-14")]
    [InlineData("Cole now lives in Thornby.", "now", "PRESENT_REF")]
    [InlineData("The council will soon decide.", "soon", "FUTURE_REF")]
    [InlineData("Nothing like it was seen in the past.", "the past", "PAST_REF")]
    [InlineData("It matters in the near future.", "the near future", "FUTURE_REF")]
    public void An_expression_has_its_words_and_its_value(string text, string words, string value)
    {
        Assert.Equal(value, Printed(text, words).Value);
    }

    [Theory]
    [InlineData("They met at 8.30pm on Tuesday.", "8.30pm on Tuesday", "2021-03-09T20:30")]
    [InlineData("They met on Tuesday at 10 a.m. in Thornby.", "Tuesday at 10 a.m.", "2021-03-09T10:00")]
    [InlineData("They met at noon on March 8.", "noon on March 8", "2021-03-08T12:00")]
    [InlineData("They met at 14:30 GMT yesterday.", "14:30 GMT yesterday", "2021-03-11T14:30")]
    [InlineData("They met at 7 p.m. in the town hall on Tuesday.", "7 p.m.", "2021-03-09T19:00")]
    [InlineData("The doors open at ten o'clock.", "ten o'clock", "T10:00")]
    [InlineData("They met on Tuesday night.", "Tuesday night", "2021-03-09TNI")]
    public void A_time_of_day_belongs_to_the_day_beside_it_or_to_none(string text, string words, string value)
    {
        var time = Printed(text, words);
        Assert.Equal(TimeType.Time, time.Type);
        Assert.Equal(value, time.Value);
    }

    [Theory]
    [InlineData("They meet every two weeks.", "every two weeks", "P2W")]
    [InlineData("They meet twice a week.", "twice a week", "P1W")]
    [InlineData("They meet each July.", "each July", "XXXX-07")]
    [InlineData("They meet on Sundays.", "Sundays", "XXXX-WXX-7")]
    [InlineData("They meet on Monday nights.", "Monday nights", "XXXX-WXX-1TNI")]
    [InlineData("They meet annually.", "annually", "P1Y")]
    public void What_recurs_is_a_set(string text, string words, string value)
    {
        var set = Printed(text, words);
        Assert.Equal(TimeType.Set, set.Type);
        Assert.Equal(value, set.Value);
    }

    [Theory]
    [InlineData("Ann Cole, 47 years old, spoke.")]
    [InlineData("The 47-year-old mayor spoke.")]
    [InlineData("A six-month-old baby cried.")]
    [InlineData("He was seen on “60 Minutes” and “This Week”.")]
    [InlineData("The Christmas tree fell.")]
    [InlineData("It sold 2,000 tickets and 1990 shares.")]
    public void Ages_names_and_counts_are_no_dates(string text)
    {
        Assert.Empty(Reading.Of(text).Dates);
    }

    [Theory]
    [InlineData("The group will meet on Monday.", "2021-03-15")]
    [InlineData("Talks are set to resume Monday.", "2021-03-15")]
    [InlineData("The vote will be held on Monday.", "2021-03-15")]
    [InlineData("They agreed to meet on Monday.", "2021-03-15")]
    [InlineData("The talks were put off until Monday.", "2021-03-15")]
    [InlineData("They could come as early as Monday.", "2021-03-15")]
    [InlineData("A summit is set for Thornby on Monday.", "2021-03-15")]
    [InlineData("The vote was held on Monday.", "2021-03-08")]
    [InlineData("She could not be reached on Monday.", "2021-03-08")]
    [InlineData("The council announced the plan Monday.", "2021-03-08")]
    [InlineData("Until Monday, nobody knew.", "2021-03-08")]
    [InlineData("The mayor, who met them Monday, will resign.", "2021-03-08")]
    [InlineData("She looked for a way round Monday's ruling.", "2021-03-08")]
    [InlineData("Monday's vote will be close.", "2021-03-15")]
    [InlineData("On Monday, the council will vote.", "2021-03-15")]
    public void A_weekday_lies_where_its_clause_looks(string text, string value)
    {
        Assert.Equal(value, Reading.Date(text).Value);
    }

    [Theory]
    [InlineData("He was last seen on Oct. 23.", "2020-10-23")]
    [InlineData("The dividend is payable Dec. 15.", "2021-12-15")]
    [InlineData("It was agreed at the summit on April 24.", "2021-04-24")]
    public void A_day_without_a_year_lies_where_its_clause_looks_unless_that_is_far(string text, string value)
    {
        Assert.Equal(value, Reading.Date(text).Value);
    }

    [Theory]
    [InlineData("They met on 3 May 2019 and again that day.", "that day", "2019-05-03")]
    [InlineData("She left in June 2018 and came back later that year.", "later that year", "2018")]
    [InlineData("She was elected in 1995. The following year she left.", "The following year", "1996")]
    [InlineData("She was heard on 3 May 2019. The next morning she left.", "The next morning", "2019-05-04TMO")]
    [InlineData("She was heard on 3 May 2019 and left three days later.", "three days later", "2019-05-06")]
    [InlineData("The vote is on April 24 and 25.", "25", "2021-04-25")]
    public void An_expression_is_counted_from_the_one_before_it(string text, string words, string value)
    {
        var date = Printed(text, words);
        Assert.Equal(value, date.Value);
        Assert.NotEmpty(date.Reason);
    }

    [Fact]
    public void Nothing_is_counted_from_a_day_that_the_text_does_not_name()
    {
        Assert.DoesNotContain(Reading.Of("That day was a long one. The following year was longer.").Dates, d => d.Earliest is not null);
    }

    [Fact]
    public void Later_is_after_the_last_day_that_the_story_told()
    {
        const string text = "Ann Cole spoke in Thornby on Tuesday. She said she had met voters on Thursday. Ben Ray later praised her.";
        var later = Printed(text, "later");
        Assert.Equal(new DateOnly(2021, 3, 9), later.Earliest);
        Assert.Null(later.Latest);
        Assert.Equal(TimeStatus.Past, later.Status);
    }

    [Fact]
    public void Later_without_a_day_before_it_is_no_date()
    {
        Assert.Empty(Reading.Of("Ben Ray later praised her.").Dates);
    }
}
