using StoryTracker.Language.Parsing;
using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>Attributions whose cue is a noun or an adjective: "her claim that …", "gave a warning about …", "is critical of …".</summary>
static class NominalAttributions
{
    /// <summary>How far behind its noun a complement may begin: an author or a day may stand between.</summary>
    const int Reach = 8;

    /// <summary>Whether any word of the sentence could be such a cue: only then a tree is worth asking for.</summary>
    public static bool Possible(Sentence s)
    {
        for (int i = 0; i < s.Count; i++)
            if (s[i].IsWord && (ReportingNouns.For(s[i].Lower) ?? ReportingAdjectives.For(s[i].Lower)) is { Frames: var takes })
                for (int k = i + 1; k < s.Count && k - i < Reach; k++)
                    if (NominalComplement.MayOpen(s[k].Lower, takes) || k == i + 1 && takes.Clause && OpensBareClause(s[k])) return true;
        return Hearsay.Possible(s);
    }

    static bool OpensBareClause(Token t) =>
        t.IsWord && (ClosedClass.SubjectPronouns.Contains(t.Lower) || ClosedClass.Determiners.Contains(t.Lower) || t.IsCapital);

    /// <summary>The attributions of a sentence in order, each with the tokens its content takes up.</summary>
    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(SyntaxTree tree)
    {
        for (int i = 0; i < tree.Count; i++)
            if ((OfNoun(tree, i) ?? OfAdjective(tree, i) ?? Hearsay.At(tree, i)) is { } found) yield return found;
    }

    static (Attribution Attribution, int First, int End)? OfNoun(SyntaxTree tree, int i)
    {
        if (tree.Tag(i) is not (Upos.Noun or Upos.Propn) || ReportingNouns.For(tree.Tokens[i].Lower) is not { } noun
            || NominalComplement.Of(tree, i, noun.Frames) is not { } complement) return OfCopula(tree, i);
        var source = NominalSource.Of(tree, i, complement);
        if (source is { Bond: SourceBond.LightVerb or SourceBond.Predicate or SourceBond.Posture } && IsOpen(tree, i)) return null;
        if (!Admits(source is null ? noun.Free : noun.Frames, complement.Form, tree.Tokens[complement.First - 1].Lower)) return null;
        return Made(tree, i, noun, complement, source, PatternOf(complement.Form, source?.Bond));
    }

    /// <summary>"The question is whether …".</summary>
    static (Attribution Attribution, int First, int End)? OfCopula(SyntaxTree tree, int i)
    {
        if (tree.Tag(i) is not Upos.Noun || ReportingNouns.For(tree.Tokens[i].Lower) is not { } noun
            || NominalComplement.BehindCopula(tree, i, noun.Frames) is not var (first, last)) return null;
        var form = tree.Tokens[first].Lower switch { "that" => ComplementForm.Clause, "to" => ComplementForm.Infinitive, _ => ComplementForm.Question };
        var complement = new NominalComplement(form, first, last, (-1, -1), false);
        var source = NominalSource.Of(tree, i, complement) is { Bond: SourceBond.Possessor } owner ? owner : (NominalSource?)null;
        return Made(tree, i, noun, complement, source, Pattern.NounCopula);
    }

    static (Attribution Attribution, int First, int End)? OfAdjective(SyntaxTree tree, int i)
    {
        if (tree.Tag(i) is not Upos.Adj && tree.Fine(i) is not Penn.VBN || ReportingAdjectives.For(tree.Tokens[i].Lower) is not { } adjective
            || tree.Relation(i) == Relation.Amod && tree.Head(i) > i
            || NominalComplement.Of(tree, i, adjective.Frames) is not { } complement) return null;
        if (IsOpen(tree, i)) return null;
        return NominalSource.OfAdjective(tree, i) is not { } source ? null : Made(tree, i, adjective, complement, source, complement.Form switch
        {
            ComplementForm.Infinitive => Pattern.AdjectiveInfinitive,
            ComplementForm.Phrase => Pattern.AdjectivePhrase,
            _ => Pattern.AdjectiveClause,
        });
    }

    /// <summary>"asked whether he was proud", "if she is confident": nobody says that it is so.</summary>
    static bool IsOpen(SyntaxTree tree, int word)
    {
        int node = word;
        for (int depth = 0; node >= 0 && depth < 6; depth++, node = tree.Head(node))
            foreach (int c in tree.Children(node))
                if (c < word && tree.Relation(c) is Relation.Mark or Relation.Advmod && tree.Tokens[c].Lower is "if" or "whether" or "unless" or "lest") return true;
        return false;
    }

    static bool Admits(CueFrames frames, ComplementForm form, string before) => form switch
    {
        ComplementForm.Clause => frames.Clause,
        ComplementForm.Question => frames.Question,
        ComplementForm.Infinitive => frames.Infinitive,
        _ => frames.Prepositions.Contains(before),
    };

    static (Attribution Attribution, int First, int End)? Made(
        SyntaxTree tree, int word, NominalCue noun, NominalComplement complement, NominalSource? source, Pattern pattern)
    {
        var s = tree.Sentence;
        int first = tree.InSentence(complement.First), end = tree.InSentence(complement.Last) + 1;
        if (complement.Form == ComplementForm.Clause && s.LowerAt(first) == "that") first++;
        end = ClauseEnd.TrimEnd(s, first, end);
        if (end <= first) return null;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, end, content, quoted);
        if (content.Count == 0) return null;
        var (cueFirst, cueLast) = Cue(tree, word, complement, source, pattern);
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
            Attitude = noun.IsAttitude,
            Pattern = pattern,
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

    static (int First, int Last) Cue(SyntaxTree tree, int word, NominalComplement complement, NominalSource? source, Pattern pattern)
    {
        int first = source is { CueFirst: >= 0 } s ? s.CueFirst : PhraseStart(tree, word);
        int last = complement is { Form: ComplementForm.Phrase, Adjacent: true } ? word + 1 : pattern == Pattern.NounCopula ? complement.First - 1 : word;
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
