using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>What makes an editor say "I can't go back", each done on the founding articles by keyboard alone, with script and without.</summary>
public sealed class WishesTests(Chromium chromium, SeededProgram seeds) : IClassFixture<SeededProgram>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Open_a_story_and_see_only_what_changed_since_I_looked(bool script)
    {
        await using var editor = await OpenAsync(script, $"/stories/{seeds.Story("Barnet")}");
        await editor.Keys.FollowAsync("button", "Mark seen");
        await Assertions.Expect(editor.Page.Locator(".justdone")).ToContainTextAsync("Marked as seen");
        var claim = await seeds.ClaimAsync("Barnet", "Another Tory lie");
        await seeds.PostAsync($"{claim}/dismiss", ("reason", "It is the other side's word."));
        await editor.Page.GotoAsync("/stories");
        await editor.Keys.FollowAsync("a.new", "1 new");
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync("Since you looked");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("It is the other side's word.");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("Another Tory lie");
        await editor.Keys.FollowAsync("button", "I have seen this");
        await seeds.PostAsync($"{claim}/restore");
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_key_opens_the_article_at_the_exact_characters(bool script)
    {
        await using var editor = await OpenAsync(script, $"/stories/{seeds.Story("Hezbollah")}?kind=direct");
        await editor.Keys.FollowAsync(".line .source a", "In the article");
        await Assertions.Expect(editor.Page.Locator("mark:target")).ToBeInViewportAsync();
        await Assertions.Expect(editor.Page.Locator("mark:target")).ToContainTextAsync("I’ve written to the home secretary asking her to ban the march using the powers that she has.");
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_remark_in_two_papers_with_its_differences_marked(bool script)
    {
        await using var editor = await OpenAsync(script, $"/stories/{seeds.Story("Labour")}");
        await editor.Keys.FollowAsync(".line a[href*='/utterances/']");
        await Assertions.Expect(editor.Page.Locator("main table")).ToContainTextAsync("The JC");
        await Assertions.Expect(editor.Page.Locator("main table")).ToContainTextAsync("Jewish News");
        Assert.NotEqual(0, await editor.Page.Locator("main table td mark, main table td .only, main table td ins").CountAsync());
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Has_he_said_this_before(bool script)
    {
        await using var editor = await OpenAsync(script, "/speakers");
        await editor.Keys.FollowAsync("main a", "Sadiq Khan");
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync("Sadiq Khan");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("First said, as far as we have it on record, on 14 April 2018 in Mill Hill");
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_catches_the_slip_before_I_print_it(bool script)
    {
        await using var editor = await OpenAsync(script, $"/stories/{seeds.Story("Hezbollah")}");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("it was urged to ban “the terror group”; the quoted words ask to ban “the march”");
        await editor.Keys.EnterAsync("summary", "Evidence and reasons");
        await Assertions.Expect(editor.Page.GetByText("Both tell of one writing").First).ToBeVisibleAsync();
        await editor.Page.GotoAsync($"/stories/{seeds.Story("Labour")}");
        await Assertions.Expect(editor.Page.Locator(".conflict").First).ToContainTextAsync("Saturday (May 14)");
        await Assertions.Expect(editor.Page.Locator(".conflict").First).ToContainTextAsync("14 April 2018");
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_diary_comes_back_to_ask_and_takes_an_answer_back(bool script)
    {
        await using var editor = await OpenAsync(script, "/diary");
        foreach (var day in new[] { "24 April 2018", "3 May 2018", "10 June 2018" }) await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync(day);
        await editor.Keys.FollowAsync("main a", "Answer: Sadiq Khan said he wont give up");
        await editor.Keys.ToAsync("input[type=radio][name=answer]");
        await editor.Page.Keyboard.PressAsync("Space");
        await editor.Keys.TypeAsync("input", "What shows it", "The parade was held.");
        await editor.Keys.SubmitAsync();
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("The parade was held.");
        await editor.Keys.FollowAsync("button", "Undo the last one");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("What became of it?");
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task My_correction_is_one_form_and_one_key_takes_it_back(bool script)
    {
        await using var editor = await OpenAsync(script, await seeds.ClaimAsync("Labour", "We have to make sure"));
        await editor.Keys.TypeAsync("input[name=speaker]", "Full name", "Grace Hopper");
        await editor.Keys.TypeAsync(".correction input[name=reason]", "Because", "The caption names her.");
        await editor.Keys.SubmitAsync();
        await Assertions.Expect(editor.Page.Locator(".justdone")).ToContainTextAsync("Grace Hopper");
        await Assertions.Expect(editor.Page.Locator("h1")).ToContainTextAsync("Grace Hopper");
        await editor.Keys.FollowAsync(".justdone button", "Undo");
        await Assertions.Expect(editor.Page.Locator("h1")).ToContainTextAsync("Sadiq Khan");
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_did_we_know_and_when(bool script)
    {
        await using var editor = await OpenAsync(script, $"/stories/{seeds.Story("Labour")}");
        var lines = await editor.Page.Locator(".line").CountAsync();
        await editor.Keys.ToAsync(".asof input[type=range]");
        await editor.Page.Keyboard.PressAsync("Home");
        // With script the page follows the slider by itself.
        if (!script) await editor.Keys.FollowAsync(".asof button", "Go there");
        await Assertions.Expect(editor.Page.Locator(".asknown")).ToContainTextAsync("As known on");
        Assert.InRange(await editor.Page.Locator(".line").CountAsync(), 0, lines - 1);
        Assert.Equal(0, await editor.Page.Locator("main form[method=post]").CountAsync());
        await editor.Keys.FollowAsync("a", "Back to now");
        await Assertions.Expect(editor.Page.Locator(".line")).ToHaveCountAsync(lines);
        editor.HasNothingToComplainOf();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_says_that_it_does_not_know(bool script)
    {
        await using var editor = await OpenAsync(script, $"/stories/{seeds.Story("Labour")}");
        await editor.Keys.FollowAsync(".filters a", "Nobody identified");
        await Assertions.Expect(editor.Page.Locator(".line")).ToHaveCountAsync(2);
        await Assertions.Expect(editor.Page.Locator(".line .who", new() { HasText = "Goldstein" })).ToContainTextAsync("not identified");
        editor.HasNothingToComplainOf();
    }

    Task<Editor> OpenAsync(bool script, string path) => seeds.OpenAsync(chromium, script, path);
}
