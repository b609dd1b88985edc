using System.Text;

namespace StoryTracker.Telemetry;

/// <summary>Names as Prometheus takes them, made from those of OpenTelemetry.</summary>
/// <remarks>Source: OpenTelemetry, "Prometheus and OpenMetrics compatibility", metric metadata.</remarks>
static class MetricName
{
    /// <summary>The name of a family: dots become underscores, the unit is appended as a word, counters end in <c>_total</c>.</summary>
    /// <param name="instrument">Such as <c>storytracker.job.duration</c>.</param>
    /// <param name="unit">UCUM, such as <c>s</c> or <c>By</c>; what stands in braces is a remark and left out.</param>
    /// <param name="kind">Whether it is a counter.</param>
    public static string Of(string instrument, string? unit, MetricKind kind)
    {
        var name = Letters(instrument, colons: true);
        if (Word(unit, kind) is { } word && !name.EndsWith($"_{word}", StringComparison.Ordinal)) name += $"_{word}";
        return kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary>The name of a label.</summary>
    public static string Label(string tag) => Letters(tag, colons: false);

    static string? Word(string? unit, MetricKind kind) => unit switch
    {
        null or "" => null,
        "1" => kind == MetricKind.Gauge ? "ratio" : null,
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ when unit.Contains('{', StringComparison.Ordinal) || unit.Contains('/', StringComparison.Ordinal) => null,
        _ => Letters(unit, colons: false),
    };

    static string Letters(string text, bool colons)
    {
        var letters = new StringBuilder(text.Length + 1);
        foreach (var c in text)
        {
            var kept = char.IsAsciiLetterOrDigit(c) || (colons && c == ':') ? c : '_';
            if (letters.Length == 0 && char.IsAsciiDigit(kept)) letters.Append('_');
            if (kept != '_' || letters.Length == 0 || letters[^1] != '_') letters.Append(kept);
        }
        return letters.Length == 0 ? "_" : letters.ToString();
    }
}
