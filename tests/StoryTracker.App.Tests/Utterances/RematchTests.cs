using StoryTracker.App.Corroboration;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Utterances;

/// <summary>A better matcher proposes differences, and nothing moves under an editor.</summary>
public sealed class RematchTests(TestServer server) : IAsyncLifetime
{
    const string Editor = "Ana";
    TestNewsroom test = null!;
    Guid labour;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        labour = Guid.Parse((await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items.Single(s => s.Title == "Labour antisemitism").Id);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Task<Newsroom> LaterAsync(IStatementMatcher matcher) => Newsroom.OpenAsync(Newsroom.Source.ConnectionString, options: new() { Matcher = matcher });

    async Task<Story> LabourAsync() => (await Newsroom.Store.LoadAsync<Story>(Streams.Story(labour))).State!;

    static async Task<List<Rematched>> RunAsync(Newsroom newsroom, bool dryRun = false) => await newsroom.Rematch.RunAsync(null, dryRun, default).ToListAsync();

    // What an editor sees joined, linked and diverging.
    async Task<List<string>> SeenAsync() =>
    [
        .. (await Newsroom.Desk.StoryAsync(labour, AsOf.Now, default))!.Timeline.Select(e =>
            $"{e.Id}: {string.Join(',', e.Utterances.Select(u => $"{u.Id}/{u.Wordings}"))} {string.Join(',', e.SameWordsElsewhere)} {string.Join(',', e.Ties.Select(t => t.Id + t.Kind))}"),
    ];

    static async Task<Tie> FirstAsync(Story story, TieKind kind, params Guid[] but) =>
        await Task.FromResult(story.Ties.Values.Where(t => t.Kind == kind && !t.IsDecided && !but.Contains(t.Id) && story.Utterances().Stands(t)).OrderBy(t => t.Id).First());

    // An editor confirms one, declines one, parts one, unlinks one and takes one decision back.
    async Task<Guid> DecideAsync()
    {
        var desk = Newsroom.UtterancesDesk;
        var story = await LabourAsync();
        var confirmed = await FirstAsync(story, TieKind.Suggested);
        var declined = await FirstAsync(story, TieKind.Suggested, confirmed.Id);
        Assert.NotNull(await desk.DecideAsync(new AnswerParaphrase(labour, confirmed.Id, true, "I was there.", Editor), default));
        Assert.NotNull(await desk.DecideAsync(new AnswerParaphrase(labour, declined.Id, false, "Two remarks.", Editor), default));
        Assert.NotNull(await desk.DecideAsync(new UnlinkLines(labour, (await FirstAsync(story, TieKind.Linked)).Id, "Another line.", Editor), default));
        var joined = (await LabourAsync()).Utterances().Utterances.Where(u => u.Ties.All(t => !t.IsDecided)).Take(2).ToList();
        Assert.Equal(2, joined.Count);
        foreach (var u in joined)
            Assert.NotNull(await desk.DecideAsync(new PartReports(labour, u.Id, u.Wordings[0].ClaimId, u.Wordings[0].Start, "Said twice.", Editor), default));
        var parted = (await LabourAsync()).Ties.Values.Where(t => t.Kind == TieKind.Parted && t.Wordings.Any(w => w.ClaimId == joined[1].Wordings[0].ClaimId)).Select(t => t.Id).ToList();
        Assert.NotNull(await desk.DecideAsync(new TakeBackTies(labour, parted, Editor), default));
        return joined[1].Id;
    }

    [Fact]
    public async Task The_matcher_that_is_on_record_has_nothing_to_propose()
    {
        var head = await Newsroom.Store.HeadAsync();
        Assert.Empty(await RunAsync(Newsroom));
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task A_matcher_that_joins_differently_asks_about_machine_findings_alone_and_moves_nothing()
    {
        var takenBack = await DecideAsync();
        var (before, story, head) = (await SeenAsync(), await LabourAsync(), await Newsroom.Store.HeadAsync());
        await using var later = await LaterAsync(OtherMatcher.Contrary("contrary@2"));
        Assert.NotEmpty((await RunAsync(later, dryRun: true)).SelectMany(r => r.Proposals));
        Assert.Equal(head, await Newsroom.Store.HeadAsync());

        var found = await RunAsync(later);
        Assert.Equal(before, await SeenAsync());
        Assert.All(await Newsroom.Store.ReadLogAsync(head, 1000), e => Assert.IsType<MatchingProposed>(e.Data));
        var asked = (await LabourAsync()).Proposals.Values.ToList();
        Assert.Equal(found.SelectMany(r => r.Proposals).Select(p => p.Id).Where(asked.Select(p => p.Id).Contains).Distinct().Order(), asked.Select(p => p.Id).Order());

        var (sets, decided) = (story.Utterances(), story.Ties.Values.Where(t => t.IsDecided).ToList());
        Assert.NotEmpty(decided);
        Assert.DoesNotContain(asked, p => decided.Exists(t => t.IsBetween(p.A, p.B)));
        // Every link that a machine made and nobody spoke to is in question, and joins that this version does not find.
        foreach (var tie in story.Ties.Values.Where(t => t.Kind == TieKind.Linked && !t.IsDecided && sets.Stands(t) && !decided.Exists(d => d.IsBetween(t.A, t.B))))
            Assert.Contains(asked, p => p.Kind == TieKind.Unlinked && tie.IsBetween(p.A, p.B));
        Assert.Contains(asked, p => p.Kind == TieKind.Parted && story.Ties.Values.Any(t => t.Kind == TieKind.Joined && t.IsBetween(p.A, p.B)));
        Assert.NotNull((await LabourAsync()).Utterances().Made(takenBack));
        Assert.All(asked, p => Assert.Equal(("contrary@2", true), (p.Matcher, p.Reasons.Count > 0)));

        // Once more: nothing, be it this version or one that says the same.
        var proposed = await Newsroom.Store.HeadAsync();
        Assert.Empty(await RunAsync(later));
        await using var another = await LaterAsync(OtherMatcher.Contrary("contrary@3"));
        Assert.Empty(await RunAsync(another));
        Assert.Equal(proposed, await Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task What_an_editor_declined_no_later_version_asks_again_and_what_was_accepted_is_the_editors()
    {
        await using var later = await LaterAsync(OtherMatcher.Contrary("contrary@2"));
        await RunAsync(later);
        var story = await LabourAsync();
        var part = story.Proposals.Values.Where(p => p.Kind == TieKind.Parted).OrderBy(p => p.Id).First();
        var join = story.Proposals.Values.Where(p => p.Kind == TieKind.Joined && story.Ties.Values.Any(t => t.Kind == TieKind.Suggested && t.IsBetween(p.A, p.B))).OrderBy(p => p.Id).First();
        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new AnswerProposal(labour, part.Id, false, "It was one conversation.", Editor), default));
        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new AnswerProposal(labour, join.Id, true, "Right.", Editor), default));
        story = await LabourAsync();
        Assert.True(story.Utterances().With(part.A)!.Has(part.B));
        Assert.True(story.Utterances().With(join.A)!.Has(join.B));
        Assert.Contains(story.Ties.Values, t => t.IsDecided && t.By == Editor && t.IsBetween(join.A, join.B));

        await using var another = await LaterAsync(OtherMatcher.Contrary("contrary@3"));
        await RunAsync(another);
        Assert.DoesNotContain((await LabourAsync()).Proposals.Values, p => p.Matcher == "contrary@3" && (Same(p, part) || Same(p, join)));
        // The first version is back: the editor's join is no business of its.
        await RunAsync(Newsroom);
        Assert.True((await LabourAsync()).Utterances().With(join.A)!.Has(join.B));

        static bool Same(MatchingProposed a, MatchingProposed b) => a.A.IsSameAs(b.A) && a.B.IsSameAs(b.B);
    }

