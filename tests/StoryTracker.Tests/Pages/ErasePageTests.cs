using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Operations;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Users;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class ErasePageTests
{
    static readonly string Path = $"/articles/{MadeUpNewsroom.TunnelArticle}/erase";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static async Task<HttpResponseMessage> PostAsync(HttpClient client, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new(Web.Access.ForgeryGuard.Field, token)]);
        return await client.PostAsync(new Uri(Path, UriKind.Relative), form, Ct);
    }

    [Fact]
    public async Task It_shows_first_what_would_go_says_that_there_is_no_way_back_and_asks_for_the_reference()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, _) = await server.AsAsync(Role.Administrator, "Ana");
        var page = await client.PageAsync(Path);
        Assert.Contains("This cannot be undone.", page.QuerySelector(".conflict")!.TextContent);
        var goes = page.QuerySelector("#goes")!.ParentElement!.Words();
        foreach (var told in new[] { "2 revisions", "11 statements", "57 entries", "2 stories", "2 raw files of 48.1 kB", "2 names", "3 jobs and dead letters", "Captain sees no need for tunnel" })
            Assert.Contains(told, goes);
        Assert.Equal(["reference", "reason", "confirm"], page.QuerySelectorAll("form.erase input[required]").Select(i => i.GetAttribute("name")));
        Assert.Contains(OrderErasure.ShortId(MadeUpNewsroom.TunnelArticle), page.QuerySelector("form.erase")!.TextContent);
    }

    [Fact]
    public async Task What_is_missing_is_told_with_what_was_typed_and_the_order_leads_to_how_it_stands()
    {
        var desk = new MadeUpErasureDesk();
        await using var server = await DeskServer.StartAsync(more: s => s.AddSingleton<IErasureDesk>(desk));
        var (client, token) = await server.AsAsync(Role.Administrator, "Ana");
        var key = (await client.PageAsync(Path)).QuerySelector("form.erase [name=key]")!.GetAttribute("value")!;
        using (var without = await PostAsync(client, token, ("key", key), ("reference", ""), ("reason", "A court ordered it."), ("confirm", "Tunnel a year late")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using (var another = await PostAsync(client, token, ("key", key), ("reference", "2 O 12/24"), ("reason", "A court ordered it."), ("confirm", "Ferry")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, another.StatusCode);
            var told = await another.Content.ReadAsStringAsync(Ct);
            Assert.Contains("To say that this article is meant", told);
            Assert.Contains("value=\"2 O 12/24\"", told);
            Assert.Contains($"value=\"{key}\"", told);
        }
        Assert.Empty(desk.Orders);
        for (var n = 0; n < 2; n++)
        {
            using var ordered = await PostAsync(client, token, ("key", key), ("reference", "2 O 12/24"), ("reason", "A court ordered it."), ("confirm", "Tunnel a year late"));
            Assert.Equal((HttpStatusCode.SeeOther, Path), (ordered.StatusCode, ordered.Headers.Location?.ToString()));
        }
        var order = Assert.Single(desk.Orders);
        Assert.Equal(("Ana", "2 O 12/24"), (order.Request.By, order.Request.LegalReference));

        // A second administrator sees that it is under way, and no form.
        var (ben, _) = await server.AsAsync(Role.Administrator, "Ben");
        var page = await ben.PageAsync(Path);
        Assert.Contains("Ordered by Ana", page.QuerySelector("#stands")!.ParentElement!.Words());
        Assert.Null(page.QuerySelector("form.erase"));
    }

    [Fact]
    public async Task Nobody_but_administrators_sees_it_or_is_led_to_it()
    {
        await using var server = await DeskServer.StartAsync();
        var article = $"/articles/{MadeUpNewsroom.TunnelArticle}";
        foreach (var role in new[] { Role.Reader, Role.Editor })
        {
            var (client, token) = await server.AsAsync(role, "Ben");
            await client.PageAsync(Path, HttpStatusCode.Forbidden);
            using var posted = await PostAsync(client, token, ("reference", "x"), ("reason", "x"), ("confirm", "Tunnel a year late"));
            Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
            Assert.Null((await client.PageAsync(article)).QuerySelector($"a[href='{Path}']"));
        }
        var (ana, _) = await server.AsAsync(Role.Administrator, "Ana");
        Assert.NotNull((await ana.PageAsync(article)).QuerySelector($"a[href='{Path}']"));
        Assert.Null((await ana.PageAsync(article + "?at=14")).QuerySelector($"a[href='{Path}']"));
    }

    [Theory]
    [InlineData(1, "Under way", "now")]
    [InlineData(2, "Under way", "Jobs of this kind are paused")]
    [InlineData(3, "It is gone", "42 entries of the record have lost their content")]
    public async Task How_a_removal_stands_is_told_step_by_step(int which, string heading, string told)
    {
        await using var server = await DeskServer.StartAsync();
        var (client, _) = await server.AsAsync(Role.Administrator, "Ana");
        var article = new[] { MadeUpErasureDesk.UnderWay, MadeUpErasureDesk.InTrouble, MadeUpErasureDesk.Gone }[which - 1];
        var page = await client.PageAsync($"/articles/{article}/erase");
        Assert.Equal(heading, page.QuerySelector("#stands")!.TextContent);
        Assert.Contains(told, page.QuerySelector("main")!.Words());
        Assert.Equal(3, page.QuerySelectorAll(".stages > li").Length);
    }
}
