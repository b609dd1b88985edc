using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>Finds what a verb reports, from its dependents and its frames.</summary>
/// <remarks>
/// Conventions of the annotated corpora (Pareti 2012; Newell, Margolin and Ruths 2018), which the extents follow: "to" of an infinitive belongs to the
/// content, a preposition the verb asks for belongs to the cue; an object with its infinitive or its predicate is content as a whole, an
/// addressee before a clause is not; of a passive the subject is content, with what follows the verb as a second stretch.
/// </remarks>
static class Complements
{
    public static Complement? Of(SyntaxTree tree, VerbUse use)
    {
        if (use.Passive) return OfPassive(tree, use);
        var found = use.Verb.Particle.Count > 0 && IsPreposition(tree, use.Last) ? Governed(tree, use) : Active(tree, use);
        return found is null ? Gap(tree, use) : Extended(tree, use, found);
    }

    static Complement Extended(SyntaxTree tree, VerbUse use, Complement found)
    {
        if (found.Pattern == Pattern.RelativeGap || found.Parts[^1].First <= use.Head) return found;
        bool clause = found.Pattern is Pattern.ThatClause or Pattern.BareClause or Pattern.Question;
        var (first, last) = found.Parts[^1];
        return found with { Parts = [.. found.Parts.Take(found.Parts.Count - 1), (first, ContentExtension.End(tree, use, last, clause))] };
    }

    static bool IsPreposition(SyntaxTree tree, int i) => ClosedClass.Prepositions.Contains(tree.Tokens[i].Lower) || tree.Tag(i) is Upos.Adp or Upos.Part;

    /// <summary>"spoke about | the plan": whatever phrase opens behind the verb's own preposition.</summary>
    static Complement? Governed(SyntaxTree tree, VerbUse use)
    {
        int next = use.Last + 1;
        if (next >= tree.Count || tree.Relation(next) == Relation.Punct && tree.Tokens[next].Kind == TokenKind.Punctuation
            && tree.Tokens[next].Text is "." or "," or ";" or ":" or "?" or "!") return Gap(tree, use);
        int top = next;
        while (tree.Head(top) > use.Last) top = tree.Head(top);
        if (tree.Extent(top).First < next && tree.Extent(top).First <= use.Head) return null;
        if (tree.Tag(top) is Upos.Adv or Upos.Cconj or Upos.Sconj && top == tree.Extent(top).Last) return Gap(tree, use);
        int last = tree.Extent(top).Last;
        if (use.Verb.TakesInTree(Frames.ObjectInfinitive))
            foreach (int c in tree.Children(use.Head))
                if (c > top && IsInfinitive(tree, c)) last = Math.Max(last, tree.Extent(c).Last);
        foreach (int c in tree.Children(use.Head))
            if (c > top && Goes(tree, use.Verb, c)) last = Math.Max(last, tree.Extent(c).Last);
        return new Complement(Pattern.Prepositional, [(next, last)], (-1, -1));
    }

