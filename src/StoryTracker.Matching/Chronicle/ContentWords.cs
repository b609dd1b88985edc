using System.Collections.Immutable;

namespace StoryTracker.Matching.Chronicle;

/// <summary>The words of a text that tell what it is about, by their stems: no function words, no words of the calendar, no bare numbers.</summary>
sealed class ContentWords
{
    // Closed classes of English (Quirk et al. 1985, 2.34), and the words by which any day is announced.
    static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "this", "that", "these", "those", "some", "any", "each", "every", "all", "both", "no", "not", "and", "or", "but", "if", "as",
        "than", "then", "so", "because", "while", "when", "where", "which", "who", "whom", "whose", "what", "how", "why", "of", "in", "on", "at", "by",
        "for", "from", "to", "into", "onto", "with", "without", "about", "over", "under", "after", "before", "between", "among", "through", "during",
        "until", "since", "against", "up", "down", "out", "off", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my",
        "your", "his", "its", "our", "their", "mine", "ours", "theirs", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did",
        "done", "has", "have", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "there", "here", "also",
        "only", "very", "more", "most", "much", "many", "other", "another", "such", "just", "even", "still", "again", "too", "now", "yet", "cannot",
        "mr", "mrs", "ms", "dr", "sir", "said", "says", "say", "told", "added", "one", "im", "ive", "well", "dont", "doesnt", "wont", "cant", "isnt",
        "next", "last", "due", "take", "takes", "taking", "place", "held", "hold", "expected", "planned", "scheduled", "set", "begin", "begins", "start",
        "starts", "end", "ends", "time", "day", "days", "week", "weeks", "weekend", "month", "months", "year", "years", "today", "tomorrow", "yesterday",
        "morning", "afternoon", "evening", "night", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec",
    };

    ContentWords(ImmutableSortedDictionary<string, string> printed) => Printed = printed;

    /// <summary>The words by their stems, each as first printed.</summary>
    public ImmutableSortedDictionary<string, string> Printed { get; }

    /// <summary>How many there are.</summary>
    public int Count => Printed.Count;

    /// <summary>The content words of a text.</summary>
    /// <param name="text">The text.</param>
    public static ContentWords Of(string text)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var word in Word.In(text))
        {
            if (word.Letters.Length < 2 || char.IsDigit(word.Letters[0])) continue;
            // A march is a word of the calendar only with its capital.
            if (Empty.Contains(word.Letters) && !(word.Letters == "march" && char.IsLower(text[word.Start]))) continue;
            words.TryAdd(Stem.OfCommon(word.Letters), text[word.Start..word.End]);
        }
        return new(words.ToImmutable());
    }

    /// <summary>Words that both hold, as this one prints them, in alphabetical order of their stems.</summary>
    public IReadOnlyList<string> SharedWith(ContentWords other) => [.. Printed.Where(w => other.Printed.ContainsKey(w.Key)).Select(w => w.Value)];

    /// <summary>Share of the smaller one's words that both hold, 0 to 1.</summary>
    public double Overlap(ContentWords other) =>
        Math.Min(Count, other.Count) is var least and > 0 ? (double)Printed.Keys.Count(other.Printed.ContainsKey) / least : 0;

    /// <summary>Words as a list in a sentence: “local”, “elections” and “Barnet”.</summary>
    public static string Listed(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "no words",
        1 => $"“{words[0]}”",
        _ => $"{string.Join(", ", words.SkipLast(1).Select(w => $"“{w}”"))} and “{words[^1]}”",
    };
}
