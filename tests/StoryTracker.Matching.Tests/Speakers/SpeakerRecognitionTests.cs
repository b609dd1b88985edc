using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Speakers;

namespace StoryTracker.Matching.Tests.Speakers;

public sealed class SpeakerRecognitionTests
{
    static readonly MadeUpNames Names = new();

    static SpeakerProfile Who(string name, string? role = null, params string[] stories) =>
        new(name, name, role is null ? [] : [new(role, "article of " + name, new(2018, 4, 15))], stories.ToHashSet());

    static MatchVerdict Verdict(SpeakerProfile a, params SpeakerProfile[] known) =>
        SpeakerRecognition.Among(a, known, Names) is { Count: > 0 } found ? found.Max(f => f.Verdict) : MatchVerdict.Unrelated;

    [Theory]
    [InlineData("Joe Biden", "Joseph R. Biden Jr.")]
    [InlineData("Joseph Biden", "Joe Biden")]
    [InlineData("Joseph R. Biden", "Joseph Robinette Biden")]
    [InlineData("Mayor Sadiq Khan", "Sadiq Khan")]
    [InlineData("Sir Keir Starmer", "Keir Starmer")]
    [InlineData("Rebecca Long-Bailey", "Rebecca Long Bailey")]
    [InlineData("José García", "Jose Garcia")]
    public void Forms_of_one_name_on_one_story_are_one_person(string one, string other)
    {
        var found = Assert.Single(SpeakerRecognition.Among(Who(one, null, "s"), [Who(other, null, "s")], Names));
        Assert.Equal(MatchVerdict.Same, found.Verdict);
        Assert.NotEmpty(found.Reasons);
        Assert.Equal(MatchVerdict.Same, Verdict(Who(one, "Mayor of London", "s"), Who(other, "London Mayor", "t")));
    }

    [Theory]
    [InlineData("Joe Biden", "Jill Biden")]
    [InlineData("Joseph R. Biden", "Joseph T. Biden")]
    [InlineData("Joseph Biden Jr.", "Joseph Biden Sr.")]
    [InlineData("Joe Biden", "Biden")]
    [InlineData("Joe Biden", "Joe Bidden")]
    [InlineData("Ms A. Khan", "Adam Khan")]
    public void Names_of_two_people_are_never_joined(string one, string other) =>
        Assert.Equal(MatchVerdict.Unrelated, Verdict(Who(one, "President", "s"), Who(other, "President", "s")));

    [Fact]
    public void Without_a_story_or_a_role_in_common_a_short_form_proves_nothing() =>
        Assert.Equal(MatchVerdict.Unrelated, Verdict(Who("Mike Johnson", "councillor", "s"), Who("Michael Johnson", "Speaker of the House", "t")));

    [Fact]
    public void Roles_that_differ_on_one_story_are_asked_about()
    {
        var found = Assert.Single(SpeakerRecognition.Among(Who("Mike Johnson", "Barnet councillor", "s"), [Who("Michael Johnson", "headteacher", "s")], Names));
        Assert.Equal(MatchVerdict.Ask, found.Verdict);
        Assert.Contains(found.Reasons, r => r.Contains("headteacher", StringComparison.Ordinal));
        Assert.Equal(2, found.Articles.Count);
    }

    [Fact]
    public void An_initial_needs_a_role_and_a_story()
    {
        Assert.Equal(MatchVerdict.Ask, Verdict(Who("J. Biden", null, "s"), Who("Joe Biden", null, "s")));
        Assert.Equal(MatchVerdict.Same, Verdict(Who("J. Biden", "President of the Senate", "s"), Who("Joe Biden", "President of the Senate", "s")));
    }

    [Fact]
    public void Two_who_fit_are_asked_about_and_neither_is_taken()
    {
        var found = SpeakerRecognition.Among(Who("Joe Biden", null, "s"), [Who("Joseph R. Biden", null, "s"), Who("Joseph T. Biden", null, "s")], Names);
        Assert.Equal([MatchVerdict.Ask, MatchVerdict.Ask], found.Select(f => f.Verdict));
    }

    [Fact]
    public void The_order_of_those_on_record_changes_nothing_and_nobody_is_matched_with_himself()
    {
        string[] pool = ["Joe Biden", "Joseph Biden", "J. Biden", "Joseph R. Biden Jr.", "Jill Biden", "Biden", "Sadiq Khan", "Mayor Sadiq Khan", "", "—"];
        var one = Gen.Elements(pool).SelectMany(n => Gen.Elements("s", "t").SelectMany(s => Gen.Elements<string?>(null, "President of the Senate", "Mayor of London").Select(r => Who(n, r, s))));
        Prop.ForAll(one.ToArbitrary(), one.ListOf().ToArbitrary(), (who, others) =>
        {
            var known = others.DistinctBy(o => o.Id).ToList();
            var found = SpeakerRecognition.Among(who, known, Names);
            known.Reverse();
            var again = SpeakerRecognition.Among(who, known, Names);
            return found.All(f => f.Other != who.Id && f.Verdict != MatchVerdict.Unrelated) && found.Count(f => f.Verdict == MatchVerdict.Same) <= 1
                && found.Select(f => (f.Other, f.Verdict, string.Join('|', f.Reasons))).SequenceEqual(again.Select(f => (f.Other, f.Verdict, string.Join('|', f.Reasons))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_name_with_two_offices_of_two_bodies_on_stories_apart_is_asked_about()
    {
        GivenRole Role(string role, int year = 2018) => new(role, role, new(year, 4, 15));
        HashSet<string> here = ["s"], there = ["t"];
        Assert.NotNull(NamesakeDoubt.Of("John Smith", [Role("Ohio police chief")], here, [Role("Barnet councillor")], there));
        Assert.Null(NamesakeDoubt.Of("John Smith", [Role("Ohio police chief")], here, [Role("Barnet councillor")], here));
        Assert.Null(NamesakeDoubt.Of("John Smith", [Role("Ohio police chief")], here, [Role("Barnet councillor", 2021)], there));
        Assert.Null(NamesakeDoubt.Of("John Smith", [Role("Ohio police chief")], here, [Role("chief constable")], there));
        Assert.Null(NamesakeDoubt.Of("John Smith", [Role("police chief of Ohio")], here, [Role("lawyer")], there));
        Assert.Null(NamesakeDoubt.Of("John Smith", [], here, [Role("Barnet councillor")], there));
    }
}
