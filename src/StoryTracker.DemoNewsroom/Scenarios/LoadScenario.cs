using System.Globalization;
using System.Text.Json;

namespace StoryTracker.Demo.Scenarios;

/// <summary>Makes a load scenario: the same settings make the same scenario, and no two articles have the same text.</summary>
static class LoadScenario
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    sealed record Work(string Name, IReadOnlyList<string> Terms);

    sealed record Words(
        IReadOnlyList<string> Towns, IReadOnlyList<Work> Works, IReadOnlyList<string> People, IReadOnlyList<string> Openings, IReadOnlyList<string> Paragraphs);

    public static DemoScenario Create(LoadSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Feeds, 1);
        var words = JsonSerializer.Deserialize<Words>(ScenarioFiles.Bytes("Scenarios/Load/words.json"), Json)!;
        var outlets = Enumerable.Range(0, settings.Feeds).Select(i => new DemoOutlet(
            Host(i), $"Load Courier {i}", Layouts[i % Layouts.Length], "Generated to be many.", "/news/{slug}", [], [])).ToList();
        var feeds = Enumerable.Range(0, settings.Feeds).Select(i => new DemoFeed(Host(i), FeedPath, $"Load Courier {i}", (DemoFeedFormat)(i % 4))
        {
            Hub = settings.Hubs ? DemoHubAnswer.Accepts : DemoHubAnswer.None, HubHost = $"hub.{Host(i)}", MaxAge = 60,
        }).ToList();
        return new("load", outlets, feeds, [.. Backlog(settings, words), .. News(settings, words)], []) { StoriesFile = Stories(words) };
    }

    const string FeedPath = "/feed";
    static readonly string[] Layouts = ["structured", "meta", "plain"];

    static string Host(int i) => string.Create(CultureInfo.InvariantCulture, $"load-{i}.{DemoScenario.Domain}");

    static IEnumerable<DemoArticle> Backlog(LoadSettings settings, Words words) =>
        from feed in Enumerable.Range(0, settings.Feeds)
        from i in Enumerable.Range(0, settings.Backlog)
        let number = feed * settings.Backlog + i
        select Article(words, feed, $"back-{number}", number, TimeSpan.Zero) with { Published = TimeSpan.FromDays(-3 - i) };

    static IEnumerable<DemoArticle> News(LoadSettings settings, Words words)
    {
        var busy = Math.Clamp(settings.Busy ?? settings.Feeds, 1, settings.Feeds);
        var first = settings.Feeds * settings.Backlog;
        return Enumerable.Range(0, (int)(settings.ArticlesPerSecond * settings.Duration.TotalSeconds)).Select(i =>
            Article(words, i % busy, $"news-{i}", first + i, settings.Begins + TimeSpan.FromSeconds(i / settings.ArticlesPerSecond)));
    }

    static DemoArticle Article(Words words, int feed, string slug, int number, TimeSpan at)
    {
        var (town, work, person) = (words.Towns[number % words.Towns.Count], words.Works[number / words.Towns.Count % words.Works.Count], words.People[number % words.People.Count]);
        string Filled(string sentence, int n) => sentence
            .Replace("{town}", town, StringComparison.Ordinal).Replace("{work}", work.Name, StringComparison.Ordinal).Replace("{terms}", work.Terms[1], StringComparison.Ordinal)
            .Replace("{person}", person, StringComparison.Ordinal).Replace("{surname}", person.Split(' ')[1], StringComparison.Ordinal)
            .Replace("{number}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var paragraphs = words.Paragraphs.Select((p, i) => Filled(words.Paragraphs[(number + i) % words.Paragraphs.Count], number * 7 + i));
        var opening = Filled(words.Openings[number % words.Openings.Count], number);
        return new(slug, Host(feed), FeedPath,
            [new(at, string.Create(CultureInfo.InvariantCulture, $"{town} {work.Name}: report {number}"), person, [opening, .. paragraphs])]);
    }

    static byte[] Stories(Words words) => JsonSerializer.SerializeToUtf8Bytes(
        from town in words.Towns
        from work in words.Works
        select new
        {
            slug = $"{town} {work.Name}".ToLowerInvariant().Replace(' ', '-'), title = $"{town} {work.Name}",
            sentence = $"What becomes of the {work.Name} of {town}.", terms = (string[])[$"{town} {work.Name}", town, .. work.Terms],
        }, Json);
}
