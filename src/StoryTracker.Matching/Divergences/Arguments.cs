using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>Whether two arguments are about the same thing, by their words alone.</summary>
static class Arguments
{
    /// <summary>Verbs that say too little by themselves to tell that two clauses speak of one thing.</summary>
    static readonly HashSet<string> LightVerbs =
    [
        "be", "have", "do", "make", "get", "go", "come", "take", "give", "say", "tell", "add", "know", "think", "see", "want", "need", "use", "keep", "put",
        "let", "look", "feel", "ask", "call", "work", "try", "begin", "start", "become", "seem", "mean", "show", "include", "continue", "remain", "like", "believe",
        "hope", "expect", "talk", "speak", "write", "read", "hear", "note", "tweet", "insist", "argue", "claim",
    ];

    /// <summary>Whether the verb says enough by itself.</summary>
    public static bool Telling(string lemma) => !LightVerbs.Contains(lemma);

    /// <summary>Same head and, where both say more, something more in common; pronouns stand for anything and so for nothing.</summary>
    public static bool Same(Argument? a, Argument? b)
    {
        if (a is null || b is null || a.IsPronoun || b.IsPronoun || a.IsClause != b.IsClause) return false;
        int shared = Shared(a.Content, b.Content), least = Math.Min(a.Content.Length, b.Content.Length);
        if (least == 0) return false;
        return a.Head == b.Head ? shared == least || shared >= 2 : shared >= 2 && shared == least;
    }

    /// <summary>Whether they have no content word in common and both have some.</summary>
    public static bool Apart(Argument? a, Argument? b) =>
        a is { IsPronoun: false, Content.Length: > 0 } && b is { IsPronoun: false, Content.Length: > 0 } && a.Head != b.Head && Shared(a.Content, b.Content) == 0;

    /// <summary>How many different words of one list stand in the other.</summary>
    public static int Shared(ImmutableArray<string> a, ImmutableArray<string> b) => a.Distinct().Count(b.Contains);
}
