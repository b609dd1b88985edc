using StoryTracker.Language.Speech;
using StoryTracker.Language.Speech.Nominal;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>Joins quotations that stand without a tag to the attribution they continue.</summary>
/// <remarks>
/// Printers' conventions: a paragraph left open is continued by the next paragraph's opening mark; words behind a tag in the same paragraph
/// are still the same speaker's; so is a paragraph of nothing but quoted words behind one with a tag. Words at the head of a paragraph
/// whose tag comes a sentence later belong to that tag.
/// </remarks>
sealed class FloatingQuotations(ArticleText article)
{
    readonly List<Attribution> all = [];
    readonly List<(Sentence Sentence, MarkedStretch Stretch)> pending = [];
    Attribution? last;
    Sentence? announcing;

    public static List<Attribution> Read(ArticleText article)
    {
        var reader = new FloatingQuotations(article);
        var turns = Turns.Find(article);
        foreach (var sentence in article.Sentences)
            if (!turns.TryGetValue(sentence.Paragraph, out var turn)) reader.Read(sentence);
            else if (sentence.OpensParagraph) reader.all.Add(turn);
        reader.Flush();
        reader.AddUnclaimed();
        return reader.all;
    }

    // A whole sentence in double marks is somebody's words even where no rule finds whose: said, by nobody we can name.
    void AddUnclaimed()
    {
        var claimed = all.SelectMany(a => a.Content).OrderBy(c => c.Start).ToList();
        int next = 0, end = 0;
        foreach (var sentence in article.Sentences)
            foreach (var token in sentence.Tokens)
            {
                if (token.Stretch is not { Kind: MarkKind.Double, Words: >= 5, Capital: true, Terminal: true, Closed: true } stretch) continue;
                for (; next < claimed.Count && claimed[next].Start < stretch.Inner.End; next++) end = Math.Max(end, claimed[next].End);
                if (end > stretch.Inner.Start) continue;
                all.Add(new Attribution
                {
                    Sentence = sentence,
                    SourceSentence = sentence,
                    Content = [stretch.Inner],
                    Quoted = [stretch],
                    Pattern = Pattern.Unclaimed,
                });
            }
    }

    void Read(Sentence s)
    {
        if (pending.Count > 0 && s.Paragraph - pending[^1].Sentence.Paragraph <= 1 && Signature.Find(s) is { } name)
        {
            Sign(s, name);
            return;
        }
        var found = AttributionFinder.Find(s, article);
        found.AddRange(StrayQuotations.Find(s, found, () => article.Tree(s)).ToList());
        found.Sort((a, b) => a.Content[0].Start.CompareTo(b.Content[0].Start));
        if (pending.Count > 0 && pending[^1].Sentence.Paragraph != s.Paragraph && pending[^1].Stretch.Closed) Flush();
        foreach (var token in s.Tokens)
        {
            if (!token.IsQuotation) { if (token.IsWord) break; else continue; }
            if (found.Exists(a => a.Quoted.Contains(token.Stretch!))) break;
            Float(s, token.Stretch!);
        }
        if (found.Count > 0) lastNumber = s.Number;
        foreach (var attribution in found)
        {
            if (pending.Count > 0 && attribution == found[0] && attribution.Quoted.Count > 0 && attribution.Quoted[0] == First(s)
                && (pending[^1].Sentence.Paragraph == s.Paragraph || !pending[^1].Stretch.Closed))
                TakePending(attribution);
            Flush();
            all.Add(attribution);
            // Quoted words behind a sentence go on with what it quoted, not with what it merely reported, and not with what somebody thinks.
            if (attribution.Verb is { Kind: not ReportKind.Utterance } && attribution.Quoted.Count == 0) continue;
            if (last is null || attribution.Quoted.Count > 0 || last.Sentence != s || last.Quoted.Count == 0) last = attribution;
        }
        if (found.Count == 0) Resume(s);
        announcing = s[^1].Text == ":" || IsBareTag(s, found) ? s : null;
    }

    /// <summary>“A,” Smith said. Now, “B.”: behind a quotation of the same paragraph a sentence without a speaker of its own goes on with the
    /// same speaker's words.</summary>
    void Resume(Sentence s)
    {
        if (last is not { Quoted.Count: > 0 } || last.Sentence.Paragraph != s.Paragraph || s.Number - lastNumber > 1) return;
        foreach (var token in s.Tokens)
        {
            if (token.Stretch is not { Words: >= 3, Title: false } stretch || last.Quoted.Contains(stretch)
                || pending.Exists(p => p.Stretch == stretch)) continue;
            all.Add(new Attribution
            {
                Sentence = s,
                SourceSentence = s,
                Content = [stretch.Inner],
                Quoted = [stretch],
                Continues = last,
                Pattern = Pattern.Continued,
            });
            lastNumber = s.Number;
        }
    }

