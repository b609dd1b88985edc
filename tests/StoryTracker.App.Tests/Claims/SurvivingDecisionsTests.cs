using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Projections;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Claims;

/// <summary>What editors decided on a claim stays whatever a later extractor reads, wherever the claim goes, and however often read models are built.</summary>
public sealed class SurvivingDecisionsTests(TestServer server) : IAsyncLifetime
{
    const string Ana = "Ana", Later = "another-extractor@2";
    TestNewsroom test = null!;
    Guid story, other, claim, article;

    IClaimsDesk Desk => test.Newsroom.ClaimsDesk;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(test.Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        var list = (await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items;
        (story, other) = (Guid.Parse(list.Single(s => s.Title == "Labour antisemitism").Id), Guid.Parse(list.Single(s => s.Title == "Barnet elections").Id));
        var line = (await test.Newsroom.Desk.StoryAsync(story, AsOf.Now, default))!.Timeline.First(e => e is { Quote: QuoteKind.Indirect, Speaker: not null, Mention: not null });
        (claim, article) = (Guid.Parse(line.Id), Guid.Parse(line.Reports[0].Article));
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    // Another extractor version reads every claim of the article otherwise: denied, and by somebody else.
    async Task ReadAnewAsync()
    {
        var decisions = test.Newsroom.Decisions;
        await decisions.CommitAsync(new($"extractor:{Later}"), null, async ct =>
        {
            var read = await decisions.LoadAsync<Article>(Streams.Article(article), ct);
            var extraction = read.State!.LatestExtraction!;
            var found = extraction.Claims.Select(c => (c.Claim with
            {
                Polarity = Polarity.Denied, Speaker = Attribution.To("Charles Babbage", SpeakerKind.Person, null, Resolution.Name, c.Claim.Speaker.Mention),
            }, 0.7)).ToList();
            var speaker = DerivedId.Speaker("Charles Babbage");
            return ExtractClaimsHandler.Handle(new(article, extraction.Revision), read, Later, found, extraction.Dates,
                new Dictionary<Guid, Versioned<Speaker>> { [speaker] = await decisions.LoadAsync<Speaker>(Streams.Speaker(speaker), ct) });
        }, default);
        await test.SettleAsync();
    }

    async Task<ClaimView> ViewAsync(Guid on) => Assert.IsType<ClaimView>(await Desk.ClaimAsync(on, claim, AsOf.Now, default));

    async Task DecideAsync()
    {
        await Desk.CorrectAsync(new(story, claim, (await ViewAsync(story)).Revision, "She asked them.", Ana) { Speaker = "Grace Hopper" }, null, default);
        await Desk.ConfirmAsync(new(claim, story, (await ViewAsync(story)).Revision, Ana), null, default);
        await Desk.WriteNoteAsync(new(DerivedId.StoryNamed("a note"), story, claim, "Call her.", Ana), null, default);
        await test.SettleAsync();
    }

    async Task HoldsAsync(Guid on, string machine)
    {
        var view = await ViewAsync(on);
        Assert.Equal(("Grace Hopper", Polarity.Said, machine), (view.Claim.Speaker?.Name, view.Claim.Polarity, view.Machine.Speaker));
        Assert.Equal("Grace Hopper", (await test.Newsroom.Desk.StoryAsync(on, AsOf.Now, default))!.Timeline.Single(e => e.Id == claim.ToString()).Speaker?.Name);
        Assert.Equal((Ana, "She asked them."), (view.Decided["speaker"].By, view.Decided["speaker"].Reason));
        Assert.Equal(Ana, view.Claim.Confirmed?.By);
        Assert.Equal("Call her.", Assert.Single(view.Claim.Notes).Text);
    }

    [Fact]
    public async Task Another_extractor_changes_the_machine_layer_alone_and_the_pages_show_the_difference_and_ask()
    {
        var machine = (await ViewAsync(story)).Machine.Speaker!;
        await DecideAsync();
        await HoldsAsync(story, machine);
        Assert.False((await ViewAsync(story)).NeedsReview);

        await ReadAnewAsync();
        await HoldsAsync(story, "Charles Babbage");
        var view = await ViewAsync(story);
        Assert.True(view.NeedsReview);
        Assert.Equal([("polarity", "said it", "denied it"), ("speaker", "Grace Hopper", "Charles Babbage")], view.Differences.Select(d => (d.Field, d.Held, d.Machine)));
        Assert.True((await test.Newsroom.Desk.StoryAsync(story, AsOf.Now, default))!.Timeline.Single(e => e.Id == claim.ToString()).NeedsReview);
        Assert.Equal(Later, view.Claim.Machine.Extractor);

        // Keep mine: nobody is asked again. Undone, the question is there again.
        var kept = Assert.NotNull(await Desk.ConfirmAsync(new(claim, story, view.Revision, Ana), null, default));
        Assert.False((await ViewAsync(story)).NeedsReview);
        await HoldsAsync(story, "Charles Babbage");
        await test.Newsroom.UndoDesk.UndoAsync(kept, Ana, null, default);
        Assert.True((await ViewAsync(story)).NeedsReview);

        // Take the machine's: field by field, and that can be undone, too.
        var taken = Assert.NotNull(await Desk.CorrectAsync(
            new(story, claim, (await ViewAsync(story)).Revision, "It is right now.", Ana) { Cleared = ["polarity", "speaker"] }, null, default));
        Assert.Equal(("Charles Babbage", Polarity.Denied, false),
            ((await ViewAsync(story)).Claim.Speaker?.Name, (await ViewAsync(story)).Claim.Polarity, (await ViewAsync(story)).NeedsReview));
        await test.Newsroom.UndoDesk.UndoAsync(taken, Ana, null, default);
        await HoldsAsync(story, "Charles Babbage");
    }

    [Fact]
    public async Task Rebuilding_every_read_model_changes_nothing()
    {
        await DecideAsync();
        await ReadAnewAsync();
        var before = await SpeakersAsync();
        foreach (var name in new[] { NewsroomIndex.ProjectionName, "follow-up-index" }) await test.Newsroom.Projections.RebuildAsync(name);
        await HoldsAsync(story, "Charles Babbage");
        Assert.Equal(before, await SpeakersAsync());
        Assert.Contains("Grace Hopper 1", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_its_undo_and_a_split_carry_every_decision_along_and_each_can_be_taken_back_there()
    {
        await DecideAsync();
        await ReadAnewAsync();
        var merged = Assert.NotNull(await test.Newsroom.Editing.MergeAsync(new(story, other, "One story.", Ana), null, default));
        await test.SettleAsync();
        await HoldsAsync(other, "Charles Babbage");
        Assert.True((await ViewAsync(other)).NeedsReview);

        // The confirmation is taken back on the story that it was carried to; the correction beneath it is there.
        var revision = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(other))).State!.Claims[claim];
        Assert.NotNull(await Desk.UndoAsync(new UndoClaimDecision(claim, other, revision.Decided[^1].At, "Bo"), null, default));
        Assert.Equal(("Grace Hopper", Polarity.Denied), ((await ViewAsync(other)).Claim.Speaker?.Name, (await ViewAsync(other)).Claim.Polarity));
        Assert.Equal(["speaker"], (await ViewAsync(other)).Decided.Keys);

        Assert.NotNull(await test.Newsroom.UndoDesk.UndoAsync(merged, Ana, null, default));
        await test.SettleAsync();
        Assert.Equal(("Grace Hopper", Ana), ((await ViewAsync(story)).Claim.Speaker?.Name, (await ViewAsync(story)).Decided["speaker"].By));

        var part = Guid.CreateVersion7();
        var split = Assert.NotNull(await test.Newsroom.Editing.SplitAsync(new(story, part, [article], "A part", "", [], "Another matter.", Ana), null, default));
        await test.SettleAsync();
        Assert.Equal(("Grace Hopper", "Charles Babbage", Ana),
            ((await ViewAsync(part)).Claim.Speaker?.Name, (await ViewAsync(part)).Machine.Speaker, (await ViewAsync(part)).Decided["speaker"].By));
        Assert.NotNull(await test.Newsroom.UndoDesk.UndoAsync(split, Ana, null, default));
        await test.SettleAsync();
        Assert.Equal("Grace Hopper", (await ViewAsync(story)).Claim.Speaker?.Name);
    }

    [Fact]
    public async Task What_an_editor_added_survives_too_and_is_the_same_one_that_a_machine_finds_later()
    {
        var words = (await test.Newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))!.Text.Split('\n')[0];
        Assert.NotNull(await Desk.AddAsync(new(story, article, 1, words, "The machine missed it.", Ana) { Speaker = "Grace Hopper" }, null, default));
        await test.SettleAsync();
        var line = (await test.Newsroom.Desk.StoryAsync(story, AsOf.Now, default))!.Timeline.Single(e => e.Added is not null);
        claim = Guid.Parse(line.Id);
        Assert.Equal(("Grace Hopper", Ana, "editor@1"), (line.Speaker!.Name, line.Added!.By, line.Machine.Extractor));
        await ReadAnewAsync();
        await test.Newsroom.Editing.MergeAsync(new(story, other, "One story.", Ana), null, default);
        await test.SettleAsync();
        var there = await ViewAsync(other);
        Assert.Equal(("Grace Hopper", Ana, null), (there.Claim.Speaker?.Name, there.Claim.Added?.By, there.Claim.NoLongerFoundBy));
    }

    async Task<string> SpeakersAsync() =>
        string.Join('\n', (await test.Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, default)).Items.Select(s => $"{s.Name} {s.Claims}"));
}
