using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Chronicle;

/// <summary>What editors decide over time: which line it is, what answers what, and who changed position; all of it can be taken back.</summary>
public sealed class DecidedChronicleTests(TestServer server) : IAsyncLifetime
{
    const string Ana = "Ana";
    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync() => test = await TestNewsroom.OpenAsync(server);

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task<Guid> IngestAsync(string name, string published, string text)
    {
        test.Write(name + ".json", $$"""{ "outlet": "{{name}}", "title": "The pier of Quayport ({{name}})", "published": "{{published}}" }""");
        return (await test.IngestAsync(test.Write(name + ".txt", text))).Single().Article!.ArticleId;
    }

    async Task<List<StoryView>> StoriesAsync()
    {
        List<StoryView> stories = [];
        foreach (var item in (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items)
            stories.Add((await Newsroom.Desk.StoryAsync(Guid.Parse(item.Id), AsOf.Now, default))!);
        return stories;
    }

    async Task<(Guid Story, TimelineEntry Entry)> LineAsync(string words)
    {
        foreach (var story in await StoriesAsync())
            if (story.Timeline.FirstOrDefault(e => e.Text.Contains(words, StringComparison.Ordinal)) is { } entry) return (Guid.Parse(story.Id), entry);
        throw new InvalidOperationException($"No line has “{words}”.");
    }

    async Task<SpeakerView> SpeakerAsync(string name) => (await Newsroom.Desk.SpeakerAsync(DerivedId.Speaker(name), AsOf.Now, default))!;

    async Task<IEnumerable<string>> HistoryAsync() => (await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 30, default)).Items.Select(h => h.What);

    [Fact]
    public async Task A_line_of_a_story_says_when_it_was_said_first_until_an_editor_says_that_it_is_another_line()
    {
        await Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        const string First = "First said, as far as we have it on record, on 14 April 2018 in Mill Hill.";
        var (story, line) = await LineAsync("breaks my heart, when Londoners");
        Assert.Equal(First, line.FirstSaid);
        Assert.Null((await LineAsync("feel they can’t vote Labour")).Entry.FirstSaid);

        var state = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!;
        // Both papers of Sunday are linked with Saturday's, and with its opening: the line is another one when no link is left.
        var links = state.Ties.Values.Where(t => t.Kind == TieKind.Linked).ToList();
        Assert.True(links.Count >= 2, $"{links.Count} links");
        foreach (var link in links) await Newsroom.UtterancesDesk.DecideAsync(new UnlinkLines(story, link.Id, "Another line.", Ana), default);
        Assert.Null((await LineAsync("breaks my heart, when Londoners")).Entry.FirstSaid);
        Assert.DoesNotContain((await SpeakerAsync("Sadiq Khan")).Claims, c => c.Entry.Id == line.Id && c.Entry.FirstSaid is not null);

        var decided = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!.Ties.Values.Where(t => t.Kind == TieKind.Unlinked).Select(t => t.Id).ToList();
        await Newsroom.UtterancesDesk.DecideAsync(new TakeBackTies(story, decided, Ana), default);
        Assert.Equal(First, (await LineAsync("breaks my heart, when Londoners")).Entry.FirstSaid);
        Assert.Contains((await SpeakerAsync("Sadiq Khan")).Claims, c => c.Entry.Id == line.Id && c.Entry.FirstSaid == First);
    }

    [Fact]
    public async Task A_link_that_an_editor_makes_tells_when_the_line_was_said_first_on_every_story_that_has_it()
    {
        await IngestAsync("The Quay", "2026-03-03", "The pier of Quayport was on the agenda.\n\n“A harbour lives by its wooden piers,” Ada Lovelace said on Monday in Millbridge.");
        await IngestAsync("The Mole", "2026-05-12", "The pier of Quayport was on the agenda again.\n\n“Without planks on poles no port has a future,” Ada Lovelace said on Monday.");
        var (story, later) = await LineAsync("no port has a future");
        Assert.Null(later.FirstSaid);
        var (there, first) = await LineAsync("lives by its wooden piers");
        Assert.Equal(story, there);
        await Newsroom.UtterancesDesk.DecideAsync(new LinkLines(story, Guid.Parse(later.Id), null, Guid.Parse(first.Id), null, "Her stock line.", Ana), default);
        Assert.Contains("on 2 March 2026", (await LineAsync("no port has a future")).Entry.FirstSaid, StringComparison.Ordinal);
        var line = Assert.Single((await SpeakerAsync("Ada Lovelace")).Chronicle.StockLines);
        Assert.Contains(Ana, line.Matcher, StringComparison.Ordinal);
        // One remark after all: no occasion is the first of two.
        var link = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!.Ties.Values.Single(t => t.Kind == TieKind.Linked);
        await Newsroom.UtterancesDesk.DecideAsync(new TakeBackTies(story, [link.Id], Ana), default);
        Assert.Null((await LineAsync("no port has a future")).Entry.FirstSaid);
        Assert.Empty((await SpeakerAsync("Ada Lovelace")).Chronicle.StockLines);
    }

