using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>The people, bodies and places that a text names beyond doubt.</summary>
static class EntityList
{
    static readonly HashSet<string> GroupNouns = WordList.Load("group-nouns");

    /// <summary>Nouns that "of" joins to the name of a place.</summary>
    static readonly HashSet<string> PlaceNouns = ["city", "town", "village", "county", "borough", "district", "state", "province", "region", "suburb",
        "port", "island", "capital", "hamlet", "municipality", "parish", "resort", "kingdom", "republic"];

    /// <summary>Words before "in" that take a person or an idea: "confidence in Smith".</summary>
    static readonly HashSet<string> TakesIn = ["believe", "believes", "believed", "confidence", "faith", "trust", "interest", "interested", "trusted",
        "belief", "disappointed", "invest", "invested", "pride", "role", "stake", "succeed", "rely", "instil"];

    /// <summary>Characters whose kind the text shows, in the order of their first mention; unknown kinds are left out.</summary>
    /// <param name="article">The text.</param>
    /// <param name="cast">Everybody named.</param>
    /// <param name="spoke">Names that were found to speak: somebody with two names who speaks is a person.</param>
    public static List<Entity> Read(ArticleText article, Cast cast, IReadOnlySet<string> spoke)
    {
        var kinds = Beside(article, cast, spoke);
        return cast.Characters
            .Select(c => (Character: c, Kind: c.Kind ?? (c.IsHuman && spoke.Contains(c.Name) ? EntityKind.Person
                : kinds.TryGetValue(c, out var shown) ? shown : null)))
            .Where(c => c.Kind is not null && c.Character.Mentions.Count > 0)
            .OrderBy(c => c.Character.FirstMention)
            .Select(c => new Entity(c.Character.Name, c.Kind!.Value, c.Character.Roles.ToList(), c.Character.Mentions.ToList()))
            .ToList();
    }

    /// <summary>Kinds that only the words beside a name show: "in Thornby", "the charity Shelter"; null where they contradict one another.</summary>
    static Dictionary<Character, EntityKind?> Beside(ArticleText article, Cast cast, IReadOnlySet<string> spoke)
    {
        var kinds = new Dictionary<Character, EntityKind?>();
        var tokens = article.Flat;
        for (int i = 1; i < tokens.Count; i++)
        {
            if (!tokens[i].IsCapital || cast.At(tokens[i].Span.Start) is not { Who: { Kind: null } who } at) continue;
            int last = i;
            while (last + 1 < tokens.Count && tokens[last + 1].Span.Start < at.Mention.Span.End) last++;
            if (Shown(tokens, i, last) is { } kind && !(kind == EntityKind.Place && spoke.Contains(who.Name)))
                kinds[who] = kinds.TryGetValue(who, out var before) && before != kind ? null : kind;
        }
        return kinds;
    }

    static EntityKind? Shown(IReadOnlyList<Token> tokens, int first, int last)
    {
        string before = tokens[first - 1].Lower, before2 = first > 1 ? tokens[first - 2].Lower : "";
        var next = last + 1 < tokens.Count ? tokens[last + 1] : null;
        // "in Thornby", but not "in Thornby's view", "in Thornby colours".
        bool closed = next is null || !next.IsWord || ClosedClass.Prepositions.Contains(next.Lower) || ClosedClass.Coordinators.Contains(next.Lower)
            || ClosedClass.Auxiliaries.Contains(next.Lower) && !next.IsPossessive || ClosedClass.Subordinators.Contains(next.Lower)
            || Dates.CalendarWords.Weekday(next.Lower) != 0 || next.Lower is "yesterday" or "today" or "last" or "this";
        if (closed && (before is "in" && !TakesIn.Contains(before2) || before is "of" && PlaceNouns.Contains(before2))) return EntityKind.Place;
        if (GroupNouns.Contains(before) && before is not "house" && closed && ClosedClass.Determiners.Contains(Opening(tokens, first - 1))) return EntityKind.Organisation;
        if (next is { IsComma: true } && last + 3 < tokens.Count && tokens[last + 2].Lower is "a" or "an" or "the")
            for (int k = last + 3; k < tokens.Count && k - last < 8 && tokens[k].IsWord; k++)
                if (k + 1 < tokens.Count && (tokens[k + 1].IsComma || ClosedClass.Prepositions.Contains(tokens[k + 1].Lower) || tokens[k + 1].Is("that")))
                    return GroupNouns.Contains(tokens[k].Lower) ? EntityKind.Organisation
                        : PlaceNouns.Contains(tokens[k].Lower) ? EntityKind.Place : null;
        return null;
    }

    /// <summary>The determiner before a noun, adjectives between them: "the housing charity".</summary>
    static string Opening(IReadOnlyList<Token> tokens, int noun)
    {
        for (int k = noun - 1; k >= 0 && noun - k < 4; k--)
            if (ClosedClass.Determiners.Contains(tokens[k].Lower) || !tokens[k].IsWord) return tokens[k].Lower;
        return "";
    }
}
