using StoryTracker.Language.Quotations;
using StoryTracker.Language.Speech.Nominal;
using StoryTracker.Language.Speech.Verbal;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Finds the attributions of one sentence: each reporting clause with the words it reports.</summary>
/// <remarks>
/// Outer before inner: a reporting verb inside content that another one already claims is a report inside a report and does not stand
/// alone.
/// </remarks>
sealed partial class AttributionFinder
{
    readonly Sentence s;
    readonly List<Clause> clauses;
    readonly List<Attribution> found = [];
    readonly bool[] used;

    readonly ArticleText article;
    readonly ICollection<Candidate>? asked;

    AttributionFinder(Sentence sentence, ArticleText text, ICollection<Candidate>? admitted)
    {
        asked = admitted;
        s = sentence;
        article = text;
        clauses = Clauses.Find(sentence, CueFinder.Find(sentence));
        used = new bool[sentence.Count];
    }

    public static List<Attribution> Find(Sentence sentence, ArticleText article)
    {
        var finder = new AttributionFinder(sentence, article, null);
        finder.Run();
        return finder.found;
    }

    /// <summary>The candidates about which <see cref="Admission"/> is asked, were it to admit all: what it is fitted on.</summary>
    internal static List<Candidate> Asked(Sentence sentence, ArticleText article)
    {
        var asked = new List<Candidate>();
        new AttributionFinder(sentence, article, asked).Run();
        return asked;
    }

    void Run()
    {
        // Tags first: they claim the quoted words before them, whatever a later verb would make of those.
        var tags = new HashSet<Clause>();
        foreach (var clause in clauses)
            if (TryTag(clause)) tags.Add(clause);
        foreach (var framed in Framing.Find(s)) Take(framed.Attribution, framed.First, framed.End);
        int[] stops = clauses.Where(c => Clauses.IsBoundary(s, c)).Select(c => c.ClauseStart).Where(i => i > 0).Order().ToArray();
        // A clause behind or inside what it reports stands above it, whatever the tree says.
        foreach (var clause in clauses)
            if (!tags.Contains(clause) && !used[clause.Cue.Head] && ClosesSentence(clause) && TryPreposed(clause)) tags.Add(clause);
        var byHead = clauses.Where(c => !tags.Contains(c)).ToDictionary(c => c.Cue.Head);
        if (Leading(byHead) is { } leading && TryShallow(leading, stops)) byHead.Remove(leading.Cue.Head);
        var nominals = NominalAttributions.Possible(s) ? NominalAttributions.Find(article.Tree(s)).ToList() : [];
        if (VerbUses.Possible(s, used)) TakeFromTree(article.Tree(s), byHead, stops, nominals.ConvertAll(n => n.Attribution.Cue));
        foreach (var nominal in nominals) Take(nominal.Attribution, nominal.First, nominal.End);
        foreach (var clause in clauses) Nest(clause);
        found.Sort((a, b) => a.Content[0].Start.CompareTo(b.Content[0].Start));
    }

    /// <summary>", Smith said." or ", Smith said, …": nothing the verb could report stands behind it.</summary>
    bool ClosesSentence(Clause c)
    {
        int rest = Adverbial.Skip(s, c.After);
        return rest >= s.Count || s[rest].Text == "." || s[rest].IsComma && !(rest + 1 < s.Count && (s[rest + 1].IsQuotation || s[rest + 1].Is("that")));
    }

    /// <summary>The clause of an utterance that no other verb of the lexicon precedes: it stands above all others, and needs no tree.</summary>
    Clause? Leading(Dictionary<int, Clause> byHead)
    {
        for (int i = 0; i < s.Count; i++)
        {
            if (used[i] || !s[i].IsWord || ReportingVerbs.InTree(s.LowerAt(i)).Count == 0) continue;
            return byHead.TryGetValue(i, out var clause) && clause.Cue.Verb is { Kind: ReportKind.Utterance } verb && verb.Takes(Frames.Clause)
                && clause.Side == SubjectSide.Left ? clause : null;
        }
        return null;
    }

    bool TryShallow(Clause clause, int[] stops) => !used[clause.Cue.Head] && (TryForward(clause, stops) || TryPreposed(clause));

    /// <summary>A clause inside somebody's content, with a subject of its own, is a report inside a report.</summary>
    void Nest(Clause c)
    {
        if (c.Side != SubjectSide.Left || c.Subject is not { } subject || c.Cue.Verb.Mental || c.Cue.Passive
            || !c.Cue.Verb.Takes(Frames.Clause | Frames.Quoted | Frames.ObjectInfinitive) || Adverbial.ComplementIsEmpty(s, c.After))
            return;
        var span = s[c.Cue.Head].Span;
        var outer = found.Find(a => a.Cue != s.Between(c.Cue.First, c.Cue.Last) && a.Content.Exists(p => p.Contains(span)));
        if (outer is null || outer.Nested is not null || c.After >= s.Count) return;
        int start = s[s.LowerAt(c.After) == "that" && c.After + 1 < s.Count ? c.After + 1 : c.After].Span.Start;
        var content = outer.Content.Where(p => p.End > start).Select(p => new Span(Math.Max(p.Start, start), p.End))
            .Where(p => !p.IsEmpty).ToList();
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

    int[] Stops(int from) => clauses.Where(c => c.ClauseStart > from && Clauses.IsBoundary(s, c)).Select(c => c.ClauseStart).Order()
        .ToArray();

    Span? Circumstance(int from, int end)
    {
        while (end > from && !s[end - 1].IsWord && s[end - 1].Kind != TokenKind.Number && s[end - 1].Text != ")") end--;
        return end > from && end <= s.Count ? s.Between(from, end - 1) : null;
    }

    Span? AddresseeSpan(int after, int addressee) => addressee >= after ? s.Between(after, addressee) : null;

    /// <summary>A subject that the neighbours only suggest, an elided one or one that can hardly speak, is looked up in the tree.</summary>
    NounPhrase? Source(Clause c)
    {
        if (c.Subject is not { } np || c.Side is SubjectSide.None or SubjectSide.Right) return c.Subject;
        var tree = article.Tree(s);
        bool bare = s.LowerAt(np.CoreLast) is "it" or "this" or "that";
        if ((c.Side == SubjectSide.Left || !bare) && (bare ? SharedSubject.Own(tree, tree.FromSentence(c.Cue.Head)) is null
            : TreePhrases.Speaks(tree, tree.FromSentence(np.CoreLast))
                || s.LowerAt(np.CoreLast) is "himself" or "herself" or "themselves" or "itself" or "later")) return np;
        return SharedSubject.Of(tree, c.Cue.Head) ?? np;
    }

    void Emit(Pattern pattern, Clause c, List<Span> content, List<MarkedStretch> quoted, Span? addressee, Span? circumstance)
    {
        // "Smith, who said …": the pronoun is what names the source here.
        bool relative = c.Side == SubjectSide.Left && s.LowerAt(c.Cue.First - 1) == "who" && c.Subject is { } noun && noun.Last < c.Cue.First - 1;
        found.Add(new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Source = relative ? new NounPhrase(c.Cue.First - 1, c.Cue.First - 1, c.Cue.First - 1) : Source(c),
            Antecedent = relative ? c.Subject : null,
            Cue = s.Between(c.Cue.First, c.Cue.Last),
            Verb = c.Cue.Verb,
            Polarity = c.Cue.Polarity,
            Elided = c.Side == SubjectSide.Elided,
            Impersonal = c.Side == SubjectSide.None,
            Addressee = addressee,
            Circumstance = circumstance,
            Pattern = pattern,
        });
    }
}
