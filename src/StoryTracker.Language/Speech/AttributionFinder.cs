using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Finds the attributions of one sentence: each reporting clause with the words it reports.</summary>
/// <remarks>
/// Outer before inner: a reporting verb inside content that another one already claims is a report inside a report and does not stand alone.
/// </remarks>
sealed class AttributionFinder
{
    readonly Sentence s;
    readonly List<Clause> clauses;
    readonly List<Attribution> found = [];
    readonly bool[] used;

    AttributionFinder(Sentence sentence)
    {
        s = sentence;
        clauses = Clauses.Find(sentence, CueFinder.Find(sentence));
        used = new bool[sentence.Count];
    }

    public static List<Attribution> Find(Sentence sentence)
    {
        var finder = new AttributionFinder(sentence);
        finder.Run();
        return finder.found;
    }

    void Run()
    {
        var tags = clauses.Where(TryTag).ToHashSet();
        foreach (var according in AccordingTo.Find(s)) Take(according.Attribution, according.First, according.End);
        int[] stops = clauses.Where(c => Clauses.IsBoundary(s, c)).Select(c => c.ClauseStart).Where(i => i > 0).Order().ToArray();
        foreach (var clause in clauses)
        {
            if (used[clause.Cue.Head] || tags.Contains(clause)) continue;
            if (TryForward(clause, stops)) continue;
            TryPreposed(clause);
        }
        foreach (var noun in ReportingNouns.Find(s)) Take(noun.Attribution, noun.First, noun.End);
        foreach (var loose in LooseQuotations.Find(s, used)) Take(loose.Attribution, loose.First, loose.End);
        foreach (var clause in clauses) Nest(clause);
        found.Sort((a, b) => a.Content[0].Start.CompareTo(b.Content[0].Start));
    }

    /// <summary>A clause inside somebody's content, with a subject of its own, is a report inside a report.</summary>
    void Nest(Clause c)
    {
        if (c.Side != SubjectSide.Left || c.Subject is not { } subject || c.Cue.Verb.Mental || c.Cue.Passive) return;
        var span = s[c.Cue.Head].Span;
        var outer = found.Find(a => a.Cue != s.Between(c.Cue.First, c.Cue.Last) && a.Content.Exists(p => p.Contains(span)));
        if (outer is null || outer.Nested is not null || c.After >= s.Count) return;
        int start = s[s.LowerAt(c.After) == "that" && c.After + 1 < s.Count ? c.After + 1 : c.After].Span.Start;
        var content = outer.Content.Where(p => p.End > start).Select(p => new Span(Math.Max(p.Start, start), p.End)).Where(p => !p.IsEmpty).ToList();
        if (content.Count > 0) outer.Nested = new NestedClause(subject, content);
    }

    void Take(Attribution attribution, int first, int end)
    {
        for (int i = first; i < end; i++)
            if (used[i]) return;
        found.Add(attribution);
        Mark(first, end);
    }

    /// <summary>The end of the run of tokens from <paramref name="from"/> on that no other attribution has taken.</summary>
    int Free(int from, int end)
    {
        int i = from;
        while (i < end && !used[i]) i++;
        return i < end ? ClauseEnd.TrimEnd(s, from, i) : end;
    }

    void Mark(int first, int end)
    {
        for (int i = first; i < end; i++) used[i] = true;
    }

