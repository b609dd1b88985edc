using StoryTracker.Tests.Browser;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Html;

public sealed class HtmlValidityTests(ReadingDesk desk)
{
    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        List<string> broken = [];
        foreach (var (name, path) in BrowserDesk.Pages)
        {
            using var answer = await desk.Editor.AskAsync(path);
            broken.AddRange(HtmlRules.Broken(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(b => $"{name}: {b}"));
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("<p id=a><p id=a>", "the id 'a' stands 2 times")]
    [InlineData("<ul><p>x</p></ul>", "<p> is no child of <ul>")]
    [InlineData("<span><div>x</div></span>", "<div> in <span>")]
    [InlineData("<a href=/x><button>y</button></a>", "<button> in <a>")]
    [InlineData("<label for=nowhere>x</label>", "for='nowhere' points to nothing")]
    [InlineData("<time datetime='14 May'>x</time>", "no valid time")]
    [InlineData("<details><p>x</p><summary>y</summary></details>", "<summary> is the first child")]
    [InlineData("<a href='#there'>x</a>", "#there leads nowhere")]
    [InlineData("<div></p></div>", "line 1")]
    public void What_is_broken_is_found(string body, string told) =>
        Assert.Contains(HtmlRules.Broken($"<!DOCTYPE html><html lang=en><head><title>t</title></head><body>{body}</body></html>"), b => b.Contains(told, StringComparison.Ordinal));
}
