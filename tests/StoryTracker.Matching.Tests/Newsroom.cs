using System.Text.RegularExpressions;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests;

/// <summary>The three founding articles and stories that an editor would set up for them.</summary>
static partial class Newsroom
{
    public static readonly StoryProfile Hezbollah = new(
        "hezbollah", "Hezbollah proscription", "Whether the United Kingdom bans all of Hezbollah, and the flags at the al Quds Day march.",
        ["Hezbollah", "proscribe", "proscription", "al Quds Day", "terror group", "political wing"]);

    public static readonly StoryProfile Antisemitism = new(
        "antisemitism", "Labour antisemitism", "Antisemitism in the Labour Party, what is said about it and done about it.",
        [
            "antisemitism", "anti-Semitic", "Labour Party", "Corbyn", "Formby", "zero tolerance", "Jewish Leadership Council",
            "Board of Deputies",
        ]);

    public static readonly StoryProfile Barnet = new(
        "barnet", "Barnet elections", "The elections to Barnet council: candidates, campaigns, promises, the record of the council.",
        ["Barnet", "local elections", "council", "candidates", "canvassing", "manifesto"]);

    public static readonly StoryProfile[] Stories = [Hezbollah, Antisemitism, Barnet];

    /// <summary>A founding article with everything in double quotation marks as a statement, named by its number.</summary>
    public static ArticleText Seed(string number)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds"), number + "_*.txt"));
        var text = File.ReadAllText(file);
        var statements = Quoted().Matches(text)
            .Select((m, i) => new StatementText($"{number}-{i}", m.Value, Paragraph(text, m.Index), null));
        return new(null, text, [.. statements]);
    }

    /// <summary>Assigns an article to stories that hold nothing yet, by the terms that an editor gave them.</summary>
    public static Assignment Assign(ArticleText article, params StoryProfile[] stories)
    {
        var arrivals = new StoryArrivals();
        foreach (var story in stories) arrivals.Open(story);
        return arrivals.Assess(new("article", article.Title, article.Text, null, null, [], article.Statements));
    }

    /// <summary>The stories of the one statement that has some words.</summary>
    public static string[] StoriesOf(this Assignment assignment, ArticleText article, string words)
    {
        var id = article.Statements.Single(s => s.Text.Contains(words, StringComparison.Ordinal)).Id;
        var stories = assignment.Stories.Where(s => s.Statements.Any(x => x.StatementId == id)).Select(s => s.StoryId);
        return [.. stories.Order(StringComparer.Ordinal)];
    }

    static string Paragraph(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return text[(text.LastIndexOf('\n', at) + 1)..(end < 0 ? text.Length : end)];
    }

    [GeneratedRegex("[“\"][^“”\"\n]+[”\"]?")]
    private static partial Regex Quoted();
}
