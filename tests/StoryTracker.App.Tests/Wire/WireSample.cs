using System.Globalization;
using System.Runtime.CompilerServices;
using StoryTracker.EventStore;

namespace StoryTracker.App.Tests.Wire;

/// <summary>An approved payload of one schema version of one event.</summary>
/// <param name="Name">Wire name.</param>
/// <param name="Schema">Schema version.</param>
/// <param name="Json">The payload.</param>
sealed record WireSample(string Name, int Schema, string Json)
{
    /// <summary>Every approved sample, by name and schema.</summary>
    public static IReadOnlyList<WireSample> Approved { get; } = [.. Directory.GetFiles(Folder(), "*.v*.json")
        .Where(f => !f.EndsWith(".received.json", StringComparison.Ordinal)).Select(Read)
        .OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Schema)];

    /// <summary>What should have a sample and has none: schema versions up to the current one, and what a release has written.</summary>
    /// <param name="catalogue">The events as they are written today.</param>
    /// <param name="shipped">Names and schema versions found in records of old releases.</param>
    /// <param name="samples">Names and schema versions that have a sample.</param>
    /// <returns>File names, in order.</returns>
    public static IReadOnlyList<string> Missing(
        IEnumerable<MappedEvent> catalogue, IEnumerable<(string Name, int Schema)> shipped,
        IEnumerable<(string Name, int Schema)> samples) =>
        [.. catalogue.SelectMany(e => Enumerable.Range(1, e.Schema).Select(schema => (e.Name, schema))).Union(shipped).Except(samples)
            .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Item1}.v{m.Item2}.json")).Order(StringComparer.Ordinal)];

    static WireSample Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var at = name.LastIndexOf(".v", StringComparison.Ordinal);
        return new(name[..at], int.Parse(name[(at + 2)..], CultureInfo.InvariantCulture), File.ReadAllText(file));
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
