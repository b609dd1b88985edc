using System.Reflection;

namespace StoryTracker.Language.Tokens;

/// <summary>Word lists that are built into the assembly: one entry a line, # opens a comment.</summary>
static class WordList
{
    /// <summary>The entries of the list, lower-cased, several to a line where they are parted by commas.</summary>
    public static HashSet<string> Load(string name) =>
        Lines(name).SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(e => e.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    /// <summary>The lines of the list without comments and blank lines, in order.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list '{name}' is not built into the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            int comment = line.IndexOf('#', StringComparison.Ordinal);
            line = (comment < 0 ? line : line[..comment]).Trim();
            if (line.Length > 0) lines.Add(line);
        }
        return lines;
    }
}
