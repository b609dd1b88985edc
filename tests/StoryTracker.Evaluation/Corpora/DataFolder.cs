namespace StoryTracker.Evaluation.Corpora;

/// <summary>Where the corpora lie: outside the repository, as their licences demand.</summary>
/// <param name="Path">The folder; its neighbours <c>gold</c> and <c>seeds</c> hold the annotation of the founding articles.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Articles with quotations.</summary>
    public string PolNeAR => File("quotes", "polnear.jsonl");

    /// <summary>Quotations with the names of their speakers.</summary>
    public string Basil => File("quotes", "basil_speakers.jsonl");

    /// <summary>Documents with dates.</summary>
    public string TempEval => File("dates", "tempeval3.jsonl");

    /// <summary>Articles on look-alike events.</summary>
    public string EcbPlus => File("clusters", "ecbplus.jsonl");

    /// <summary>Articles of three outlets on each event.</summary>
    public string BasilStories => File("clusters", "basil.jsonl");

    /// <summary>Annotation of the founding articles.</summary>
    public string SeedGold => File("..", "gold", "seeds-000-001.json");

    /// <summary>A founding article.</summary>
    public string Seed(string file) => File("..", "seeds", file);

    /// <summary>The folder that was named, or <c>../shared/data</c> beside the checkout; null where it does not exist.</summary>
    public static DataFolder? Find(string? named)
    {
        string path = named ?? System.IO.Path.Combine(Checkout(), "..", "shared", "data");
        return Directory.Exists(path) ? new(path) : null;
    }

    /// <summary>The folder of the solution.</summary>
    /// <exception cref="InvalidOperationException">The program does not lie inside a checkout.</exception>
    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "StoryTracker.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The evaluation runs from a checkout: no StoryTracker.sln above the program.");
    }

    string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
