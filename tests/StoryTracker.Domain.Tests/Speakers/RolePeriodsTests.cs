using StoryTracker.Domain.Speakers;

namespace StoryTracker.Domain.Tests.Speakers;

public sealed class RolePeriodsTests
{
    static DatedRole Role(string role, string? day, Guid? article = null) => new(new(role, article ?? Guid.NewGuid(), 1),
        day is null ? null : new(At(day), At(day), "day", "It is printed."));

    static DateTimeOffset At(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), default, TimeSpan.Zero);

    static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_role_lasts_from_the_first_to_the_last_article_that_gives_it_however_it_is_turned()
    {
        var period = Assert.Single(RolePeriods.Of([Role("London Mayor", "2018-04-16"), Role("Mayor of London", "2018-04-15"), Role("the Mayor of London", "2018-05-02")]));
        Assert.Equal((Day("2018-04-15"), Day("2018-05-02"), false, false), (period.From!.Value, period.To!.Value, period.Began, period.Ended));
        Assert.Equal(3, period.Reports.Count);
    }

    [Fact]
    public void Former_ends_a_role_and_new_begins_one()
    {
        var period = Assert.Single(RolePeriods.Of(
            [Role("new Home Secretary", "2016-07-14"), Role("Home Secretary", "2018-04-15"), Role("former Home Secretary", "2018-05-01"), Role("ex-Home Secretary", "2019-01-01")]));
        Assert.Equal((Day("2016-07-14"), Day("2018-05-01"), true, true), (period.From!.Value, period.To!.Value, period.Began, period.Ended));
    }

    [Theory]
    [InlineData("former Home Secretary")]
    [InlineData("then-Home Secretary")]
    [InlineData("then Home Secretary")]
    public void A_role_that_is_only_told_as_over_has_no_beginning(string role)
    {
        var period = Assert.Single(RolePeriods.Of([Role(role, "2018-05-01")]));
        Assert.Equal((null, Day("2018-05-01"), true), (period.From, period.To!.Value, period.Ended));
        Assert.Equal("Home Secretary", period.Role);
    }

    [Fact]
    public void Held_again_after_it_had_ended_is_another_period() =>
        Assert.Equal([(Day("2010-01-01"), Day("2012-01-01"), true), (Day("2014-01-01"), Day("2014-01-01"), false)],
            RolePeriods.Of([Role("mayor", "2010-01-01"), Role("former mayor", "2012-01-01"), Role("mayor", "2014-01-01")]).Select(p => (p.From!.Value, p.To!.Value, p.Ended)));

    [Fact]
    public void Undated_articles_give_a_role_without_days()
    {
        var period = Assert.Single(RolePeriods.Of([Role("mayor", null)]));
        Assert.Null(period.From);
        Assert.Null(period.To);
    }

    [Fact]
    public void New_York_is_no_new_office() => Assert.Equal("New York mayor", Assert.Single(RolePeriods.Of([Role("New York mayor", "2014-01-01")])).Role);
}
