using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Ingestion;

/// <summary>The founding articles and stories of a checkout.</summary>
public static class Seeds
{
    const int FewEvents = 2000;
    const string Origin = "seeds/";
    const string By = "seeds";

    /// <summary>The seeds folder of the checkout that a program was built in; null for a published build.</summary>
    /// <param name="programFolder">Folder of the program's files.</param>
    public static string? FolderOf(string programFolder)
    {
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "StoryTracker.sln")))
                return File.Exists(Path.Combine(folder.FullName, "seeds", StorySetup.FileName)) ? Path.Combine(folder.FullName, "seeds") : null;
        return null;
    }

    /// <summary>True while the record is empty or holds nothing but seeds, so that a start that was cut short is finished by the next.</summary>
    public static async Task<bool> AreDueAsync(Newsroom newsroom, CancellationToken ct)
    {
        var events = await newsroom.Store.ReadLogAsync(0, FewEvents, ct);
        return events.Count < FewEvents && events.All(e => e.Data switch
        {
            ArticleDiscovered a => a.Origin.StartsWith(Origin, StringComparison.Ordinal),
            StoryOpened s => s.Emerging || s.By == By,
            _ => true,
        });
    }

    /// <summary>Sets the stories up and puts the articles on record, the way any others come.</summary>
    /// <returns>Number of articles that were new.</returns>
    public static async Task<int> IngestAsync(Newsroom newsroom, string folder, CancellationToken ct)
    {
        var found = ArticlePaths.Find([folder]);
        foreach (var setup in found.StorySetups) await newsroom.Stories.OpenAsync(StorySetup.Read(await File.ReadAllBytesAsync(setup, ct)), By, ct);
        var fresh = 0;
        await foreach (var outcome in new FileIngestion(newsroom.Ingestion).IngestAsync(found.Files, By, ct))
            if (outcome.Article?.Status is IngestStatus.New) fresh++;
        return fresh;
    }
}
