using System.Diagnostics;
using System.Globalization;
using System.Text;
using StoryTracker.App;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>
/// A newsroom of a size that few have, put on record as the program would have done it: articles with their texts, stories with the articles and claims on them,
/// speakers. What machines find beside claims (utterances, divergences, suggestions) is left out, and so are the articles' own copies of their claims.
/// </summary>
/// <param name="newsroom">An empty newsroom.</param>
/// <param name="stories">How many stories; one in a thousand, at least one, has 2,000 claims, the others share the rest.</param>
/// <param name="claims">How many claims in all.</param>
sealed class MadeUpNewsroom(Newsroom newsroom, int stories, int claims)
{
    /// <summary>Grows when the same numbers make another newsroom.</summary>
    public const int Edition = 3;

    const int PerArticle = 10, LargeStory = 2000;
    static readonly DateTimeOffset Begin = new(2024, 1, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Stories with 2,000 claims.</summary>
    public int Large { get; } = LargeOf(stories);

    /// <summary>How many of so many stories have 2,000 claims.</summary>
    public static int LargeOf(int stories) => Math.Max(1, stories / 1000);

    /// <summary>Id of a story, the large ones first.</summary>
    public static Guid Story(int number) => DerivedId.StoryNamed(string.Create(CultureInfo.InvariantCulture, $"made up {number}"));

    /// <summary>Puts all of it on record, then lets the read models come; seconds that the first took, and both.</summary>
    public async Task<(double OnRecord, double Followed)> FillAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var log = new BulkLog(newsroom.Source, newsroom.Store.Types, Begin.AddDays(-2));
        await BenchmarkDatabase.ExecuteAsync(newsroom.Source, "alter table storytracker.events disable trigger events_prove_themselves");
        foreach (var some in MadeUpWords.Speakers.Chunk(500))
            log.Add(some.Select(s => (Streams.Speaker(DerivedId.Speaker(s)), (object)new SpeakerIdentified(DerivedId.Speaker(s), s, SpeakerKind.Person))));
        var left = claims - (Large * LargeStory);
        for (var story = 0; story < stories; story++)
        {
            var own = story < Large ? LargeStory : Math.Max(PerArticle, left / (stories - Large) / PerArticle * PerArticle);
            FillStory(log, story, own / PerArticle);
            if (story % 50 != 49 && story != stories - 1) continue;
            await log.WriteAsync();
            Tell($"{story + 1:#,0} stories on record after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s …");
        }
        await BenchmarkDatabase.ExecuteAsync(newsroom.Source, "alter table storytracker.events enable always trigger events_prove_themselves; analyze storytracker.events");
        var onRecord = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await FollowAsync();
        var followed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Tell($"the server sorts itself …");
        await BenchmarkDatabase.ExecuteAsync(newsroom.Source, "vacuum (analyze)");
        Tell($"");
        Console.Error.Write('\r');
        return (onRecord, followed);
    }

    // Indexes of words cost least when they are made last.
    async Task FollowAsync()
    {
        await newsroom.Projections.CreateAsync();
        var later = await BenchmarkDatabase.ColumnAsync(newsroom.Source,
            "select indexdef || '|' || indexname from pg_indexes where schemaname = 'storytracker' and tablename like 'search\\_%' and indexdef like '%USING gin%'");
        foreach (var index in later) await BenchmarkDatabase.ExecuteAsync(newsroom.Source, $"drop index storytracker.{index.Split('|')[^1]}");
        var head = await newsroom.Store.HeadAsync();
        using var stop = new CancellationTokenSource();
        var following = newsroom.Projections.RunAsync(stop.Token);
        foreach (var name in await BenchmarkDatabase.ColumnAsync(newsroom.Source, "select name from storytracker.projections"))
        {
            Tell($"{name} comes …");
            await newsroom.Projections.ReachedAsync(name, head, TimeSpan.FromHours(1));
        }
        await stop.CancelAsync();
        await following;
        foreach (var index in later)
        {
            Tell($"{index.Split('|')[^1]} …");
            await BenchmarkDatabase.ExecuteAsync(newsroom.Source, $"set maintenance_work_mem = '512MB'; {index.Split('|')[0]}");
        }
    }

    static void Tell(FormattableString what) => Console.Error.Write("\r" + what.ToString(CultureInfo.InvariantCulture).PadRight(70));

    // In three commits and more, so that a story has moments to look back to.
    static void FillStory(BulkLog log, int number, int articles)
    {
        var (id, words) = (Story(number), new MadeUpWords(number, articles * PerArticle));
        log.Add([(Streams.Story(id), new StoryOpened(id, words.Title, words.Sentence, [words.Place, words.Matter], false, "benchmark", Begin))]);
        foreach (var some in Enumerable.Range(0, articles).Chunk(Math.Max(4, articles / 8)))
        {
            List<(string, object)> commit = [];
            foreach (var a in some)
            {
                var (revision, found) = Article(number, a, words);
                var article = DerivedId.ArticleReading(revision.Text);
                commit.Add((Streams.Article(article), new ArticleDiscovered(article, null, "benchmark")));
                commit.Add((Streams.Article(article), revision));
                commit.Add((Streams.Story(id), new ArticleIngested(article, 1, null, revision.Title, revision.Outlet, revision.Published, revision.SeenAt, 1, true,
                    [$"shares rare names: “{words.Place}”"], "arrivals@3")));
                commit.AddRange(found.Select(c => (Streams.Story(id), (object)new ClaimRecorded(c.Id, c.Claim with { ArticleId = article }, "rules@3", 0.8, [$"names “{words.Place}”"]))));
            }
            log.Add(commit);
        }
    }

    static (RevisionRecorded Revision, List<(Guid Id, Claim Claim)> Claims) Article(int story, int number, MadeUpWords words)
    {
        var text = new StringBuilder();
        List<(int Start, int End, int Name, string Who, bool Quoted)> said = [];
        words.Narrate(text);
        for (var i = 0; i < PerArticle; i++)
        {
            var (who, quoted) = (words.Who(), i % 2 == 0);
            if (quoted) text.Append('“');
            var start = text.Length;
            text.Append(words.Remark());
            var end = text.Length;
            text.Append(quoted ? ",” " : ", as ");
            var name = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{who} said {(quoted ? "on the quay" : "in the council")}.\n\n");
            said.Add((start, end, name, who, quoted));
        }
        var whole = text.ToString();
        var day = Begin.AddDays(words.Next(700)).AddMinutes(number);
        var published = new Publication(day, day, "instant", "The page states it.");
        var when = When.Between(DateOnly.FromDateTime(day.Date), DateOnly.FromDateTime(day.Date), "It is the day of the article.");
        return (new(1, new string('a', 64), "text/plain", whole, words.Headline(), null, words.Outlet(), "en", published, day, []),
            [.. said.Select((s, i) => (Id: new Guid(story, (short)number, (short)i, [1, 2, 3, 4, 5, 6, 7, 8]), new Claim(
                default, 1, [Passage.Cut(whole, s.Start, s.End, s.Quoted)], s.Quoted ? QuoteKind.Direct : QuoteKind.Indirect, Polarity.Said,
                Attribution.To(s.Who, SpeakerKind.Person, null, Resolution.Name, Passage.Cut(whole, s.Name, s.Name + s.Who.Length)),
                Passage.Cut(whole, s.Name + s.Who.Length + 1, s.Name + s.Who.Length + 1 + "said".Length), when, new(words.Place, null), null)))]);
    }
}
