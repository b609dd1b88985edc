using StoryTracker.Matching.Arrivals;
using StoryTracker.Matching.Suggestions;

namespace StoryTracker.Matching.Tests.Suggestions;

/// <summary>Two marches that look alike, with articles of several outlets on each; and what stories hold them.</summary>
sealed record Held
{
    readonly Dictionary<string, List<Arrival>> stories = [];

    public StoryArrivals Arrivals { get; init; } = new();

    /// <summary>The stories that hold something.</summary>
    public IEnumerable<string> Ids => stories.Keys.Order(StringComparer.Ordinal);

    public static Arrival[] Leeds { get; } =
    [
        Article("leeds 1", "Thousands march in Leeds against school cuts", 3,
            "Thousands of teachers marched through Leeds on Saturday against cuts to schools. Headteacher Miriam Oduya told the crowd on Headrow that 40 classrooms had closed. Council leader Frank Tarrant said that the budget left no choice."),
        Article("leeds 2", "Leeds teachers fill Headrow in protest", 3,
            "The march against school cuts filled the Headrow in Leeds. Miriam Oduya, a headteacher, counted 40 closed classrooms. Frank Tarrant, who leads the council, promised to meet the teachers."),
        Article("leeds 3", "Tarrant to meet Leeds marchers", 4,
            "Frank Tarrant will meet the teachers who marched in Leeds against cuts. Miriam Oduya said that the 40 classrooms on the list must open again, and that Headrow would fill again if they did not."),
        Article("leeds 4", "After the march, Leeds council meets Oduya", 6,
            "Leeds council leader Frank Tarrant met Miriam Oduya on Tuesday after the teachers' march on Headrow. Cuts to schools had closed 40 classrooms, the headteacher said."),
    ];

    public static Arrival[] Hull { get; } =
    [
        Article("hull 1", "Nurses march in Hull over night shifts", 4,
            "Hundreds of nurses marched along Anlaby Road in Hull on Sunday over night shifts. Ward sister Petra Lindqvist said that 17 wards had one nurse at night. Hospital director Omar Haddad called the march unfair."),
        Article("hull 2", "Hull hospital answers nurses", 5,
            "Omar Haddad, who runs the hospital in Hull, answered the nurses who marched on Anlaby Road. Petra Lindqvist, a ward sister, had said that 17 wards have a single nurse at night."),
        Article("hull 3", "Night shifts: Lindqvist and Haddad in talks", 7,
            "Petra Lindqvist and Omar Haddad held talks in Hull about night shifts. The nurses who marched on Anlaby Road want two of them on each of the 17 wards."),
        Article("hull 4", "Hull nurses call off second march", 9,
            "After talks with Omar Haddad the nurses of Hull called off a second march on Anlaby Road. Petra Lindqvist said that the 17 wards would have two nurses at night."),
    ];

    public static Arrival Article(string id, string title, int day, string text) => new(id, title, text, new DateOnly(2024, 3, day), null, [], []);

    /// <summary>Puts articles on a story.</summary>
    public Held On(string story, params Arrival[] articles)
    {
        if (!stories.TryGetValue(story, out var held)) stories.Add(story, held = []);
        foreach (var article in articles)
        {
            Arrivals.Learn(article, [new(story, 1, true)]);
            held.Add(article);
        }
        return this;
    }

    public StoryOfArticles Story(string id) => new(id, stories[id]);

    public StoryChange? Merge(string one, string other) => Arrivals.Merge(Story(one), Story(other));

    public StoryChange? Part(string story) => Arrivals.Part(Story(story));
}

/// <summary>An article on a story.</summary>
sealed record OnStory(Arrival Article, string Story);
