using System.Text.Json;
using System.Text.Json.Serialization;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Ingestion;

/// <summary>A story as an editor sets it up in a file.</summary>
/// <param name="Slug">Short name, the same on every machine.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about.</param>
/// <param name="Terms">Words that tell its articles from others.</param>
public sealed record StoryPlan(
    [property: JsonRequired] string Slug, [property: JsonRequired] string Title, string Sentence, [property: JsonRequired] IReadOnlyList<string> Terms);

/// <summary>Sets stories up from a <c>stories.json</c>: a list of slug, title, sentence and terms.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="clock">When.</param>
public sealed class StorySetup(Decisions decisions, TimeProvider clock)
{
    /// <summary>Name of the file that sets stories up, beside the articles.</summary>
    public const string FileName = "stories.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the file.</summary>
    /// <exception cref="CommandRefusedException">It is not a list of stories.</exception>
    public static IReadOnlyList<StoryPlan> Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return JsonSerializer.Deserialize<List<StoryPlan>>(file, Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new CommandRefusedException($"{FileName} is not a list of stories with slug, title, sentence and terms: {e.Message}");
        }
    }

    /// <summary>Opens the stories that are not open yet.</summary>
    /// <returns>Number of stories opened.</returns>
    /// <exception cref="CommandRefusedException">A story has no title or no terms.</exception>
    public async Task<int> OpenAsync(IReadOnlyList<StoryPlan> plans, string by, CancellationToken ct)
    {
        var opened = 0;
        foreach (var plan in plans)
        {
            var command = new OpenStory(DerivedId.StoryNamed(plan.Slug), plan.Title, plan.Sentence ?? "", plan.Terms, by);
            var decided = await decisions.CommitAsync(new(by), null, async ct =>
                OpenStoryHandler.Handle(command, await decisions.LoadAsync<Story>(Streams.Story(command.StoryId), ct), clock.GetUtcNow()), ct);
            if (decided.Changed) opened++;
        }
        return opened;
    }
}
