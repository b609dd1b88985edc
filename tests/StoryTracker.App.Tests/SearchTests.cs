using StoryTracker.App.Search;
using StoryTracker.Domain;

namespace StoryTracker.App.Tests;

/// <summary>Search over the founding articles: what is on record is found, what is not shown is not.</summary>
public sealed class SearchTests(SeedsFixture seeds) : IClassFixture<SeedsFixture>
{
    Newsroom Newsroom => seeds.Newsroom;

    Task<SearchView> FindAsync(string typed, SearchGroup group = SearchGroup.All, string? after = null, int limit = 50) =>
        Newsroom.Search.SearchAsync(typed, group, after, limit, TestContext.Current.CancellationToken);

    static string Line(IEnumerable<Piece> pieces) => string.Concat(pieces.Select(p => p.Text));

    [Fact]
    public async Task A_word_finds_stories_lines_and_articles_and_marks_it()
    {
        var found = await FindAsync("antisemitism");
        Assert.Equal("Labour antisemitism", Line(Assert.Single(found.Stories!.Items).Title));
        Assert.NotEmpty(found.Claims!.Items);
        Assert.All(found.Claims.Items, c => Assert.Contains(c.Text, p => p.Hit && p.Text.Equals("antisemitism", StringComparison.OrdinalIgnoreCase)));
        Assert.NotEmpty(found.Articles!.Items);
        Assert.Equal(found.Claims.Count, found.Claims.Items.Count);
    }

    [Fact]
    public async Task A_name_finds_the_speaker_and_an_operator_what_they_said()
    {
        var khan = Assert.Single((await FindAsync("Sadiq Khan")).Speakers!.Items, s => s.What == "name");
        var found = await FindAsync("speaker:\"Sadiq Khan\"", limit: 200);
        Assert.NotEmpty(found.Claims!.Items);
        Assert.All(found.Claims.Items, c => Assert.Equal(khan.Id, c.Speaker!.Id));
        Assert.Null(found.Articles);
    }

    [Theory]
    [InlineData("speaker:khan kind:direct")]
    [InlineData("kind:direct")]
    public async Task A_kind_is_the_kind_on_the_timeline(string typed)
    {
        var found = await FindAsync(typed, SearchGroup.Claims, limit: 200);
        Assert.NotEmpty(found.Claims!.Items);
        Assert.All(found.Claims.Items, c => Assert.Equal("direct", c.Kind));
    }

    [Fact]
    public async Task A_day_finds_what_may_have_been_said_on_it_and_nothing_else()
    {
        var day = new DateOnly(2018, 4, 15);
        var found = (await FindAsync("said:2018-04-15", SearchGroup.Claims, limit: 200)).Claims!.Items;
        Assert.NotEmpty(found);
        Assert.All(found, c => Assert.True(c.SaidFrom <= day && day <= c.SaidTo));
        Assert.Empty((await FindAsync("said:2018-03-15", SearchGroup.Claims)).Claims!.Items);
        Assert.Equal(found.Select(c => c.Id).Order(), (await FindAsync("said:2018-04-15..2018-04-15", SearchGroup.Claims, limit: 200)).Claims!.Items.Select(c => c.Id).Order());
    }

    [Fact]
    public async Task A_quoted_phrase_is_found_word_for_word_alone()
    {
        Assert.NotEmpty((await FindAsync("\"zero tolerance\"")).Claims!.Items);
        Assert.True((await FindAsync("\"tolerance zero\"")).IsNothing);
        Assert.NotEmpty((await FindAsync("tolerance zero")).Claims!.Items);
        Assert.True((await FindAsync("tolerance -zero -tolerance")).IsNothing);
    }

    [Fact]
    public async Task A_story_filter_leaves_other_stories_out()
    {
        var found = (await FindAsync("story:\"Hezbollah proscription\"", SearchGroup.Claims, limit: 200)).Claims!;
        Assert.NotEmpty(found.Items);
        Assert.All(found.Items, c => Assert.Contains(c.Stories, s => s.Title == "Hezbollah proscription"));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_line_twice_or_missing()
    {
        var all = (await FindAsync("kind:direct", SearchGroup.Claims, limit: 200)).Claims!.Items.Select(c => c.Id).ToList();
        List<string> paged = [];
        for (string? after = null; ;)
        {
            var page = (await FindAsync("kind:direct", SearchGroup.Claims, after, limit: 3)).Claims!;
            paged.AddRange(page.Items.Select(c => c.Id));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(all, paged);
        Assert.True(all.Count > 6);
    }

    [Fact]
    public async Task A_slip_of_the_pen_leads_to_the_name_on_record()
    {
        var found = await FindAsync("Hezbolah proscripton");
        Assert.True(found.IsNothing);
        Assert.Contains(found.Spellings, s => s.Contains("Hezbollah", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_else_printed_these_words_is_told_with_what_is_in_common()
    {
        var lines = (await FindAsync("heartbreaking", SearchGroup.Claims)).Claims!.Items;
        Assert.NotEmpty(lines);
        var same = await Newsroom.Search.SameWordsAsync(Id(lines[0].Id), null, default);
        Assert.DoesNotContain(same!.Items, i => i.Article == lines[0].Article);
        Assert.All(same.Items, i => Assert.InRange(i.Share, 0.3, 1));
        var given = await Newsroom.Search.SameWordsAsync(null, Line(lines[0].Text), default);
        Assert.Contains(given!.Items, i => i.Article == lines[0].Article && i.Share == 1);
    }

    [Theory]
    [InlineData("said:April", "cannot be read")]
    [InlineData("said:2019..2018", "ends before it begins")]
    [InlineData("kind:loud", "direct, mixed or indirect")]
    [InlineData("speaker:", "Say after speaker:")]
    [InlineData("-antisemitism", "not only what to leave out")]
    public async Task What_cannot_be_read_is_told_in_a_sentence(string typed, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<CommandRefusedException>(() => FindAsync(typed))).Message);

    [Theory]
    [InlineData("'); drop table x; --")]
    [InlineData("a & | ! :* <-> ( ")]
    [InlineData("outlet:'\\")]
    [InlineData("\\ ' \" “ ” ¤kind:direct")]
    [InlineData("the")]
    public async Task Hostile_words_are_words(string typed) => Assert.NotNull(await FindAsync(typed));

    static Guid Id(string id) => Guid.Parse(id);
}
