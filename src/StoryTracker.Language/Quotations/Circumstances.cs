using StoryTracker.Language.People;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>What a reporter's phrase says of an occasion.</summary>
/// <param name="Occasion">Place, day, medium and venue, or null where it says none of them.</param>
/// <param name="Addressee">To whom, as printed: "an interview with the BBC"; or null.</param>
readonly record struct Circumstance(Occasion? Occasion, string? Addressee);

/// <summary>Reads "in a letter to the minister", "at a rally in Leeds on Monday", "on Twitter", "outside the court".</summary>
sealed class Circumstances(string text, IReadOnlyList<TimeExpression> dates)
{
    const int LongestPhrase = 8;

    static readonly HashSet<string> Prepositions = ["in", "on", "at", "during", "outside", "inside", "via", "through", "by"];
    static readonly HashSet<string> Media = Nouns("medium"), Platforms = Nouns("platform"), Venues = Nouns("venue");

    readonly int[] starts = dates.Select(d => d.Span.Start).ToArray();

    /// <summary>Whether a phrase of time, place or medium may begin with the word.</summary>
    public static bool MayBegin(string lower) => Prepositions.Contains(lower);

    /// <summary>What a stretch of the reporter's words says.</summary>
    public Circumstance Read(Span span)
    {
        var tokens = Tokenizer.Tokenize(text, span, []);
        string? medium = null, venue = null, addressee = null;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (!Prepositions.Contains(tokens[i].Lower)) continue;
            int end = PhraseEnd(tokens, i + 1);
            if (end == i + 1) continue;
            string head = tokens[end - 1].Lower;
            if (medium is null && tokens[i].Lower is "in" or "on" or "via" or "through" or "by" or "during"
                && (Media.Contains(head) || Platforms.Contains(head) && tokens[end - 1].IsCapital || IsPaper(tokens, i + 1, end)))
            {
                int last = end;
                if (end + 1 < tokens.Count && tokens[end].Lower is "with" or "to" && PhraseEnd(tokens, end + 1) is var to && to > end + 1)
                {
                    addressee ??= Printed(tokens, end + 1, to);
                    last = to;
                }
                medium = Printed(tokens, i + 1, last);
            }
            else if (venue is null && tokens[i].Lower is not ("by" or "via" or "through") && Venues.Contains(head)) venue = Printed(tokens, i + 1, end);
        }
        var day = Day(span);
        string? place = Place(tokens);
        if (venue is not null && venue == place) venue = null;
        if (day is null && place is null && medium is null && venue is null) return new Circumstance(null, addressee);
        string evidence = span.In(text);
        return new Circumstance(new Occasion(place, day,
            $"The text says “{(evidence.Length > 160 ? evidence[..Cut(evidence, 160)] + "…" : evidence)}”.") { Medium = medium, Venue = venue }, addressee);
    }

    /// <summary>The token behind a noun phrase: words up to a preposition other than "of", a verb, a mark or a time.</summary>
    int PhraseEnd(List<Token> tokens, int first)
    {
        int k = first;
        while (k < tokens.Count && k - first < LongestPhrase)
        {
            var t = tokens[k];
            if (!t.IsWord && t.Kind != TokenKind.Number || IsTime(t) || t.Lower is "that" or "and" or "or" or "but" or "'s" && k == first
                || k > first && ClosedClass.Determiners.Contains(t.Lower)
                || ClosedClass.Prepositions.Contains(t.Lower) && !(t.Is("of") && k > first && k + 1 < tokens.Count)
                || ClosedClass.Subordinators.Contains(t.Lower) || ClosedClass.SubjectPronouns.Contains(t.Lower)
                || ClosedClass.Auxiliaries.Contains(t.Lower) && !t.IsPossessive) break;
            // "speaker of the house": the determiner behind "of" belongs to the phrase.
            k += t.Is("of") && tokens[k + 1].Lower is "the" or "a" or "his" or "her" or "its" or "their" ? 2 : 1;
        }
        if (k > first && k <= tokens.Count && tokens[k - 1].IsPossessive) k = first;
        return Math.Min(k, tokens.Count);
    }

    /// <summary>"in the Guardian", "in the Thornby Gazette": a capitalised name with a word for a paper or a broadcaster.</summary>
    static bool IsPaper(List<Token> tokens, int first, int end) =>
        tokens[first].Is("the") && end - first is > 1 and < 5 && tokens[end - 1].IsCapital
        && tokens[end - 1].Lower is "times" or "post" or "journal" or "news" or "herald" or "tribune" or "guardian" or "telegraph" or "mirror"
            or "gazette" or "chronicle" or "mail" or "express" or "sun" or "observer" or "independent" or "star" or "echo" or "argus" or "magazine";

    string Printed(List<Token> tokens, int first, int end) => text[tokens[first].Span.Start..tokens[end - 1].Span.End];

    /// <summary>Never between the halves of a surrogate pair.</summary>
    static int Cut(string s, int at) => char.IsHighSurrogate(s[at - 1]) ? at - 1 : at;

    int FirstDate(int from)
    {
        int k = Array.BinarySearch(starts, from);
        return k < 0 ? ~k : k;
    }

    bool IsTime(Token t)
    {
        int k = FirstDate(t.Span.Start);
        return k < dates.Count && dates[k].Span.Contains(t.Span.Start) || k > 0 && dates[k - 1].Span.Contains(t.Span.Start);
    }

    /// <summary>The first single day in the stretch that does not lie ahead: what was said was not said tomorrow.</summary>
    DateOnly? Day(Span span)
    {
        for (int k = FirstDate(span.Start); k < dates.Count && dates[k].Span.Start < span.End; k++)
            if (dates[k] is { Earliest: { } day, Type: TimeType.Date or TimeType.Time } d && day == d.Latest
                && (d.Status != TimeStatus.Upcoming || d.Conflict is not null)) return day;
        return null;
    }

    /// <summary>A capitalised run behind "in" or "at", days and months left out; "in" is preferred to "at", which may name an
    /// event. Bodies, papers, people and languages are no places.</summary>
    string? Place(List<Token> tokens)
    {
        string? at = null;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Lower is not ("in" or "at")) continue;
            int first = i + 1;
            if (tokens[first].Is("the") && first + 1 < tokens.Count) first++;
            int end = first;
            while (end < tokens.Count && tokens[end].IsCapital && Dates.CalendarWords.Month(tokens[end].Lower) == 0
                && Dates.CalendarWords.Weekday(tokens[end].Lower) == 0) end++;
            // "in Leeds" is a place; "in Labour colours" is none: a lower-case noun would go on.
            if (end == first || end < tokens.Count && tokens[end].IsWord && !ClosedClass.Prepositions.Contains(tokens[end].Lower)
                && !ClosedClass.Determiners.Contains(tokens[end].Lower) && !tokens[end].IsCapital && !IsTime(tokens[end])
                && tokens[end].Lower is not ("and" or "before" or "after" or "while" or "when" or "ahead" or "earlier" or "later")) continue;
            string run = Printed(tokens, first, end);
            if (GivenNames.IsCourtesyTitle(tokens[first].Lower) || NameFinder.IsDescriptive(tokens[end - 1].Lower) || IsPaper(tokens, i + 1, end)
                || !NameFinder.IsPlaceName(run) && NameFinder.IsOrganisationName(run.Split(' '))) continue;
            if (tokens[i].Is("in")) return run;
            at ??= run;
        }
        return at;
    }

    static HashSet<string> Nouns(string heading) => WordList.Lines("occasion-nouns").Where(l => l.StartsWith(heading + ":", StringComparison.Ordinal))
        .SelectMany(l => l[(heading.Length + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .ToHashSet(StringComparer.Ordinal);
}
