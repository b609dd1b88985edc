using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>Reads the words that limit a number: "more than", "nearly", "or so".</summary>
static class Limits
{
    static readonly (string[] Words, Bound Bound)[] Before =
    [
        (["no", "more", "than"], Bound.AtMost), (["not", "more", "than"], Bound.AtMost), (["no", "fewer", "than"], Bound.AtLeast),
        (["no", "less", "than"], Bound.AtLeast), (["in", "excess", "of"], Bound.MoreThan), (["a", "minimum", "of"], Bound.AtLeast),
        (["a", "maximum", "of"], Bound.AtMost), (["as", "many", "as"], Bound.AtMost), (["as", "much", "as"], Bound.AtMost),
        (["an", "estimated"], Bound.About), (["more", "than"], Bound.MoreThan), (["greater", "than"], Bound.MoreThan),
        (["higher", "than"], Bound.MoreThan), (["less", "than"], Bound.LessThan), (["fewer", "than"], Bound.LessThan),
        (["lower", "than"], Bound.LessThan), (["at", "least"], Bound.AtLeast), (["at", "most"], Bound.AtMost), (["up", "to"], Bound.AtMost),
        (["close", "to"], Bound.Nearly), (["just", "over"], Bound.MoreThan), (["well", "over"], Bound.MoreThan),
        (["just", "under"], Bound.LessThan), (["well", "under"], Bound.LessThan), (["about"], Bound.About), (["around"], Bound.About),
        (["roughly"], Bound.About), (["approximately"], Bound.About), (["some"], Bound.About), (["estimated"], Bound.About),
        (["nearly"], Bound.Nearly), (["almost"], Bound.Nearly), (["over"], Bound.MoreThan), (["above"], Bound.MoreThan),
        (["under"], Bound.LessThan), (["below"], Bound.LessThan),
    ];

    /// <summary>Words before "about" or "over" that make it a plain preposition: "worried about 300 jobs".</summary>
    static readonly HashSet<string> Governs = ["talk", "talks", "talked", "talking", "worry", "worried", "worries", "concern", "concerns",
        "concerned", "row", "anger", "angry", "dispute", "fear", "fears", "know", "knew", "ask", "asked", "asking", "question", "questions",
        "complaint", "complaints", "think", "thought", "hear", "heard", "read", "tell", "told", "speak", "spoke", "debate", "victory",
        "lead", "strike", "fight", "protest", "protests", "turned", "handed", "took", "come", "came", "moved", "walked", "put", "placed"];

    /// <summary>The limit before the token, and where its words begin; the token itself where there is none.</summary>
    public static (Bound Bound, int First) Above(IReadOnlyList<Token> tokens, int i)
    {
        foreach (var (words, bound) in Before)
        {
            int first = i - words.Length;
            if (first < 0 || !Matches(tokens, first, words)) continue;
            if (words.Length == 1 && words[0] is "about" or "over" or "above" or "under" or "around" && first > 0
                && Governs.Contains(tokens[first - 1].Lower)) return (Bound.Exactly, i);
            return (bound, first);
        }
        return (Bound.Exactly, i);
    }

    /// <summary>"or more", "or so", "or fewer" behind the number: the limit and the token behind it.</summary>
    public static (Bound Bound, int End)? Below(IReadOnlyList<Token> tokens, int k)
    {
        if (k + 1 >= tokens.Count || !tokens[k].Is("or")) return null;
        return tokens[k + 1].Lower switch
        {
            "more" or "over" or "above" => (Bound.AtLeast, k + 2),
            "so" => (Bound.About, k + 2),
            "fewer" or "less" or "under" or "below" => (Bound.AtMost, k + 2),
            _ => null,
        };
    }

    static bool Matches(IReadOnlyList<Token> tokens, int first, string[] words)
    {
        for (int k = 0; k < words.Length; k++)
            if (!tokens[first + k].Is(words[k])) return false;
        return true;
    }
}
