using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Tests.Membership;

/// <summary>Two marches that look alike, four articles on each.</summary>
static class Marches
{
    public static readonly (string Name, string Title, int Day, string Text)[] Leeds =
    [
        ("leeds-1", "Thousands march in Leeds against school cuts", 3,
            "Thousands of teachers marched through Leeds on Saturday against cuts to schools. Headteacher Miriam Oduya told the crowd on Headrow that 40 classrooms had closed. Council leader Frank Tarrant said that the budget left no choice."),
        ("leeds-2", "Leeds teachers fill Headrow in protest", 3,
            "The march against school cuts filled the Headrow in Leeds. Miriam Oduya, a headteacher, counted 40 closed classrooms. Frank Tarrant, who leads the council, promised to meet the teachers."),
        ("leeds-3", "Tarrant to meet Leeds marchers", 4,
            "Frank Tarrant will meet the teachers who marched in Leeds against cuts. Miriam Oduya said that the 40 classrooms on the list must open again, and that Headrow would fill again if they did not."),
        ("leeds-4", "After the march, Leeds council meets Oduya", 6,
            "Leeds council leader Frank Tarrant met Miriam Oduya on Tuesday after the teachers' march on Headrow. Cuts to schools had closed 40 classrooms, the headteacher said."),
    ];

    public static readonly (string Name, string Title, int Day, string Text)[] Hull =
    [
        ("hull-1", "Nurses march in Hull over night shifts", 4,
            "Hundreds of nurses marched along Anlaby Road in Hull on Sunday over night shifts. Ward sister Petra Lindqvist said that 17 wards had one nurse at night. Hospital director Omar Haddad called the march unfair."),
        ("hull-2", "Hull hospital answers nurses who march", 5,
            "Omar Haddad, who runs the hospital in Hull, answered the nurses who marched on Anlaby Road. Petra Lindqvist, a ward sister, had said that 17 wards have a single nurse at night."),
        ("hull-3", "Night shifts: Lindqvist and Haddad in talks", 7,
            "Petra Lindqvist and Omar Haddad held talks in Hull about night shifts. The nurses who marched on Anlaby Road want two of them on each of the 17 wards. A second march is planned."),
        ("hull-4", "Hull nurses call off second march", 9,
            "After talks with Omar Haddad the nurses of Hull called off a second march on Anlaby Road. Petra Lindqvist said that the 17 wards would have two nurses at night."),
    ];

    /// <summary>Puts articles on record, in this order, and lets everything settle.</summary>
    public static async Task<IReadOnlyList<Guid>> IngestAsync(TestNewsroom test, params (string Name, string Title, int Day, string Text)[] articles)
    {
        List<Guid> ids = [];
        foreach (var article in articles) ids.Add((await test.IngestAsync(Write(test, article))).Single().Article!.ArticleId);
        return ids;
    }

    /// <summary>Puts an article on record as an older matcher left it: read, and first of all on a story.</summary>
    public static async Task<Guid> PlacedByAnOlderMatcherAsync(TestNewsroom test, (string Name, string Title, int Day, string Text) article, Guid story)
    {
        var file = Write(test, article);
        var found = StoryTracker.App.Ingestion.ArticlePaths.Find([file]);
        Guid id = default;
        await foreach (var outcome in new StoryTracker.App.Ingestion.FileIngestion(test.Newsroom.Ingestion).IngestAsync(found.Files, "test")) id = outcome.Article!.ArticleId;
        var (held, on) = (await test.Newsroom.Store.LoadAsync<Article>(Streams.Article(id), null, default), await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story), null, default));
        var revision = held.State!.Current!;
        var result = await test.Newsroom.Store.AppendAsync(new AppendUnit(new("matcher:arrivals@0"))
        {
            Streams =
            [
                new(Streams.Article(id), held.Version, [new ClaimsExtracted(1, "extractor@0", [], []), new ArticleAssigned(1, "arrivals@0", [new(story, 1, true, ["It says march."])])]),
                new(Streams.Story(story), on.Version, [new ArticleIngested(id, 1, null, revision.Title, revision.Outlet, revision.Published, revision.SeenAt, 1, true, ["It says march."], "arrivals@0")]),
            ],
        });
        Assert.Equal(AppendOutcome.Appended, result.Outcome);
        await test.SettleAsync();
        return id;
    }

    static string Write(TestNewsroom test, (string Name, string Title, int Day, string Text) article)
    {
        test.Write($"{article.Name}.json", System.Text.Json.JsonSerializer.Serialize(new { title = article.Title, published = $"2024-03-{article.Day:00}", outlet = "The Quay" }));
        return test.Write($"{article.Name}.txt", article.Text);
    }
}
