using System.Diagnostics;
using Microsoft.Playwright;
using Npgsql;
using StoryTracker.Demo;
using StoryTracker.TestDatabases;
using StoryTracker.TestOutlets;

namespace StoryTracker.Tests.Browser;

/// <summary>
/// An outlet edits what a newsroom relies on and says nothing: a feed is put on the list, two of its articles are read, both are changed. It is done by
/// keyboard alone, with script and without, on the built program, a real database and outlets on loopback.
/// </summary>
public sealed class EditedByTheOutletTests(Chromium chromium, TestServer databases)
{
    const string Host = "127.0.0.1";

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_bell_for_a_number_that_a_line_rests_on_and_silence_for_a_comma(bool script)
    {
        var (clock, ct) = (new OutletClock(), TestContext.Current.CancellationToken);
        await using var outlets = await DemoNewsroom.StartAsync(Scenario(), clock: clock, ct: ct);
        var database = await databases.CreateAsync();
        await using var record = NpgsqlDataSource.Create(database);
        try
        {
            await using var program = await StartedProgram.StartAsync(
                ct, ("ConnectionStrings__StoryTracker", database), ("DOTNET_ENVIRONMENT", "Production"), ("StoryTracker__Fetch__Allow", $"{Host}:{outlets.Port}"));
            await using var editor = await Editor.OpenAsync(chromium, program, script);

            await editor.Page.GotoAsync("/feeds");
            await editor.Keys.TypeAsync("#address", "", outlets.Address(Host, "/rss").ToString());
            await editor.Keys.SubmitAsync();
            await CountAsync(record, "article-assigned", 2);

            clock.Advance(TimeSpan.FromMinutes(10));
            await LookAgainAsync(record);
            await CountAsync(record, "revision-recorded", 4);
            await CountAsync(record, "quotation-changed", 1);
            await NothingWaitsAsync(record);

            // Read models follow the record in a moment, and the bell is counted every other second.
            for (var waited = Stopwatch.StartNew(); await editor.Page.Locator(".bell").CountAsync() == 0; await editor.Page.GotoAsync("/stories"))
                Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "No bell rang within 30 seconds.");
            await Assertions.Expect(editor.Page.Locator(".bell")).ToHaveTextAsync("Waiting for an editor: 1 edited by outlets");
            await editor.Keys.FollowAsync(".masthead a.bell", "1 edited");
            var item = editor.Page.Locator("main");
            await Assertions.Expect(item.Locator("h2").First).ToHaveTextAsync("The Quay changed words that a line rests on. Does the line still stand?");
            await Assertions.Expect(item).ToContainTextAsync("12 million crowns");
            await Assertions.Expect(item).ToContainTextAsync("21 million crowns");
            await Assertions.Expect(item).Not.ToContainTextAsync("ferry");

            await editor.Keys.FollowAsync("main a", "See all that changed");
            await Assertions.Expect(item.Locator("del", new() { HasText = "12" }).First).ToBeVisibleAsync();
            await Assertions.Expect(item.Locator("ins", new() { HasText = "21" }).First).ToBeVisibleAsync();

            await editor.Page.GotoAsync("/triage?kind=edit");
            await editor.Keys.FollowAsync("main button", "Seen, it stands as first printed");
            await Assertions.Expect(editor.Page.Locator(".justdone")).ToContainTextAsync("Confirmed");
            await editor.Keys.FollowAsync(".justdone button", "Undo");
            await editor.Page.GotoAsync("/triage?kind=edit");
            await Assertions.Expect(item).ToContainTextAsync("Does the line still stand?");

            // The comma is on record, in a revision of its own, and rings for nobody.
            await editor.Page.GotoAsync("/stories");
            await Assertions.Expect(item.Locator(".flags")).ToHaveCountAsync(1);
            await Assertions.Expect(item.Locator(".flags")).ToHaveTextAsync("1 statement edited by its outlet");
            editor.HasNothingToComplainOf();
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await databases.DropAsync(database);
        }
    }

    static DemoScenario Scenario() => new("edits", [new(Host, "The Quay", "structured", "Edited.", "/news/{slug}", [], [])],
        [new(Host, "/rss", "Quay RSS", DemoFeedFormat.Rss20)],
        [
            new("bridge", Host, "/rss", [Bridge(TimeSpan.Zero, "12"), Bridge(TimeSpan.FromMinutes(5), "21")]),
            new("ferry", Host, "/rss", [Ferry(TimeSpan.Zero, "on Sunday and"), Ferry(TimeSpan.FromMinutes(5), "on Sunday, and")]),
        ], []);

    static DemoRevision Bridge(TimeSpan at, string millions) => new(at, "Bridge to be mended", "Ann Other",
    [
        "Ada Ferrowby, the mayor of Quayport, spoke about the old bridge before the council on Monday.",
        $"“The bridge will cost us {millions} million crowns,” Ferrowby said. “It will be open again in the spring.”",
        "The council votes on the plan next week.",
    ]);

    static DemoRevision Ferry(TimeSpan at, string when) => new(at, "Ferry sails again", "Ann Other",
    [
        $"The ferry to Saltings Island sails again {when} fares stay as they were, the harbour board has announced.",
        "“Nobody will be left on the island,” said Tom Larkwell, the harbour master.",
    ]);

    static async Task LookAgainAsync(NpgsqlDataSource record)
    {
        await using var command = record.CreateCommand("update storytracker.jobs set due_at = now() where kind = 'revisit-article'");
        Assert.Equal(2, await command.ExecuteNonQueryAsync());
    }

    static Task CountAsync(NpgsqlDataSource record, string type, int count) =>
        UntilAsync(record, $"select count(*) from storytracker.events where type = '{type}'", count, $"{count} of {type}");

    static Task NothingWaitsAsync(NpgsqlDataSource record) =>
        UntilAsync(record, "select count(*) from storytracker.jobs where kind in ('fetch-article', 'read-article', 'extract-claims', 'assign-stories', 'match-statements', 'match-speakers')",
        0, "nothing left to do about an article");

    static async Task UntilAsync(NpgsqlDataSource record, string sql, long wanted, string what)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            await using var command = record.CreateCommand(sql);
            if (await command.ExecuteScalarAsync() is long n && n == wanted) return;
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(90), $"After 90 seconds there is still not {what}.");
        }
    }
}
