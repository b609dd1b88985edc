using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Finds the reporting verbs of a sentence and tells verbs from nouns by their neighbours.</summary>
static class CueFinder
{
    static readonly HashSet<string> Modals = ["will", "would", "can", "could", "shall", "should", "may", "might", "must", "'ll", "'d",
        "won't", "wouldn't", "cannot",
        "can't", "couldn't", "shouldn't", "mustn't"];

    static readonly HashSet<string> Have = ["has", "have", "had", "having", "hasn't", "haven't", "hadn't", "'ve"];

    public static List<Cue> Find(Sentence s)
    {
        var cues = new List<Cue>();
        for (int i = 0; i < s.Count; i++)
        {
            if (!s[i].IsWord) continue;
            foreach (var (verb, forms) in ReportingVerbs.For(s[i].Lower))
            {
                if (!ParticleFollows(s, i, verb) || At(s, i, verb, forms) is not { } cue) continue;
                cues.Add(cue);
                i = cue.Last;
                break;
            }
        }
        return cues;
    }

    static bool ParticleFollows(Sentence s, int i, ReportingVerb verb)
    {
        for (int k = 0; k < verb.Particle.Count; k++)
            if (s.LowerAt(i + 1 + k) != verb.Particle[k]) return false;
        return true;
    }

    static Cue? At(Sentence s, int i, ReportingVerb verb, VerbForms forms)
    {
        int last = i + verb.Particle.Count;
        int first = GroupStart(s, i);
        bool be = false, have = false, support = false, modal = false, negated = false;
        for (int k = first; k < i; k++)
        {
            string w = s[k].Lower;
            be |= ClosedClass.Be.Contains(w);
            have |= Have.Contains(w);
            support |= w is "do" or "does" or "did" or "don't" or "doesn't" or "didn't";
            modal |= Modals.Contains(w);
            negated |= ClosedClass.Negations.Contains(w);
        }
        string before = s.LowerAt(first - 1);
        // A possessive ’s before a bare noun-like form: "Smith’s call".
        if (be && i == first + 1 && s[first].IsPossessive && ((forms & VerbForms.Gerund) == 0
            || !ClosedClass.SubjectPronouns.Contains(s.LowerAt(first - 1)))) return null;
        var polarity = negated ? Polarity.Declined : verb.Polarity;
        if ((forms & VerbForms.Gerund) != 0) return Gerund(s, i, first, last, verb, be, polarity);
        if (before == "to" && (forms & VerbForms.Base) != 0) return Infinitive(s, i, first, last, verb);
        if (modal) return (forms & VerbForms.Base) != 0 && negated && !verb.Mental
            ? new Cue(first, i, last, verb, false, false, Polarity.Declined) : null;
        if (support) return (forms & VerbForms.Base) != 0 ? new Cue(first, i, last, verb, false, false, polarity) : null;
        if (have && !be) return (forms & (VerbForms.Participle | VerbForms.Past)) != 0
            ? new Cue(first, i, last, verb, false, false, polarity) : null;
        if (be) return (forms & VerbForms.Participle) != 0 ? new Cue(first, i, last, verb, false, true, polarity) : null;
        return Bare(s, i, first, last, verb, forms, polarity);
    }

    static int GroupStart(Sentence s, int i)
    {
        int k = i;
        while (k > 0 && i - k < 6 && s[k - 1].IsWord && (ClosedClass.Auxiliaries.Contains(s[k - 1].Lower)
            || ClosedClass.IsAdverb(s[k - 1]))) k--;
        // A possessive ’s behind a name is an auxiliary only before a participle; leave it to the caller. An adverb that opens the sentence
        // stays out.
        while (k < i && k == 0 && s[k].IsCapital) k++;
        return k;
    }

    static Cue? Gerund(Sentence s, int i, int first, int last, ReportingVerb verb, bool be, Polarity polarity)
    {
        if (be) return new Cue(first, i, last, verb, false, false, polarity);
        string before = s.LowerAt(first - 1);
        if (ClosedClass.PossessivePronouns.Contains(before) || before is "'s" or "'" or "of" or "for" or "to" or "from" or "about" or "on"
            or "not") return null;
        if (ClosedClass.Determiners.Contains(before) && before is not ("that" or "this")) return null;
        if (verb.NounLike && ClosedClass.Prepositions.Contains(before)) return null;
        return new Cue(first, i, last, verb, true, false, polarity);
    }

    /// <summary>"declined to say", "refused to confirm", "went on to say": the governing verb decides.</summary>
    static Cue? Infinitive(Sentence s, int i, int first, int last, ReportingVerb verb)
    {
        string governor = s.LowerAt(first - 2);
        if (governor is "declined" or "declines" or "declining" or "refused" or "refuses" or "refusing")
        {
            int start = GroupStart(s, first - 2);
            return new Cue(start, i, last, verb, governor.EndsWith("ing", StringComparison.Ordinal), false, Polarity.Declined);
        }
        return governor is "continued" or "continues" or "hastened" or "rushed"
            ? new Cue(GroupStart(s, first - 2), i, last, verb, false, false, Polarity.Said)
            : null;
    }

