using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Claims;

/// <summary>One claim on a real database: read, corrected, dismissed, restored, undone, by two editors.</summary>
public sealed class ClaimsDeskTests(TestServer server) : IAsyncLifetime
{
    const string Ana = "Ana", Bo = "Bo";
    TestNewsroom test = null!;
    Guid story, claim;

    Newsroom Newsroom => test.Newsroom;

    IClaimsDesk Desk => Newsroom.ClaimsDesk;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        story = Guid.Parse((await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items.Single(s => s.Title == "Labour antisemitism").Id);
        var timeline = (await Newsroom.Desk.StoryAsync(story, AsOf.Now, default))!.Timeline;
        claim = Guid.Parse(timeline.First(e => e is { Quote: QuoteKind.Indirect, Speaker: not null, Mention: not null }).Id);
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task Every_claim_stands_in_its_passage_character_for_character_and_has_a_history()
    {
        foreach (var entry in (await Newsroom.Desk.StoryAsync(story, AsOf.Now, Ct))!.Timeline)
        {
            var view = Assert.IsType<ClaimView>(await Desk.ClaimAsync(story, Guid.Parse(entry.Id), AsOf.Now, Ct));
            var text = (await Newsroom.Desk.ArticleAsync(Guid.Parse(view.Passage.Article), view.Passage.Revision, AsOf.Now, Ct))!.Text;
            Assert.Equal(text.Substring(view.Passage.Start, view.Passage.Text.Length), view.Passage.Text);
            Assert.Equal(entry.Reports.Select(r => (r.Start, r.End)), view.Passage.Marks.Where(m => m.Part == PassagePart.Words).Select(m => (m.Start, m.End)));
            Assert.All(view.Passage.Marks, m => Assert.InRange(m.End, m.Start + 1, view.Passage.Start + view.Passage.Text.Length));
            Assert.Equal((entry.Text, entry.Witnesses, entry.Speaker), (view.Claim.Text, view.Claim.Witnesses, view.Claim.Speaker));
            Assert.StartsWith("Recorded what", view.History[^1].What, StringComparison.Ordinal);
        }
        Assert.Null(await Desk.ClaimAsync(story, Guid.NewGuid(), AsOf.Now, Ct));
        Assert.Null(await Desk.ClaimAsync(story, claim, new AsOf(1, null), Ct));
    }

    [Fact]
    public async Task A_correction_is_shown_with_who_decided_and_undone_to_what_there_was()
    {
        var (before, head) = (await ViewAsync(), await Newsroom.Store.HeadAsync(Ct));
        var position = Assert.NotNull(await Desk.CorrectAsync(Correction(before, Ana) with
        {
            Speaker = "Grace Hopper", Said = When.Between(new(2018, 4, 2), new(2018, 4, 2), "Ana said so."), Polarity = Polarity.Denied,
        }, null, Ct));
        await test.SettleAsync();
        var after = await ViewAsync();
        Assert.Equal(("Grace Hopper", new DateOnly(2018, 4, 2), Polarity.Denied), (after.Claim.Speaker!.Name, after.Claim.Said!.Earliest!.Value, after.Claim.Polarity));
        Assert.Equal(["polarity", "said", "speaker"], after.Decided.Keys.Order());
        Assert.All(after.Decided.Values, d => Assert.Equal((Ana, "She asked them."), (d.By, d.Reason)));
        Assert.Equal(before.Machine.Speaker, after.Machine.Speaker);
        Assert.Equal("Ana corrected a claim (speaker: Grace Hopper; said: 2018-04-02; the speaker denied it): She asked them.", after.History[0].What);
        Assert.Contains((await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, Ct)).Items, s => s is { Name: "Grace Hopper", Claims: 1 });
        // As it was known then it was not yet corrected.
        Assert.Equal(before.Claim.Speaker, (await Desk.ClaimAsync(story, claim, new AsOf(head, null), Ct))!.Claim.Speaker);

        var done = Assert.IsType<Undo.DoneView>(await Newsroom.UndoDesk.DoneAsync(position, Ct));
        Assert.Equal(("Corrected: speaker: Grace Hopper; said: 2018-04-02; the speaker denied it.", true), (done.Sentence, done.CanBeUndone));
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(position, Bo, null, Ct));
        Assert.Equal(Seen(before), Seen(await ViewAsync()));
        // It was undone already.
        Assert.Null(await Newsroom.UndoDesk.UndoAsync(position, Ana, null, Ct));
    }

    [Fact]
    public async Task Undoing_a_correction_of_a_correction_brings_the_first_back_and_giving_back_to_the_machine_can_be_undone()
    {
        await Desk.CorrectAsync(Correction(await ViewAsync(), Ana) with { Speaker = "Grace Hopper", Kind = QuoteKind.Indirect }, null, Ct);
        var second = Assert.NotNull(await Desk.CorrectAsync(Correction(await ViewAsync(), Bo) with { NobodyKnows = true, Polarity = Polarity.Denied }, null, Ct));
        Assert.Null((await ViewAsync()).Claim.Speaker);
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(second, Bo, null, Ct));
        var now = await ViewAsync();
        Assert.Equal(("Grace Hopper", QuoteKind.Indirect, Polarity.Said), (now.Claim.Speaker?.Name, now.Claim.Quote, now.Claim.Polarity));
        Assert.Equal(["kind", "speaker"], now.Decided.Keys.Order());

        var back = Assert.NotNull(await Desk.CorrectAsync(Correction(now, Ana) with { Cleared = ["speaker", "kind"] }, null, Ct));
        Assert.Empty((await ViewAsync()).Decided);
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(back, Ana, null, Ct));
        Assert.Equal(Seen(now), Seen(await ViewAsync()));
    }

    [Fact]
    public async Task A_dismissal_and_its_restoring_are_told_and_undone()
    {
        var before = await ViewAsync();
        var dismissed = Assert.NotNull(await Desk.DismissAsync(new(story, claim, "A caption.", Ana) { SeenRevision = before.Revision }, null, Ct));
        Assert.Equal(("Ana", "A caption."), ((await ViewAsync()).Dismissal!.By, (await ViewAsync()).Claim.Dismissed));
        Assert.Equal(("Dismissed: A caption.", true), await DoneAsync(dismissed));
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(dismissed, Ana, null, Ct));
        Assert.Equal(Seen(before), Seen(await ViewAsync()));

        await Desk.DismissAsync(new(story, claim, "A heading.", Ana), null, Ct);
        var restored = Assert.NotNull(await Desk.RestoreAsync(new(story, claim, Bo) { SeenRevision = (await ViewAsync()).Revision }, null, Ct));
        Assert.Null((await ViewAsync()).Dismissal);
        Assert.Equal(("Restored: the statement counts again.", true), await DoneAsync(restored));
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(restored, Bo, null, Ct));
        Assert.Equal("A heading.", (await ViewAsync()).Dismissal!.Reason);
        // The first dismissal was taken back; that of now is another one, and it is not undone with it.
        await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.UndoDesk.UndoAsync(dismissed, Ana, null, Ct));
        Assert.NotNull((await ViewAsync()).Dismissal);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_neither_loses_anything()
    {
        var seen = await ViewAsync();
        var first = Assert.NotNull(await Desk.CorrectAsync(Correction(seen, Ana) with { Speaker = "Grace Hopper" }, null, Ct));
        var changed = await Assert.ThrowsAsync<ClaimChangedException>(() => Desk.CorrectAsync(Correction(seen, Bo) with { Polarity = Polarity.Denied }, null, Ct));
        Assert.Equal((seen.Revision, "Grace Hopper"), (changed.Seen, changed.Now.Effective.Speaker.Name));
        await Assert.ThrowsAsync<ClaimChangedException>(() => Desk.DismissAsync(new(story, claim, "No.", Bo) { SeenRevision = seen.Revision }, null, Ct));
        Assert.Equal(("Grace Hopper", Polarity.Said), ((await ViewAsync()).Claim.Speaker!.Name, (await ViewAsync()).Claim.Polarity));

        var now = await ViewAsync();
        Assert.Contains(now.History, h => h.Version > seen.Revision && h.By == Ana);
        await Desk.CorrectAsync(Correction(now, Bo) with { Polarity = Polarity.Denied }, null, Ct);
        var both = await ViewAsync();
        Assert.Equal(("Grace Hopper", Polarity.Denied, Ana, Bo), (both.Claim.Speaker!.Name, both.Claim.Polarity, both.Decided["speaker"].By, both.Decided["polarity"].By));
        // Ana's is no longer the last decision, so her undo does not touch Bo's.
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.UndoDesk.UndoAsync(first, Ana, null, Ct));
        Assert.StartsWith("Bo has decided on this again since", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_comes_again_with_its_key_answers_as_the_first_time_and_what_cannot_be_is_refused()
    {
        var (seen, key) = (await ViewAsync(), Guid.CreateVersion7());
        var first = await Desk.CorrectAsync(Correction(seen, Ana) with { Speaker = "Grace Hopper" }, key, Ct);
        Assert.Equal(first, await Desk.CorrectAsync(Correction(seen, Ana) with { Speaker = "Grace Hopper" }, key, Ct));
        var now = await ViewAsync();
        foreach (var (command, says) in new[]
        {
            (Correction(now, Ana) with { Kind = QuoteKind.Direct }, "inside quotation marks"), (Correction(now, Ana), "Nothing to correct"),
            (Correction(now, Ana) with { Polarity = Polarity.Denied, Reason = " " }, "needs a reason"), (Correction(now, Ana) with { Claim = Guid.NewGuid(), Polarity = Polarity.Said }, "not on this story"),
        })
            Assert.Contains(says, (await Assert.ThrowsAsync<CommandRefusedException>(() => Desk.CorrectAsync(command, null, Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_search_finds_follows_each_decision_and_its_undo()
    {
        async Task<bool> FoundAsync()
        {
            await test.SettleAsync();
            var found = await Newsroom.Search.SearchAsync("speaker:\"Grace Hopper\"", Search.SearchGroup.Claims, null, 50, Ct);
            return found.Claims?.Items.Any(c => c.Id == claim.ToString()) is true;
        }
        Assert.False(await FoundAsync());
        var position = Assert.NotNull(await Desk.CorrectAsync(Correction(await ViewAsync(), Ana) with { Speaker = "Grace Hopper" }, null, Ct));
        Assert.True(await FoundAsync());
        Assert.NotNull(await Desk.ConfirmAsync(new(claim, story, (await ViewAsync()).Revision, Bo), null, Ct) is { } confirmed
            ? await Newsroom.UndoDesk.UndoAsync(confirmed, Bo, null, Ct) : null);
        Assert.True(await FoundAsync());
        await Newsroom.UndoDesk.UndoAsync(position, Ana, null, Ct);
        Assert.False(await FoundAsync());
    }

    async Task<ClaimView> ViewAsync() => (await Desk.ClaimAsync(story, claim, AsOf.Now, Ct))!;

    ClaimCorrection Correction(ClaimView seen, string by) => new(story, claim, seen.Revision, "She asked them.", by);

    async Task<(string, bool)> DoneAsync(long position) => await Newsroom.UndoDesk.DoneAsync(position, Ct) is { } done ? (done.Sentence, done.CanBeUndone) : default;

    // All that an editor sees of it, but for its history and the version that a form carries.
    static string Seen(ClaimView view) => System.Text.Json.JsonSerializer.Serialize(view with { History = [], Revision = 0 });
}
