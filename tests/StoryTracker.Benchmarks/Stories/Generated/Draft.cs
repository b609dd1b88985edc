using System.Globalization;
using System.Text;

namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>An article while it is written: paragraphs, each with the statements in it.</summary>
sealed class Draft(StoryPlan story, int at, Outlet outlet)
{
    readonly HashSet<Person> introduced = [];

    StoryEvent Event => story.Events[at];

    /// <summary>The paragraphs so far.</summary>
    public List<Paragraph> Paragraphs { get; } = [];

    /// <summary>Opens the article.</summary>
    public void Lead(Dice dice)
    {
        var text = new StringBuilder();
        Prose.Lead(text, story, Event, dice);
        if (dice.Chance(0.6)) Prose.Sentence(text.Append(' '), story, Event, dice);
        Paragraphs.Add(new(text.ToString(), []));
    }

    /// <summary>A paragraph of narration.</summary>
    public void Narrate(Dice dice)
    {
        var text = new StringBuilder();
        for (var left = dice.Between(2, 3); left > 0; left--)
        {
            Prose.Sentence(text, story, Event, dice);
            if (left > 1) text.Append(' ');
        }
        Paragraphs.Add(new(text.ToString(), []));
    }

    /// <summary>A paragraph with something said on the occasion, as this outlet prints it.</summary>
    public void Quote(Utterance said, Dice dice)
    {
        var text = new StringBuilder();
        if (dice.Chance(0.5)) Prose.Sentence(text, story, Event, dice);
        if (text.Length > 0) text.Append(' ');
        var unnamed = dice.Chance(0.05);
        var who = unnamed ? "a person who was there" : introduced.Add(said.Speaker) ? $"{said.Speaker.Name}, the {said.Speaker.Role}," : said.Speaker.Surname;
        var says = dice.Chance(0.6) ? outlet.Says[0] : dice.Zipf(outlet.Says);
        int start;
        var words = said.Words;
        if (dice.Next(10) is var form && form < 6)
        {
            start = text.Append(outlet.Open).Length;
            text.Append(words).Append(',').Append(outlet.Close).Append(CultureInfo.InvariantCulture, $" {who.TrimEnd(',')} {says}.");
        }
        else if (form < 8)
        {
            // Half of it.
            var cut = words.Split(' ');
            words = string.Join(' ', cut[(cut.Length / 2)..]);
            start = text.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(who[0])}{who[1..]} {says} that it was about how {outlet.Open}").Length;
            text.Append(words).Append(outlet.Close).Append('.');
        }
        else
        {
            words = InOtherWords(words, dice);
            start = text.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(who[0])}{who[1..]} said that ").Length;
            text.Append(words).Append('.');
        }
        Paragraphs.Add(new(text.ToString(), [new(start, words, unnamed ? null : said.Speaker.Name, story.Id, said.Id, false)]));
    }

    // Reported speech: another person, and each reporter leaves out and puts other words for some.
    static string InOtherWords(string words, Dice dice)
    {
        List<string> other = [];
        foreach (var word in words.Split(' '))
            if (dice.Chance(0.75) || char.IsUpper(word[0])) other.Add(word switch { "We" or "You" or "They" => "they", "I" => "he", "Nobody" => "nobody", _ => word });
            else if (dice.Chance(0.5)) other.Add(dice.Zipf(Lexicon.Nouns));
        return string.Join(' ', other);
    }
}

/// <summary>A paragraph of an article.</summary>
sealed record Paragraph(string Text, IReadOnlyList<Placed> Statements)
{
    /// <summary>The same as agency copy.</summary>
    public Paragraph AsCopied() => this with { Statements = [.. Statements.Select(s => s with { Copied = true })] };
}

/// <summary>A statement in a paragraph, from the paragraph's start.</summary>
sealed record Placed(int Start, string Words, string? Speaker, string Story, string Utterance, bool Copied);
