using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What other articles tell of speakers, and what editors decide about who is who.</summary>
static class DecidedSpeakers
{
    const string Adam = "A shopkeeper told the Labour Party what he thinks about antisemitism.\n\nAdam Goldstein, a shopkeeper, said: " +
        "“Labour has to deal with antisemitism, and Jeremy Corbyn has not.”\n\nThe Labour Party had no comment on antisemitism.";
    const string Jonathan = "The Mayor of London was praised by community leaders after his remarks about antisemitism in the Labour Party.\n\n" +
        "Jonathan Goldstein, chair of the Jewish Leadership Council, said: “Labour antisemitism must end, and Sadiq Khan knows it.”\n\n" +
        "The Labour Party and Jeremy Corbyn have been criticised over antisemitism by the Board of Deputies.";
    const string Michael = "Michael Thornbury, the mayor of Quayport, opened the pier.\n\n“The pier opens in June,” Mr Thornbury said on Monday.";
    const string Mike = "Mike Thornbury, the mayor of Quayport, spoke about the budget of the town.\n\n“The budget is balanced,” Mr Thornbury said on Tuesday.";
    const string Chief = "John Smith, police chief of Dunmere, spoke after the fire.\n\n“The warehouse burned for six hours,” Mr Smith said on Monday.";
    const string Councillor = "John Smith, a Quayport councillor, wants more libraries.\n\n“Libraries are where children learn,” Mr Smith said on Tuesday.";
    static readonly Decider Ana = new("an editor", "She asked him.");

    /// <summary>Names that are one and a name that is two, a mention that others introduce; every decision once, and every undo.</summary>
    public static async Task PutAsync(TestNewsroom test)
    {
        var (newsroom, desk) = (test.Newsroom, test.Newsroom.SpeakersDesk);
        await IngestAsync(test, "chair", Jonathan, "2018-04-17");
        var story = (await newsroom.Desk.StoriesAsync(AsOf.Now, null, 200, default)).Items.Single(s => s.Title == "Labour antisemitism").Id;
        var tweet = (await newsroom.Desk.StoryAsync(Guid.Parse(story), AsOf.Now, default))!.Timeline
            .Single(e => e.Text.Contains("showing the way", StringComparison.Ordinal)).Id;
        var (on, claim, chair) = (Guid.Parse(story), Guid.Parse(tweet), DerivedId.Speaker("Jonathan Goldstein"));
        await desk.DeclineMentionAsync(on, claim, chair, Ana, default);
        await IngestAsync(test, "shop", Adam, "2018-04-18");
        await desk.ReopenMentionAsync(on, claim, chair, Ana, default);

        await IngestAsync(test, "pier", Michael, "2018-04-17");
        await IngestAsync(test, "budget", Mike, "2018-05-02");
        var (michael, mike) = (DerivedId.Speaker("Michael Thornbury"), DerivedId.Speaker("Mike Thornbury"));
        await desk.UnmergeAsync(mike, michael, Ana, default);
        await desk.MergeAsync(mike, michael, null, Ana, default);

        await IngestAsync(test, "fire", Chief, "2018-04-17");
        var second = await IngestAsync(test, "libraries", Councillor, "2018-05-02");
        var smith = DerivedId.Speaker("John Smith");
        var asked = (await newsroom.Desk.SpeakerAsync(smith, AsOf.Now, default))!.Suggestions;
        var other = Guid.Parse(Assert.Single(asked).Other);
        await desk.SplitAsync(smith, "John Smith (councillor)", [second], Ana, default);
        await desk.UndoSplitAsync(smith, other, Ana, default);
        await desk.DeclineAsync(smith, other, Ana, default);
        await desk.ReopenAsync(smith, other, Ana, default);
        await test.SettleAsync();
    }

    static async Task<Guid> IngestAsync(TestNewsroom test, string name, string text, string published)
    {
        test.Write($"who-{name}.json", $$"""{ "outlet": "The Quay", "title": "{{name}}", "published": "{{published}}" }""");
        return (await test.IngestAsync(test.Write($"who-{name}.txt", text))).Single().Article!.ArticleId;
    }
}
