using System.Net;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;
using StoryTracker.Fetching;
using StoryTracker.TestDatabases;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Tests.WebSub;

public sealed class WebSubTests(TestServer databases)
{
    [Fact]
    public async Task A_feed_that_names_a_hub_is_subscribed_verified_and_then_told_of()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var feed = await room.FeedAsync();
        await room.KeepAsync();
        var request = Assert.Single(room.Hub.Requests);
        Assert.Equal("subscribe", request["hub.mode"]);
        Assert.Equal(WebSubNewsroom.Topic, request["hub.topic"]);
        Assert.Matches("^https://desk.example/websub/[0-9a-f]{64}$", request["hub.callback"]);
        Assert.Matches("^[0-9a-f]{64}$", request["hub.secret"]);
        Assert.Equal("864000", request["hub.lease_seconds"]);
        Assert.Equal("asking 0/0/0", await room.StateAsync());
        Assert.False(await room.Subscriptions.IsPushedAsync(feed, default));

        Assert.Equal((200, "challenge <&> 1"), await room.Hub.VerifyAsync(request));
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Equal("active 1/0/0", await room.StateAsync());
        Assert.Equal((feed, "application/atom+xml", "websub:hub.example"), (room.Taken[0].Feed, room.Taken[0].ContentType, room.Taken[0].By));
        Assert.Equal(WebSubNewsroom.Document, System.Text.Encoding.UTF8.GetBytes(room.Taken[0].Text));
        Assert.True(await room.Subscriptions.IsPushedAsync(feed, default));

