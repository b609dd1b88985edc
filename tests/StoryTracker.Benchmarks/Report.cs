using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StoryTracker.Benchmarks;

/// <summary>The table and its JSON form.</summary>
public static class Report
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>First line of the table.</summary>
    public static string Heading => $"{"row",-30} {"value",12} {"unit",-12} {"raw",12} {"ratio",7} {"runs",5} {"min",12} {"max",12}";

    /// <summary>One line of the table.</summary>
    public static string Line(Row row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Name,-30} {row.Value,12:#,0.##} {row.Unit,-12} {row.Raw,12:#,0.##} {row.Ratio,7:0.00} {row.Runs,5} {row.Min,12:#,0.##} {row.Max,12:#,0.##}");

    /// <summary>The rows with the machine they were measured on.</summary>
    public static string Json(IReadOnlyList<Row> rows) => JsonSerializer.Serialize(new { machine = Machine(), rows }, Options);

    static string Machine() => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
}
