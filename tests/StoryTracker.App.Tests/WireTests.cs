using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StoryTracker.App.Tests;

/// <summary>What is on record stays readable: every event has an approved sample of every schema version ever shipped.</summary>
public sealed class WireTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. EventCatalogue.Create().All.Select(e => e.Name)];

    [Fact]
    public void Every_event_of_the_catalogue_has_a_sample() =>
        Assert.Equal(EventCatalogue.Create().All.Select(e => e.Type).ToHashSet(), WireSamples.All.Select(e => e.GetType()).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_approved(string name)
    {
        var types = EventCatalogue.Create();
        var encoded = types.Encode(WireSamples.All.Single(e => types.NameOf(e.GetType()) == name));
        var approved = Path.Combine(Folder(), $"{name}.v{encoded.Schema}.json");
        var written = JsonNode.Parse(encoded.Json)!.ToJsonString(Indented);
        if (!File.Exists(approved) || !JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(approved)), JsonNode.Parse(written)))
        {
            File.WriteAllText(Path.ChangeExtension(approved, ".received.json"), written + "\n");
            Assert.Fail($"{name} is not written as {Path.GetFileName(approved)} says. If the change is meant, raise the schema version, map an upcast, and approve the received file.");
        }
    }

    [Fact]
    public void Every_sample_ever_shipped_still_loads()
    {
        var types = EventCatalogue.Create();
        var files = Directory.GetFiles(Folder(), "*.v*.json").Where(f => !f.EndsWith(".received.json", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var parts = Path.GetFileNameWithoutExtension(file).Split(".v");
            var decoded = types.Decode(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), File.ReadAllText(file));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(types.Encode(decoded).Json), JsonNode.Parse(types.Encode(types.Decode(parts[0], types.Encode(decoded).Schema, types.Encode(decoded).Json)).Json)),
                $"{file} does not come back the same.");
            Assert.Equal(parts[0], types.NameOf(decoded.GetType()));
        }
    }

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Wire");
}
