using AngleSharp.Dom;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class SuggestedChangesTests(ReadingDesk desk)
{
    static readonly string Path = $"/stories/{MadeUpNewsroom.Emerging}";

    [Fact]
    public async Task Every_kind_says_in_a_sentence_what_would_happen()
    {
        var page = await OpenAsync(Path);
        Assert.Equal(
        [
            "This story and “The harbour tunnel” may be one; this one would become part of it.",
            "“<i>Tunnel</i>” and this story may be one; that one would become part of this.",
            "These 2 articles may be a story of their own.",
            "These 2 articles may be a lasting part of this story, with a page of their own under it.",
            "This article may belong to “The harbour tunnel” instead.",
            "This article may belong here too.",
            "This article may not belong here.",
        ], page.QuerySelectorAll(".suggested > ol > li > p").Select(p => p.Words()));
    }

    [Fact]
    public async Task It_tells_why_and_who_suggests_it_and_links_the_articles()
    {
        var page = await OpenAsync(Path);
        var split = page.QuerySelectorAll(".suggested > ol > li")[2];
        Assert.Equal([MadeUpSuggestions.Hostile, "they were published on the same day", "suggestions@1"], split.QuerySelectorAll("details li").Select(l => l.Words()));
        Assert.Equal([$"/articles/{MadeUpNewsroom.TunnelArticle}", $"/articles/{MadeUpNewsroom.FerryArticle}"], split.QuerySelectorAll("ul > li > a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["Tunnel late", "an article without a headline"], split.QuerySelectorAll("ul > li > a").Select(a => a.Words()));
        Assert.Empty(page.QuerySelectorAll(".suggested script, .suggested b, .suggested i"));
    }

    [Fact]
    public async Task An_editor_accepts_or_declines_with_a_form_that_needs_no_script()
    {
        var page = await OpenAsync(Path);
        var forms = page.QuerySelectorAll(".suggested form");
        Assert.Equal(MadeUpSuggestions.Standing.Suggestions.Select(s => s.Id), forms.Select(f => f.QuerySelector("input[name=suggestion]")!.GetAttribute("value")));
        Assert.All(forms, f => Assert.Equal(($"{Path}/suggestion", "post"), (f.GetAttribute("action"), f.GetAttribute("method"))));
        Assert.All(forms, f => Assert.Equal(["accept", "decline"], f.QuerySelectorAll("button[name=answer]").Select(b => b.GetAttribute("value"))));
        Assert.Equal(["Merge them", "Merge them", "Split off", "Make it a part", "Move it", "Place it here", "Take it off"], forms.Select(f => f.QuerySelector("button")!.Words()));
        Assert.All(forms, f => Assert.NotNull(f.QuerySelector("input[type=hidden]:not([name=suggestion])")));
    }

    [Fact]
    public async Task Where_nothing_is_suggested_there_is_no_section() => Assert.Null((await OpenAsync($"/stories/{MadeUpNewsroom.Tunnel}")).QuerySelector(".suggested"));

    Task<IDocument> OpenAsync(string path) => desk.Editor.PageAsync(path);
}
