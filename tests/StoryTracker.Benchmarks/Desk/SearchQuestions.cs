using System.Globalization;
using System.Text.Json;
using StoryTracker.Benchmarks.Stories.Generated;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>What editors type into the search box of a made-up newsroom: each kind of question as addresses, with words that stand there and words that do not.</summary>
/// <param name="lines">Lines of the newsroom to take words from.</param>
sealed class SearchQuestions(IReadOnlyList<SearchQuestions.Line> lines)
{
    /// <summary>A line that is on record.</summary>
    public sealed record Line(string Claim, string Text, string Speaker);

    /// <summary>Reads lines of some stories.</summary>
    public static async Task<SearchQuestions> OfAsync(HttpClient client, IEnumerable<Guid> stories)
    {
        List<Line> lines = [];
        foreach (var story in stories)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync($"/stories/{story}.json"));
            lines.AddRange(answer.RootElement.GetProperty("timeline").EnumerateArray().Take(40).Select(e =>
                new Line(e.GetProperty("id").GetString()!, e.GetProperty("text").GetString()!, e.GetProperty("speaker").GetProperty("name").GetString()!)));
        }
        return new(lines);
    }

    /// <summary>Rows, each with the address of its n-th question.</summary>
    public IEnumerable<(string Name, Func<int, string> Address)> Rows =>
    [
        ("desk-search-common", n => Find(Lexicon.Nouns[n % 60])),
        ("desk-search-two-words", n => Find($"{Lexicon.Nouns[n * 7 % 120]} {Lexicon.Nouns[40 + (n * 11 % 180)]}")),
        ("desk-search-rare", n => Find(Lexicon.RareWords[1000 + (n * 131 % 19_000)])),
        ("desk-search-place", n => Find(Lexicon.Places[n * 37 % Lexicon.Places.Count])),
        ("desk-search-phrase", n => Find($"\"{Words(n, 4)}\"")),
        ("desk-search-speaker", n => Find(Of(n).Speaker)),
        ("desk-search-said-by", n => Find(string.Create(CultureInfo.InvariantCulture, $"speaker:\"{Of(n).Speaker}\" said:{2024 + (n % 2)}-{1 + (n % 12):00}.."))),
        ("desk-search-filtered", n => Find($"{Lexicon.Nouns[n * 3 % 100]} kind:direct outlet:ledger")),
        ("desk-search-all-lines", n => Find(Lexicon.Nouns[n % 60]) + "&in=claims"),
        ("desk-search-nothing", n => Find(Misspelled(n))),
        ("desk-search-same-words", n => $"/search/same-words?claim={Of(n).Claim}"),
    ];

    Line Of(int n) => lines[(int)((uint)n * 7919L % lines.Count)];

    // So many words in a row, from somewhere within a line.
    string Words(int n, int many)
    {
        var words = Of(n).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('“', '”', ',', '.', '…')).Where(w => w.Length > 0).ToArray();
        var start = n % Math.Max(1, words.Length - many);
        return string.Join(' ', words.Skip(start).Take(many));
    }

    // Two letters of a name changed places.
    static string Misspelled(int n)
    {
        var name = Lexicon.Surnames[n * 13 % Lexicon.Surnames.Count].ToCharArray();
        var at = 1 + (n % (name.Length - 3));
        (name[at], name[at + 1]) = name[at] == name[at + 1] ? ('q', name[at + 1]) : (name[at + 1], name[at]);
        return new(name);
    }

    static string Find(string words) => $"/search?q={Uri.EscapeDataString(words)}";
}
