using System.Globalization;
using System.Text;

namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>Writes sentences of a story: the words of its kind, the words of any news, a few that are its own.</summary>
static class Prose
{
    static readonly IReadOnlyList<string> Starts = ["We have", "We never", "I have", "They", "Nobody", "We always", "You have", "They have", "I never"];
    static readonly IReadOnlyList<string> Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>What somebody says, without marks and without a stop: 10 to 30 words.</summary>
    public static string Remark(Wording wording, Dice dice)
    {
        var words = new StringBuilder(dice.Of(Starts)).Append(' ').Append(Verb(wording.Topic, dice)).Append(' ');
        Thing(words, wording, dice);
        words.Append(' ').Append(dice.Of(Lexicon.Links)).Append(' ');
        Thing(words, wording, dice);
        words.Append(' ').Append(Verb(wording.Topic, dice)).Append(' ');
        Thing(words, wording, dice);
        if (dice.Chance(0.5)) Thing(words.Append(' ').Append(dice.Of(Lexicon.Prepositions)).Append(' '), wording, dice);
        return words.ToString();
    }

    /// <summary>A sentence of narration.</summary>
    public static void Sentence(StringBuilder to, StoryPlan story, StoryEvent at, Dice dice)
    {
        var start = to.Length;
        if (dice.Chance(0.25)) to.Append(dice.Of(Lexicon.Openings)).Append(' ');
        Subject(to, story, dice);
        to.Append(' ').Append(Verb(story.Topic, dice)).Append(' ');
        Thing(to, story.Wording, dice);
        if (dice.Chance(0.6)) Thing(to.Append(' ').Append(dice.Of(Lexicon.Prepositions)).Append(' '), story.Wording, dice);
        if (dice.Chance(0.45))
        {
            Subject(to.Append(dice.Chance(0.5) ? ", " : " ").Append(dice.Of(Lexicon.Links)).Append(' '), story, dice);
            Thing(to.Append(' ').Append(Verb(story.Topic, dice)).Append(' '), story.Wording, dice);
        }
        if (dice.Chance(0.3)) Close(to, story, at, dice);
        to.Append('.');
        to[start] = char.ToUpperInvariant(to[start]);
    }

    /// <summary>The sentence that an article opens with: what, where, when.</summary>
    public static void Lead(StringBuilder to, StoryPlan story, StoryEvent at, Dice dice)
    {
        var start = to.Length;
        Subject(to, story, dice);
        to.Append(' ').Append(Verb(story.Topic, dice)).Append(' ');
        Thing(to, story.Wording, dice);
        to.Append(CultureInfo.InvariantCulture, $" {dice.Of(Lexicon.Prepositions)} the {Step(at)} in {story.Place}");
        to.Append(CultureInfo.InvariantCulture, $" on {Days[((int)at.At.DayOfWeek + 6) % 7]}");
        if (dice.Chance(0.6)) to.Append(CultureInfo.InvariantCulture, $", with {at.Figure:#,0} {Things(dice.Zipf(story.Topic.Nouns))} {dice.Of(Reported)}");
        to.Append('.');
        to[start] = char.ToUpperInvariant(to[start]);
    }

    /// <summary>A headline.</summary>
    public static string Headline(StoryPlan story, StoryEvent at, Dice dice)
    {
        var (noun, verb, person) = (dice.Zipf(story.Topic.Nouns), Verb(story.Topic, dice), dice.Zipf(story.People));
        var headline = dice.Next(6) switch
        {
            0 => $"{story.Place} {Step(at)}: {person.Surname} {verb} {noun}",
            1 => $"{person.Name} {verb} {noun} after {Step(at)}",
            2 => string.Create(CultureInfo.InvariantCulture, $"{at.Figure:#,0} {Things(noun)} in {story.Place} {Step(at)}"),
            3 => $"{dice.Of(story.Bodies)} {verb} {noun} {dice.Zipf(Lexicon.Nouns)}",
            4 => $"What the {story.Place} {Step(at)} {verb}",
            _ => $"{Step(at)} {dice.Of(Lexicon.Prepositions)} {dice.Zipf(story.Terms)}: {noun} {verb} {dice.Zipf(Lexicon.Nouns)}",
        };
        return char.ToUpperInvariant(headline[0]) + headline[1..];
    }

    /// <summary>What happens, as words.</summary>
    public static string Step(StoryEvent at) => at.Step.Replace('-', ' ');

    static void Subject(StringBuilder to, StoryPlan story, Dice dice)
    {
        var share = dice.Share();
        if (share < 0.10) to.Append(dice.Zipf(story.People).Surname);
        else if (share < 0.15 && dice.Zipf(story.People) is var person) to.Append(CultureInfo.InvariantCulture, $"{person.Name}, the {person.Role},");
        else if (share < 0.25) to.Append(dice.Zipf(story.Bodies));
        else if (share < 0.28) to.Append(story.Place);
        else Thing(to, story.Wording, dice);
    }

    static void Thing(StringBuilder to, Wording wording, Dice dice)
    {
        var share = dice.Share();
        if (share < 0.06)
        {
            var term = dice.Zipf(wording.Terms);
            to.Append(char.IsUpper(term[0]) || term.Contains(' ', StringComparison.Ordinal) ? term : "the " + term);
            return;
        }
        to.Append(dice.Of(Lexicon.Articles)).Append(' ');
        if (dice.Chance(0.35)) to.Append(dice.Zipf(Lexicon.Adjectives)).Append(' ');
        to.Append(Noun(wording, dice));
        if (dice.Chance(0.2)) to.Append(' ').Append(dice.Of(Lexicon.Prepositions)).Append(" the ").Append(Noun(wording, dice));
    }

    static string Noun(Wording wording, Dice dice) => dice.Share() switch
    {
        < 0.3 => dice.Zipf(wording.Topic.Nouns),
        < 0.55 => dice.Zipf(wording.Own),
        < 0.95 => dice.Zipf(Lexicon.Nouns),
        _ => dice.Zipf(Lexicon.RareWords),
    };

    static string Verb(Topic topic, Dice dice) => dice.Chance(0.35) ? dice.Zipf(topic.Verbs) : dice.Zipf(Lexicon.Verbs);

    static void Close(StringBuilder to, StoryPlan story, StoryEvent at, Dice dice) => _ = dice.Next(4) switch
    {
        0 => to.Append(CultureInfo.InvariantCulture, $" in {story.Place}"),
        1 => to.Append(CultureInfo.InvariantCulture, $" on {at.At.AddDays(dice.Between(-9, 9)):d MMMM}"),
        2 => to.Append(CultureInfo.InvariantCulture, $" on {dice.Of(Days)}"),
        _ => to.Append(CultureInfo.InvariantCulture, $" near {story.Terms[dice.Next(2)]}"),
    };

    static string Things(string noun) => noun.EndsWith('s') ? noun : noun + "s";

    static readonly IReadOnlyList<string> Reported = ["reported", "counted", "affected", "in doubt", "so far", "at stake", "on the spot"];
}
