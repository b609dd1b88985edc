using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.App.Tests.FollowUps;

public sealed class SeedsDiaryTests(SeedsFixture seeds) : IClassFixture<SeedsFixture>
{
    static readonly DateOnly Meeting = new(2018, 4, 24), Elections = new(2018, 5, 3), Parade = new(2018, 6, 10);

    [Fact]
    public void The_diary_holds_the_meeting_the_elections_and_the_parade()
    {
        var days = seeds.Stories.SelectMany(s => s.Diary).Where(d => d.Precision == "day").Select(d => d.Date).Distinct();
        Assert.Equal([Meeting, Elections, Parade], days.Order());
        Assert.Contains(seeds.Story("Labour antisemitism").Diary, d => d.Date == Meeting);
        Assert.Contains(seeds.Story("Hezbollah proscription").Diary, d => d.Date == Parade);
    }

    [Fact]
    public void The_elections_that_two_articles_print_are_one_line_of_the_diary_with_both_as_evidence()
    {
        Assert.All(seeds.Stories, s => Assert.True(s.Diary.Count(d => d.Date == Elections) <= 1, $"{s.Title} has the elections twice."));
        var elections = Assert.Single(seeds.Story("Barnet elections").Diary, d => d.Date == Elections);
        Assert.Equal(2, elections.Evidence.Select(e => e.Article).Distinct().Count());
        Assert.Contains("share", string.Concat(elections.FollowUp!.Evidence.SelectMany(e => e.Reasons)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_are_over_ask_what_became_of_them()
    {
        var asked = (await seeds.Newsroom.Diary.FollowUpsAsync(new(FollowUpKind.Event, false, null, 200), AsOf.Now, default)).Items;
        Assert.All(asked, f => Assert.True(f.Due is null || f.Asks, $"{f.Title} ({f.Due}) {f.Status}"));
        Assert.Contains(asked, f => f.Due == Elections);
        Assert.Equal(asked.OrderBy(f => f.Due ?? DateOnly.MaxValue).Select(f => f.Due), asked.Select(f => f.Due));
        // As the record stood before anything was read there was nothing to ask.
        Assert.Empty((await seeds.Newsroom.Diary.FollowUpsAsync(new(null, null, null, 200), new(1, null), default)).Items);
    }

    [Fact]
    public async Task Pages_of_the_list_follow_one_another()
    {
        var all = (await seeds.Newsroom.Diary.FollowUpsAsync(new(null, null, null, 200), AsOf.Now, default)).Items.Select(f => (f.Story.Id, f.Id)).ToList();
        List<(string, string)> paged = [];
        string? after = null;
        do
        {
            var page = await seeds.Newsroom.Diary.FollowUpsAsync(new(null, null, after, 2), AsOf.Now, default);
            paged.AddRange(page.Items.Select(f => (f.Story.Id, f.Id)));
            after = page.Next;
        }
        while (after is not null);
        Assert.NotEmpty(all);
        Assert.Equal(all, paged);
    }
}