    /// <summary>“…,” he said[, “…”]: the words stand before the tag, and perhaps go on behind it.</summary>
    bool TryTag(Clause c)
    {
        if (!c.Cue.Verb.Takes(Frames.Quoted) && !c.Cue.Verb.Takes(Frames.Clause) || c.Side is SubjectSide.None) return false;
        int q = c.ClauseStart - 1;
        while (q >= 0 && (s[q].IsComma || s[q].IsDash || s[q].Lower is "and" && c.Side == SubjectSide.Elided)) q--;
        if (q < 0 || !s[q].IsQuotation || used[q] || used[c.Cue.Head]) return false;
        if (c.Side == SubjectSide.Elided && c.Cue.Participle) return false;
        bool clausal = s[q].Stretch!.EndsClause || q == 0 && Adverbial.ComplementIsEmpty(s, c.After);
        if (!clausal && !Adverbial.ComplementIsEmpty(s, c.After)) return false;
        int first = FrameStart(q);
        int end = q + 1;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, end, content, quoted);
        if (content.Count == 0) return false;
        int last = end;
        int rest = Adverbial.Skip(s, c.After);
        int addressee = c.Cue.Verb.Takes(Frames.Addressee) && c.Side == SubjectSide.Left ? Adverbial.Addressee(s, c.After) : -1;
        if (addressee >= 0) rest = Adverbial.Skip(s, addressee + 1);
        while (rest < s.Count && (s[rest].IsComma || s[rest].IsDash || s[rest].Text == ":")) rest++;
        if (rest < s.Count && !used[rest] && (s[rest].IsQuotation || QuotationGoesOn(c, rest)))
        {
            last = Free(rest, ClauseEnd.Find(s, rest, Stops(rest), false));
            ContentSpans.Add(s, rest, last, content, quoted);
            Mark(rest, last);
        }
        Mark(first, end);
        Emit(c, content, quoted, AddresseeSpan(c.After, addressee), 0.95, Circumstance(addressee >= 0 ? addressee + 1 : c.After, rest));
        return true;
    }

    /// <summary>“A,” the report says, undermining trust, “and B”: behind a tag's comma the sentence goes on and quotes again.</summary>
    bool QuotationGoesOn(Clause c, int rest)
    {
        if (rest <= c.After || !s[rest - 1].IsComma || clauses.Any(o => o.ClauseStart == rest)) return false;
        int end = Stops(rest) is [var stop, ..] ? stop : s.Count;
        for (int k = rest; k < end; k++)
            if (s[k].IsQuotation && !used[k]) return true;
        return false;
    }

    int[] Stops(int from) => clauses.Where(c => c.ClauseStart > from && Clauses.IsBoundary(s, c)).Select(c => c.ClauseStart).Order().ToArray();

    /// <summary>Where the reporter's frame before a quotation begins: behind whatever is already taken, or the quotation itself.</summary>
    int FrameStart(int q)
    {
        int first = q;
        while (first > 0 && s[first - 1].IsQuotation && !used[first - 1]) first--;
        int frame = first;
        while (frame > 0 && !used[frame - 1] && s[frame - 1].Text is not (";" or ":")) frame--;
        if (frame == first) return first;
        // A frame ends in a word, not in a comma: “A,” said X, and “B,” he added.
        if (s[first - 1].IsComma || s[first - 1].Lower is "and" or "but") return first;
        while (frame < first && !s[frame].IsWord) frame++;
        return clauses.Any(c => c.Cue.Head >= frame && c.Cue.Head < first) ? first : frame;
    }

    /// <summary>He said [to X] [on Monday] [that] …: the words stand behind the verb.</summary>
    bool TryForward(Clause c, int[] stops)
    {
        int i = c.After;
        int addressee = -1;
        if (c.Cue.Verb.Takes(Frames.Addressee) && c.Side != SubjectSide.Right)
        {
            addressee = Adverbial.Addressee(s, i);
            if (addressee >= 0) i = addressee + 1;
        }
        int direct = i;
        while (direct < s.Count && (s[direct].IsComma || s[direct].Text == ":" || s[direct].IsDash)) direct++;
        if (!(direct < s.Count && s[direct].IsQuotation)) i = c.Cue.Verb.Takes(Frames.Object) && !c.Cue.Verb.Takes(Frames.Clause) ? i : SkipAdverbial(c.Cue.Verb, i);
        bool punctuation = i < s.Count && (s[i].IsComma || s[i].Text == ":" || s[i].IsDash);
        int j = i;
        while (j < s.Count && (s[j].IsComma || s[j].Text == ":" || s[j].IsDash)) j++;
        if (j >= s.Count || used[j]) return false;
        bool that = s.LowerAt(j) == "that" && c.Cue.Verb.Takes(Frames.Clause);
        if (that && !ContinuesAsPronoun(j)) j++;
        if (j >= s.Count) return false;
        if (punctuation && !that && !s[j].IsQuotation)
        {
            // said, after his speech, in a long session, that …
            if (!c.Cue.Verb.Takes(Frames.Clause) || !s[i].IsComma) return false;
            int far = i;
            while (far < s.Count && far - i < 25 && !(s[far].IsComma && s.LowerAt(far + 1) == "that")) far++;
            if (far + 2 >= s.Count || far - i >= 25 || used[far + 2]) return false;
            that = true;
            j = far + 2;
        }
        if (!Licensed(c, j, that, addressee)) return false;
        int end = Relative(c) is int comma and > 0 && comma > j ? comma : ClauseEnd.Find(s, j, stops, !c.Cue.Verb.Takes(Frames.Clause));
        end = Free(j, DirectEnd(j, end));
        if (end <= j) return false;
        int first = j;
        if (addressee >= 0 && s.LowerAt(j) == "to" && c.Cue.Verb.Takes(Frames.ObjectInfinitive) && Free(c.After, j) == j) first = c.After;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, end, content, quoted);
        if (content.Count == 0) return false;
        Mark(first, end);
        Emit(c, content, quoted, AddresseeSpan(c.After, addressee), quoted.Count > 0 ? 0.9 : c.Cue.Verb.Mental ? 0.6 : that ? 0.85 : 0.75,
            Circumstance(addressee >= 0 ? addressee + 1 : c.After, i));
        return true;
    }

    /// <summary>"to" after a verb that takes an infinitive begins the content: "vowed to win".</summary>
    int SkipAdverbial(ReportingVerb verb, int i)
    {
        int rest = i;
        while (rest < s.Count && !(s.LowerAt(rest) == "to" && verb.Takes(Frames.Infinitive | Frames.ObjectInfinitive)))
        {
            int next = Adverbial.SkipOne(s, rest);
            if (next == rest) break;
            rest = next;
        }
        return rest;
    }

    /// <summary>“that” is the subject itself in "he said that was wrong".</summary>
    bool ContinuesAsPronoun(int that) => ClosedClass.Auxiliaries.Contains(s.LowerAt(that + 1)) && s.LowerAt(that + 1) != "'s";

    /// <summary>A quotation that ends a sentence ends the content, unless the sentence plainly runs on.</summary>
    int DirectEnd(int start, int end)
    {
        for (int i = start; i < end - 1; i++)
            if (s[i].IsQuotation && (s[i].Stretch!.Words > 3 || s[i].Stretch!.Capital) && s[i].Stretch!.EndsClause && !s[i + 1].IsQuotation
                && (s[i].Stretch!.Terminal || s[i + 1].IsWord && !ClosedClass.Prepositions.Contains(s.LowerAt(i + 1))))
                return i + 1;
            else if (i == start && s[i].IsQuotation && s[i].Stretch!.Capital && (s[i].Stretch!.Words > 5 && s[i + 1].IsComma || i > 0 && (s[i - 1].IsComma || s[i - 1].Text == ":")))
                return i + 1;
        return end;
    }

    /// <summary>In a relative or subordinate clause the content ends at the clause's comma.</summary>
    int Relative(Clause c)
    {
        bool relative = s.LowerAt(c.Cue.First - 1) is "who" or "which" && c.Cue.First > 1 && s[c.Cue.First - 2].IsComma;
        bool subordinate = c.ClauseStart > 0 && s.LowerAt(c.ClauseStart - 1) is "while" or "although" or "though" or "as" or "when" or "after" or "since" or "because"
            && c.ClauseStart < 3;
        if (!relative && !subordinate) return 0;
        for (int k = c.After + 1; k < s.Count; k++)
            if (s[k].IsComma) return k;
        return 0;
    }

    bool Licensed(Clause c, int j, bool that, int addressee)
    {
        var verb = c.Cue.Verb;
        var t = s[j];
        if (s.LowerAt(c.ClauseStart - 1) is "if" or "whether") return false;
        if (c.Subject is null && c.Side == SubjectSide.Elided && !QuotationFollows(j)) return false;
        // "answered claims from X that …": the words are X's.
        if (!verb.Takes(Frames.Clause) && verb.Polarity == Polarity.Said && SpeechNounAhead(j)) return false;
        if (t.Lower == "as" && verb.Takes(Frames.Object) && QuotationFollows(j)) return true;
        // "read “The Long Road”": a verb that takes nothing but quoted words needs a mark of speech before or inside them.
        if (t.IsQuotation && verb.Frames == Frames.Quoted && !t.Stretch!.EndsClause && s[j - 1].IsWord) return false;
        if (t.IsQuotation) return verb.Takes(Frames.Quoted | Frames.Clause | Frames.Object);
        if (that) return true;
        if (t.Lower == "to") return verb.Takes(Frames.Infinitive) || addressee >= 0 && verb.Takes(Frames.ObjectInfinitive);
        if (t.Lower is "whether" or "how" or "why" or "what" or "who" or "where" or "when" or "if" or "which") return verb.Takes(Frames.Question);
        if (verb.Takes(Frames.Object | Frames.ObjectInfinitive) && (t.IsWord || t.Kind == TokenKind.Number) && !ClosedClass.Coordinators.Contains(t.Lower)
            && (!ClosedClass.Prepositions.Contains(t.Lower) || verb.Particle.Count > 0)) return !verb.Takes(Frames.Clause) || FiniteAhead(j) || ObjectStart(t);
        return verb.Takes(Frames.Clause) && FiniteAhead(j) && (!verb.Mental || c.Side != SubjectSide.Elided);
    }

    bool SpeechNounAhead(int j) =>
        Enumerable.Range(j, Math.Min(4, s.Count - j)).Any(k => ReportingNouns.Contains(s.LowerAt(k)) && s.LowerAt(k + 1) is "that" or "from" or "by");

    bool QuotationFollows(int j) => Enumerable.Range(j, Math.Min(8, s.Count - j)).Any(k => s[k].IsQuotation);

    static bool ObjectStart(Token t) => ClosedClass.StartsNounPhrase(t) || ClosedClass.PossessivePronouns.Contains(t.Lower) || t.Lower.EndsWith('s')
        || t.Lower.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>A clause without "that" must show a subject and a verb: something that starts one and a finite verb soon after.</summary>
    bool FiniteAhead(int j)
    {
        if (ClosedClass.Prepositions.Contains(s.LowerAt(j)) || ClosedClass.Coordinators.Contains(s.LowerAt(j))) return false;
        for (int k = j + 1; k < s.Count && k - j < 20; k++)
        {
            string w = s.LowerAt(k);
            if (s[k].IsDash || w is "after" or "when" or "because" or "while" or "before" or "until") return false;
            if (s[k].IsQuotation && s[k].Stretch!.Words > 1) return true;
            if (ClosedClass.Auxiliaries.Contains(w) && s.LowerAt(k - 1) != "to" && !(s[k].IsPossessive && s[k - 1].IsCapital)) return true;
            if (!s[k].IsCapital && s[k].IsWord && w.Length > 3 && (w.EndsWith("ed", StringComparison.Ordinal) || w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal)
                || FiniteVerbs.Contains(w))) return true;
        }
        return false;
    }

    static readonly HashSet<string> FiniteVerbs = WordList.Load("irregular-pasts");

    /// <summary>The plan, he said, was wrong / The plan was wrong, he said: the words stand round or before the clause.</summary>
    bool TryPreposed(Clause c)
    {
        if (!c.Cue.Verb.Takes(Frames.Clause) || c.Cue.Participle || c.Side is SubjectSide.Elided or SubjectSide.None || c.ClauseStart < 3 || c.Cue.Verb.NounLike) return false;
        int comma = c.ClauseStart - 1;
        if (!s[comma].IsComma && !s[comma].IsDash || used[comma - 1]) return false;
        int rest = Adverbial.Skip(s, c.After);
        if (rest < s.Count && s[rest].IsWord) return false;
        int first = comma - 1;
        while (first > 0 && !used[first - 1] && s[first - 1].Text != ";") first--;
        while (first < comma && !s[first].IsWord && !s[first].IsQuotation && s[first].Kind != TokenKind.Number) first++;
        if (comma - first < 2) return false;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, comma, content, quoted);
        if (content.Count == 0) return false;
        Mark(first, comma);
        if (rest < s.Count && s[rest].IsComma && rest + 1 < s.Count && !used[rest + 1])
        {
            int end = Free(rest + 1, ClauseEnd.Find(s, rest + 1, Stops(rest + 1), false));
            if (end > rest + 1)
            {
                ContentSpans.Add(s, rest + 1, end, content, quoted);
                Mark(rest + 1, end);
            }
        }
        Emit(c, content, quoted, null, 0.8, Circumstance(c.After, rest));
        return true;
    }

    Span? Circumstance(int from, int end)
    {
        while (end > from && !s[end - 1].IsWord && s[end - 1].Kind != TokenKind.Number && s[end - 1].Text != ")") end--;
        return end > from && end <= s.Count ? s.Between(from, end - 1) : null;
    }

    Span? AddresseeSpan(int after, int addressee) => addressee >= after ? s.Between(after, addressee) : null;

    void Emit(Clause c, List<Span> content, List<MarkedStretch> quoted, Span? addressee, double confidence, Span? circumstance)
    {
        found.Add(new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Source = c.Subject,
            Cue = s.Between(c.Cue.First, c.Cue.Last),
            Verb = c.Cue.Verb,
            Polarity = c.Cue.Polarity,
            Elided = c.Side == SubjectSide.Elided,
            Impersonal = c.Side == SubjectSide.None,
            Addressee = addressee,
            Circumstance = circumstance,
            Confidence = confidence,
        });
    }
}
