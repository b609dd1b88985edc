using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>What the database itself refuses, whoever writes.</summary>
public sealed class RecordRefusesTests(TestServer server) : IAsyncLifetime
{
    const string Text = "The mayor 🙂 said: “We will 🚢 build it by June.” He left.";
    TestNewsroom test = null!;
    Guid article;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        test.Write("a.txt", Text);
        article = (await test.IngestAsync()).Single().Article!.ArticleId;
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Task<AppendResult> RecordAsync(params Passage[] words) => RecordAsync(article, 1, words);

    async Task<AppendResult> RecordAsync(Guid of, int revision, params Passage[] words)
    {
        var claim = new Claim(of, revision, words, QuoteKind.Direct, Polarity.Said, Attribution.Unknown(Resolution.Unattributed, null), null, null, null, null);
        var stream = Streams.Story(Guid.CreateVersion7());
        return await test.Newsroom.Store.AppendAsync(new AppendUnit(new("test"))
        {
            Streams =
            [
                new(stream, 0, [new StoryOpened(Streams.IdOf(stream), "A story", "", ["x"], false, "test", default), new ClaimRecorded(Guid.CreateVersion7(), claim, "x@1", 1, [])]),
            ],
        });
    }

    [Fact]
    public async Task A_claim_that_is_its_slice_goes_on_record_beyond_the_basic_plane_too()
    {
        var at = Text.IndexOf("We will", StringComparison.Ordinal);
        var result = await RecordAsync(Passage.Cut(Text, at, Text.IndexOf('”', StringComparison.Ordinal)), Passage.Cut(Text, Text.IndexOf("🚢", StringComparison.Ordinal), Text.IndexOf("🚢", StringComparison.Ordinal) + 2));
        Assert.Equal(AppendOutcome.Appended, result.Outcome);
    }

    [Fact]
    public async Task A_claim_whose_text_is_not_its_slice_is_refused_with_both_and_nothing_is_recorded()
    {
        var head = await test.Newsroom.Store.HeadAsync();
        var words = Passage.Cut(Text, Text.IndexOf("We will", StringComparison.Ordinal), Text.IndexOf('”', StringComparison.Ordinal)) with { Exact = "We will not build it." };
        var refusal = await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(words));
        Assert.Contains("We will not build it.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task A_slice_shifted_by_one_is_refused()
    {
        var at = Text.IndexOf("He left", StringComparison.Ordinal);
        var right = Passage.Cut(Text, at, at + 7);
        await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(right with { Start = right.Start - 1, End = right.End - 1 }));
        await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(right with { End = right.End + 1 }));
        await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(right with { Start = right.End, End = right.Start }));
    }

    [Fact]
    public async Task Half_a_character_is_refused()
    {
        var at = Text.IndexOf("🚢", StringComparison.Ordinal);
        await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(new Passage(" build", "", "", at + 1, at + 7)));
    }

    [Fact]
    public async Task A_claim_without_words_or_of_an_unknown_revision_or_article_is_refused()
    {
        await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync());
        var words = Passage.Cut(Text, 0, 3);
        Assert.Contains("revision 2", (await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(article, 2, words))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AppendRefusedException>(() => RecordAsync(Guid.CreateVersion7(), 1, words));
    }

    [Theory]
    [InlineData("update storytracker.events set data = '{}' where position = 1")]
    [InlineData("update storytracker.events set recorded_at = now()")]
    [InlineData("delete from storytracker.events where position = 1")]
    [InlineData("truncate storytracker.events cascade")]
    [InlineData("update storytracker.documents set bytes = ''")]
    public async Task A_row_changed_by_hand_is_refused(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => test.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.FeatureNotSupported, refusal.SqlState);
    }

    [Fact]
    public async Task A_claim_put_in_by_hand_past_the_triggers_is_found_by_check()
    {
        await test.ExecuteAsync("alter table storytracker.events disable trigger all; update storytracker.events set data = jsonb_set(data, '{claims,0,claim,words,0,exact}', '\"forged\"') where type = 'claims-extracted'; alter table storytracker.events enable trigger all");
        Assert.Contains(await test.Newsroom.Check.RunAsync(null, default).ToListAsync(), f => !f.Ok && f.Invariant == "claims-prove-themselves");
    }
}
