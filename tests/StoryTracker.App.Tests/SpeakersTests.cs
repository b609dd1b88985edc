using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>Who is who over several articles: mentions that a later article introduces, names that are one, a name that is two.</summary>
public sealed class SpeakersTests(TestServer server) : IAsyncLifetime
{
    const string Jonathan = "The Mayor of London was praised by community leaders after his remarks about antisemitism in the Labour Party.\n\n" +
        "Jonathan Goldstein, chair of the Jewish Leadership Council, said: “Labour antisemitism must end, and Sadiq Khan knows it.”\n\n" +
        "The Labour Party and Jeremy Corbyn have been criticised over antisemitism by the Board of Deputies.";
    const string Adam = "A shopkeeper told the Labour Party what he thinks about antisemitism.\n\n" +
        "Adam Goldstein, a shopkeeper, said: “Labour has to deal with antisemitism, and Jeremy Corbyn has not.”\n\nThe Labour Party had no comment on antisemitism.";

    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    static readonly Decider Ana = new("Ana", "She asked him.");

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task<Guid> IngestAsync(string name, string text, string published = "2018-04-17")
    {
        test.Write(name + ".json", $$"""{ "outlet": "The Quay", "title": "{{name}}", "published": "{{published}}" }""");
        return (await test.IngestAsync(test.Write(name + ".txt", text))).Single().Article!.ArticleId;
    }

    async Task<StoryView> LabourAsync(AsOf? at = null)
    {
        var item = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items.Single(s => s.Title == "Labour antisemitism");
        return (await Newsroom.Desk.StoryAsync(Guid.Parse(item.Id), at ?? AsOf.Now, default))!;
    }

    async Task<TimelineEntry> TweetAsync(AsOf? at = null) =>
        (await LabourAsync(at)).Timeline.Single(e => e.Text.Contains("showing the way", StringComparison.Ordinal));

    async Task<SpeakerView?> SpeakerAsync(string name, AsOf? at = null) => await Newsroom.Desk.SpeakerAsync(DerivedId.Speaker(name), at ?? AsOf.Now, default);

    static int Quoted(SpeakerView? page) => page!.Claims.Count(c => c.Entry.Quote == QuoteKind.Direct);

    [Fact]
    public async Task Mr_Goldstein_is_resolved_from_the_moment_an_article_of_the_story_introduces_him()
    {
        Assert.Null((await TweetAsync()).Speaker);
        var before = await Newsroom.Store.HeadAsync(default);
        await IngestAsync("council", Jonathan);
        var tweet = await TweetAsync();
        Assert.Equal(("Jonathan Goldstein", "Mr Goldstein", Resolution.Identified), (tweet.Speaker?.Name, tweet.Mention, tweet.Resolution));
        Assert.Contains(tweet.Who!.Reasons, r => r.Contains("Jewish Leadership Council", StringComparison.Ordinal));
        Assert.Equal("Jonathan Goldstein", tweet.Who.Identified!.Introduction.Exact);
        // As known before, nobody could say.
        var then = await TweetAsync(new AsOf(before, null));
        Assert.Null(then.Speaker);
        Assert.Equal(Resolution.Unresolved, then.Resolution);
        var page = (await SpeakerAsync("Jonathan Goldstein"))!;
        Assert.Contains(page.Claims, c => c.Entry.Id == tweet.Id);
        Assert.True(Assert.Single(page.Mentions).Identified);
        Assert.Contains(page.Roles, r => r.From == new DateOnly(2018, 4, 17));
        await ChecksOutAsync();
    }

    [Fact]
    public async Task A_Goldstein_whom_nothing_connects_is_only_suggested_and_two_stay_unresolved()
    {
        await IngestAsync("shop", Adam);
        var tweet = await TweetAsync();
        Assert.Null(tweet.Speaker);
        Assert.Equal("Adam Goldstein", Assert.Single(tweet.Who!.MayBe).Name);
        await IngestAsync("council", Jonathan);
        tweet = await TweetAsync();
        Assert.Null(tweet.Speaker);
        Assert.Equal(["Adam Goldstein", "Jonathan Goldstein"], tweet.Who!.MayBe.Select(c => c.Name).Order());
    }

