using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.Language.Tests;

/// <summary>What holds for the dates of any text, put together from the pieces that the rules of dates look at.</summary>
public class DatePropertyTests
{
    static readonly string[] Pieces =
    [
        "the", "a", "this", "last", "next", "that", "same", "early", "late", "mid-", "the end of", "in", "on", "by", "since", "until",
            "of", "and",
        "to", "'s", "ago", "later", "earlier", "before", "after", "year", "years", "month", "weeks", "day", "quarter", "decade",
            "century", "hours",
        "two", "twenty-four", "several", "12", "1/2", "2,000", "99999", "0", "31", "3rd", "May", "Feb.", "March", "Sept.", "Friday",
            "Tues.",
        "Mondays", "Christmas", "Easter", "New Year's Eve", "2018", "1996", "0001", "9999", "1990s", "'80s", "2017-18", "fiscal", "first",
            "third",
        "third-quarter", "year-ago", "period", "8 p.m.", "24:00", "noon", "midnight", "GMT", "today", "yesterday", "tomorrow", "morning",
            "overnight",
        "weekend", "winter", "every", "each", "twice", "daily", "now", "recently", "soon", "the past", "will", "was", "had", "met",
            "ended", "(", ")",
        "–", ",", ". ", "\n", "“", "”", "2018-04-15", "5/14/18", "14.05.2018", "LEEDS", "five-year", "six-month-old", "13-15", "14th",
            "the vote", "on the", "😀", "\ud83d",
    ];

    static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p));

    static readonly Gen<DateOnly> Days = Gen.OneOf(Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber),
        Gen.Elements(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2020, 2, 29), new DateOnly(2021, 1, 1)));

    static void Holds(Func<string, TimeExpression, bool> property) =>
        Prop.ForAll(Texts.Zip(Days).ToArbitrary(), pair => Reading.Of(pair.Item1, pair.Item2).Dates.All(d => property(pair.Item1, d)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(60));

    [Fact]
    public void Every_date_has_a_value_and_a_reason() => Holds((_, d) => d.Value.Length > 0 && d.Reason.EndsWith('.'));

    [Fact]
    public void Every_date_stands_inside_its_sentence_and_the_sentence_inside_the_text() => Holds((text, d) =>
        0 <= d.Sentence.Start && d.Sentence.Start <= d.Span.Start && d.Span.Start < d.Span.End && d.Span.End <= d.Sentence.End
            && d.Sentence.End <= text.Length);

    [Fact]
    public void The_interval_of_a_day_holds_that_day() => Holds((_, d) =>
        d.Value.Length < 10 || !DateOnly.TryParseExact(d.Value[..10], "yyyy-MM-dd", out var day)
        || (d.Earliest is null || d.Earliest <= day) && (d.Latest is null || d.Latest >= day));

    [Fact]
    public void The_interval_of_a_month_or_a_year_lies_inside_it() => Holds((_, d) =>
        d.Value.Length is not (4 or 7) || !int.TryParse(d.Value[..4], out int year) || d.Value.Contains('Q') || d.Value.Contains('-')
            && !char.IsDigit(d.Value[5])
        || (d.Earliest is null || d.Earliest.Value.Year == year) && (d.Latest is null || d.Latest.Value.Year == year));

    [Fact]
    public void No_first_day_is_after_the_last() => Holds((_, d) => d.Earliest is null || d.Latest is null || d.Earliest <= d.Latest);

    [Fact]
    public void Without_a_publication_date_no_relative_expression_has_a_day()
    {
        string[] relative = ["yesterday", "on Tuesday", "last week", "two years ago", "on 3 May", "in June", "this summer",
            "over the weekend",
            "a year earlier", "in the third quarter", "by the end of the year", "at Christmas", "in the past two months", "later today",
                "soon"];
        Prop.ForAll(Gen.Elements(relative).Two().ToArbitrary(), pair =>
            Reading.Undated($"The line opened {pair.Item1}, and it closed {pair.Item2}.")
            .Dates.All(d => d.Earliest is null && d.Latest is null && d.Status != TimeStatus.Upcoming)).QuickCheckThrowOnFailure();
    }
}
