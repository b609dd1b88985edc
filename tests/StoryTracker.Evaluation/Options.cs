using System.Globalization;

namespace StoryTracker.Evaluation;

/// <summary>What to measure and how to show it.</summary>
public sealed record Options
{
    /// <summary>Everything that can be named.</summary>
    public static readonly IReadOnlyList<string> Known = ["quotes", "speakers", "dates", "stories", "seeds", "gold", "reliability", "hostile", "calibrate"];

    /// <summary>What to measure; empty: all but "hostile" and "calibrate".</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Folder of the corpora; null: <c>../shared/data</c> beside the checkout.</summary>
    public string? Data { get; init; }

    /// <summary>Part of PolNeAR and BASIL.</summary>
    public string Split { get; init; } = "dev";

    /// <summary>How many of the worst documents to list.</summary>
    public int Worst { get; init; } = 5;

    /// <summary>Print JSON instead of tables.</summary>
    public bool Json { get; init; }

    /// <summary>Print the classes of errors.</summary>
    public bool Errors { get; init; }

    /// <summary>The document to show whole, or null.</summary>
    public string? Show { get; init; }

    /// <summary>The kept third of the repository's own gold articles, too, document by document.</summary>
    public bool Kept { get; init; }

    /// <summary>Whether a part is wanted.</summary>
    public bool Wants(string part) => Parts.Count == 0 ? part is not ("calibrate" or "hostile") : Parts.Contains(part);

    /// <summary>Reads a command line.</summary>
    /// <returns>The options, or one sentence that says what was wrong.</returns>
    public static (Options? Options, string? Problem) Read(IReadOnlyList<string> args)
    {
        var options = new Options();
        var parts = new List<string>();
        for (int i = 0; i < args.Count; i++)
        {
            string? value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json": options = options with { Json = true }; continue;
                case "--errors": options = options with { Errors = true }; continue;
                case "--kept": options = options with { Kept = true }; continue;
                case "--data" or "--split" or "--worst" or "--show" when value is null: return (null, $"The option {args[i]} lacks its value.");
                case "--data": options = options with { Data = value }; break;
                case "--split": options = options with { Split = value! }; break;
                case "--show": options = options with { Show = value }; break;
                case "--worst" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int worst):
                    options = options with { Worst = worst };
                    break;
                case "--worst": return (null, $"--worst takes a number of documents, not '{value}'.");
                default:
                    if (!Known.Contains(args[i])) return (null, $"'{args[i]}' is not known: name {string.Join(", ", Known)}, or nothing for all.");
                    parts.Add(args[i]);
                    continue;
            }
            i++;
        }
        return (options with { Parts = parts }, null);
    }
}
