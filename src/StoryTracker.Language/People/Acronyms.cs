namespace StoryTracker.Language.People;

/// <summary>Finds short names that a text introduces in brackets: "the Independent Office for Planning (IOP)".</summary>
static class Acronyms
{
    const int Longest = 10;

    /// <summary>Each full name with the short one behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentions">Its names, in order.</param>
    public static IEnumerable<(NameMention Full, NameMention Short)> Find(string text, IReadOnlyList<NameMention> mentions)
    {
        for (int k = 0; k + 1 < mentions.Count; k++)
        {
            var (full, brief) = (mentions[k], mentions[k + 1]);
            if (full.Words.Count < 2 || full.Title is not null || brief.Words.Count != 1 || brief.Text.Length is < 2 or > Longest
                || brief.Span.End >= text.Length || text[brief.Span.End] != ')' || brief.Span.Start - full.Span.End != 2
                || !text.AsSpan(full.Span.End, 2).SequenceEqual(" (") || !Abbreviates(brief.Text, full.Words)) continue;
            yield return (full, brief);
        }
    }

    /// <summary>Whether the letters are the initials of the words, small words counted or not.</summary>
    public static bool Abbreviates(string brief, IReadOnlyList<string> words)
    {
        string letters = new(brief.Where(char.IsLetter).Select(char.ToUpperInvariant).ToArray());
        return brief.Count(char.IsUpper) > 1
            && (letters == Initials(words) || letters == Initials(words.Where(w => char.IsUpper(w[0]))));
    }

    static string Initials(IEnumerable<string> words) =>
        new(words.SelectMany(w => w.Split('-')).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0])).ToArray());
}
