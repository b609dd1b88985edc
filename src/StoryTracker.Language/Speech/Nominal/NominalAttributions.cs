using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>Attributions whose cue is a noun: "her claim that …", "calls by officers for …", "gave a warning about …".</summary>
static class NominalAttributions
{
    /// <summary>How far behind its noun a complement may begin: an author or a day may stand between.</summary>
    const int Reach = 8;

    /// <summary>Whether any word of the sentence could be such a cue: only then a tree is worth asking for.</summary>
    public static bool Possible(Sentence s)
    {
        for (int i = 0; i < s.Count; i++)
            if (s[i].IsWord && ReportingNouns.For(s[i].Lower) is { Frames: var takes })
                for (int k = i + 1; k < s.Count && k - i < Reach; k++)
                    if (NominalComplement.MayOpen(s[k].Lower, takes)) return true;
        return false;
    }

    /// <summary>The attributions of a sentence in order, each with the tokens its content takes up.</summary>
    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(SyntaxTree tree)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree.Tag(i) is not (Upos.Noun or Upos.Propn) || ReportingNouns.For(tree.Tokens[i].Lower) is not { } noun
                || NominalComplement.Of(tree, i, noun.Frames) is not { } complement) continue;
            var source = NominalSource.Of(tree, i, complement);
            if (Admits(source is null ? noun.Free : noun.Frames, complement.Form, tree.Tokens[complement.First - 1].Lower) && Made(tree, i, noun, complement, source) is { } made) yield return made;
        }
    }

    static bool Admits(NounFrames frames, ComplementForm form, string before) => form switch
    {
        ComplementForm.Clause => frames.Clause,
        ComplementForm.Question => frames.Question,
        ComplementForm.Infinitive => frames.Infinitive,
        _ => frames.Prepositions.Contains(before),
    };

    static (Attribution Attribution, int First, int End)? Made(
        SyntaxTree tree, int word, ReportingNoun noun, NominalComplement complement, NominalSource? source)
    {
        var s = tree.Sentence;
        int first = tree.InSentence(complement.First), end = tree.InSentence(complement.Last) + 1;
        if (complement.Form == ComplementForm.Clause) first++;
        end = ClauseEnd.TrimEnd(s, first, end);
        if (end <= first) return null;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, end, content, quoted);
        if (content.Count == 0) return null;
        var (cueFirst, cueLast) = Cue(tree, word, complement, source);
        return (new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Source = source is { } by ? new NounPhrase(tree.InSentence(by.Phrase.First), tree.InSentence(by.Phrase.Last), tree.InSentence(by.Core)) : null,
            Cue = s.Between(tree.InSentence(cueFirst), tree.InSentence(cueLast)),
            Polarity = noun.Denies ? Polarity.Denied : Polarity.Said,
            Impersonal = source is null,
            Pattern = PatternOf(complement.Form, source?.Bond),
            Confidence = 0.6,
        }, first, end);
    }

    static Pattern PatternOf(ComplementForm form, SourceBond? bond) => bond switch
    {
        SourceBond.LightVerb => Pattern.LightVerb,
        SourceBond.Predicate => Pattern.NounPredicate,
        SourceBond.Posture => Pattern.Posture,
        _ => form switch
        {
            ComplementForm.Infinitive => Pattern.NounInfinitive,
            ComplementForm.Phrase => Pattern.NounPhrase,
            _ => Pattern.Noun,
        },
    };

    static (int First, int Last) Cue(SyntaxTree tree, int word, NominalComplement complement, NominalSource? source)
    {
        int first = source is { CueFirst: >= 0 } s ? s.CueFirst : PhraseStart(tree, word);
        int last = complement is { Form: ComplementForm.Phrase, Adjacent: true } ? word + 1 : word;
        return (Math.Min(first, word), last);
    }

    /// <summary>The first token of the noun phrase: its determiner and adjectives, or what follows its possessor.</summary>
    static int PhraseStart(SyntaxTree tree, int word)
    {
        int k = word;
        while (k > 0 && tree.Head(k - 1) >= k - 1 && tree.Head(k - 1) <= word
            && tree.Relation(k - 1) is Relation.Det or Relation.DetPredet or Relation.Amod or Relation.Advmod or Relation.Nummod or Relation.Compound
            && !tree.Tokens[k - 1].IsPossessive) k--;
        return k;
    }
}
