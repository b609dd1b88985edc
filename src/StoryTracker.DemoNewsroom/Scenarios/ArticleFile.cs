using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryTracker.Demo.Scenarios;

/// <summary>
/// A file of the story scenario: lines of <c>name: value</c>, a blank line, the text in paragraphs parted by blank lines. <c>NAME.txt</c> is an
/// article, <c>NAME.2.txt</c> its second revision. With <c>copy: NAME</c> the text is another article's, as wire copy is; <c>paragraphs: 5</c>
/// cuts it short, as sub-editors do, and what stands in the file is printed before it.
/// </summary>
sealed partial record ArticleFile(string Slug, int Revision, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Paragraphs)
{
    public static ArticleFile Read(string name)
    {
        var parts = Name().Match(name) is { Success: true } m ? m : throw new FormatException($"{name} is not called NAME.txt or NAME.2.txt.");
        var text = ScenarioFiles.Text(name);
        var (head, body) = text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var cut ? (text[..cut], text[cut..]) : (text, "");
        var fields = head.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(
            f => f.Length == 2 ? f[0] : throw new FormatException($"{name}: '{f[0]}' is not a line of the form name: value."), f => f[1].Trim());
        return new(parts.Groups["slug"].Value, parts.Groups["rev"] is { Success: true } rev ? int.Parse(rev.Value, CultureInfo.InvariantCulture) : 1, fields,
            [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Replace('\n', ' '))]);
    }

    public string this[string field] => Fields.TryGetValue(field, out var value) ? value : throw new FormatException($"{Slug} does not say its '{field}'.");

    public string? Find(string field) => Fields.GetValueOrDefault(field);

    /// <summary>Minutes and seconds into the run: <c>1:20</c>; <c>start</c> is zero.</summary>
    public TimeSpan? Moment(string field) => Find(field) switch
    {
        null => null,
        "start" => TimeSpan.Zero,
        var value => TimeSpan.ParseExact(value, @"m\:ss", CultureInfo.InvariantCulture),
    };

    /// <summary>Days before the start, and time of day: <c>-3 08:15</c>.</summary>
    public TimeSpan? DayAndTime(string field) => Find(field) is not { } value ? null
        : TimeSpan.FromDays(int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture)) + TimeSpan.ParseExact(value.Split(' ')[1], @"hh\:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/(?<slug>[a-z0-9-]+)(\.(?<rev>\d))?\.txt$")]
    private static partial Regex Name();
}