    [Fact]
    public async Task An_answer_that_was_found_is_confirmed_declined_and_taken_back_on_record()
    {
        await IngestAsync("The Quay", "2026-03-03", "The pier of Quayport is dear.\n\nGrace Hopper, who runs the ferries, said the pier of Quayport costs far too much.\n\n"
            + "But Ada Lovelace, the mayor, said the pier of Quayport pays for itself.");
        var (story, to) = await LineAsync("costs far too much");
        var link = Assert.Single(to.AnsweredBy);
        Assert.Equal((false, null), (link.Sure, link.Decided));
        var reply = Guid.Parse(link.Claim);
        Task<long?> DecideAsync(bool confirm) =>
            Newsroom.UtterancesDesk.DecideAsync(new DecideChronicleLink(story, ChronicleKind.Rebuttal, reply, Guid.Parse(to.Id), confirm, confirm ? "She meant it." : "By chance.", Ana), default);
        async Task<TimelineEntry> ReplyAsync() => (await LineAsync("pays for itself")).Entry;

        Assert.NotNull(await DecideAsync(true));
        Assert.Null(await DecideAsync(true));
        var confirmed = Assert.Single((await ReplyAsync()).Answers);
        Assert.Equal((true, true, Ana, "She meant it."), (confirmed.Sure, confirmed.Decided!.Confirmed, confirmed.Decided.By, confirmed.Decided.Reason));
        await Assert.ThrowsAsync<CommandRefusedException>(() => DecideAsync(false));
        var before = await Newsroom.Store.HeadAsync();

        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new UndoChronicleDecision(story, Guid.Parse(confirmed.Id), Ana), default));
        Assert.Null(await Newsroom.UtterancesDesk.DecideAsync(new UndoChronicleDecision(story, Guid.Parse(confirmed.Id), Ana), default));
        Assert.Equal((false, null), (Assert.Single((await ReplyAsync()).Answers).Sure, Assert.Single((await ReplyAsync()).Answers).Decided));

        Assert.NotNull(await DecideAsync(false));
        var declined = await ReplyAsync();
        Assert.Empty(declined.Answers);
        Assert.Equal("By chance.", Assert.Single(declined.DeclinedAnswers).Decided!.Reason);
        Assert.Empty((await LineAsync("costs far too much")).Entry.AnsweredBy);
        // As it was known before.
        Assert.True((await Newsroom.Desk.StoryAsync(story, new(before, null), default))!.Timeline.Single(e => e.Id == declined.Id).Answers.Single().Sure);
        Assert.Contains("Ana said that a statement does not answer another: By chance.", await HistoryAsync());
        Assert.Contains("Ana took back a decision about two statements over time.", await HistoryAsync());
    }

    [Fact]
    public async Task An_editor_links_an_answer_that_no_machine_finds()
    {
        await IngestAsync("The Quay", "2026-03-03", "The pier of Quayport.\n\n“The planks are rotten,” Grace Hopper said.\n\n“Nobody has fallen through,” Ada Lovelace said.");
        var (story, to) = await LineAsync("planks are rotten");
        var (_, reply) = await LineAsync("Nobody has fallen through");
        Assert.Empty(reply.Answers);
        await Newsroom.UtterancesDesk.DecideAsync(new DecideChronicleLink(story, ChronicleKind.Rebuttal, Guid.Parse(reply.Id), Guid.Parse(to.Id), true, "I asked her.", Ana), default);
        var link = Assert.Single((await LineAsync("Nobody has fallen through")).Entry.Answers);
        Assert.Equal((to.Id, true, null, "I asked her."), (link.Claim, link.Sure, link.Matcher, Assert.Single(link.Reasons)));
        await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.UtterancesDesk.DecideAsync(
            new DecideChronicleLink(story, ChronicleKind.Rebuttal, Guid.Parse(reply.Id), Guid.Parse(reply.Id), true, "", Ana), default));
        await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.UtterancesDesk.DecideAsync(
            new DecideChronicleLink(story, ChronicleKind.Rebuttal, Guid.NewGuid(), Guid.Parse(reply.Id), true, "", Ana), default));
    }

    [Fact]
    public async Task A_change_of_position_is_confirmed_and_a_declined_one_does_not_come_back()
    {
        await IngestAsync("The Quay", "2026-03-03", "The pier of Quayport.\n\n“We will close the old harbour library next winter,” Ada Lovelace said on Monday.");
        var gone = await IngestAsync("The Mole", "2026-05-12", "The pier of Quayport.\n\n“We will not close the old harbour library next winter,” Ada Lovelace said on Monday.");
        var change = Assert.Single((await SpeakerAsync("Ada Lovelace")).Chronicle.Changes);
        Assert.Null(change.Decided);
        Task<long?> DecideAsync(bool confirm) => Newsroom.UtterancesDesk.DecideAsync(
            new DecideChronicleLink(Guid.Parse(change.Story), ChronicleKind.PositionChange, Guid.Parse(change.Before), Guid.Parse(change.After), confirm, "", Ana), default);
        Assert.NotNull(await DecideAsync(true));
        Assert.True(Assert.Single((await SpeakerAsync("Ada Lovelace")).Chronicle.Changes).Decided!.Confirmed);
        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new UndoChronicleDecision(Guid.Parse(change.Story), Guid.Parse(change.Id), Ana), default));
        Assert.NotNull(await DecideAsync(false));
        var page = (await SpeakerAsync("Ada Lovelace")).Chronicle;
        Assert.Empty(page.Changes);
        Assert.Equal(change.Id, Assert.Single(page.DeclinedChanges).Id);
        Assert.Contains("Ana said that a speaker did not change position.", await HistoryAsync());
        await foreach (var finding in Newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, finding.Sentence);

        await Newsroom.Erasure.EraseAsync(new(gone, "A court ordered it.", null, "Ana"));
        page = (await SpeakerAsync("Ada Lovelace")).Chronicle;
        Assert.Empty(page.Changes.Concat(page.DeclinedChanges));
        Assert.Empty((await Newsroom.Store.LoadAsync<Story>(Streams.Story(Guid.Parse(change.Story)))).State!.ChronicleDecisions);
    }
}
