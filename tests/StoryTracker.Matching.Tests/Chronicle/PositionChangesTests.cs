using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Chronicle;

public sealed class PositionChangesTests
{
    const string Will = "We will raise the ferry fares this winter.", Not = "We will not raise the ferry fares this winter.";

    [Fact]
    public void Will_not_that_becomes_will_is_a_suggestion_with_both_as_evidence()
    {
        var change = Assert.Single(PositionChanges.Of([Made.Report("late", Will, said: 20), Made.Report("early", Not, said: 2)]));
        Assert.Equal(("early", "late", PositionShift.Negated), (change.Before, change.After, change.Shift));
        Assert.Contains("The first says “not”, the other does not.", change.Reasons);
        Assert.Contains("3 April 2018", change.Reasons[1]);
    }

    [Fact]
    public void What_is_denied_later_is_a_suggestion() => Assert.Equal(PositionShift.Denied,
        Assert.Single(PositionChanges.Of([Made.Report("a", Will, said: 2), Made.Report("b", Will, said: 9, stance: Stance.Denied)])).Shift);

    [Fact]
    public void A_number_that_moved_is_a_suggestion() => Assert.Contains("The first gives “3”, the other “5”.",
        Assert.Single(PositionChanges.Of([Made.Report("a", "The harbour board builds 3 new piers.", said: 2, number: "3"),
            Made.Report("b", "The harbour board builds 5 new piers.", said: 9, number: "5")])).Reasons);

    [Fact]
    public void Neither_other_words_nor_the_same_day_nor_the_same_position_is_a_change()
    {
        Assert.Empty(PositionChanges.Of([Made.Report("a", Not, said: 2), Made.Report("b", "We will paint the ferry this winter.", said: 9)]));
        Assert.Empty(PositionChanges.Of([Made.Report("a", Not, said: 2), Made.Report("b", Will, said: 2)]));
        Assert.Empty(PositionChanges.Of([Made.Report("a", Will, said: 2), Made.Report("b", Will, said: 9)]));
        Assert.Empty(PositionChanges.Of([Made.Report("a", Not, said: 2), Made.Report("b", Will, said: 9, stance: Stance.Declined)]));
    }
}
