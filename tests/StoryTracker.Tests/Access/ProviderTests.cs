using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.Browser;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

/// <summary>In by an OpenID Connect provider that runs on loopback.</summary>
public sealed class ProviderTests(TestServer databases, Chromium chromium)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static readonly Dictionary<string, Role> Mapped = new() { ["newsdesk"] = Role.Editor, ["chief"] = Role.Administrator, ["intern"] = Role.Reader };

    static ProviderSettings Settings(Uri authority) =>
        new(authority, LoopbackProvider.ClientId, LoopbackProvider.ClientSecret, "The Quay's accounts", "preferred_username", "roles", Mapped, null, false);

    Task<PeopleNewsroom> OpenAsync(LoopbackProvider provider) =>
        PeopleNewsroom.OpenAsync(databases, more: services => services.AddAfterDesk(s => s.AddProvider(Settings(provider.Address), onThisMachine: true)));

    [Fact]
    public async Task A_person_signs_in_through_the_provider_in_a_browser()
    {
        await using var provider = await LoopbackProvider.StartAsync();
        await using var room = await OpenAsync(provider);
        await using var visitor = await Visitor.ArriveAsync(chromium, room.Server, 1280);
        await visitor.OpenAsync("/stories");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign-in required");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with The Quay's accounts" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Go on as ana" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Stories");
        await Assertions.Expect(visitor.Page.Locator(".leave .user")).ToContainTextAsync("ana");
        Assert.Equal(new Uri(room.Server.Address, "/stories").ToString(), visitor.Page.Url);
        Assert.DoesNotContain(visitor.Complaints, c => c.StartsWith(room.Server.Address.ToString(), StringComparison.Ordinal) && !c.Contains("401"));
        var user = (await room.Newsroom.People.StateAsync(Ct)).Find("ana")!;
        Assert.Equal(Role.Editor, user.Role);
        var session = Assert.Single(await room.Newsroom.Sessions.OfAsync("ana", Ct));
        Assert.Equal(user.Id, session.UserId);
        // The cookie is the desk's own; nothing of the provider's stays in the browser.
        var cookie = Assert.Single(await visitor.Page.Context.CookiesAsync([room.Server.Address.ToString()]));
        Assert.StartsWith("storytracker-", cookie.Name);
        Assert.DoesNotContain("id_token", string.Join('\n', (await room.Newsroom.Store.ReadLogAsync(0, 100, Ct)).Select(e => e.Json)));
    }

    [Theory]
    [InlineData(ProviderFault.OtherNonce)]
    [InlineData(ProviderFault.NoNonce)]
    [InlineData(ProviderFault.OtherIssuer)]
    [InlineData(ProviderFault.OtherAudience)]
    [InlineData(ProviderFault.Expired)]
    [InlineData(ProviderFault.OtherKey)]
    [InlineData(ProviderFault.NotSigned)]
    [InlineData(ProviderFault.SignedWithTheSecret)]
    [InlineData(ProviderFault.OtherState)]
    [InlineData(ProviderFault.RefusedCode)]
    public async Task What_is_not_as_it_has_to_be_lets_nobody_in(ProviderFault fault)
    {
        await using var provider = await LoopbackProvider.StartAsync();
        await using var room = await OpenAsync(provider);
        provider.Fault = fault;
        using var browser = room.Server.Stranger();
        using var answer = await SignInAsync(browser, provider);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty((await room.Newsroom.People.StateAsync(Ct)).Users);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/stories")).StatusCode);
        // Nothing of the reason is told, only that it did not work.
        Assert.DoesNotContain("IDX", await answer.Content.ReadAsStringAsync(Ct));
        // The same browser gets in once the provider is as it should be.
        provider.Fault = ProviderFault.None;
        using var right = await SignInAsync(browser, provider);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync("/stories")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_another_browser_began_or_that_comes_twice_lets_nobody_in()
    {
        await using var provider = await LoopbackProvider.StartAsync();
        await using var room = await OpenAsync(provider);
        using var victim = room.Server.Stranger();
        using var thief = room.Server.Stranger();
        var answer = await AnswerAsync(thief, provider);
        using var stolen = await victim.GetAsync(answer, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, stolen.StatusCode);
        using var first = await thief.GetAsync(answer, Ct);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using var twice = room.Server.Stranger();
        using var second = await twice.GetAsync(answer, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
    }

    [Fact]
    public async Task The_role_follows_the_claim_and_whoever_has_none_is_not_let_in()
    {
        await using var provider = await LoopbackProvider.StartAsync();
        await using var room = await OpenAsync(provider);
        using var browser = room.Server.Stranger();
        provider.Roles = ["sports"];
        using (var none = await SignInAsync(browser, provider)) Assert.Equal(HttpStatusCode.Forbidden, none.StatusCode);
        Assert.Empty((await room.Newsroom.People.StateAsync(Ct)).Users);
        provider.Roles = ["intern", "chief", "sports"];
        using (var chief = await SignInAsync(browser, provider)) Assert.Equal(HttpStatusCode.SeeOther, chief.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync("/users")).StatusCode);
        provider.Roles = ["intern"];
        using (var intern = await SignInAsync(browser, provider)) Assert.Equal(HttpStatusCode.SeeOther, intern.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.AskAsync("/users")).StatusCode);
        Assert.Single(await room.Newsroom.Sessions.OfAsync("ana", Ct));
    }

    [Fact]
    public async Task A_name_that_somebody_here_has_is_not_taken_over_by_the_provider()
    {
        await using var provider = await LoopbackProvider.StartAsync();
        await using var room = await OpenAsync(provider);
        await room.Newsroom.People.InviteAsync("Ana", Role.Administrator, "root", Ct);
        using var browser = room.Server.Stranger();
        using var refused = await SignInAsync(browser, provider);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/stories")).StatusCode);
    }

    [Fact]
    public void Settings_are_read_and_refused_in_a_sentence()
    {
        static ProviderSettings? Read(params (string, string)[] values) => ProviderSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create("StoryTracker:Provider:" + v.Item1, (string?)v.Item2))).Build());
        Assert.Null(Read());
        Assert.Throws<CommandRefusedException>(() => Read(("Authority", "http://accounts.example/"), ("ClientId", "x"), ("ClientSecret", "y")));
        Assert.Throws<CommandRefusedException>(() => Read(("Authority", "https://accounts.example/"), ("ClientSecret", "y")));
        var read = Read(("Authority", "https://accounts.example/"), ("ClientId", "x"), ("ClientSecret", "y"), ("Roles:Editor", "desk, night desk"), ("Roles:Administrator", "chief"), ("Otherwise", "reader"))!;
        Assert.Equal(Role.Administrator, read.RoleOf(["desk", "chief"]));
        Assert.Equal(Role.Editor, read.RoleOf(["night desk"]));
        Assert.Equal(Role.Reader, read.RoleOf(["sports"]));
        Assert.DoesNotContain("ClientSecret", read.ToString());
    }

    static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, LoopbackProvider provider) => await browser.GetAsync(await AnswerAsync(browser, provider), Ct);

    // Goes to the provider and agrees there; gives the address at which the provider sends the browser back.
    static async Task<Uri> AnswerAsync(HttpClient browser, LoopbackProvider provider)
    {
        using var begun = await browser.AskAsync("/sign-in/provider");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        Assert.StartsWith(provider.Address.AbsoluteUri + "authorize", begun.Headers.Location!.AbsoluteUri);
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(begun.Headers.Location, Ct), Ct);
        using var consent = new FormUrlEncodedContent(page.QuerySelectorAll("input").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)));
        using var agreed = await browser.PostAsync(new Uri(provider.Address, "/consent"), consent, Ct);
        return agreed.Headers.Location!;
    }
}