    static Complement? Active(SyntaxTree tree, VerbUse use)
    {
        var verb = use.Verb;
        int obj = -1, iobj = -1, clause = -1, predicate = -1, infinitive = -1, behind = -1;
        foreach (int c in tree.Children(use.Head))
        {
            if (c <= use.Last) continue;
            switch (tree.Relation(c))
            {
                case Relation.Obj: if (obj < 0) obj = c; break;
                case Relation.Iobj: iobj = c; break;
                case Relation.Ccomp: if (clause < 0) clause = c; break;
                case Relation.Xcomp or Relation.Advcl when IsInfinitive(tree, c):
                    if (infinitive < 0 && !AfterComma(tree, c)) infinitive = c;
                    break;
                case Relation.Xcomp: if (predicate < 0) predicate = c; break;
                case Relation.Parataxis when clause < 0 && !AfterComma(tree, c) && verb.TakesInTree(Frames.Clause): clause = c; break;
                case Relation.Advcl when clause < 0 && verb.TakesInTree(Frames.Question) && Opens(tree, c, "whether", "how", "why", "what", "if"): clause = c; break;
                case Relation.Obl or Relation.Nmod or Relation.Advcl: if (behind < 0 && Goes(tree, verb, c)) behind = c; break;
            }
        }
        if (clause >= 0 && ClauseKind(tree, verb, clause) is { } kind)
        {
            int addressee = iobj >= 0 ? iobj : obj;
            if (addressee > clause) addressee = -1;
            if (addressee >= 0 && !verb.TakesInTree(Frames.Addressee) && !verb.TakesInTree(Frames.Predicate)) addressee = -1;
            return Make(kind, tree, clause, clause, addressee);
        }
        if (infinitive >= 0)
        {
            if (obj < 0 && iobj >= 0) obj = iobj;
            if (obj < 0 && verb.TakesInTree(Frames.Infinitive)) return Make(Pattern.Infinitive, tree, infinitive, infinitive);
            if (obj >= 0 && obj < infinitive && verb.TakesInTree(Frames.ObjectInfinitive))
                return Make(Pattern.ObjectInfinitive, tree, obj, infinitive);
            if (obj >= 0 && obj < infinitive && verb.TakesInTree(Frames.Infinitive))
                return Make(Pattern.Infinitive, tree, infinitive, infinitive);
        }
        if (obj >= 0 && (predicate > obj && verb.TakesInTree(Frames.Predicate | Frames.Object) || behind > obj && verb.Behind.Count > 0))
            return Make(Pattern.Predicate, tree, obj, Math.Max(predicate, behind));
        if (obj >= 0 && verb.TakesInTree(Frames.Object)) return Make(Pattern.Object, tree, obj, obj);
        if (predicate >= 0 && verb.TakesInTree(Frames.Object) && tree.Fine(predicate) == Penn.VBG)
            return Make(Pattern.Object, tree, predicate, predicate);
        if (predicate >= 0 && verb.TakesInTree(Frames.Predicate)) return Make(Pattern.Predicate, tree, predicate, predicate);
        if (clause >= 0 && verb.TakesInTree(Frames.Object)) return Make(Pattern.Object, tree, clause, clause);
        return null;
    }

    static Pattern? ClauseKind(SyntaxTree tree, ReportingVerb verb, int clause)
    {
        if (Opens(tree, clause, "that")) return verb.TakesInTree(Frames.Clause) ? Pattern.ThatClause : null;
        if (Opens(tree, clause, "whether", "if", "how", "why", "what", "who", "where", "when", "which"))
            return verb.TakesInTree(Frames.Question) ? Pattern.Question : null;
        if (IsInfinitive(tree, clause))
            return verb.TakesInTree(Frames.ObjectInfinitive) ? Pattern.ObjectInfinitive
                : verb.TakesInTree(Frames.Infinitive) ? Pattern.Infinitive : null;
        if (verb.TakesInTree(Frames.Clause)) return Pattern.BareClause;
        return verb.TakesInTree(Frames.Predicate) ? Pattern.Predicate : null;
    }

    static Complement? OfPassive(SyntaxTree tree, VerbUse use)
    {
        var verb = use.Verb;
        if (IsInfinitive(tree, use.Head)) return null;
        int subject = -1, clause = -1, infinitive = -1, predicate = -1, behind = -1;
        bool expletive = false;
        foreach (int c in tree.Children(use.Head))
        {
            switch (tree.Relation(c))
            {
                case Relation.Nsubj or Relation.NsubjPass: subject = c; expletive = tree.Tokens[c].Is("it"); break;
                case Relation.Expl: expletive = true; break;
                case Relation.Ccomp or Relation.Csubj or Relation.CsubjPass: if (c > use.Last && clause < 0) clause = c; break;
                case Relation.Xcomp or Relation.Advcl when c > use.Last && IsInfinitive(tree, c): if (infinitive < 0) infinitive = c; break;
                case Relation.Xcomp or Relation.Obj when c > use.Last: if (predicate < 0) predicate = c; break;
                case Relation.Obl or Relation.Advcl or Relation.Nmod: if (c > use.Last && behind < 0 && Goes(tree, verb, c)) behind = c; break;
            }
        }
        bool reduced = use.Mood == Mood.Reduced;
        // "asked whether he would stay, he said": the question that is put to a speaker is nobody's report.
        if (reduced && tree.Relation(use.Head) is Relation.Advcl or Relation.Root or Relation.Ccomp or Relation.Parataxis) return null;
        if (clause >= 0 && !reduced && expletive && verb.TakesInTree(Frames.Clause | Frames.Question))
            return Make(Pattern.ImpersonalPassive, tree, clause, clause);
        if (clause >= 0 && verb.TakesInTree(Frames.Addressee) && ClauseKind(tree, verb, clause) is not null)
            return Make(Pattern.PassiveAddressee, tree, clause, clause, subject);
        (int First, int Last)? noun = reduced ? HeadNoun(tree, use) : Subject(tree, use);
        if (noun is not { } patient || patient.Last >= use.First) return null;
        if (tree.Tokens[patient.First].Lower is "it" && expletive && clause >= 0) return null;
        int rest = infinitive >= 0 && verb.TakesInTree(Frames.Infinitive | Frames.ObjectInfinitive | Frames.Clause) ? infinitive
            : predicate >= 0 && verb.TakesInTree(Frames.Predicate) ? predicate : behind;
        if (IsPreposition(tree, use.Last) && use.Last > use.Head && Governed(tree, use) is { } governed)
            return governed with { Pattern = Pattern.Raised, Parts = [patient, .. governed.Parts] };
        if (rest >= 0) return new Complement(Pattern.Raised, [patient, tree.Extent(rest)], (-1, -1));
        if (!verb.TakesInTree(Frames.Object)) return null;
        return new Complement(reduced ? Pattern.ReducedNoun : Pattern.PassiveSubject, [patient], (-1, -1));
    }

