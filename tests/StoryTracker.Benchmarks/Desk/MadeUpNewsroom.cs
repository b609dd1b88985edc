using System.Globalization;
using System.Text;
using StoryTracker.App;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>
/// A newsroom of a size that few have, put on record the way the program does: articles with their texts, stories with the articles and claims on them,
/// speakers. What machines find beside claims (utterances, divergences, suggestions) is left out, and so are the articles' own copies of their claims.
/// </summary>
/// <param name="newsroom">An empty newsroom.</param>
/// <param name="stories">How many stories; one in a thousand, at least one, has 2,000 claims, the others share the rest.</param>
/// <param name="claims">How many claims in all.</param>
sealed class MadeUpNewsroom(Newsroom newsroom, int stories, int claims)
{
    const int PerArticle = 10, LargeStory = 2000, AtOnce = 64;
    static readonly EventMetadata Meta = new("benchmark");
    static readonly string[] First = ["Ada", "Grace", "Alan", "Mary", "Omar", "Ines", "Petra", "Jonas", "Lucie", "Bengt", "Miriam", "Frank"];
    static readonly string[] Last = ["Lovelace", "Hopper", "Turing", "Seacole", "Haddad", "Moreau", "Lindqvist", "Olsen", "Arnaud", "Tarrant", "Oduya", "Brink", "Holzer"];
    static readonly string[] Places = ["Quayport", "Lindholm", "Ostwald", "Marrow Bay", "Saint Anne", "Karsk", "Belmoor", "Tirrel"];
    static readonly string[] Matters = ["harbour", "ferry", "school", "hospital", "tram", "reservoir", "market", "library", "quarry", "bridge"];
    static readonly string[] Outlets = ["The Quay", "Morning Tide", "Belmoor Post", "Radio Karsk", "The Ledger", "Evening Bell"];
    static readonly DateTimeOffset Begin = new(2024, 1, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Stories with 2,000 claims.</summary>
    public int Large { get; } = Math.Max(1, stories / 1000);

    /// <summary>Id of a story, the large ones first.</summary>
    public static Guid Story(int number) => DerivedId.StoryNamed(string.Create(CultureInfo.InvariantCulture, $"made up {number}"));

    /// <summary>Puts all of it on record and brings the read models up to it.</summary>
    public async Task FillAsync()
    {
        await AppendAsync([.. Speakers().Distinct().Select(s => new StreamWrite(Streams.Speaker(DerivedId.Speaker(s)), ExpectedVersion.NoStream,
            [new SpeakerIdentified(DerivedId.Speaker(s), s, SpeakerKind.Person)]))]);
        var left = claims - (Large * LargeStory);
        List<Task> open = [];
        for (var story = 0; story < stories; story++)
        {
            var own = story < Large ? LargeStory : Math.Max(PerArticle, left / (stories - Large) / PerArticle * PerArticle);
            open.Add(FillStoryAsync(story, own / PerArticle));
            if (open.Count < AtOnce) continue;
            await Task.WhenAll(open);
            open.Clear();
            if (story % 500 < AtOnce) Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{story + 1:#,0} stories on record … "));
        }
        await Task.WhenAll(open);
        Console.Error.Write("\rcatching up …                ");
        await newsroom.Projections.CatchUpAsync();
        await BenchmarkDatabase.ExecuteAsync(newsroom.Source, "analyze");
        Console.Error.Write("\r                              \r");
    }

    // In three commits and more, so that a story has moments to look back to.
    async Task FillStoryAsync(int number, int articles)
    {
        var dice = new Random(number);
        var (id, place, matter) = (Story(number), Places[dice.Next(Places.Length)], Matters[dice.Next(Matters.Length)]);
        var version = 1;
        await AppendAsync([new(Streams.Story(id), ExpectedVersion.NoStream,
            [new StoryOpened(id, string.Create(CultureInfo.InvariantCulture, $"The {matter} of {place}, {number}"), $"What becomes of the {matter} of {place}.", [place, matter], false, "benchmark", Begin)])]);
        foreach (var some in Enumerable.Range(0, articles).Chunk(Math.Max(4, articles / 8)))
        {
            List<StreamWrite> writes = [];
            List<object> onStory = [];
            foreach (var a in some)
            {
                var (revision, found) = Article(number, a, place, matter, dice);
                var article = DerivedId.ArticleReading(revision.Text);
                writes.Add(new(Streams.Article(article), ExpectedVersion.NoStream, [new ArticleDiscovered(article, null, "benchmark"), revision]));
                onStory.Add(new ArticleIngested(article, 1, null, revision.Title, revision.Outlet, revision.Published, revision.SeenAt, 1, true, [$"shares rare names: “{place}”"], "arrivals@3"));
                onStory.AddRange(found.Select(c => new ClaimRecorded(c.Id, c.Claim with { ArticleId = article }, "rules@3", 0.8, [$"names “{place}”"])));
            }
            writes.Add(new(Streams.Story(id), version, onStory));
            version += onStory.Count;
            await AppendAsync(writes);
        }
    }

    static (RevisionRecorded Revision, List<(Guid Id, Claim Claim)> Claims) Article(int story, int number, string place, string matter, Random dice)
    {
        var text = new StringBuilder();
        List<(int Start, int End, int Name, string Who, bool Quoted)> said = [];
        for (var i = 0; i < PerArticle; i++)
        {
            var (who, quoted) = (Speaker(dice.Next(dice.Next(1, 600))), i % 2 == 0);
            if (quoted) text.Append('“');
            var start = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"The {matter} of {place} will need {dice.Next(20, 900)} more beds, barges or books before line {i} of report {number} on case {story} is met");
            var end = text.Length;
            if (quoted) text.Append(",”");
            text.Append(' ');
            var name = text.Length + (quoted ? 0 : "as ".Length);
            text.Append(quoted ? $"{who} said on the quay" : $"as {who} said in the council").Append(".\n\n");
            said.Add((start, end, name, who, quoted));
        }
        var whole = text.ToString();
        var day = Begin.AddDays(dice.Next(0, 700)).AddMinutes(number);
        var published = new Publication(day, day, "instant", "The page states it.");
        var when = When.Between(DateOnly.FromDateTime(day.Date), DateOnly.FromDateTime(day.Date), "It is the day of the article.");
        var title = string.Create(CultureInfo.InvariantCulture, $"More for the {matter} of {place}, report {number}");
        return (new(1, new string('a', 64), "text/plain", whole, title, null, Outlets[dice.Next(Outlets.Length)], "en", published, day, []),
            [.. said.Select((s, i) => (Id: new Guid(story, (short)number, (short)i, [1, 2, 3, 4, 5, 6, 7, 8]), new Claim(
                default, 1, [Passage.Cut(whole, s.Start, s.End, s.Quoted)], s.Quoted ? QuoteKind.Direct : QuoteKind.Indirect, Polarity.Said,
                Attribution.To(s.Who, SpeakerKind.Person, null, Resolution.Name, Passage.Cut(whole, s.Name, s.Name + s.Who.Length)),
                Passage.Cut(whole, s.Name + s.Who.Length + 1, s.Name + s.Who.Length + 1 + "said".Length), when, new(place, null), null)))]);
    }

    static IEnumerable<string> Speakers() => Enumerable.Range(0, 600).Select(Speaker);

    static string Speaker(int number) => $"{First[number % First.Length]} {Last[number / First.Length % Last.Length]}{(number < First.Length * Last.Length ? "" : $"-{Last[number / (First.Length * Last.Length)]}")}";

    async Task AppendAsync(IReadOnlyList<StreamWrite> writes)
    {
        var result = await newsroom.Store.AppendAsync(new(Meta) { Streams = writes });
        if (result.Outcome != AppendOutcome.Appended) throw new InvalidOperationException($"The made-up newsroom was not appended: {result.Outcome}.");
    }
}