    [Fact]
    public async Task An_editor_says_who_it_is_takes_it_back_declines_and_reopens()
    {
        await IngestAsync("council", Jonathan);
        var story = Guid.Parse((await LabourAsync()).Id);
        var claim = Guid.Parse((await TweetAsync()).Id);
        async Task<int> Seen() => (await Newsroom.Desk.WhoAsync(story, claim, AsOf.Now, default))!.Revision;
        await Newsroom.SpeakersDesk.IdentifyAsync(story, claim, await Seen(), null, "Adam Goldstein", Ana, default);
        Assert.Equal("Adam Goldstein", (await TweetAsync()).Speaker?.Name);
        // The machine finds the same again and leaves it.
        await IngestAsync("council again", Jonathan + " He repeated it.", "2018-04-18");
        Assert.Equal("Adam Goldstein", (await TweetAsync()).Speaker?.Name);
        await Newsroom.SpeakersDesk.UnidentifyAsync(story, claim, await Seen(), Ana, default);
        Assert.Equal("Jonathan Goldstein", (await TweetAsync()).Speaker?.Name);
        await Newsroom.SpeakersDesk.DeclineMentionAsync(story, claim, DerivedId.Speaker("Jonathan Goldstein"), Ana, default);
        Assert.Null((await TweetAsync()).Speaker);
        await IngestAsync("council once more", Jonathan + " He repeated it again.", "2018-04-19");
        Assert.Null((await TweetAsync()).Speaker);
        await Newsroom.SpeakersDesk.ReopenMentionAsync(story, claim, DerivedId.Speaker("Jonathan Goldstein"), Ana, default);
        Assert.Equal("Jonathan Goldstein", (await TweetAsync()).Speaker?.Name);
    }

    [Fact]
    public async Task What_is_left_of_a_resolution_is_nothing_when_the_introducing_article_is_removed()
    {
        var article = await IngestAsync("council", Jonathan);
        Assert.NotNull((await TweetAsync()).Speaker);
        await Newsroom.Erasure.EraseAsync(new EraseArticle(article, "A court ordered it.", null, "Ana"));
        Assert.Null((await TweetAsync()).Speaker);
        await using var command = Newsroom.Source.CreateCommand("select count(*) from storytracker.events where data::text like '%Jonathan%' or data::text like '%Leadership Council, said%'");
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await ChecksOutAsync();
    }

    [Fact]
    public async Task Two_forms_of_a_name_with_one_office_are_one_speaker_and_an_editor_can_part_them_for_good()
    {
        await IngestAsync("one", "Michael Thornbury, the mayor of Quayport, opened the pier.\n\n“The pier opens in June,” Mr Thornbury said on Monday.");
        var before = await Newsroom.Store.HeadAsync(default);
        await IngestAsync("two", "Mike Thornbury, the mayor of Quayport, spoke about the budget.\n\n“The budget is balanced,” Mr Thornbury said on Tuesday.", "2018-05-02");
        var page = (await SpeakerAsync("Mike Thornbury"))!;
        Assert.Equal("Michael Thornbury", page.Name);
        Assert.Equal(2, Quoted(page));
        Assert.Equal("Mike Thornbury", Assert.Single(page.MergedNames).Name);
        var role = Assert.Single(page.Roles);
        Assert.Equal((new DateOnly(2018, 4, 17), new DateOnly(2018, 5, 2)), (role.From, role.To));
        Assert.Equal("Mike Thornbury", page.Claims.Single(c => c.Entry.Text.Contains("balanced", StringComparison.Ordinal)).Entry.PrintedName);
        Assert.DoesNotContain((await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 100, default)).Items, s => s.Name == "Mike Thornbury");
        Assert.Equal(1, Quoted(await SpeakerAsync("Michael Thornbury", new AsOf(before, null))));
        await ChecksOutAsync();