    [Fact]
    public async Task A_dismissed_divergence_stays_dismissed_and_a_new_one_comes_on_record_once()
    {
        var story = await LabourAsync();
        var dismissed = story.Divergences.Values.OrderBy(d => d.Id).First();
        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new DismissDivergence(labour, dismissed.Id, "Tense alone.", Editor), default));
        // The same words cut wider, as a later version may, and something that nobody found before.
        await using var later = await LaterAsync(new OtherMatcher("later@2", k => k)
        {
            AlsoWithin = read => [.. read.ArticleId == dismissed.Evidence[0].ArticleId && dismissed.Evidence.All(e => e.ArticleId == read.ArticleId)
                ? [Wider(read, dismissed)] : Array.Empty<FoundDivergence>(), .. New(read)],
        });
        await RunAsync(later);
        var after = await LabourAsync();
        var added = after.Divergences.Values.Where(d => !story.Divergences.ContainsKey(d.Id)).ToList();
        Assert.NotEmpty(added);
        Assert.All(added, d => Assert.Equal(("something new", "later@2"), (d.Kind, d.Matcher)));
        Assert.NotNull(after.Divergences[dismissed.Id].Dismissal);
        Assert.DoesNotContain(dismissed.Sentence, (await Newsroom.Desk.StoryAsync(labour, AsOf.Now, default))!.Timeline.SelectMany(e => e.Divergences));

        var head = await Newsroom.Store.HeadAsync();
        Assert.Empty(await RunAsync(later));
        Assert.Equal(head, await Newsroom.Store.HeadAsync());

        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new RestoreDivergence(labour, dismissed.Id, Editor), default));
        Assert.Null((await LabourAsync()).Divergences[dismissed.Id].Dismissal);
        head = await Newsroom.Store.HeadAsync();
        Assert.Empty(await RunAsync(later));
        Assert.Equal(head, await Newsroom.Store.HeadAsync());

        static FoundDivergence Wider(ReadRevision read, Divergence d) => new(d.Kind, d.Severity, "The same in other words.",
            [.. d.Evidence.Select(e => (read.ArticleId, new TextRange(Math.Max(0, e.Words.Start - 3), e.Words.End)))], ["cut wider"], d.Compatible);
        static IEnumerable<FoundDivergence> New(ReadRevision read) =>
            [new("something new", Severity.Low, "Nobody had seen it.", [(read.ArticleId, new TextRange(0, 12))], ["it opens so"], false)];
    }
}
