using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>
/// How often a finding of a kind was right: by construction, and finer where that tells more. The figures are measured, not set
/// (CONFIDENCE.md); the evaluation's command <c>calibrate</c> writes them.
/// </summary>
sealed class ConfidenceTable
{
    /// <summary>Key of the share over everything, for a kind the table does not know.</summary>
    public const string Everything = "*";

    readonly Dictionary<string, double> values;

    ConfidenceTable(Dictionary<string, double> values) => this.values = values;

    /// <summary>The table that is built in.</summary>
    public static ConfidenceTable Shipped { get; } = Parse(WordList.Lines("confidence"));

    /// <summary>Reads a table: a key and, behind the last blank, its value from 0 to 1 on every line.</summary>
    /// <exception cref="FormatException">A line holds no value from 0 to 1, or there is no line for everything.</exception>
    public static ConfidenceTable Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            int blank = line.LastIndexOf(' ');
            if (blank < 0 || !double.TryParse(line.AsSpan(blank + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
                || value > 1) throw new FormatException($"The line '{line}' of the table of confidence has no value from 0 to 1.");
            values[line[..blank].TrimEnd()] = value;
        }
        return values.ContainsKey(Everything) ? new(values) : throw new FormatException($"The table of confidence has no line '{Everything}'.");
    }

    /// <summary>The share of the finest kind that the table has.</summary>
    public double Of(Pattern pattern, QuotationType type, bool isAttitude, bool isNamed)
    {
        foreach (string key in Keys(pattern, type, isAttitude, isNamed))
            if (values.TryGetValue(key, out double value)) return value;
        return values[Everything];
    }

    /// <summary>The kinds a finding belongs to, finest first: "Forward indirect attitude unnamed", "Forward indirect", "Forward".</summary>
    public static string[] Keys(Pattern pattern, QuotationType type, bool isAttitude, bool isNamed)
    {
        string kind = type switch { QuotationType.Direct => "direct", QuotationType.Mixed => "mixed", _ => "indirect" };
        return [$"{pattern} {kind} {(isAttitude ? "attitude" : "utterance")} {(isNamed ? "named" : "unnamed")}", $"{pattern} {kind}", $"{pattern}"];
    }
}