        await Newsroom.SpeakersDesk.UnmergeAsync(DerivedId.Speaker("Mike Thornbury"), DerivedId.Speaker("Michael Thornbury"), Ana, default);
        Assert.Equal(1, Quoted(await SpeakerAsync("Mike Thornbury")));
        Assert.Equal(1, Quoted(await SpeakerAsync("Michael Thornbury")));
        await IngestAsync("three", "Mike Thornbury, the mayor of Quayport, was asked again.\n\n“I have said it,” Mr Thornbury said on Friday.", "2018-05-03");
        Assert.Equal(2, Quoted(await SpeakerAsync("Mike Thornbury")));
        await Newsroom.SpeakersDesk.MergeAsync(DerivedId.Speaker("Mike Thornbury"), null, "Michael Thornbury", Ana, default);
        Assert.Equal(3, Quoted(await SpeakerAsync("Michael Thornbury")));
        await ChecksOutAsync();
    }

    [Fact]
    public async Task One_name_of_two_people_is_asked_about_and_told_apart_by_an_editor()
    {
        await IngestAsync("one", "John Smith, police chief of Dunmere, spoke after the fire.\n\n“The warehouse burned for six hours,” Mr Smith said on Monday.\n\n" +
            "Flames had reached the harbour cranes of Dunmere by midnight, and crews from Eastgate pumped sea water until dawn.");
        var second = await IngestAsync("two", "John Smith, a Quayport councillor, wants more libraries.\n\n“Libraries are where children learn,” Mr Smith said on Tuesday.\n\n" +
            "The Quayport council will vote in the autumn on opening hours, shelves and a reading scheme for schools.", "2018-05-02");
        var page = (await SpeakerAsync("John Smith"))!;
        Assert.Equal(2, page.Claims.Count);
        // The articles are on stories of their own, which is part of the doubt.
        Assert.Equal(2, page.Claims.SelectMany(c => c.Stories).Select(s => s.Id).Distinct().Count());
        var asked = Assert.Single(page.Suggestions);
        Assert.Equal(SpeakerQuestion.TwoPeople, asked.Question);
        await Newsroom.SpeakersDesk.SplitAsync(DerivedId.Speaker("John Smith"), "John Smith (councillor)", [second], Ana, default);
        page = (await SpeakerAsync("John Smith"))!;
        Assert.Single(page.Claims);
        Assert.Empty(page.Suggestions);
        var other = (await Newsroom.Desk.SpeakerAsync(Guid.Parse(asked.Other), AsOf.Now, default))!;
        Assert.Equal(("John Smith (councillor)", "John Smith"), (other.Name, other.ToldApartFrom?.Name));
        Assert.Contains("libraries", Assert.Single(other.Claims).Entry.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("councillor", Assert.Single(other.Roles).Role, StringComparison.Ordinal);
        await Newsroom.SpeakersDesk.UndoSplitAsync(DerivedId.Speaker("John Smith"), Guid.Parse(asked.Other), Ana, default);
        Assert.Equal(2, (await SpeakerAsync("John Smith"))!.Claims.Count);
        await Newsroom.SpeakersDesk.DeclineAsync(DerivedId.Speaker("John Smith"), Guid.Parse(asked.Other), Ana, default);
        Assert.NotNull(Assert.Single((await SpeakerAsync("John Smith"))!.Suggestions).Declined);
        await ChecksOutAsync();
    }

    [Fact]
    public async Task The_seeds_leave_nobody_merged_and_ask_nothing()
    {
        foreach (var speaker in (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 100, default)).Items)
        {
            var page = (await Newsroom.Desk.SpeakerAsync(Guid.Parse(speaker.Id), AsOf.Now, default))!;
            Assert.Empty(page.MergedNames);
            Assert.Empty(page.Suggestions);
            Assert.Empty(page.Mentions);
        }
    }

    async Task ChecksOutAsync()
    {
        await test.SettleAsync();
        await foreach (var finding in Newsroom.Check.RunAsync(null, TestContext.Current.CancellationToken)) Assert.True(finding.Ok, finding.Sentence);
    }
}
