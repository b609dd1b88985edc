using StoryTracker.App.Access;
using StoryTracker.App.Audit;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Users;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Audit;

/// <summary>The audit by its filters, on a real record.</summary>
public sealed class AuditDeskTests(TestServer server) : IAsyncLifetime
{
    const string Pier = "Ada Lovelace, the mayor of Quayport, opened the season.\n\n“The new pier opens in June,” Ms Lovelace said.";

    TestNewsroom test = null!;
    Guid article;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    Newsroom Newsroom => test.Newsroom;

    Guid Story => DerivedId.StoryOpenedBy(article);

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        article = (await test.IngestAsync(test.Write("pier.txt", Pier))).Single().Article!.ArticleId;
        await Newsroom.People.InviteAsync("Ana Lopez", Role.Editor, "root", Ct);
        await Newsroom.Editing.DescribeAsync(new(Story, "The pier", "A pier opens.", ["pier"], "Ana Lopez"), null, Ct);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    static AuditFilter Filter(string? by = null, string? kind = null, string? on = null, string? from = null, string? until = null) =>
        AuditFilter.TryParse(by, kind, on, from, until, out var filter, out var problem) ? filter : throw new ArgumentException(problem);

    async Task<List<HistoryItem>> AllAsync(AuditFilter filter, AsOf at = default) => await Newsroom.Audit.AllAsync(filter, at, Ct).ToListAsync(Ct);

    [Fact]
    public async Task Every_filter_finds_what_a_look_at_every_entry_finds_and_pages_end_where_it_does()
    {
        var everything = (await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 200, Ct)).Items;
        Assert.Equal(everything, await AllAsync(AuditFilter.None));
        List<AuditFilter> filters =
        [
            .. everything.Select(i => i.By).Distinct().Select(by => Filter(by)),
            .. AuditKinds.All.Select(k => Filter(kind: k.Name)),
            .. everything.Select(i => AuditSubject.OfStream(i.Stream)!.Text).Distinct().Select(on => Filter(on: on)),
            Filter(on: "stories"), Filter(on: "users"), Filter(on: "feeds"), Filter("Ana Lopez", "stories", $"stories/{Story}"),
            Filter(from: "2000-01-01", until: "2001-01-01"), Filter(from: "2000-01-01"),
        ];
        foreach (var filter in filters)
        {
            var expected = everything.Where(filter.Fits).ToList();
            Assert.Equal(expected, await AllAsync(filter));
            List<HistoryItem> paged = [];
            for (string? after = null; ;)
            {
                var page = await Newsroom.Audit.PageAsync(filter, AsOf.Now, after, 2, Ct);
                Assert.True(page.Items.Count <= 2);
                paged.AddRange(page.Items);
                if ((after = page.Next) is null) break;
            }
            Assert.Equal(expected, paged);
        }
        Assert.Contains(filters, f => f.Kind?.Name == AuditKinds.Access && everything.Any(f.Fits));
    }

    [Fact]
    public async Task Times_and_the_moment_cut_it_at_exactly_these_entries()
    {
        var everything = await AllAsync(AuditFilter.None);
        var (newest, oldest) = (everything[2], everything[^2]);
        var between = AuditFilter.None with { From = oldest.Recorded, Until = newest.Recorded };
        Assert.Equal(everything.Where(i => i.Recorded >= oldest.Recorded && i.Recorded <= newest.Recorded), await AllAsync(between));
        Assert.Equal(everything.Where(i => i.Position <= newest.Position), await AllAsync(AuditFilter.None, new(newest.Position, null)));
    }

    [Fact]
    public async Task A_claim_has_the_entries_that_are_about_it()
    {
        var recorded = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(Story), null, Ct)).State!.Claims.Values.First();
        var claim = recorded.Id;
        await Newsroom.ClaimsDesk.ConfirmAsync(new(claim, Story, recorded.Revision, "Ana Lopez"), null, Ct);
        Assert.Equal(["claim-confirmed", "claim-recorded"], (await AllAsync(Filter(on: $"stories/{Story}/claims/{claim}"))).Select(i => i.Type).Where(t => t.StartsWith("claim-", StringComparison.Ordinal)));
        Assert.Equal(["claim-confirmed"], (await AllAsync(Filter("Ana Lopez", "decisions", $"stories/{Story}/claims/{claim}"))).Select(i => i.Type));
    }

    [Fact]
    public async Task What_is_private_to_others_is_not_there_on_pages_or_in_files()
    {
        var mine = await AllAsync(AuditFilter.None);
        Readership.Current = new Readership([Story]);
        try
        {
            var theirs = await AllAsync(AuditFilter.None);
            Assert.NotEmpty(theirs);
            Assert.DoesNotContain(theirs, i => i.Stream == Streams.Story(Story) || i.What.Contains("The pier", StringComparison.Ordinal));
            Assert.True(theirs.Count < mine.Count);
            Assert.Empty(await AllAsync(Filter(on: $"stories/{Story}")));
            Assert.False(await Newsroom.Audit.KnowsAsync(AuditSubject.Parse($"stories/{Story}")!, Ct));
            Assert.Empty(await AllAsync(Filter("Ana Lopez", "stories")));
        }
        finally
        {
            Readership.Current = null;
        }
        Assert.True(await Newsroom.Audit.KnowsAsync(AuditSubject.Parse($"stories/{Story}")!, Ct));
    }

    [Fact]
    public async Task A_look_ends_after_so_much_of_the_record_and_the_next_one_goes_on()
    {
        // More than one look reaches over, with one entry far back.
        var first = await Newsroom.Store.HeadAsync(Ct);
        for (var n = 0; n < 21; n++)
        {
            await Newsroom.Store.AppendAsync(new AppendUnit(new("a machine"))
            {
                Streams = [new($"article-{Guid.CreateVersion7():D}", 0, [.. Enumerable.Repeat<object>(WireSamples.All.OfType<Domain.Articles.ArticleDiscovered>().First(), 5000)])],
            }, Ct);
        }
        var page = await Newsroom.Audit.PageAsync(Filter("Ana Lopez"), AsOf.Now, null, 50, Ct);
        Assert.Empty(page.Items);
        Assert.True(page.LookedBackTo > first && page.Next is not null);
        var next = await Newsroom.Audit.PageAsync(Filter("Ana Lopez"), AsOf.Now, page.Next, 50, Ct);
        Assert.Equal((1, null, null), (next.Items.Count, next.LookedBackTo, next.Next));
        // What is rare has an index, and is found at once.
        Assert.Equal("story-described", Assert.Single((await Newsroom.Audit.PageAsync(Filter("Ana Lopez", "stories"), AsOf.Now, null, 50, Ct)).Items).Type);
    }
}