        await room.KeepAsync();
        Assert.Single(room.Hub.Requests);
    }

    [Fact]
    public async Task Two_feeds_have_callbacks_and_secrets_of_their_own_and_a_feed_without_a_hub_has_none()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        await room.FeedAsync();
        await room.FeedAsync("https://ferry.example/rss", self: null);
        await room.AppendAsync(Guid.NewGuid(), new FeedRegistered(Guid.NewGuid(), new("https://plain.example/rss"), null, null, "test", room.Clock.GetUtcNow()));
        await room.KeepAsync();
        Assert.Equal(2, room.Hub.Requests.Count);
        Assert.Equal(2, room.Hub.Requests.Select(r => r["hub.callback"]).Distinct().Count());
        Assert.Equal(2, room.Hub.Requests.Select(r => r["hub.secret"]).Distinct().Count());
        Assert.Contains(room.Hub.Requests, r => r["hub.topic"] == "https://ferry.example/rss");
    }

    [Fact]
    public async Task Without_a_public_address_no_hub_is_asked()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        room.Address.PublicUrl = null;
        await room.FeedAsync();
        await room.KeepAsync();
        Assert.Empty(room.Hub.Requests);
        Assert.Contains("StoryTracker:PublicUrl", WebSubWords.Of(room.Address));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_confirmed()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        await room.FeedAsync();
        await room.KeepAsync();
        var request = room.Hub.Requests[0];
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(request, ("hub.topic", "https://other.example/")));
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(request, ("hub.mode", "unsubscribe")));
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(request, ("hub.mode", "publish")));
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(request, ("hub.challenge", null)));
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(Elsewhere(request, new string('0', 64))));
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(Elsewhere(request, "short")));
        Assert.Equal("asking 0/0/0", await room.StateAsync());
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha384")]
    [InlineData("sha512")]
    public async Task A_document_with_the_right_signature_is_taken_whatever_the_method(string method)
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var (_, request) = await room.SubscribedAsync();
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document, method));
        Assert.Single(room.Taken);
    }

    [Fact]
    public async Task A_document_without_the_right_signature_is_answered_and_left_aside()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var (_, request) = await room.SubscribedAsync();
        var wrong = new Dictionary<string, string>(request) { ["hub.secret"] = new string('0', 64) };
        Assert.Equal((202, ""), await room.Hub.BringAsync(wrong, WebSubNewsroom.Document));
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document, header: _ => null));
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document, header: s => s + "00"));
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document, header: s => s.Replace("sha256", "md5")));
        Assert.Empty(room.Taken);
        Assert.Equal("active 0/4/0", await room.StateAsync());
    }

    [Fact]
    public async Task Nothing_is_taken_before_the_hub_has_verified_or_after_it_is_over()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var feed = await room.FeedAsync();
        await room.KeepAsync();
        var request = room.Hub.Requests[0];
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Empty(room.Taken);
        await room.Hub.VerifyAsync(request);
        await room.AppendAsync(feed, new FeedPaused("Strike", "test", room.Clock.GetUtcNow()));
        await room.KeepAsync();
        var leave = room.Hub.Requests[^1];
        Assert.Equal(("unsubscribe", request["hub.callback"]), (leave["hub.mode"], leave["hub.callback"]));
        Assert.False(leave.ContainsKey("hub.secret"));
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Equal((200, "challenge <&> 1"), await room.Hub.VerifyAsync(leave));
        Assert.Equal((410, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Equal((404, ""), await room.Hub.VerifyAsync(request));
        Assert.Empty(room.Taken);

        await room.AppendAsync(feed, new FeedResumed("test", room.Clock.GetUtcNow()));
        await room.KeepAsync();
        Assert.Equal("subscribe", room.Hub.Requests[^1]["hub.mode"]);
        Assert.NotEqual(request["hub.callback"], room.Hub.Requests[^1]["hub.callback"]);
    }

    [Fact]
    public async Task A_lease_is_renewed_before_it_ends_and_a_job_waits_for_that()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        room.Hub.Lease = "3600";
        var (_, request) = await room.SubscribedAsync();
        var due = await room.AskAsync<DateTime>("select due_at from storytracker.jobs where kind = 'websub-subscribe'");
        Assert.Equal(room.Clock.GetUtcNow() + TimeSpan.FromMinutes(48), new DateTimeOffset(due), TimeSpan.FromSeconds(1));

        // Its time has come on the database's clock; on ours it has not.
        await room.AskAsync<int>("with due as (update storytracker.jobs set due_at = now() - interval '1 s' where kind = 'websub-subscribe' returning 1) select 1 from due");
        await room.KeepAsync();
        Assert.Single(room.Hub.Requests);
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_asked_for_again_at_the_same_callback()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var (feed, request) = await room.SubscribedAsync();
        await room.AskAsync<int>(
            "with over as (update storytracker.websub_subscriptions set verified_at = now() - interval '11 d', lease_until = now() - interval '1 d' returning 1) select 1 from over");
        Assert.False(await room.Subscriptions.IsPushedAsync(feed, default));
        await room.KeepAsync();
        Assert.Equal(2, room.Hub.Requests.Count);
        Assert.Equal((request["hub.callback"], request["hub.secret"]), (room.Hub.Requests[1]["hub.callback"], room.Hub.Requests[1]["hub.secret"]));
        await room.Hub.VerifyAsync(room.Hub.Requests[1], ("hub.lease_seconds", null));
        Assert.True(await room.Subscriptions.IsPushedAsync(feed, default));
    }

    [Fact]
    public async Task A_hub_may_say_no_and_the_page_says_why()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        await room.FeedAsync();
        await room.KeepAsync();
        var (status, _) = await room.Hub.VerifyAsync(room.Hub.Requests[0], ("hub.mode", "denied"), ("hub.challenge", null), ("hub.reason", "Not\r\nyou\u0000 <b>"));
        Assert.Equal(200, status);
        Assert.Equal("The hub said no: Notyou <b>", await room.AskAsync<string>("select told from storytracker.websub_subscriptions"));
        await room.KeepAsync();
        Assert.Single(room.Hub.Requests);
    }

    [Fact]
    public async Task A_hub_that_refuses_or_cannot_be_asked_leaves_the_feed_to_polls()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        room.Hub.Status = 422;
        await room.FeedAsync();
        await room.KeepAsync();
        Assert.Equal("failed 0/0/0", await room.StateAsync());
        Assert.Equal("The hub answered 422.", await room.AskAsync<string>("select told from storytracker.websub_subscriptions"));
        Assert.Equal(0L, await room.AskAsync<long>("select count(*) from storytracker.jobs where kind = 'websub-subscribe'"));
        room.Hub.Refusal = new(FetchRefusal.PrivateAddress, new(WebSubScriptedHub.Address), "It points to a private address (10.0.0.5).");
        await room.FeedAsync("https://ferry.example/rss", null);
        await room.KeepAsync();
        Assert.Equal("The hub could not be asked: It points to a private address (10.0.0.5).",
            await room.AskAsync<string>("select told from storytracker.websub_subscriptions order by created_at desc limit 1"));
        (room.Hub.Refusal, room.Hub.Status) = (null, 503);
        await room.FeedAsync("https://tide.example/rss", null);
        await room.KeepAsync();
        Assert.Equal(1L, await room.AskAsync<long>("select count(*) from storytracker.jobs where kind = 'websub-subscribe' and due_at > now() + interval '5 min'"));
        Assert.Equal(0L, await room.AskAsync<long>("select count(*) from storytracker.dead_jobs"));
    }

    [Fact]
    public async Task A_feed_that_changes_its_hub_is_subscribed_at_the_new_one_and_left_at_the_old()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        await room.SubscribedAsync();
        await room.AskAsync<int>("with moved as (update storytracker.feed_polls set self = 'https://harbour.example/new.xml' returning 1) select 1 from moved");
        await room.KeepAsync();
        Assert.Equal(["subscribe", "subscribe", "unsubscribe"], room.Hub.Requests.Select(r => r["hub.mode"]).Order());
        Assert.Contains(room.Hub.Requests, r => r["hub.topic"] == "https://harbour.example/new.xml");
        Assert.Equal("unsubscribe", room.Hub.Requests.Single(r => r["hub.mode"] != "subscribe")["hub.mode"]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_counted_and_what_cannot_be_stored_is_asked_for_again()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var (_, request) = await room.SubscribedAsync();
        room.Failure = new CommandRefusedException("This is no feed.");
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, "<html>"u8.ToArray()));
        Assert.Equal("active 0/0/1", await room.StateAsync());
        room.Failure = new StoreUnavailableException("secret detail", new IOException());
        Assert.Equal((503, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        room.Failure = null;
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Single(room.Taken);
    }

    [Fact]
    public async Task Strangers_learn_nothing_and_large_or_many_or_packed_bodies_are_not_read()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var (_, request) = await room.SubscribedAsync();
        Assert.Equal((404, ""), await room.Hub.BringAsync(Elsewhere(request, new string('a', 64)), WebSubNewsroom.Document));
        Assert.Equal((404, ""), await room.Hub.BringAsync(Elsewhere(request, "x"), WebSubNewsroom.Document));
        Assert.Equal((413, ""), await room.Hub.BringAsync(request, new byte[WebSubEndpoint.MostBytes + 1]));
        Assert.Equal((415, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document, coding: "gzip"));
        for (var i = 2; i < WebSubGate.PerMinute; i++) await room.Hub.BringAsync(request, [], header: _ => null);
        Assert.Equal((429, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Empty(room.Taken);
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((202, ""), await room.Hub.BringAsync(request, WebSubNewsroom.Document));
        Assert.Single(room.Taken);
    }

    [Theory]
    [InlineData("/websub/0000000000000000000000000000000000000000000000000000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/stories", HttpStatusCode.BadRequest)]
    [InlineData("/websubs", HttpStatusCode.BadRequest)]
    public async Task The_public_name_answers_for_callbacks_alone(string path, HttpStatusCode expected)
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        using var stranger = room.Server.Stranger();
        stranger.DefaultRequestHeaders.Host = "desk.example";
        using var answer = await stranger.AskAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        using var program = room.Server.Program();
        program.DefaultRequestHeaders.Host = "desk.example";
        using var signedIn = await program.AskAsync(path);
        Assert.Equal(expected, signedIn.StatusCode);
    }

    static Dictionary<string, string> Elsewhere(IReadOnlyDictionary<string, string> request, string token) =>
        new(request) { ["hub.callback"] = $"https://desk.example/websub/{token}" };
}
