using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StoryTracker.Demo.Scenarios;

/// <summary>Reads the story scenario from its files.</summary>
static class StoryScenario
{
    const string Folder = "Scenarios/Story/";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new Moments() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    sealed record NewsroomFile(IReadOnlyList<DemoOutlet> Outlets, IReadOnlyList<DemoFeed> Feeds, IReadOnlyList<DemoTrouble> Troubles);

    public static DemoScenario Read()
    {
        var newsroom = JsonSerializer.Deserialize<NewsroomFile>(ScenarioFiles.Bytes(Folder + "newsroom.json"), Json)!;
        var files = ScenarioFiles.In(Folder + "articles/").Select(ArticleFile.Read).ToLookup(f => f.Slug);
        return new("story", newsroom.Outlets, newsroom.Feeds, [.. files.Select(f => Article(f, files, newsroom.Feeds))], newsroom.Troubles)
        {
            StoriesFile = ScenarioFiles.Bytes(Folder + "stories.json"),
        };
    }

    static DemoArticle Article(IGrouping<string, ArticleFile> files, ILookup<string, ArticleFile> all, IReadOnlyList<DemoFeed> feeds)
    {
        var first = files.Single(f => f.Revision == 1);
        var host = $"{first["outlet"]}.{DemoScenario.Domain}";
        return new(first.Slug, host, first.Find("feed") ?? feeds.First(f => f.Host == host).Path, [.. files.OrderBy(f => f.Revision).Select(f => Revision(f, first, all))])
        {
            Published = first.DayAndTime("published"), Section = first.Find("section") ?? "News", Caption = first.Find("caption"),
            Gone = first.Moment("gone"), StaysListed = first.Find("listed") == "yes", Again = first.Moment("again"), Path = first.Find("path"),
        };
    }

    static DemoRevision Revision(ArticleFile file, ArticleFile first, ILookup<string, ArticleFile> all) => new(
        file.Moment("at") ?? throw new FormatException($"{file.Slug} does not say at which moment it appears."), file.Find("title") ?? first["title"],
        file.Find("byline") ?? first.Find("byline"), [.. file.Paragraphs, .. Copied(file, all)])
    {
        Announced = file.Find("announced") == "yes",
    };

    static IEnumerable<string> Copied(ArticleFile file, ILookup<string, ArticleFile> all) => file.Find("copy") is not { } name ? []
        : all[name].Single(f => f.Revision == 1).Paragraphs.Take(int.Parse(file.Find("paragraphs") ?? "100", CultureInfo.InvariantCulture));

    sealed class Moments : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.ParseExact(reader.GetString()!, @"m\:ss", CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(@"m\:ss", CultureInfo.InvariantCulture));
    }
}