    static (int First, int Last)? Subject(SyntaxTree tree, VerbUse use) =>
        TreeSubject.Of(tree, use.Head) is { } s ? (s.First, s.Last) : null;

    static (int First, int Last)? HeadNoun(SyntaxTree tree, VerbUse use)
    {
        int noun = tree.Head(use.Head);
        if (noun < 0 || noun > use.Head || tree.Tag(noun) is not (Upos.Noun or Upos.Propn or Upos.Pron)) return null;
        int last = tree.Extent(use.Head).First - 1;
        while (last > noun && tree.Relation(last) == Relation.Punct) last--;
        int first = tree.Extent(noun).First;
        while (first < noun && tree.Relation(first) is Relation.Case or Relation.Cc or Relation.Punct or Relation.Mark) first++;
        return last >= noun ? (first, last) : null;
    }

    /// <summary>"the plan | that they oppose": the object is the relative pronoun, or where none is printed the noun.</summary>
    static Complement? Gap(SyntaxTree tree, VerbUse use)
    {
        if (!use.Verb.TakesInTree(Frames.Object) || tree.Relation(use.Lead) != Relation.AclRelcl || tree.Head(use.Lead) is not (>= 0 and var noun)) return null;
        bool subject = false;
        int pronoun = -1;
        foreach (int c in tree.Children(use.Lead))
        {
            if (c > use.Lead) continue;
            if (tree.Tokens[c].Lower is "that" or "which" or "whom") pronoun = c;
            else subject |= tree.Relation(c) is Relation.Nsubj;
        }
        if (!subject) return null;
        if (pronoun >= 0) return new Complement(Pattern.RelativeGap, [tree.Extent(pronoun)], (-1, -1));
        int last = tree.Extent(use.Lead).First - 1;
        int first = tree.Extent(noun).First;
        while (first < noun && tree.Relation(first) is Relation.Case or Relation.Cc or Relation.Punct or Relation.Mark) first++;
        return last >= noun && noun < use.Head ? new Complement(Pattern.RelativeGap, [(first, last)], (-1, -1)) : null;
    }

    static Complement Make(Pattern kind, SyntaxTree tree, int first, int last, int addressee = -1)
    {
        var (from, to) = (tree.Extent(first).First, Math.Max(tree.Extent(first).Last, tree.Extent(last).Last));
        return new Complement(kind, [(from, to)], addressee >= 0 ? tree.Extent(addressee) : (-1, -1));
    }

    static bool IsInfinitive(SyntaxTree tree, int i) =>
        tree.Children(i).Any(c => c < i && tree.Relation(c) is Relation.Mark or Relation.Aux && tree.Tokens[c].Is("to"));

    static bool AfterComma(SyntaxTree tree, int i) => tree.Extent(i).First is > 0 and var first
        && (tree.Tokens[first].IsComma || tree.Tokens[first - 1].IsComma);

    static bool Opens(SyntaxTree tree, int clause, params ReadOnlySpan<string> words)
    {
        int first = tree.Extent(clause).First;
        while (first < clause && tree.Relation(first) == Relation.Punct) first++;
        string lower = tree.Tokens[first].Lower;
        foreach (string w in words)
            if (lower == w) return true;
        return false;
    }

    /// <summary>Whether the phrase opens with a preposition that goes on with the verb's content.</summary>
    static bool Goes(SyntaxTree tree, ReportingVerb verb, int phrase) =>
        verb.Behind.Count > 0 && TreeSubject.Case(tree, phrase) is var at and >= 0 && verb.Behind.Contains(tree.Tokens[at].Lower);
}
