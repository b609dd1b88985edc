using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StoryTracker.Commands;

/// <summary>How verbs write to standard output: UTF-8, JSON in the words of the contract.</summary>
static class Output
{
    static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,  // standard output is no web page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    static readonly JsonSerializerOptions Indented = new(Line) { WriteIndented = true };

    public static Option<bool> JsonOption() => new("--json") { Description = "Writes JSON instead of text." };

    public static void Json(object value) => Write(JsonSerializer.SerializeToUtf8Bytes(value, Indented));

    public static void JsonLine(Stream to, object value)
    {
        JsonSerializer.Serialize(to, value, Line);
        to.WriteByte((byte)'\n');
    }

    static void Write(byte[] utf8)
    {
        using var stdout = Console.OpenStandardOutput();
        stdout.Write(utf8);
        stdout.WriteByte((byte)'\n');
    }
}
