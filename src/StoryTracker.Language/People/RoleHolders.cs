namespace StoryTracker.Language.People;

/// <summary>Who "the mayor" is: the one person to whom the text gives the role.</summary>
sealed class RoleHolders(Cast cast, Salience salience)
{
    readonly List<Character> people = cast.Characters.Where(c => c.IsHuman && c.FirstMention >= 0).OrderBy(c => c.FirstMention).ToList();

    /// <summary>The one person "the mayor" can be, or null.</summary>
    /// <param name="head">The role word.</param>
    /// <param name="modifiers">Lower-case words before it: a "vice-presidential nominee" is no "presidential nominee".</param>
    /// <param name="capitals">Capitalised words beside it: "London" of "the London mayor".</param>
    /// <param name="sentence">Where the words stand.</param>
    /// <param name="position">Where the words stand.</param>
    public Character? Find(string head, IReadOnlyList<string> modifiers, IReadOnlyList<string> capitals, int sentence, int position)
    {
        var holders = people.FindAll(c => c.Roles.Exists(r => HasWord(r, head)));
        if (holders.Count > 0) holders = holders.FindAll(c => c.Roles.Exists(r => HasWord(r, head) && modifiers.All(m => HasWord(r, m))));
        else if (modifiers.Count == 0) return Bridged(sentence, position);
        if (capitals.Count > 0 && holders.Count > 1) holders =
            holders.FindAll(c => c.Roles.Exists(r => capitals.All(w => r.Contains(w, StringComparison.OrdinalIgnoreCase)))
                || capitals.All(c.Places.Contains));
        if (holders.Count == 1) return capitals.Count == 0 || Agrees(holders[0], capitals) ? holders[0] : null;
        if (holders.Count > 1)
        {
            var recent = holders.FindAll(c => c.Mentions.Exists(m => m.Start < position));
            if (recent.Count > 1) recent = recent.FindAll(c => salience.JustNamed(c, sentence));
            return recent.Count == 1 ? recent[0] : null;
        }
        return null;
    }

    /// <summary>Nobody is said to hold the role: the only person introduced so far is meant, if he has no other role and was just
    /// named.</summary>
    Character? Bridged(int sentence, int position)
    {
        var before = people.FindAll(c => c.FirstMention < position);
        return before.Count == 1 && before[0].Roles.Count == 0 && salience.JustNamed(before[0], sentence) ? before[0] : null;
    }

    /// <summary>"the London mayor" is not the mayor of Chicago: where the role names a place or body, it must share it.</summary>
    static bool Agrees(Character who, IReadOnlyList<string> capitals) =>
        who.Roles.Exists(r => capitals.Any(w => r.Contains(w, StringComparison.OrdinalIgnoreCase))) || capitals.Any(who.Places.Contains)
        || who.Places.Count == 0 && who.Roles.TrueForAll(r => r.Split(' ')
            .All(w => w.Length == 0 || !char.IsUpper(w[0]) || RoleWords.Contains(Titles.Full(w))));

    static bool HasWord(string role, string word) =>
        role.Split(' ').Any(w => Titles.Full(w.TrimEnd(',')) is { } full && (full == word || Titles.SameOffice(full, word)));
}
