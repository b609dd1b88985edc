using StoryTracker.App.Tests.Corroboration;
using StoryTracker.App.Desk;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Tests.Utterances;

/// <summary>The founding articles on record: what is joined, linked, shown as differing, and what is not.</summary>
public sealed class SeedUtterancesTests(SeedsFixture seeds) : IClassFixture<SeedsFixture>
{
    StoryView Labour => seeds.Story("Labour antisemitism");

    IEnumerable<TimelineEntry> Entries => seeds.Stories.SelectMany(s => s.Timeline).DistinctBy(e => e.Id);

    async Task<List<UtteranceView>> UtterancesAsync()
    {
        List<UtteranceView> views = [];
        foreach (var story in seeds.Stories)
            foreach (var id in story.Timeline.SelectMany(e => e.Utterances).Select(u => u.Id).Distinct())
                views.Add((await seeds.Newsroom.UtterancesDesk.UtteranceAsync(Guid.Parse(story.Id), Guid.Parse(id), AsOf.Now, default))!);
        return views;
    }

    static bool Has(UtteranceView u, string outlet, string words) =>
        u.Wordings.Any(w => w.Words[0].Outlet == outlet && string.Join(" ", w.Words.Select(x => x.Exact)).Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("breaks my heart", "breaks my heart")]
    [InlineData("a task", "root out antisemitism")]
    [InlineData("zero tolerance", "zero tolerance")]
    [InlineData("root it out", "root out")]
    public async Task What_both_papers_print_of_one_conversation_is_one_remark_of_two_witnesses(string jewishNews, string jc)
    {
        var found = (await UtterancesAsync()).Where(u => Has(u, "Jewish News", jewishNews) && Has(u, "The JC", jc)).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, u => Assert.Equal(2, u.Witnesses));
        Assert.All(found, u => Assert.NotEmpty(u.Joins.SelectMany(j => j.Reasons)));
    }

    [Theory]
    [InlineData("unacceptable")]
    [InlineData("I’ll carry on")]
    [InlineData("distress")]
    [InlineData("lobby")]
    public async Task What_only_shares_a_word_is_not_joined(string word)
    {
        foreach (var utterance in (await UtterancesAsync()).DistinctBy(u => u.Id))
            Assert.True(utterance.Wordings.Count(w => w.Words.Any(x => x.Exact.Contains(word, StringComparison.OrdinalIgnoreCase))) <= 1
                || utterance.Wordings.Select(w => w.Words[0].Article).Distinct().Count() == 1, $"“{word}” joined: {string.Join(" | ", utterance.Wordings.SelectMany(w => w.Words).Select(w => w.Exact))}");
    }

    [Fact]
    public void The_heartbreaking_line_of_Saturday_is_linked_with_Sundays_and_never_joined()
    {
        var saturday = Assert.Single(Labour.Timeline, e => e.Reports.Any(r => r.Exact.Contains("feel they can’t vote Labour", StringComparison.Ordinal)));
        Assert.NotEmpty(saturday.SameWordsElsewhere);
        var there = Labour.Timeline.Where(e => saturday.SameWordsElsewhere.Contains(e.Id)).SelectMany(e => e.Reports).Select(r => r.Outlet).Distinct().Order();
        Assert.Equal(["Jewish News", "The JC"], there);
        Assert.DoesNotContain(Entries.SelectMany(e => e.Utterances), u => u.Outlets.Count == 0);
    }

    // The article of Saturday parts the message into two quotations, and each of them shares little with Sunday's.
    [Theory]
    [InlineData("Residents in Barnet of all faiths")]
    [InlineData("residents will vote on the merits of our manifesto")]
    public async Task The_message_to_voters_is_linked_with_that_of_the_next_day_and_never_joined(string words)
    {
        var (sunday, saturday) = (Line("000", "Look at the manifestos"), Line("002", words));
        var ties = await TiesAsync();
        var link = Assert.Single(ties, t => t.Kind == TieKind.Linked && t.Wordings.Select(w => w.ClaimId).Order().SequenceEqual(new[] { sunday, saturday }.Order()));
        Assert.Equal(StoryTracker.App.Corroboration.StatementMatcher.Label, link.Matcher);
        Assert.Contains(link.Reasons, r => r.Contains("two quotations that follow one another", StringComparison.Ordinal));
        Assert.DoesNotContain((await UtterancesAsync()), u => u.Wordings.Any(w => w.Entry == sunday.ToString()) && u.Wordings.Any(w => w.Entry == saturday.ToString()));
        var shown = Entries.Where(e => e.Id == sunday.ToString() || e.Id == saturday.ToString()).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, e => Assert.Contains((e.Id == sunday.ToString() ? saturday : sunday).ToString(), e.SameWordsElsewhere));
    }

    [Theory]
    [InlineData("000", "breaks my heart, when Londoners")]
    [InlineData("001", "It’s unacceptable that Londoners")]
    public async Task Heartbreaking_is_on_record_as_the_same_line_on_another_occasion(string article, string words)
    {
        var (sunday, saturday) = (Line(article, words), Line("002", "feel they can’t vote Labour"));
        Assert.Contains(await TiesAsync(), t => t.Kind == TieKind.Linked && t.Wordings.Any(w => w.ClaimId == sunday) && t.Wordings.Any(w => w.ClaimId == saturday));
        Assert.DoesNotContain(await TiesAsync(), t => t.Joins && t.Wordings.Any(w => w.ClaimId == saturday) && t.Wordings.Any(w => w.ArticleId != t.A.ArticleId));
    }

    [Theory]
    [MemberData(nameof(SeedReports.NotOneRemark), MemberType = typeof(SeedReports))]
    public async Task What_must_not_be_merged_is_neither_joined_nor_linked_on_record(string article, string words, string other, string there)
    {
        var (a, b) = (Line(article, words), Line(other, there));
        Assert.DoesNotContain(await TiesAsync(), t => (t.Joins || t.Kind == TieKind.Linked) && t.Wordings.Select(w => w.ClaimId).Order().SequenceEqual(new[] { a, b }.Order()));
        Assert.DoesNotContain(await UtterancesAsync(), u => u.Wordings.Any(w => w.Entry == a.ToString()) && u.Wordings.Any(w => w.Entry == b.ToString()));
    }

    Guid Line(string article, string words) => Guid.Parse(Assert.Single(Entries.Where(e => e.Reports.Any(r => r.Article == seeds.Article(article).Id
        && r.Exact.Contains(words, StringComparison.Ordinal))).DistinctBy(e => e.Id)).Id);

    async Task<List<Tie>> TiesAsync()
    {
        List<Tie> ties = [];
        foreach (var story in seeds.Stories)
            ties.AddRange((await seeds.Newsroom.Store.LoadAsync<Domain.Stories.Story>(Domain.Streams.Story(Guid.Parse(story.Id)))).State!.Ties.Values);
        return [.. ties.DistinctBy(t => t.Id)];
    }

    [Theory]
    [InlineData("zero tolerance", "modality")]
    [InlineData("the march", "frame against quotation")]
    [InlineData("heartbreaking", "lede against body")]
    [InlineData("May 14", "impossible date")]
    public void Divergences_are_shown_with_evidence_that_proves_itself(string words, string kind)
    {
        var found = seeds.Stories.SelectMany(s => s.Divergences).Where(d => d.Kind == kind).ToList();
        Assert.Contains(found, d => d.Evidence.Any(e => e.Exact.Contains(words, StringComparison.Ordinal)));
        foreach (var evidence in found.SelectMany(d => d.Evidence))
            Assert.Equal(seeds.Articles[evidence.Article].Text[evidence.Start..evidence.End], evidence.Exact);
    }

    [Fact]
    public void The_largest_number_and_the_highest_proportion_can_both_be_right() =>
        Assert.Contains(seeds.Stories.SelectMany(s => s.Divergences), d => d.Compatible && d.Evidence.Any(e => e.Exact.Contains("largest number", StringComparison.Ordinal))
            && d.Evidence.Any(e => e.Exact.Contains("highest proportion", StringComparison.Ordinal)));

    [Fact]
    public async Task The_cells_of_a_column_are_its_words_character_for_character()
    {
        var utterances = await UtterancesAsync();
        Assert.NotEmpty(utterances);
        foreach (var view in utterances)
            foreach (var (i, wording) in view.Wordings.Index())
                Assert.Equal(string.Concat(wording.Words.Select(w => w.Exact)), string.Concat(view.Rows.SelectMany(r => r.Cells[i]).Select(c => c.Text)));
    }

    [Fact]
    public async Task Before_the_second_article_nothing_was_joined()
    {
        var joined = Labour.Timeline.SelectMany(e => e.Utterances).Select(u => Guid.Parse(u.Id)).Distinct().ToList();
        Assert.NotEmpty(joined);
        var first = (await seeds.Newsroom.Store.ReadLogAsync(0, 100_000)).First(e => e.Data is ReportsJoined).Position;
        var before = (await seeds.Newsroom.Desk.StoryAsync(Guid.Parse(Labour.Id), new(first - 1, null), default))!;
        Assert.All(before.Timeline, e => Assert.Empty(e.Utterances));
        Assert.All(before.Timeline, e => Assert.InRange(e.Witnesses, 0, 1));
    }
}