    /// <summary>“A.” — Smith: the line behind quoted words says whose they are.</summary>
    void Sign(Sentence s, NounPhrase name)
    {
        Add(new Attribution
        {
            Sentence = pending[0].Sentence,
            SourceSentence = s,
            Content = pending.ConvertAll(p => p.Stretch.Inner),
            Quoted = pending.ConvertAll(p => p.Stretch),
            Source = name,
            Cue = s[0].Span,
            Pattern = Pattern.Signature,
        });
        pending.Clear();
        announcing = null;
    }

    /// <summary>"Ms Smith disagreed.": a reporting clause that reports nothing yet; the words come behind it.</summary>
    static bool IsBareTag(Sentence s, List<Attribution> found) =>
        found.Count == 0 && s.Count <= 9 && Clauses.Find(s, CueFinder.Find(s)) is [{ Side: SubjectSide.Left, Cue.Participle: false } clause]
        && clause.Cue.Verb.Takes(Frames.Quoted) && Adverbial.ComplementIsEmpty(s, clause.After);

    static MarkedStretch? First(Sentence s) => s[0].Stretch;

    void Float(Sentence s, MarkedStretch stretch)
    {
        bool near = last is { IsDirect: true } && last.Sentence.Paragraph == s.Paragraph;
        if (stretch.Words < 3 && !(near && stretch.EndsClause) || !stretch.EndsClause && s.Count > 2) return;
        if (announcing is { } announced && announced.Paragraph >= s.Paragraph - (announced[^1].Text == ":" ? 1 : 0))
        {
            Announced(announced, s, stretch);
            return;
        }
        bool leftOpen = last?.Quoted.Count > 0 && !last.Quoted[^1].Closed && Follows(last, s);
        if (pending.Count > 0) { pending.Add((s, stretch)); return; }
        if (last is not null && (leftOpen && stretch.OpensParagraph || last.Sentence.Paragraph == s.Paragraph && last.IsDirect
            && EndsLast(s)))
        {
            Extend(s, stretch);
            return;
        }
        pending.Add((s, stretch));
    }

    /// <summary>Paragraph and number of the sentence in which the last attribution ended.</summary>
    int lastParagraph = -1, lastNumber = -1;

    void Extend(Sentence s, MarkedStretch stretch)
    {
        last!.Content.Add(stretch.Inner);
        last.Quoted.Add(stretch);
        lastParagraph = s.Paragraph;
        lastNumber = s.Number;
    }

    bool Follows(Attribution attribution, Sentence s) => s.Paragraph <= Math.Max(attribution.Sentence.Paragraph, lastParagraph) + 1;

    /// <summary>Whether the last attribution ends in quoted words, so that these only go on.</summary>
    bool EndsLast(Sentence s) => last!.Quoted.Count > 0 && last.Sentence.Number < s.Number;

    void TakePending(Attribution attribution)
    {
        attribution.Content.InsertRange(0, pending.Select(p => p.Stretch.Inner));
        attribution.Quoted.InsertRange(0, pending.Select(p => p.Stretch));
        pending.Clear();
    }

    void Announced(Sentence announced, Sentence s, MarkedStretch stretch)
    {
        var clauses = Clauses.Find(announced, CueFinder.Find(announced));
        var clause = clauses.Count > 0 ? clauses[^1] : null;
        Add(new Attribution
        {
            Sentence = s,
            SourceSentence = announced,
            Content = [stretch.Inner],
            Quoted = [stretch],
            Source = clause?.Subject ?? SubjectFinder.Main(announced, announced.Count - 1),
            Cue = clause is null ? null : announced.Between(clause.Cue.First, clause.Cue.Last),
            Verb = clause?.Cue.Verb,
            Elided = clause?.Side == SubjectSide.Elided,
            Pattern = Pattern.Announced,
        });
        announcing = null;
    }

    void Flush()
    {
        foreach (var group in pending)
        {
            bool near = last is not null && Follows(last, group.Sentence);
            if (near && last is { Continues: not null } && !last.Quoted[^1].Closed && group.Stretch.OpensParagraph)
            {
                Extend(group.Sentence, group.Stretch);
                continue;
            }
            if (!near && (group.Stretch.Words < 5 || !group.Stretch.Capital || !group.Stretch.Terminal)) continue;
            Add(new Attribution
            {
                Sentence = group.Sentence,
                SourceSentence = group.Sentence,
                Content = [group.Stretch.Inner],
                Quoted = [group.Stretch],
                Continues = near ? last : null,
                Pattern = near ? Pattern.Continued : Pattern.Unclaimed,
            });
        }
        pending.Clear();
    }

    void Add(Attribution attribution)
    {
        all.Add(attribution);
        last = attribution;
        lastParagraph = attribution.Sentence.Paragraph;
        lastNumber = attribution.Sentence.Number;
    }
}
