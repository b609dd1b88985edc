using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>An adverbial that says by whom a clause is meant, before anybody asked which clause.</summary>
/// <param name="First">First token of the adverbial.</param>
/// <param name="End">The token behind its last.</param>
/// <param name="Source">Whose words they are.</param>
/// <param name="Cue">The words that say so.</param>
/// <param name="Pattern">The construction.</param>
readonly record struct Frame(int First, int End, NounPhrase Source, (int First, int Last) Cue, Pattern Pattern)
{
    static readonly HashSet<string> Viewpoints = ["view", "opinion", "mind", "minds", "eyes", "estimation", "judgment", "judgement", "account",
        "telling", "reckoning", "words", "assessment", "estimate", "argument", "admission", "calculation", "tally"];

    static readonly HashSet<string> Surveys = ["poll", "polls", "survey", "surveys"];

    static readonly HashSet<string> Crowds = ["them", "him", "her", "me", "us", "many", "some", "most", "others"];

    /// <summary>The adverbial that begins at token <paramref name="i"/>, or null.</summary>
    public static Frame? At(Sentence s, int i, bool fronted) => s.LowerAt(i) switch
    {
        "according" when s.LowerAt(i + 1) is "to" => Plain(s, i, 2, fronted, Pattern.AccordingTo),
        "per" when i + 1 < s.Count && (s[i + 1].IsCapital || s.LowerAt(i + 1) is "the") && (i == 0 || s[i - 1].IsComma)
            => Plain(s, i, 1, fronted, Pattern.AccordingTo),
        "in" or "by" => Viewpoint(s, i, fronted) ?? (fronted ? Survey(s, i) : null),
        "to" when fronted => Minded(s, i),
        _ => null,
    };

    static Frame? Plain(Sentence s, int i, int words, bool fronted, Pattern pattern) =>
        i + words < s.Count && SourcePhrase.From(s, i + words, fronted) is { } source
            ? new Frame(i, source.Last + 1, source, (i, i + words - 1), pattern) : null;

    /// <summary>"in the words of a friend", "in her view", "by the mayor’s own account".</summary>
    static Frame? Viewpoint(Sentence s, int i, bool fronted)
    {
        if (!fronted && !s[i - 1].IsComma && !s[i - 1].IsQuotation) return null;
        if (s.LowerAt(i + 1) is "the" && Viewpoints.Contains(s.LowerAt(i + 2)) && s.LowerAt(i + 3) is "of")
            return Plain(s, i, 4, fronted, Pattern.Viewpoint);
        int possessor = i + 1;
        while (possessor < s.Count && possessor - i < 8 && !s[possessor].IsPossessive
            && !ClosedClass.PossessivePronouns.Contains(s.LowerAt(possessor)) && s[possessor].IsWord) possessor++;
        if (possessor >= s.Count || !s[possessor].IsWord || possessor - i >= 8) return null;
        int noun = possessor + 1;
        if (s.LowerAt(noun) is "own") noun++;
        if (!Viewpoints.Contains(s.LowerAt(noun))) return null;
        if (s[possessor].IsPossessive && possessor - 1 <= i) return null;
        var source = s[possessor].IsPossessive ? new NounPhrase(i + 1, possessor - 1, possessor - 1)
            : new NounPhrase(possessor, possessor, possessor);
        return new Frame(i, noun + 1, source, (noun, noun), Pattern.Viewpoint);
    }

    /// <summary>"in a poll of voters": a survey says what its respondents say.</summary>
    static Frame? Survey(Sentence s, int i)
    {
        if (s.LowerAt(i) is not "in" || SourcePhrase.From(s, i + 1, true) is not { } source) return null;
        int head = source.First;
        while (head <= source.CoreLast && !Surveys.Contains(s.LowerAt(head)))
        {
            if (ClosedClass.Prepositions.Contains(s.LowerAt(head)) && s.LowerAt(head) is not "of") return null;
            head++;
        }
        return head <= source.CoreLast ? new Frame(i, source.Last + 1, source, (i, i), Pattern.Survey) : null;
    }

    /// <summary>"To many, …", "To her supporters, …": in front of its clause only; elsewhere the word has too many other uses.</summary>
    static Frame? Minded(Sentence s, int i)
    {
        if (i + 1 >= s.Count || SourcePhrase.From(s, i + 1, true) is not { } source) return null;
        bool crowd = source.First == source.Last && Crowds.Contains(s.LowerAt(source.First));
        bool named = s[source.First].IsCapital && source.CoreLast - source.First < 5 && s[source.CoreLast].IsCapital;
        if (!crowd && !named && !Speaks(s, source)) return null;
        return source.Last + 1 < s.Count && s[source.Last + 1].IsComma
            ? new Frame(i, source.Last + 1, source, (i, i), Pattern.ToSomebody) : null;
    }

    static bool Speaks(Sentence s, NounPhrase source)
    {
        for (int k = source.First; k <= source.CoreLast; k++)
        {
            string w = s.LowerAt(k);
            if (ClosedClass.Prepositions.Contains(w)) break;
            if (w.EndsWith('s') && People.RoleWords.Contains(w[..^1]) || People.RoleWords.Contains(w)) return true;
        }
        return false;
    }
}
