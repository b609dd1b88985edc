using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Who is in the reader's mind at a place of the text: last speakers before other people named, near before far.</summary>
sealed class Salience
{
    /// <summary>How many sentences back a pronoun may point.</summary>
    const int Reach = 8;

    readonly Dictionary<int, List<(int Position, Character Who, bool Oblique)>> named = [];
    readonly Dictionary<int, List<(int Position, Speaker Who)>> spoke = [];
    readonly List<Character> people = [];

    public Salience(ArticleText article, Cast cast)
    {
        foreach (var sentence in article.Sentences)
            for (int k = 0; k < sentence.Count; k++)
            {
                if (!sentence[k].IsWord || cast.At(sentence[k].Span.Start) is not { Who: { } who } at) continue;
                if (!named.TryGetValue(sentence.Number, out var list)) named[sentence.Number] = list = [];
                list.Add((sentence[k].Span.Start, who, IsOblique(sentence, k, at.Mention)));
            }
        people.AddRange(cast.Characters.Where(c => c.IsHuman && c.FirstMention >= 0).OrderBy(c => c.FirstMention));
    }

    public void Spoke(int sentence, int position, Speaker who)
    {
        if (!spoke.TryGetValue(sentence, out var list)) spoke[sentence] = list = [];
        list.Add((position, who));
    }

    /// <summary>The person a "he" or "she" stands for, or unresolved.</summary>
    public Speaker Person(int sentence, int position, Gender gender)
    {
        for (int n = sentence; n >= 0 && sentence - n <= Reach; n--)
        {
            int before = n == sentence ? position : int.MaxValue;
            if (spoke.TryGetValue(n, out var speakers))
                for (int k = speakers.Count - 1; k >= 0; k--)
                    if (speakers[k].Position < before && speakers[k].Who.Who is { } speaker && Fits(speaker, gender))
                        return Found(speaker, gender);
            if (!named.TryGetValue(n, out var names)) continue;
            var here = names.Where(m => m.Position < before && Fits(m.Who, gender)).ToList();
            // "Of Smith, he said": somebody behind a preposition is spoken about.
            if (n == sentence) here.RemoveAll(m => m.Oblique);
            var fitting = here.Where(m => !m.Oblique).Concat(here).Select(m => m.Who).Distinct().ToList();
            // Somebody of unknown gender who is only spoken about would be a guess.
            fitting.RemoveAll(c => c.Gender == Gender.Unknown && here.TrueForAll(m => m.Who != c || m.Oblique) && people.Count > 1);
            if (fitting.Count == 0) continue;
            var certain = fitting.FindAll(c => c.Gender == gender);
            return Found(certain.Count > 0 ? certain[0] : fitting[0], gender);
        }
        return Speaker.Unresolved;
    }

    /// <summary>Whether a name stands behind a preposition, or is possessive: it is then hardly the subject.</summary>
    static bool IsOblique(Sentence s, int k, NameMention mention)
    {
        int first = k;
        while (first > 0 && NameFinder.IsTitle(s.LowerAt(first - 1))) first--;
        int last = k + mention.Words.Count;
        return ClosedClass.Prepositions.Contains(s.LowerAt(first - 1)) || last < s.Count && s[last].IsPossessive;
    }

    /// <summary>The body an "it" stands for: only one that has just spoken.</summary>
    public Speaker Body(int sentence, int position)
    {
        for (int n = sentence; n >= 0 && sentence - n <= 2; n--)
        {
            if (!spoke.TryGetValue(n, out var speakers)) continue;
            for (int k = speakers.Count - 1; k >= 0; k--)
                if (speakers[k].Position < position && speakers[k].Who.Who is { Kind: EntityKind.Organisation })
                    return speakers[k].Who with { Resolution = Resolution.Pronoun };
        }
        return Speaker.Unresolved;
    }

    /// <summary>The one person "the mayor" can be, or null.</summary>
    /// <param name="head">The role word.</param>
    /// <param name="modifiers">Lower-case words before it: a "vice-presidential nominee" is no "presidential nominee".</param>
    /// <param name="capitals">Capitalised words beside it: "London" of "the London mayor".</param>
    /// <param name="sentence">Where the words stand.</param>
    /// <param name="position">Where the words stand.</param>
    public Character? Holder(string head, IReadOnlyList<string> modifiers, IReadOnlyList<string> capitals, int sentence, int position)
    {
        var holders = people.FindAll(c => c.Roles.Exists(r => HasWord(r, head)));
        if (holders.Count > 0) holders = holders.FindAll(c => c.Roles.Exists(r => HasWord(r, head) && modifiers.All(m => HasWord(r, m))));
        else if (modifiers.Count == 0) return Bridged(sentence, position);
        if (capitals.Count > 0 && holders.Count > 1) holders =
            holders.FindAll(c => c.Roles.Exists(r => capitals.All(w => r.Contains(w, StringComparison.OrdinalIgnoreCase))));
        if (holders.Count == 1) return capitals.Count == 0 || Agrees(holders[0], capitals) ? holders[0] : null;
        if (holders.Count > 1)
        {
            var recent = holders.FindAll(c => c.Mentions.Exists(m => m.Start < position));
            return recent.Count == 1 ? recent[0] : null;
        }
        return null;
    }

    /// <summary>Nobody is said to hold the role: the only person introduced so far is meant, if he has no other role and was just
    /// named.</summary>
    Character? Bridged(int sentence, int position)
    {
        var before = people.FindAll(c => c.FirstMention < position);
        return before.Count == 1 && before[0].Roles.Count == 0 && JustNamed(before[0], sentence) ? before[0] : null;
    }

    /// <summary>"the London mayor" is not the mayor of Chicago: where the role names a place or body, it must share it.</summary>
    static bool Agrees(Character who, IReadOnlyList<string> capitals) =>
        who.Roles.Exists(r => capitals.Any(w => r.Contains(w, StringComparison.OrdinalIgnoreCase)))
        || who.Roles.TrueForAll(r => r.Split(' ').All(w => w.Length == 0 || !char.IsUpper(w[0]) || RoleWords.Contains(Titles.Full(w))));

    bool JustNamed(Character who, int sentence)
    {
        for (int n = sentence; n >= 0 && sentence - n <= 2; n--)
            if (named.TryGetValue(n, out var list) && list.Exists(m => m.Who == who)) return true;
        return false;
    }

    static bool HasWord(string role, string word) =>
        role.Split(' ').Any(w => Titles.Full(w.TrimEnd(',')) is { } full && (full == word || Titles.SameOffice(full, word)));

    static Speaker Found(Character who, Gender gender)
    {
        if (who.Gender == Gender.Unknown) who.Gender = gender;
        return new Speaker(who.Name, Resolution.Pronoun, who);
    }

    static bool Fits(Character c, Gender gender) => c.IsHuman && (c.Gender == gender || c.Gender == Gender.Unknown);
}
