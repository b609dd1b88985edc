using AngleSharp.Dom;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class ArticlePageTests(ReadingDesk desk)
{
    [Fact]
    public async Task The_text_is_the_text_and_the_marks_are_the_slices()
    {
        foreach (var id in new[] { MadeUpNewsroom.TunnelArticle, MadeUpNewsroom.FerryArticle, MadeUpNewsroom.HostileArticle })
        {
            var page = await OpenAsync(id);
            var article = new MadeUpNewsroom().Article(id)!;
            var printed = string.Concat(page.QuerySelectorAll(".para").Select(p => p.TextContent));
            Assert.Equal(article.Text.Replace("\n", ""), printed);
            foreach (var claim in article.Claims)
            {
                // A stretch may be cut where another begins: its marks in order are its characters.
                Assert.Contains(article.Text[claim.Start..claim.End].Replace("\n", ""), printed);
                Assert.NotNull(page.GetElementById($"c-{claim.Id}"));
            }
        }
    }

    [Fact]
    public async Task Marks_of_claims_that_nest_or_overlap_hold_exactly_their_characters()
    {
        var page = await OpenAsync(MadeUpNewsroom.HostileArticle);
        var article = new MadeUpNewsroom().Article(MadeUpNewsroom.HostileArticle)!;
        foreach (var claims in article.Claims.GroupBy(c => c.Id))
        {
            var number = page.QuerySelector($"#n-{claims.Key} .number")!.TextContent;
            Assert.NotEmpty(page.QuerySelectorAll($".ref[data-number='{number}']"));
            var first = claims.First();
            var anchored = page.GetElementById($"c-{claims.Key}")!.TextContent;
            Assert.StartsWith(anchored, article.Text[first.Start..first.End]);
        }
    }

    [Fact]
    public async Task Text_and_notes_link_to_each_other()
    {
        var page = await OpenAsync(MadeUpNewsroom.TunnelArticle);
        Assert.Equal(8, page.QuerySelectorAll(".note").Length);
        foreach (var link in page.QuerySelectorAll(".ref, .note .number")) Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Equal($"/stories/{MadeUpNewsroom.Tunnel}#{page.QuerySelector(".note")!.Id!.Replace("n-", "c-")}", page.QuerySelector(".note .key")!.GetAttribute("href"));
        Assert.Equal(["mark direct", "mark indirect", "mark mixed"], page.QuerySelectorAll("mark").Select(m => m.ClassName!).Distinct().Order());
    }

    [Fact]
    public async Task Where_it_came_from_is_told_and_what_is_not_known_too()
    {
        var page = await OpenAsync(MadeUpNewsroom.TunnelArticle);
        Assert.Contains("15–16 May 2024 — estimated by an editor", page.QuerySelector(".side")!.Words());
        Assert.Contains(new string('a', 64), page.QuerySelector(".hash")!.TextContent);
        Assert.Equal($"/articles/{MadeUpNewsroom.TunnelArticle}/raw?revision=1", page.QuerySelector("a[download]")!.GetAttribute("href"));
        var hostile = await OpenAsync(MadeUpNewsroom.HostileArticle);
        Assert.Contains("Not known: nothing in what we read tells when.", hostile.QuerySelector(".side")!.Words());
        Assert.Contains("Outlet not known", hostile.QuerySelector(".kicker")!.TextContent);
        Assert.Contains("3 bytes were not UTF-8", hostile.QuerySelector(".conflict")!.TextContent);
        var ferry = await OpenAsync(MadeUpNewsroom.FerryArticle);
        Assert.Equal("https://tide.example/ferry?a=1&b=2", ferry.QuerySelector("a[rel~=noreferrer]")!.GetAttribute("href"));
    }

    const string OwnScript = "[src^='/assets/'][src$='/app.js']";

    [Fact]
    public async Task Hostile_letters_are_letters()
    {
        foreach (var path in new[] { "/stories", $"/stories/{MadeUpNewsroom.Emerging}", $"/articles/{MadeUpNewsroom.HostileArticle}", "/speakers", "/history", "/stories?at=%3Cscript%3E" })
        {
            using var answer = await desk.Editor.AskAsync(path);
            var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            // Our own script, by its address, is the only one.
            Assert.Equal("", Assert.Single(page.QuerySelectorAll(OwnScript)).TextContent);
            Assert.Empty(page.QuerySelectorAll($"script:not({OwnScript}), style, img, iframe, b, i, [onerror], [style]"));
            Assert.Matches("<(script|b|i)>", page.Body!.TextContent);
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.Single(page.QuerySelectorAll("h1"));
        }
        var article = await desk.Editor.PageAsync($"/articles/{MadeUpNewsroom.HostileArticle}");
        Assert.Equal(MadeUpTexts.LongTitle, article.QuerySelector("h1")!.TextContent);
        Assert.NotNull(article.QuerySelector("h1 bdi"));
    }

    [Fact]
    public async Task A_link_opens_the_revision_it_names_and_an_older_one_says_so()
    {
        var newest = await OpenAsync(MadeUpNewsroom.FerryArticle);
        Assert.DoesNotContain("An older revision.", newest.Body!.TextContent);
        var older = Assert.Single(newest.QuerySelectorAll("[aria-labelledby=revisions] a[href*='?revision=']:not([download])")).GetAttribute("href")!;
        var page = await desk.Editor.PageAsync(older);
        Assert.Contains("Revision 1 of 2", page.QuerySelector(".hint")!.TextContent);
        Assert.Equal($"/articles/{MadeUpNewsroom.FerryArticle}", page.QuerySelector(".conflict a")!.GetAttribute("href"));
        foreach (var none in new[] { "3", "0", "-1", "x", "99999999999" })
            await desk.Editor.PageAsync($"/articles/{MadeUpNewsroom.FerryArticle}?revision={none}", System.Net.HttpStatusCode.NotFound);
    }

    Task<IDocument> OpenAsync(Guid id) => desk.Editor.PageAsync($"/articles/{id}");
}
