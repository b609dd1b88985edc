using System.Text.Json;
using StoryTracker.Evaluation.Hostile;

namespace StoryTracker.Language.Tests;

/// <summary>
/// Texts that are made to break a reader: each must end, throw nothing, point into the text and say the same twice. How long a megabyte of each takes
/// is measured in the benchmark (<c>language</c>, rows <c>hostile-…</c>).
/// </summary>
public class HostileTextTests
{
    const int Length = 150_000, Megabyte = 1_000_000;

    public static TheoryData<string> Names => [.. HostileTexts.Names];

    static IEnumerable<Span> All(Extraction found) =>
        found.Quotations.SelectMany(q => q.Content.Concat(q.Extent).Concat(q.Source).Concat(q.Cue).Concat(q.Quoted).Concat(q.Nested?.Content ?? []))
            .Concat(found.Dates.Select(d => d.Span)).Concat(found.Entities.SelectMany(e => e.Mentions));

    [Theory]
    [MemberData(nameof(Names))]
    public void Anything_is_read_to_its_end_and_nothing_is_found_outside_of_it(string name)
    {
        string text = HostileTexts.Make(name, Length);
        var found = Reading.Of(text, title: text[..1000]);
        Assert.All(All(found), s => Assert.True(s.Start >= 0 && s.Start < s.End && s.End <= text.Length, $"{s} lies outside the text."));
        Assert.All(found.Quotations, q => Assert.InRange(q.Confidence, 0, 1));
    }

    [Theory]
    [InlineData("unbalanced-marks")]
    [InlineData("deep-nesting")]
    [InlineData("scripts")]
    [InlineData("settings")]
    [InlineData("conflicting-days")]
    [InlineData("many-names")]
    [InlineData("nested-reports")]
    public void The_same_text_is_read_the_same_twice(string name)
    {
        string text = HostileTexts.Make(name, Length / 5);
        Assert.Equal(JsonSerializer.Serialize(Reading.Of(text)), JsonSerializer.Serialize(Reading.Of(text)));
    }

    [Theory]
    [InlineData("no-spaces")]
    [InlineData("opening-marks")]
    [InlineData("unbalanced-marks")]
    [InlineData("that-clauses")]
    [InlineData("nested-reports")]
    [InlineData("appositions")]
    [InlineData("conflicting-days")]
    public void A_megabyte_is_read_to_its_end(string name) => Assert.NotNull(Reading.Of(HostileTexts.Make(name, Megabyte)));

    [Fact]
    public void A_hundred_thousand_quotation_marks_are_read_to_their_end() =>
        Assert.NotNull(Reading.Of(string.Concat(Enumerable.Repeat("\"“”‘’'«»", 100_000 / 8))));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\n")]
    [InlineData("\0")]
    [InlineData("\ud83d")]
    [InlineData("”")]
    public void An_empty_text_holds_nothing(string text)
    {
        var found = Reading.Of(text);
        Assert.Empty(found.Quotations);
        Assert.Empty(found.Dates);
        Assert.Empty(found.Entities);
    }

    [Fact]
    public void The_ends_of_the_calendar_are_no_reason_to_throw()
    {
        const string text = "It was ninety decades ago, next week, last weekend, next year, last winter, in 99999 years, 99999 "
            + "days ago, on Monday and in March.";
        Assert.NotNull(Reading.Of(text, DateOnly.MinValue));
        Assert.NotNull(Reading.Of(text, DateOnly.MaxValue));
    }
}
