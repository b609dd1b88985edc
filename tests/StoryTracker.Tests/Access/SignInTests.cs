using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Access;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed class SignInTests(TestServer databases)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_sets_the_server_up_by_a_one_time_address_and_there_is_no_password_before()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, more: s => s.AddSingleton(Entrance.Beyond));
        var setUp = Assert.IsType<Invitation>(await room.Newsroom.People.SetUpAsync(Ct));
        using var first = new PeopleNewsroom.Person(room.Server.Stranger());
        var page = await first.Client.PageAsync($"/join/{setUp.Token}");
        Assert.Equal("Set this server up", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("new-password", page.QuerySelector("input[type=password]")!.GetAttribute("autocomplete"));

        using (var weak = await first.PostAsync($"/join/{setUp.Token}", ("name", "Ana Lopez"), ("password", "Password1234!")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using (var joined = await first.PostAsync($"/join/{setUp.Token}", ("name", "Ana Lopez"), ("password", PeopleNewsroom.Password)))
            Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await first.StatusAsync("/users"));

        // The address is used up, and no other is given.
        using var second = new PeopleNewsroom.Person(room.Server.Stranger());
        await second.Client.PageAsync($"/join/{setUp.Token}", HttpStatusCode.NotFound);
        using (var again = await second.PostAsync($"/join/{setUp.Token}", ("name", "Eve"), ("password", PeopleNewsroom.Password)))
            Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Null(await room.Newsroom.People.SetUpAsync(Ct));
        // Beyond this machine the printed address and its token let nobody in.
        using var printed = await second.Client.AskAsync(room.Server.Entry.Path);
        Assert.Equal("/sign-in", printed.Headers.Location?.ToString());
        using var program = room.Server.Program();
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.AskAsync("/stories")).StatusCode);
    }

    [Fact]
    public async Task Of_many_who_open_a_one_time_address_at_once_one_gets_in()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        var given = await room.Newsroom.People.InviteAsync("Ana Lopez", Role.Editor, "root", Ct);
        var browsers = Enumerable.Range(0, 6).Select(_ => new PeopleNewsroom.Person(room.Server.Stranger())).ToList();
        var answers = await Task.WhenAll(browsers.Select(b => b.PostAsync($"/join/{given.Token}", ("password", PeopleNewsroom.Password))));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther));
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task Sign_in_is_by_name_and_password_and_a_wrong_one_tells_nothing()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var stranger = new PeopleNewsroom.Person(room.Server.Stranger());
        using var wrong = await stranger.PostAsync("/sign-in", ("name", "Ana Lopez"), ("password", "not this one at all"));
        using var nobody = await stranger.PostAsync("/sign-in", ("name", "Nobody Here"), ("password", "not this one at all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((await wrong.Content.ReadAsStringAsync(Ct)).Replace("Ana Lopez", ""), (await nobody.Content.ReadAsStringAsync(Ct)).Replace("Nobody Here", ""));
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        using var again = await room.SignInAsync("ana LOPEZ");
        var page = await again.Client.PageAsync("/stories");
        Assert.Contains("Ana Lopez", page.QuerySelector(".leave .user")!.TextContent);
    }

    [Fact]
    public async Task Guessing_has_to_wait_and_somebody_elsewhere_does_not_lock_the_owner_out_for_good()
    {
        var clock = new ManualClock();
        await using var room = await PeopleNewsroom.OpenAsync(databases, clock: clock);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var guesser = new PeopleNewsroom.Person(room.Server.Stranger());
        for (var i = 0; i < SignInThrottle.PerNameAndNetwork; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.PostAsync("/sign-in", ("name", "Ana Lopez"), ("password", $"a wrong guess number {i}"))).StatusCode);
        using var held = await guesser.PostAsync("/sign-in", ("name", "Ana Lopez"), ("password", PeopleNewsroom.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.NotNull(held.Headers.RetryAfter?.Delta);
        // Her session goes on, and after the wait the right password lets her in.
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/stories"));
        clock.Advance(TimeSpan.FromMinutes(1));
        using var back = await room.SignInAsync("Ana Lopez");
        var history = (await room.Newsroom.Desk.HistoryAsync(App.Desk.AsOf.Now, null, 50, Ct)).Items.Select(i => i.What).ToList();
        Assert.Contains(history, w => w.StartsWith("5 attempts to sign in with a wrong password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_has_a_new_id_at_each_sign_in_outlives_a_restart_and_ends_everywhere()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var other = await room.SignInAsync("Ana Lopez");
        Assert.NotEqual(ana.FormToken, other.FormToken);

        // Cookies do not know ports, the name of ours does: a server on the same port is the same server.
        await using var restarted = await room.ServeAsync();
        var known = (await room.Newsroom.Sessions.OfAsync("Ana Lopez", Ct)).Count;
        Assert.Equal(2, known);
        var sessions = (Sessions)restarted.Service(typeof(Sessions));
        using var signedIn = await new PeopleNewsroom.Person(room.Server.Stranger()).PostAsync("/sign-in", ("name", "Ana Lopez"), ("password", PeopleNewsroom.Password));
        var id = signedIn.Headers.GetValues("Set-Cookie").Single().Split('=')[1].Split(';')[0];
        Assert.Equal("Ana Lopez", (await sessions.UseAsync(id, Ct))?.User);

        // She ends it from her first browser; the other process knows within seconds, here because it reads it again.
        var list = await ana.Client.PageAsync("/settings");
        Assert.Equal(3, list.QuerySelectorAll(".sessions li").Length);
        using var ended = await ana.PostAsync($"/settings/sessions/{Sessions.KeyOf(id)}/end");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(2, (await room.Newsroom.Sessions.OfAsync("Ana Lopez", Ct)).Count);
        await using var third = await room.ServeAsync();
        Assert.Null(await ((Sessions)third.Service(typeof(Sessions))).UseAsync(id, Ct));
    }

    [Fact]
    public async Task Nobody_ends_or_sees_a_session_of_somebody_else()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Administrator);
        using var ben = await room.JoinAsync("Ben Okri", Role.Editor);
        var hers = Assert.Single(await room.Newsroom.Sessions.OfAsync("Ana Lopez", Ct));
        using var refused = await ben.PostAsync($"/settings/sessions/{hers.Key}/end");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain(hers.Key, (await ben.Client.PageAsync("/settings")).DocumentElement.OuterHtml);
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/stories"));
    }

    [Theory]
    [InlineData("role")]
    [InlineData("disable")]
    [InlineData("password")]
    public async Task Sessions_end_when_the_rights_of_their_owner_change(string how)
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Administrator);
        using var ben = await room.JoinAsync("Ben Okri", Role.Editor);
        using var elsewhere = await room.SignInAsync("Ben Okri");
        var id = DerivedIdOf("Ben Okri");
        using (var changed = how switch
        {
            "role" => await ana.PostAsync($"/users/{id}/role", ("role", "reader")),
            "disable" => await ana.PostAsync($"/users/{id}/disable", ("reason", "He left.")),
            _ => await elsewhere.PostAsync("/settings/password", ("former", PeopleNewsroom.Password), ("password", "nine blue herons at low tide")),
        }) Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await ben.StatusAsync("/stories"));
        Assert.Equal(how == "password" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await elsewhere.StatusAsync("/stories"));
        if (how == "role")
        {
            using var again = await room.SignInAsync("Ben Okri");
            Assert.Equal(HttpStatusCode.Forbidden, (await again.PostAsync("/stories", ("title", "A story"))).StatusCode);
        }
        if (how == "disable")
        {
            using var stranger = new PeopleNewsroom.Person(room.Server.Stranger());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.PostAsync("/sign-in", ("name", "Ben Okri"), ("password", PeopleNewsroom.Password))).StatusCode);
        }
    }

    [Fact]
    public async Task What_security_has_to_know_is_in_the_history_in_plain_English_and_never_a_password_or_a_whole_address()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Administrator);
        using var ben = await room.JoinAsync("Ben Okri", Role.Reader);
        for (var i = 0; i < 3; i++) await ben.StatusAsync("/users");
        using var page = await ana.PostAsync("/users", ("name", "Cem Aydın"), ("role", "editor"));
        var given = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("/join/", given);
        await ana.PostAsync($"/users/{DerivedIdOf("Ben Okri")}/role", ("role", "editor"));
        var items = (await room.Newsroom.Desk.HistoryAsync(App.Desk.AsOf.Now, null, 100, Ct)).Items;
        var told = items.Select(i => i.What).ToList();
        Assert.Contains("“Ana Lopez” signed in with the password they had just chosen, from this machine.", told);
        Assert.Single(told, "“Ben Okri” was refused GET /users: their role does not reach that far.");
        Assert.Contains("Ana Lopez put “Cem Aydın” on the list of people as an editor.", told);
        Assert.Contains("Ana Lopez made them an editor; before they were a reader. Their sessions ended.", told);
        Assert.Equal("Ana Lopez", items.Single(i => i.What.Contains("Cem Aydın")).By);
        var all = string.Join('\n', (await room.Newsroom.Store.ReadLogAsync(0, 1000, Ct)).Select(e => e.Json));
        Assert.DoesNotContain(PeopleNewsroom.Password, all);
        Assert.DoesNotContain("127.0.0.1", all);
        Assert.DoesNotContain(given.Split("/join/")[1][..64], all);
    }

    [Fact]
    public async Task Another_sites_page_cannot_sign_anybody_in()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
        {
            using var stranger = room.Server.Stranger();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
                { Content = new FormUrlEncodedContent([new("name", "Ana Lopez"), new("password", PeopleNewsroom.Password)]) };
            request.Headers.Add(header, value);
            using var answer = await stranger.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    static Guid DerivedIdOf(string name) => Domain.DerivedId.User(name);
}
