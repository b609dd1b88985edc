using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Membership;

/// <summary>What an editor just did is told from the record, and undone by its opposite, on a real database.</summary>
public sealed class UndoDeskTests(TestServer server) : IAsyncLifetime
{
    const string Ana = "Ana", Bo = "Bo";
    TestNewsroom test = null!;
    Guid labour, barnet, ban;
    Story story = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        var list = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items;
        labour = Guid.Parse(list.Single(s => s.Title == "Labour antisemitism").Id);
        barnet = Guid.Parse(list.Single(s => s.Title == "Barnet elections").Id);
        ban = Guid.Parse(list.Single(s => s.Title == "Hezbollah proscription").Id);
        story = await StateAsync(labour);
    }

    public async ValueTask DisposeAsync() => await test.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_decision_is_told_in_a_sentence_and_undone_by_its_opposite()
    {
        var (edit, remarks, ct) = (Newsroom.Editing, Newsroom.UtterancesDesk, TestContext.Current.CancellationToken);
        var elsewhere = (await StateAsync(ban)).Articles;
        var article = story.Articles.Keys.Order().First(a => !elsewhere.ContainsKey(a));
        var claim = story.ClaimsOf(article).First(c => c.Dismissal is null).Id;
        var (linked, suggested) = (Tied(TieKind.Linked), Tied(TieKind.Suggested));
        var divergence = story.Divergences.Keys.Order().First();
        var followUp = story.FollowUps.Values.First(f => story.Diary.ContainsKey(f.Evidence[0].Id));
        var remark = Tied(TieKind.Joined);
        var told = story.Utterances().Utterances.First(u => u.Wordings.Any(w => w.ClaimId == remark.A.ClaimId));
        var elsewhereSaid = story.ClaimsOf(article).Where(c => c.Dismissal is null).Select(c => c.Id).Take(2).ToList();
        var suggestion = DerivedId.Suggestion(labour, "merge with Barnet");
        await edit.SuggestAsync(new(suggestion, SuggestionKind.Merge, labour, barnet, [article], 0.5, ["Both speak of Labour."], "suggestions@1", TimeProvider.System.GetUtcNow()), ct);
        var often = story.Claims.Values.Where(c => c is { Dismissal: null, Effective.Speaker.SpeakerId: not null }).GroupBy(c => c.Effective.Speaker.SpeakerId!.Value)
            .OrderByDescending(g => g.Select(c => c.Machine.ArticleId).Distinct().Count()).ThenBy(g => g.Key).First();
        var people = (await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, ct)).Items.Take(2).Select(s => Guid.Parse(s.Id)).ToList();
        (string Says, Func<Task<long?>> Do)[] decisions =
        [
            ("belong", () => edit.DecideAsync(new DecideBelonging(article, labour, false, "No.", Ana), null, ct)),
            ("belongs to", () => edit.DecideAsync(new DecideBelonging(article, ban, true, "Yes.", Ana), null, ct)),
            ("moved to", () => edit.MoveAsync(new MoveClaim(claim, labour, barnet, "It is about the vote.", Ana), null, ct)),
            ("part of this story", () => edit.MergeAsync(new MergeStories(labour, barnet, "One.", Ana), null, ct)),
            ("Split off", () => edit.SplitAsync(new SplitStory(labour, DerivedId.StoryStartedBy(Guid.CreateVersion7()), [article], "Apart", "", [], "Two.", Ana), null, ct)),
            ("Set up as", () => edit.DescribeAsync(new DescribeStory(labour, "Labour", "", ["Labour"], Ana), null, ct)),
            ("larger one", () => edit.PlaceAsync(new PlaceUnder(labour, barnet, "A part.", Ana), null, ct)),
            ("Started from", () => edit.StartAsync(new StartStory(DerivedId.StoryStartedBy(Guid.CreateVersion7()), "Hyde Park", "", [], article, Ana), null, ct)),
            ("Unlinked", () => remarks.DecideAsync(new UnlinkLines(labour, linked.Id, "Another line.", Ana), ct)),
            ("Confirmed", () => remarks.DecideAsync(new AnswerParaphrase(labour, suggested.Id, true, "", Ana), ct)),
            ("Declined", () => remarks.DecideAsync(new AnswerParaphrase(labour, suggested.Id, false, "", Ana), ct)),
            ("dismissed", () => remarks.DecideAsync(new DismissDivergence(labour, divergence, "Tense alone.", Ana), ct)),
            ("one speaker", () => Newsroom.SpeakersDesk.MergeAsync(people[0], people[1], null, new(Ana, "The same."), ct)),
            ("Two people", () => Newsroom.SpeakersDesk.SplitAsync(often.Key, "The other", [often.First().Machine.ArticleId], new(Ana, "Two."), ct)),
            ("Parted", () => remarks.DecideAsync(new PartReports(labour, told.Id, told.Wordings[0].ClaimId, told.Wordings[0].Start, "Said twice.", Ana), ct)),
            ("Joined", () => remarks.DecideAsync(new JoinReports(labour, elsewhereSaid[0], null, elsewhereSaid[1], null, "One remark.", Ana), ct)),
            ("Linked", () => remarks.DecideAsync(new LinkLines(labour, elsewhereSaid[0], null, elsewhereSaid[1], null, "One line.", Ana), ct)),
            ("not suggested again", () => edit.SettleAsync(new SettleSuggestion(labour, suggestion, false, "Two matters.", Ana), null, ct)),
            ("Confirmed.", () => remarks.DecideAsync(new Domain.Chronicle.DecideChronicleLink(labour, Domain.Chronicle.ChronicleKind.Rebuttal, elsewhereSaid[0], elsewhereSaid[1], true, "", Ana), ct)),
            ("The day is set", () => Newsroom.Diary.ScheduleAsync(new(labour, followUp.Id, new(2030, 1, 1), "Later.", Ana), ct)),
            ("belongs to", () => edit.MoveAsync(new MoveArticle(article, labour, ban, "There.", Ana), null, ct)),
            ("Answered", () => Newsroom.Diary.AnswerAsync(new AnswerFollowUp(labour, followUp.Id, FollowUpAnswer.Happened, null, null, "I was there.", Ana), ct)),
        ];
        foreach (var (says, decide) in decisions)
        {
            var before = await SeenAsync();
            var position = Assert.NotNull(await decide());
            Assert.True(before != await SeenAsync(), $"“{says}” changed nothing that can be seen.");
            var done = Assert.IsType<Undo.DoneView>(await Newsroom.UndoDesk.DoneAsync(position, ct));
            Assert.Contains(says, done.Sentence, StringComparison.Ordinal);
            Assert.Equal((Ana, true), (done.By, done.CanBeUndone));

            var undone = Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(position, Ana, null, ct));
            Assert.True(undone > position, says);
            Assert.False((await Newsroom.UndoDesk.DoneAsync(undone, ct))!.CanBeUndone, says);
            Assert.True(before == await SeenAsync(), $"{done.Sentence}\n{before}\n{await SeenAsync()}");
        }
    }

    [Fact]
    public async Task What_somebody_else_decided_since_is_not_undone()
    {
        var (edit, ct) = (Newsroom.Editing, TestContext.Current.CancellationToken);
        var article = story.Articles.Keys.Order().First();
        var first = Assert.NotNull(await edit.DescribeAsync(new DescribeStory(labour, "Labour", "", ["Labour"], Ana), null, ct));
        await edit.DescribeAsync(new DescribeStory(labour, "Labour and antisemitism", "", ["Labour"], Bo), null, ct);
        Assert.StartsWith("Bo has decided on this again since", (await RefusedAsync(first)).Message, StringComparison.Ordinal);
        Assert.Equal("Labour and antisemitism", (await StateAsync(labour)).Title);

        var off = Assert.NotNull(await edit.DecideAsync(new DecideBelonging(article, labour, false, "No.", Ana), null, ct));
        await edit.DecideAsync(new DecideBelonging(article, labour, true, "It does.", Bo), null, ct);
        await RefusedAsync(off);
        Assert.Contains(article, (await StateAsync(labour)).Articles.Keys);

        var claim = (await StateAsync(labour)).ClaimsOf(article).First(c => c.Dismissal is null).Id;
        var moved = Assert.NotNull(await edit.MoveAsync(new MoveClaim(claim, labour, barnet, "There.", Ana), null, ct));
        var fresh = DerivedId.StoryStartedBy(Guid.CreateVersion7());
        await edit.StartAsync(new StartStory(fresh, "Elsewhere", "", [], null, Bo), null, ct);
        await edit.MoveAsync(new MoveClaim(claim, barnet, fresh, "Rather there.", Bo), null, ct);
        Assert.Contains("moved this statement on", (await RefusedAsync(moved)).Message, StringComparison.Ordinal);
        Assert.Contains(claim, (await StateAsync(fresh)).Claims.Keys);
        Assert.DoesNotContain(claim, (await StateAsync(labour)).Claims.Keys);

        var followUp = story.FollowUps.Values.First(f => story.Diary.ContainsKey(f.Evidence[0].Id));
        var answered = Assert.NotNull(await Newsroom.Diary.AnswerAsync(new(labour, followUp.Id, FollowUpAnswer.Happened, null, null, "Yes.", Ana), ct));
        await Newsroom.Diary.AnswerAsync(new(labour, followUp.Id, FollowUpAnswer.DidNotHappen, null, null, "No.", Bo), ct);
        await RefusedAsync(answered);
        Assert.Equal(FollowUpAnswer.DidNotHappen, (await StateAsync(labour)).FollowUps[followUp.Id].Answer!.Answer);
        // What was undone already is no mistake; what no editor did is.
        var placed = Assert.NotNull(await edit.PlaceAsync(new PlaceUnder(labour, barnet, "A part.", Ana), null, ct));
        Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(placed, Bo, null, ct));
        Assert.Null(await Newsroom.UndoDesk.UndoAsync(placed, Ana, null, ct));
        await RefusedAsync(1_000_000);
        Assert.Null(await Newsroom.UndoDesk.DoneAsync(1_000_000, ct));
    }

    [Fact]
    public async Task A_command_that_comes_again_with_its_key_answers_as_the_first_time_whatever_was_done_since()
    {
        var (edit, ct) = (Newsroom.Editing, TestContext.Current.CancellationToken);
        var article = story.Articles.Keys.Order().First();
        var (suggested, followUp) = (Tied(TieKind.Suggested), story.FollowUps.Values.First(f => story.Diary.ContainsKey(f.Evidence[0].Id)));
        (Func<Guid, Task<long?>> Send, Func<Task> Since)[] commands =
        [
            (key => edit.DecideAsync(new DecideBelonging(article, labour, false, "No.", Ana), key, ct), () => edit.UndoAsync(new UndoBelonging(article, labour, Bo), null, ct)),
            (key => edit.MergeAsync(new MergeStories(labour, barnet, "One.", Ana), key, ct), () => edit.UndoAsync(new UndoMerge(labour, barnet, Bo), null, ct)),
            (key => Newsroom.UtterancesDesk.DecideAsync(new AnswerParaphrase(labour, suggested.Id, true, "", Ana), ct, key), () => Task.CompletedTask),
            (key => Newsroom.Diary.AnswerAsync(new(labour, followUp.Id, FollowUpAnswer.Happened, null, null, "Yes.", Ana), ct, key), () => Task.CompletedTask),
        ];
        foreach (var (send, since) in commands)
        {
            var key = Guid.CreateVersion7();
            var first = Assert.NotNull(await send(key));
            Assert.Equal(first, await send(key));
            await since();
            var head = await Newsroom.Store.HeadAsync(ct);
            Assert.Equal(first, await send(key));
            Assert.Equal(head, await Newsroom.Store.HeadAsync(ct));
        }
        var undo = Guid.CreateVersion7();
        var placed = Assert.NotNull(await edit.PlaceAsync(new PlaceUnder(labour, barnet, "A part.", Ana), null, ct));
        Assert.Equal(Assert.NotNull(await Newsroom.UndoDesk.UndoAsync(placed, Ana, undo, ct)), await Newsroom.UndoDesk.UndoAsync(placed, Ana, undo, ct));
    }

    Task<CommandRefusedException> RefusedAsync(long position) =>
        Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.UndoDesk.UndoAsync(position, Ana, null, TestContext.Current.CancellationToken));

    Tie Tied(TieKind kind) => story.Ties.Values.Where(t => t.Kind == kind).OrderBy(t => t.Id).First();

    async Task<Story> StateAsync(Guid id) => (await Newsroom.Store.LoadAsync<Story>(Streams.Story(id))).State!;

    // What editors see of the stories, of the list and of who is who.
    async Task<string> SeenAsync()
    {
        await test.SettleAsync();
        List<object> seen = [];
        foreach (var id in new[] { labour, barnet, ban })
        {
            var view = (await Newsroom.Desk.StoryAsync(id, AsOf.Now, default))!;
            seen.Add(new
            {
                view.Title, view.Sentence, view.Status, view.Terms, Articles = view.Articles.Select(a => (a.Id, a.Weight, a.Primary)).Order().Select(a => $"{a}"),
                Lines = view.Timeline.Select(e => new { e.Id, Remarks = e.Utterances.Select(u => u.Id), Ties = e.Ties.Select(t => (t.Id, t.Kind)).Order().Select(t => $"{t}") }),
                Suggested = view.Standing.Suggestions.Select(s => s.Id).Order(),
                Rebuttals = view.Timeline.SelectMany(e => e.Answers.Select(a => $"{e.Id} {a}")).Order(),
                Divergences = view.Divergences.Select(d => (d.Id, d.Dismissed?.Reason)).Order().Select(d => $"{d}"),
                Diary = view.Diary.Select(d => $"{d.Date} {d.FollowUp?.Status}"), view.Standing.ParentId, view.Standing.MergedInto, view.Standing.MovedAway.Count,
            });
        }
        seen.AddRange((await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items.Select(s => $"{s.Title} {s.Status} {s.Articles} {s.Claims}").Order());
        seen.AddRange((await Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, default)).Items.Select(s => $"{s.Name} {s.Claims}"));
        return System.Text.Json.JsonSerializer.Serialize(seen);
    }
}