    static Cue? Bare(Sentence s, int i, int first, int last, ReportingVerb verb, VerbForms forms, Polarity polarity)
    {
        bool past = (forms & VerbForms.Past) != 0;
        if (!past && (forms & (VerbForms.Third | VerbForms.Base)) == 0) return null;
        var before = first > 0 ? s[first - 1] : null;
        var after = last + 1 < s.Count ? s[last + 1] : null;
        if (before is { IsWord: true } && IsNominalContext(before.Lower)) return null;
        // "a plan proposed by", "the figures cited by": a participle behind its noun.
        if (past && after?.Lower == "by" && s.LowerAt(last + 2) is not ("telephone" or "phone" or "email" or "e-mail" or "text"
            or "letter" or "video") && verb.Lemma is not ("continue" or "respond" or "reply" or "conclude")) return null;
        if (past) return new Cue(first, i, last, verb, false, false, polarity);
        if (verb.NounLike && !LooksVerbal(s, first, last)) return null;
        if ((forms & VerbForms.Base) != 0 && !PluralBefore(s, first - 1)) return null;
        return new Cue(first, i, last, verb, false, false, polarity);
    }

    static bool IsNominalContext(string before) =>
        ClosedClass.PossessivePronouns.Contains(before) && before != "her"
        || ClosedClass.Determiners.Contains(before) && before is not ("that" or "this" or "these" or "those" or "some" or "many" or "most"
        or "all" or "both"
            or "few" or "several" or "one" or "two" or "another" or "such")
        || ClosedClass.Prepositions.Contains(before) && before is not ("since" or "before" or "after" or "until" or "than" or "as"
        or "inside" or "outside")
        || before is "'" or "to";

    /// <summary>A noun-like form is a verb when a clause, a quotation or an object follows and a subject precedes.</summary>
    static bool LooksVerbal(Sentence s, int first, int last)
    {
        if (last + 1 >= s.Count || first == 0) return false;
        var after = s[last + 1];
        bool complement = after.IsQuotation || after.IsCapital || after.Text == ":"
            || after.Lower is "that" or "to" or "whether" or "how" or "why" or "what"
            || ClosedClass.Determiners.Contains(after.Lower) || ClosedClass.SubjectPronouns.Contains(after.Lower)
            || after.IsComma && last + 2 < s.Count && s[last + 2].IsQuotation;
        var before = s[first - 1];
        return complement && (before.IsCapital || ClosedClass.SubjectPronouns.Contains(before.Lower) || before.IsComma || before.Text == ")"
            || before.IsWord && OpensNounPhrase(s, first - 1));
    }

    static bool IsPlural(string w) =>
        w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) && w.Length > 2
            || w is "people" or "police" or "men" or "women" or "some" or "many" or "most";

    /// <summary>Whether a determiner, a possessive, a capital or the sentence's start stands a few words before.</summary>
    static bool OpensNounPhrase(Sentence s, int last)
    {
        for (int k = last; k >= 0 && last - k < 5; k--)
        {
            // "The mayor’s comments follow claims": more than one word behind a possessive is no plain subject.
            if (k < last && s[k].IsPossessive) return last - k == 1;
            if (k < last && (ClosedClass.Determiners.Contains(s.LowerAt(k)) || ClosedClass.PossessivePronouns.Contains(s.LowerAt(k))
                || s[k].IsCapital)) return true;
            if (!s[k].IsWord || ClosedClass.Auxiliaries.Contains(s.LowerAt(k))) return false;
        }
        return false;
    }

    static bool PluralBefore(Sentence s, int i)
    {
        if (i < 0) return false;
        string w = s[i].Lower;
        if (w is "he" or "she" or "it") return false;
        // "people close to Smith say": the head decides, not the last word.
        if (SubjectFinder.Left(s, i + 1) is { } np && np.First < np.CoreLast)
        {
            int head = np.First + 1;
            while (head <= np.CoreLast && !ClosedClass.Prepositions.Contains(s.LowerAt(head)) && s.LowerAt(head) != "close") head++;
            if (IsPlural(s.LowerAt(head - 1)) || s.Tokens.Skip(np.First).Take(np.CoreLast - np.First).Any(t => t.Is("and"))) return true;
        }

        return w is "i" or "we" or "you" or "they" or "who" or "people" or "police" or "some" or "many" or "others" or "those" or "most"
            or "few" or "men" or "women"
            || s[i].IsComma || s[i].Text == ")" || IsPlural(w) && !s[i].IsPossessive || i > 1 && s.LowerAt(i - 1) == "and";
    }
}
