using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

public sealed class IngestTests(TestServer server) : IAsyncLifetime
{
    const string Pier = "Ada Lovelace, the harbour master of Quayport, opened the season.\n\n“The new pier opens in June,” Ms Lovelace said.";
    TestNewsroom test = null!;

    public async ValueTask InitializeAsync() => test = await TestNewsroom.OpenAsync(server);

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Bad_files_are_told_in_a_sentence_each_and_the_good_ones_beside_them_are_on_record()
    {
        test.Write("good.txt", Pier);
        test.Write("empty.txt", "");
        test.Write("binary.txt", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1]);
        test.Write("latin1.txt", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x61]);
        test.Write("nul.txt", "He said\0 “no”.");
        test.Write("badmeta.txt", "A text of its own.");
        test.Write("badmeta.json", "{ not json");
        test.Write("yearzero.txt", "Another text of its own.");
        test.Write("yearzero.json", """{ "published": "0000-01-01" }""");
        await using (var large = File.Create(Path.Combine(test.Folder, "large.txt"))) large.SetLength(50L << 20);

        var outcomes = await test.IngestAsync();

        Assert.Equal("good.txt", Path.GetFileName(Assert.Single(outcomes, o => o.Article is not null).File));
        var refused = outcomes.Where(o => o.Refusal is not null).ToList();
        Assert.Equal(["badmeta.txt", "binary.txt", "empty.txt", "large.txt", "latin1.txt", "nul.txt", "yearzero.txt"], refused.Select(r => Path.GetFileName(r.File)).Order());
        Assert.All(refused, r => Assert.Contains(Path.GetFileName(r.File).Split('.')[0], r.Refusal!, StringComparison.Ordinal));
        Assert.All(refused, r => Assert.DoesNotContain('\n', r.Refusal!));
    }

    [Fact]
    public async Task The_raw_bytes_are_kept_as_they_came()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Pier)];
        test.Write("pier.txt", bytes);
        var article = (await test.IngestAsync()).Single().Article!.ArticleId;
        Assert.Equal(bytes, (await test.Newsroom.Desk.RawAsync(article, 1, default))!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_changed_page_is_a_second_revision_and_claims_it_still_prints_are_not_said_twice()
    {
        const string Meta = """{ "url": "https://quay.example/pier", "outlet": "The Quay" }""";
        test.Write("pier.json", Meta);
        test.Write("pier.txt", Pier);
        await test.IngestAsync();
        test.Write("pier.txt", "Updated. " + Pier);
        var again = (await test.IngestAsync()).Single().Article!;

        Assert.Equal(IngestStatus.Revised, again.Status);
        var article = (await test.Newsroom.Desk.ArticleAsync(again.ArticleId, null, AsOf.Now, default))!;
        Assert.Equal([1, 2], article.Revisions.Select(r => r.Revision));
        var story = (await test.Newsroom.Desk.StoryAsync(DerivedId.StoryOpenedBy(again.ArticleId), AsOf.Now, default))!;
        var claim = Assert.Single(story.Timeline, e => e.Text.Contains("new pier opens", StringComparison.Ordinal));
        Assert.Equal(("Ada Lovelace", 1, null), (claim.Speaker?.Name, claim.Reports[0].Revision, claim.NoLongerFoundBy));

        // One click opens the revision that was read, at the exact characters.
        var first = (await test.Newsroom.Desk.ArticleAsync(again.ArticleId, 1, AsOf.Now, default))!;
        Assert.Equal(Pier, first.Text);
        var stretch = Assert.Single(first.Claims, c => c.Id == claim.Id);
        Assert.Equal(claim.Reports[0].Exact, first.Text[stretch.Start..stretch.End]);
        Assert.Null(await test.Newsroom.Desk.ArticleAsync(again.ArticleId, 3, AsOf.Now, default));
    }

    [Fact]
    public async Task A_jsonl_line_that_is_wrong_costs_none_of_the_others()
    {
        test.Write("many.jsonl", """
            {"id": "1", "text": "“It floats,” Ada Lovelace said.", "outlet": "The Quay", "published": "2026-03-14"}
            {"id": "2"}
            not json
            {"id": "4", "text": "“It sank,” Grace Hopper said."}
            """);
        var outcomes = await test.IngestAsync();
        Assert.Equal([1, 4], outcomes.Where(o => o.Article is not null).Select(o => o.Line!.Value));
        Assert.Equal([2, 3], outcomes.Where(o => o.Refusal is not null).Select(o => o.Line!.Value));
    }

    [Fact]
    public async Task Articles_are_placed_in_the_order_in_which_they_came_whatever_runs_beside()
    {
        var lines = Enumerable.Range(0, 60).Select(i => $$"""{"id": "{{i}}", "text": "Ada Lovelace spoke at quay {{i}}. “Ship {{i}} is late today,” Ms Lovelace said."}""");
        test.Write("ships.jsonl", string.Join('\n', lines));
        var arrived = (await test.IngestAsync()).Select(o => o.Article!.ArticleId).ToList();
        var placed = (await test.Newsroom.Store.ReadLogAsync(0, 10_000)).Where(e => e.Type == "article-assigned").Select(e => Streams.IdOf(e.Stream));
        Assert.Equal(arrived, placed);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told_in_a_sentence_and_costs_none_of_the_others()
    {
        var outcomes = await test.IngestAsync("no-such-file.txt", test.Write("pier.txt", Pier));
        Assert.Contains("no-such-file", outcomes[0].Refusal, StringComparison.Ordinal);
        Assert.Equal(IngestStatus.New, outcomes[1].Article?.Status);
    }

    [Fact]
    public async Task Links_in_a_folder_are_not_followed_and_a_pipe_or_a_device_is_refused()
    {
        test.Write("pier.txt", Pier);
        foreach (var name in new[] { "one", "two" }) Directory.CreateSymbolicLink(Path.Combine(test.Folder, name), test.Folder);
        Assert.Single(await test.IngestAsync());

        var pipe = Path.Combine(test.Folder, "pipe.txt");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe)) await mkfifo.WaitForExitAsync();
        var endless = Path.Combine(Directory.CreateDirectory(Path.Combine(test.Folder, "more")).FullName, "zero.txt");
        File.CreateSymbolicLink(endless, "/dev/zero");
        Assert.All(await test.IngestAsync(pipe, endless), o => Assert.Contains("cannot be read", o.Refusal, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_article_full_of_statements_is_proven_in_one_go()
    {
        const int Statements = 3000;
        test.Write("long.txt", string.Concat(Enumerable.Range(0, Statements).Select(i => $"Ada Lovelace of Quayport said: “Ship {i} 🚢 is late again today.” ")));
        var article = (await test.IngestAsync()).Single().Article!.ArticleId;
        var view = (await test.Newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))!;
        Assert.Equal(Statements, view.Claims.Select(c => c.Id).Distinct().Count());
        Assert.Empty(await test.Newsroom.Jobs.DeadAsync());
    }
}
