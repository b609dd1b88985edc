using System.Globalization;

namespace StoryTracker.Matching.Speakers;

/// <summary>A claim whose article only mentions the speaker: "Mr Goldstein".</summary>
/// <param name="Mention">The words.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Text">Text of the article.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
/// <param name="Quoted">Words that the mention's claim prints.</param>
public sealed record OpenMention(string Mention, string Article, string Text, DateOnly? Published, string Quoted);

/// <summary>Somebody whom an article of the same story introduces by full name.</summary>
/// <param name="Id">Id of the speaker.</param>
/// <param name="Name">Full name.</param>
/// <param name="Roles">Roles that this article gives.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Text">Text of the article.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
public sealed record Introduction(string Id, string Name, IReadOnlyList<string> Roles, string Article, string Text, DateOnly? Published);

/// <summary>What a matcher makes of a mention.</summary>
/// <param name="Verdict"><see cref="MatchVerdict.Same"/>: the first candidate is the one.</param>
/// <param name="Candidates">Who it may be, with the introduction that speaks best for each.</param>
/// <param name="Reasons">Why, and why not surely.</param>
public sealed record MentionMatch(MatchVerdict Verdict, IReadOnlyList<Introduction> Candidates, IReadOnlyList<string> Reasons);

/// <summary>
/// Tells who "Mr Goldstein" is once another article of the story introduces a Goldstein. It is sure only when all of these hold: a title or the bare
/// surname that contradicts nothing; exactly one bearer of the surname on the story; printed within a month of each other; and a thread between the
/// two articles that is not the story itself: the body of his role is named beside the mention, or both print the same words of his.
/// </summary>
public static class MentionMatching
{
    /// <summary>NAME@VERSION.</summary>
    public const string Matcher = "mentions@1";

    /// <summary>Days between the two articles beyond which an editor is asked.</summary>
    public const int Days = 31;

    const int SameWords = 5;

    /// <summary>Surname that a mention gives, in lower case; null when the words are no title and surname ("the neighbour", "they").</summary>
    public static string? SurnameOf(string mention, IGivenNames names)
    {
        var words = mention.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 4 || !char.IsUpper(words[^1][0]) || words[0].ToLowerInvariant() is "the" or "a" or "an") return null;
        return PersonName.Of(mention, names) is { Given: null } name && !names.IsTitle(name.Surname) ? name.Surname : null;
    }

    /// <summary>Decides.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="introductions">Introductions on the story, of any surname and in any order.</param>
    /// <param name="names">What is known of names.</param>
    public static MentionMatch? Decide(OpenMention mention, IReadOnlyList<Introduction> introductions, IGivenNames names)
    {
        if (SurnameOf(mention.Mention, names) is not { } surname || PersonName.Of(mention.Mention, names) is not { } printed) return null;
        var bearers = introductions.Where(i => i.Article != mention.Article && PersonName.Of(i.Name, names) is { Given: not null } name
            && NameComparison.Joined(name.Surname) == NameComparison.Joined(surname)).ToList();
        var fitting = bearers.Where(i => Fits(printed, PersonName.Of(i.Name, names)!, names)).GroupBy(i => i.Id, StringComparer.Ordinal)
            .Select(g => g.Select(i => (Introduction: i, Thread: Thread(mention, i), Apart: Apart(mention.Published, i.Published)))
                .OrderBy(i => i.Thread is null).ThenBy(i => i.Apart ?? int.MaxValue).ThenBy(i => i.Introduction.Article, StringComparer.Ordinal).First())
            .OrderBy(c => c.Thread is null).ThenBy(c => c.Introduction.Name, StringComparer.Ordinal).ToList();
        if (fitting.Count == 0) return null;
        var everybody = bearers.Select(b => b.Id).Distinct().Count();
        var (best, thread, apart) = fitting[0];
        List<string> reasons = [$"“{mention.Mention}” is never introduced in its article; another article of the story introduces {best.Name}."];
        if (everybody > 1)
        {
            reasons[0] = $"“{mention.Mention}” is never introduced in its article, and the story knows {Count(everybody)} of that surname: "
                + $"{string.Join(" and ", bearers.Select(b => b.Name).Distinct().Order(StringComparer.Ordinal))}.";
            return new(MatchVerdict.Ask, [.. fitting.Select(f => f.Introduction)], reasons);
        }
        reasons.Add("Nobody else of that surname is known on this story, and the title contradicts nothing.");
        if (apart is null) reasons.Add("It is not known how far apart the two articles were published.");
        else reasons.Add(apart == 0 ? "The two articles were published on one day."
            : $"The two articles were published {apart.Value.ToString(CultureInfo.InvariantCulture)} {(apart == 1 ? "day" : "days")} apart{(apart > Days ? ", too far to be sure" : "")}.");
        reasons.Add(thread ?? "Beyond the surname and the story nothing connects the two, so it is not sure.");
        return new(thread is not null && apart <= Days ? MatchVerdict.Same : MatchVerdict.Ask, [best], reasons);
    }

    static bool Fits(PersonName mention, PersonName name, IGivenNames names)
    {
        var (title, given) = (NameComparison.Gender(mention, names), NameComparison.Gender(name, names));
        return title == NameGender.Unknown || given == NameGender.Unknown || title == given;
    }

    // What ties the two articles together beyond the story; a sentence, or null.
    static string? Thread(OpenMention mention, Introduction who)
    {
        var text = Words(mention.Text);
        foreach (var role in who.Roles)
            foreach (var name in RoleLikeness.NamesIn(role))
            {
                // A body of two words or more, "Jewish Leadership Council"; a place alone ties half a newspaper together.
                if (name.Count > 1 && Runs(text, name))
                    return $"{who.Name} is “{role}”, and the article with the mention names that body.";
            }
        foreach (var role in who.Roles)
            if (RoleLikeness.WordsOf(role) is { Count: > 1 } words && RoleLikeness.NamesIn(role).Count > 0 && words.All(w => text.Contains(w, StringComparer.Ordinal)))
                return $"{who.Name} is “{role}”, and the article with the mention speaks of that office.";
        var (quoted, theirs) = (Words(mention.Quoted), Words(who.Text));
        for (var i = 0; i + SameWords <= quoted.Count; i++)
            if (Runs(theirs, quoted.GetRange(i, SameWords)))
                return $"Both articles print the same words of his or hers: “{string.Join(' ', quoted.GetRange(i, SameWords))}”.";
        return null;
    }

    static bool Runs(List<string> text, IReadOnlyList<string> words)
    {
        for (var i = 0; i + words.Count <= text.Count; i++)
        {
            var k = 0;
            while (k < words.Count && text[i + k] == words[k]) k++;
            if (k == words.Count) return true;
        }
        return false;
    }

    static List<string> Words(string text) => [.. text.Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal)
        .Split([' ', '\n', '\r', '\t', '\u00A0', '–', '—'], StringSplitOptions.RemoveEmptyEntries).Select(PersonName.Plain).Where(w => w.Length > 0)];

    static int? Apart(DateOnly? a, DateOnly? b) => a is { } one && b is { } other ? Math.Abs(one.DayNumber - other.DayNumber) : null;

    static string Count(int n) => n switch { 2 => "two", 3 => "three", 4 => "four", _ => n.ToString(CultureInfo.InvariantCulture) };
}
