using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Chronicle;

public sealed class AnnouncementsTests
{
    static readonly Days May = On(new(2018, 5, 3)), Later = On(new(2018, 5, 10)), Whole = new(new(2018, 5, 1), new(2018, 5, 31));

    [Fact]
    public void Two_articles_that_give_one_day_and_share_content_words_announce_one_event_and_the_words_are_told()
    {
        var match = Compare(Of("a", "They vote on 3 May at the local elections.", May), Of("b", "The local elections are due to take place on May 3.", May));
        Assert.Equal(AnnouncementRelation.Same, match.Relation);
        Assert.Contains("“elections” and “local”", match.Reasons[0]);
        Assert.Contains("3 May 2018", match.Reasons[0]);
    }

    [Fact]
    public void Two_events_of_one_day_stay_two() => Assert.Equal(AnnouncementRelation.Unrelated,
        Compare(Of("a", "The council meets on 3 May.", May), Of("b", "The marathon is due to take place on 3 May.", May)).Relation);

    [Fact]
    public void Words_of_the_calendar_and_of_announcing_are_no_evidence() => Assert.Equal(AnnouncementRelation.Unrelated,
        Compare(Of("a", "It is due to take place on Thursday 3 May next week.", May), Of("b", "This is expected to take place on Thursday 3 May next week.", May)).Relation);

    [Fact]
    public void One_article_that_gives_one_day_twice_means_one_event() =>
        Assert.Equal(AnnouncementRelation.Same, Compare(Of("a", "In eight weeks they march again.", May), Of("a", "The next such event is on 3 May.", May, 80)).Relation);

    [Fact]
    public void A_day_within_a_month_of_the_same_words_narrows_it() =>
        Assert.Equal(AnnouncementRelation.Same, Compare(Of("a", "The new harbour pier opens in May.", Whole), Of("b", "The harbour pier opens to visitors, new rails and all, on 3 May.", May)).Relation);

    [Fact]
    public void The_same_event_on_another_day_is_for_an_editor()
    {
        var match = Compare(Of("a", "The harbour pier opens on 3 May.", May), Of("b", "The harbour pier opens on 10 May.", Later));
        Assert.Equal(AnnouncementRelation.OtherDay, match.Relation);
        Assert.Contains("One gives 3 May 2018, the other 10 May 2018", match.Reasons[0]);
        Assert.Equal(AnnouncementRelation.Unrelated,
            Compare(Of("a", "The harbour pier opens on 3 May.", May), Of("b", "The harbour pier opens on 3 May 2019.", On(new(2019, 5, 3)))).Relation);
    }

    [Fact]
    public void The_order_of_the_two_does_not_matter()
    {
        Announcement[] all = [Of("a", "The harbour pier opens on 3 May.", May), Of("b", "The harbour pier opens on 10 May.", Later), Of("b", "The pier opens in May.", Whole, 60),
            Of("c", "The new harbour pier opens.", May)];
        foreach (var a in all) foreach (var b in all) Assert.Equal(Compare(a, b).Relation, Compare(b, a).Relation);
    }

    static AnnouncementMatch Compare(Announcement a, Announcement b) => Announcements.Compare(a, b);

    static Days On(DateOnly day) => new(day, day);

    static Announcement Of(string article, string sentence, Days days, int start = 0) =>
        new($"{article}{start}", article, days, new(sentence, start, start + sentence.Length));
}
