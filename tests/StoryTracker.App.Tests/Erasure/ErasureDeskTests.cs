using System.Text.Json;
using StoryTracker.App.Desk;
using StoryTracker.App.Operations;
using StoryTracker.Domain.Erasure;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>Removal as administrators do it on a page: what would go is what goes, and the job does it.</summary>
public sealed class ErasureDeskTests(TestServer server) : ErasureCase(server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    IErasureDesk Desk => Newsroom.ErasureDesk;

    OrderErasure Order(string typed = Title) => new(Request(Article), typed);

    [Fact]
    public async Task What_would_go_is_what_goes_and_looking_at_it_changes_nothing()
    {
        var (head, tables) = (await Newsroom.Store.HeadAsync(Ct), await TablesAsync());
        var view = (await Desk.ViewAsync(Article, Ct))!;
        Assert.Equal((Title, "The Quay", null), (view.Title, view.Outlet, view.Standing));
        var going = view.WouldGo!;
        Assert.Equal((1, 1L, System.Text.Encoding.UTF8.GetByteCount(Text), 0), (going.Revisions, going.Documents, (int)going.Bytes, going.OtherAddresses));
        Assert.Equal([Name], going.Names);
        Assert.Equal([StoryId.ToString()], going.Stories.Select(s => s.Id));
        Assert.Equal((await Newsroom.Desk.ArticleAsync(Article, null, AsOf.Now, Ct))!.Claims.Select(c => c.Id).Distinct().Count(), going.Claims);
        Assert.Empty(going.AlsoPrinted);
        Assert.Equal(head, await Newsroom.Store.HeadAsync(Ct));
        Assert.Equal(tables, await TablesAsync());

        var removed = await Newsroom.Erasure.EraseAsync(Request(Article), ct: Ct);
        Assert.Equal((going.Entries, going.Jobs), ((int)removed.Events, removed.Jobs));
        Assert.Equal(going.Entries, (await Desk.ViewAsync(Article, Ct))!.Standing!.Entries);
    }

    // A dump without the words by which its reader is kept from running away with it: they differ each time.
    async Task<IEnumerable<string>> TablesAsync() => (await PgDumpAsync()).Split('\n').Where(l => !l.Contains("restrict ", StringComparison.Ordinal));

    [Fact]
    public async Task From_the_order_on_no_page_shows_it_and_the_job_scrubs_it()
    {
        var position = await Desk.OrderAsync(Order(), null, Ct);
        Assert.NotNull(position);
        Assert.Empty(Found(JsonSerializer.Serialize(await Newsroom.Desk.ArticleAsync(Article, null, AsOf.Now, Ct))));
        var ordered = (await Desk.ViewAsync(Article, Ct))!;
        Assert.Equal((null, null, ErasureStage.Ordered), (ordered.Title, ordered.WouldGo, ordered.Standing!.Stage));
        Assert.Equal(("Ana Admin", "2 O 12/26", "A court ordered it.", null, 0L), (ordered.Standing.By, ordered.Standing.LegalReference, ordered.Standing.Reason, ordered.Standing.Trouble, ordered.Standing.Entries));
        Assert.Empty(Found(JsonSerializer.Serialize(ordered)));

        await Newsroom.CreateJobRunner().DrainAsync(Ct);
        Assert.Equal(ErasureStage.Clearing, (await Desk.ViewAsync(Article, Ct))!.Standing!.Stage);
        await Newsroom.Projections.CatchUpAsync(Ct);
        var done = (await Desk.ViewAsync(Article, Ct))!.Standing!;
        Assert.Equal((ErasureStage.Done, null), (done.Stage, done.Trouble));
        Assert.True(done is { Entries: > 10, Scrubbed: not null });
        await NothingIsLeftAsync();
        Assert.Contains((await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 20, Ct)).Items, i => i.What == "Ana Admin removed the article on legal request (2 O 12/26): A court ordered it.");
    }

    [Fact]
    public async Task The_same_order_again_and_that_of_a_second_administrator_change_nothing()
    {
        var key = Guid.CreateVersion7();
        var first = await Desk.OrderAsync(Order(), key, Ct);
        var head = await Newsroom.Store.HeadAsync(Ct);
        Assert.Equal(first, await Desk.OrderAsync(Order(), key, Ct));
        Assert.Null(await Desk.OrderAsync(new(Request(Article) with { By = "Ben Admin", LegalReference = "other" }, "whatever"), Guid.CreateVersion7(), Ct));
        Assert.Equal(head, await Newsroom.Store.HeadAsync(Ct));
        Assert.Equal("Ana Admin", (await Desk.ViewAsync(Article, Ct))!.Standing!.By);
    }

    [Fact]
    public async Task What_keeps_it_from_going_on_is_told()
    {
        await Newsroom.Jobs.PauseAsync(JobKinds.CarryOutErasure, "Ben", Ct);
        await Desk.OrderAsync(Order(), null, Ct);
        Assert.Contains("paused", (await Desk.ViewAsync(Article, Ct))!.Standing!.Trouble);
        await Newsroom.Jobs.ResumeAsync(JobKinds.CarryOutErasure, Ct);
        var job = Assert.Single(await Newsroom.Jobs.ClaimAsync("a worker", 1, TimeSpan.FromMinutes(1), [JobKinds.CarryOutErasure], Ct));
        Assert.Equal((ErasureStage.Scrubbing, null), ((await Desk.ViewAsync(Article, Ct))!.Standing!.Stage, (await Desk.ViewAsync(Article, Ct))!.Standing!.Trouble));
        await Newsroom.Jobs.FailAsync(job.Lease, "The disk is full.", permanent: true, ct: Ct);
        var standing = (await Desk.ViewAsync(Article, Ct))!.Standing!;
        Assert.Equal(ErasureStage.Ordered, standing.Stage);
        Assert.Contains("dead letters: The disk is full.", standing.Trouble);
    }

    [Fact]
    public async Task There_is_nothing_to_see_where_no_article_is() => Assert.Null(await Desk.ViewAsync(Guid.NewGuid(), Ct));
}
