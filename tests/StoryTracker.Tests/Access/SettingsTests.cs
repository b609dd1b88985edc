using System.Net;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;
using StoryTracker.Web.Display;
using StoryTracker.Web.Settings;

namespace StoryTracker.Tests.Access;

public sealed class SettingsTests(TestServer databases)
{
    [Fact]
    public async Task Settings_are_kept_for_the_person_in_every_browser_and_over_a_restart()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Reader);
        using (var kept = await ana.PostAsync("/settings", ("theme", "dark"), ("density", "dense"), ("zone", "Asia/Kolkata"))) Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        using var elsewhere = await room.SignInAsync("Ana Lopez");
        await using var restarted = await room.ServeAsync();
        using var again = await room.SignInAsync("Ana Lopez", restarted);
        foreach (var browser in new[] { ana, elsewhere, again })
        {
            var page = await browser.Client.PageAsync("/settings");
            var html = page.DocumentElement;
            Assert.Equal(("dark", "dense", "off"), (html.GetAttribute("data-theme"), html.GetAttribute("data-density"), html.GetAttribute("data-keys")));
            Assert.Equal("dark", page.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
            Assert.Contains("UTC+5:30", page.QuerySelector(".sessions")!.TextContent);
            Assert.Equal("Asia/Kolkata", page.QuerySelector("#zone")!.GetAttribute("value"));
        }
        using var ben = await room.JoinAsync("Ben Okri", Role.Reader);
        Assert.Null((await ben.Client.PageAsync("/settings")).DocumentElement.GetAttribute("data-theme"));
    }

    [Theory]
    [InlineData("purple", "roomy", "UTC")]
    [InlineData("dark", "tight", "UTC")]
    [InlineData("dark", "roomy", "Mars/Olympus")]
    [InlineData("dark", "roomy", "../../etc/passwd")]
    public async Task What_is_no_setting_is_refused_in_a_sentence(string theme, string density, string zone)
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Reader);
        using var browser = client;
        using var form = new FormUrlEncodedContent([new("theme", theme), new("density", density), new("zone", zone), new(ForgeryGuard.Field, token)]);
        using var answer = await browser.PostAsync(new Uri("/settings", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Nothing was changed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Times_are_in_the_zone_of_whoever_asks_and_say_so_and_their_value_stays_UTC()
    {
        var noon = new DateTimeOffset(2018, 7, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal("1 Jul 2018, 12:00 UTC", DateText.Instant(noon).Text);
        try
        {
            DateText.Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
            Assert.Equal(("1 Jul 2018, 13:00 UTC+1", "2018-07-01T12:00:00Z"), (DateText.Instant(noon).Text, DateText.Instant(noon).Value));
            Assert.Equal("1 Jan 2018, 12:00 UTC", DateText.Instant(new(2018, 1, 1, 12, 0, 0, TimeSpan.Zero)).Text);
            DateText.Zone = TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns");
            Assert.Equal("1 Jul 2018, 09:30 UTC−2:30", DateText.Instant(noon).Text);
        }
        finally
        {
            DateText.Zone = null;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"theme":"<b>","density":null,"zone":"Nowhere","keys":true}""")]
    public void What_was_kept_and_cannot_be_read_is_as_if_nobody_had_said_anything(string? kept) =>
        Assert.Equal(UserSettings.Default with { Keys = kept is null or "not json" || kept.Length > 5 }, UserSettings.Read(kept));
}
