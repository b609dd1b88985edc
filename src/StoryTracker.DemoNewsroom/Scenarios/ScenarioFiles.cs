namespace StoryTracker.Demo.Scenarios;

/// <summary>The files that travel inside the assembly.</summary>
static class ScenarioFiles
{
    /// <summary>Names of the files in a folder, in order.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. typeof(ScenarioFiles).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(ScenarioFiles).Assembly.GetManifestResourceStream(name.Replace('\\', '/'))
            ?? throw new FileNotFoundException($"The demo newsroom has no file {name}.", name);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>The text of a file, its line ends as line feeds.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name)).Replace("\r\n", "\n", StringComparison.Ordinal);
}
