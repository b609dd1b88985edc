using System.Globalization;
using System.Text;
using StoryTracker.Benchmarks.Stories.Generated;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>
/// Words of one story of the made-up newsroom: sentences out of a lexicon whose words are used about as often as words are (G. Zipf), a few of them this story's own,
/// so that an index of words has the few long and the many short lists that one over news has.
/// </summary>
sealed class MadeUpWords
{
    const int KnownToAll = 60, SpeakersInAll = 20_000;
    static readonly string[] Outlets = ["The Quay", "Morning Tide", "Belmoor Post", "Radio Karsk", "The Ledger", "Evening Bell", "Northern Echo Chamber", "Coast and Country"];
    static readonly IReadOnlyList<string> All = [.. Lexicon.Nouns, .. Lexicon.RareWords];
    readonly Dice dice;
    readonly IReadOnlyList<string> matters, rare, cast;

    /// <summary>Words of the story of this number.</summary>
    /// <param name="story">Its number.</param>
    /// <param name="claims">How many claims it has: more of them come from more people.</param>
    public MadeUpWords(int story, int claims)
    {
        dice = new(7, (ulong)story);
        Place = dice.Of(Lexicon.Places);
        matters = [.. Enumerable.Range(0, 10).Select(_ => dice.Of(Lexicon.Nouns))];
        rare = [.. Enumerable.Range(0, 12).Select(_ => dice.Zipf(Lexicon.RareWords))];
        cast = [.. Enumerable.Range(0, Math.Clamp(claims / 8, 4, 80)).Select(_ => Speaker(dice.Next(SpeakersInAll)))];
        Title = $"{Place} {matters[0]}: {dice.Of(Lexicon.Adjectives)} {matters[1]} {Often(Lexicon.Verbs)} {Noun()}";
        Sentence = $"What becomes of the {matters[0]} and the {matters[1]} of {Place}.";
    }

    /// <summary>Everybody who may be quoted, the best known first.</summary>
    public static IEnumerable<string> Speakers => Enumerable.Range(0, SpeakersInAll).Select(Speaker).Distinct();

    /// <summary>Where it happens.</summary>
    public string Place { get; }

    /// <summary>What it is about, in a word.</summary>
    public string Matter => matters[0];

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Sentence { get; }

    /// <summary>A headline.</summary>
    public string Headline() => Capital($"{dice.Of(matters)} {Often(Lexicon.Verbs)} {Noun()} {dice.Of(Lexicon.Prepositions)} {Place}");

    /// <summary>An outlet, the first ones most often.</summary>
    public string Outlet() => dice.Zipf(Outlets);

    /// <summary>A number.</summary>
    public int Next(int below) => dice.Next(below);

    /// <summary>Somebody to quote: one of this story's people, now and then one of those who are in every story.</summary>
    public string Who() => dice.Chance(0.2) ? Speaker((int)Math.Pow(KnownToAll + 1, dice.Share()) - 1) : dice.Zipf(cast);

    /// <summary>What somebody says: 10 to 30 words without a stop.</summary>
    public string Remark()
    {
        var words = new StringBuilder(Capital(Thing())).Append(' ').Append(Often(Lexicon.Verbs)).Append(' ').Append(Thing());
        for (var i = dice.Next(3); i >= 0; i--)
            words.Append(CultureInfo.InvariantCulture, $" {dice.Of(Lexicon.Links)} {Thing()} {Often(Lexicon.Verbs)} {Thing()}");
        return words.ToString();
    }

    /// <summary>Sentences that nobody says.</summary>
    public void Narrate(StringBuilder to)
    {
        for (var i = dice.Between(3, 7); i > 0; i--)
            to.Append(CultureInfo.InvariantCulture, $"{dice.Of(Lexicon.Openings)} {Thing()} {Often(Lexicon.Verbs)} {Thing()} {dice.Of(Lexicon.Links)} {Thing()} {Often(Lexicon.Verbs)} {Thing()}. ");
        to.Append("\n\n");
    }

    string Thing() => $"{dice.Of(Lexicon.Articles)} {(dice.Chance(0.4) ? Often(Lexicon.Adjectives) + " " : "")}{Noun()}{(dice.Chance(0.3) ? $" {dice.Of(Lexicon.Prepositions)} {dice.Of(Lexicon.Articles)} {Noun()}" : "")}";

    string Noun() => dice.Share() switch { < 0.12 => dice.Of(matters), < 0.2 => dice.Of(rare), _ => Often(All) };

    // About as often as 1 / (rank + 20), which keeps the commonest in a twentieth of what is said, as in news (B. Mandelbrot's correction of Zipf's law).
    string Often(IReadOnlyList<string> words)
    {
        const double shift = 20;
        return words[Math.Min(words.Count - 1, (int)((shift * Math.Pow((words.Count + shift) / shift, dice.Share())) - shift))];
    }

    // Steps without a common divisor: names do not come again before all have come.
    static string Speaker(int number) => $"{Lexicon.FirstNames[number * 7 % Lexicon.FirstNames.Count]} {Lexicon.Surnames[number * 31 % Lexicon.Surnames.Count]}";

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
