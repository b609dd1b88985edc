using System.Collections.Frozen;
using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Utterances.Words;

/// <summary>The words of a report in order, cut into sentences and clauses.</summary>
sealed class SpokenWords
{
    const int ShortestHalf = 4;
    const double EvaluativeShare = 0.4;
    const double NameWeight = 0.8;
    const double NumberWeight = 0.6;
    const double FunctionWeight = 0.03;

    static readonly string[] Prefixes = ["anti", "non", "re", "co", "pre", "post", "pro", "ex", "mid", "semi", "multi", "inter", "ultra",
        "over", "under"];

    static readonly FrozenSet<string> BeforeVerbs =
        "to will can may do have be shall should must ought not never i we he she they you it who that this there which also".Split(' ').ToFrozenSet();

    readonly ImmutableArray<SpokenWord>.Builder words = ImmutableArray.CreateBuilder<SpokenWord>();
    int sentence;
    int clause;
    bool opens = true;

    SpokenWords(Report report)
    {
        for (var i = 0; i < report.Words.Length; i++)
        {
            if (i > 0) Part(report.Words[i - 1], report.Words[i]);
            Read(report.Words[i]);
        }
        foreach (var i in StockPhrases.In([.. words.Select(w => w.Form)]))
            if (words[i].Class is WordClass.Content) words[i] = words[i] with { Class = WordClass.Evaluative,
                Weight = EvaluativeShare * words[i].Weight };
        All = words.ToImmutable();
        Sentences = [.. All.GroupBy(w => w.Sentence).Select(g => g.ToImmutableArray())];
    }

    /// <summary>All words in order.</summary>
    public ImmutableArray<SpokenWord> All { get; }

    /// <summary>The words of each sentence that has any.</summary>
    public ImmutableArray<ImmutableArray<SpokenWord>> Sentences { get; }

    /// <summary>Cuts a report.</summary>
    public static SpokenWords Of(Report report) => new(report);

    /// <summary>Cuts a stretch that is in no report, such as what stands before one.</summary>
    public static SpokenWords Of(Stretch stretch) => new(new Report("", "", [stretch]));

    // Between two stretches stands a tag, a paragraph's end or a quotation mark.
    void Part(Stretch before, Stretch next)
    {
        var ended = before.Text[^1] is '.' or '!' or '?' or '…';
        if (ended || (before.Quoted && next.Quoted && next.Start - before.End > 3 && char.IsUpper(next.Text[0])
            && before.Text[^1] is ',')) NextSentence();
        else if (before.Quoted != next.Quoted) NextClause();
    }

    void Read(Stretch stretch)
    {
        var text = stretch.Text;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                Punctuate(text, at++);
                continue;
            }
            var end = EndOfWord(text, at);
            Add(text[at..end], stretch.Start + at, stretch.Start + end, stretch.Quoted);
            at = end;
        }
    }

    void Punctuate(string text, int at)
    {
        var c = text[at];
        if (c is '\n' || (c is '.' or '!' or '?' or '…' && EndsSentence(text, at))) NextSentence();
        else if (c is ',' or ';' or ':' or '–' or '—' or '(' or ')' || (c is '-' && at > 0 && text[at - 1] == ' ')) NextClause();
    }

    static bool EndsSentence(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && !char.IsLetterOrDigit(text[next])) next++;
        if (next >= text.Length || next == at + 1) return false;
        if (text[at] != '.') return true;
        var start = at;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        return !char.IsLower(text[next]) && at - start is not 1
            && text[start..at] is not ("Mr" or "Mrs" or "Ms" or "Dr" or "St" or "Prof" or "Gen" or "Sen" or "Gov");
    }

    static int EndOfWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end])
            || (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])
                && (text[end] is '\'' or '’' || (text[end] is '.' or ',' && char.IsDigit(text[end - 1]) && char.IsDigit(text[end + 1]))
                    || IsPrefixHyphen(text, at, end))))) end++;
        return end;
    }

    static bool IsPrefixHyphen(string text, int start, int at) =>
        text[at] is '-' or '\u2010' or '\u2011' && Prefixes.Contains(text[start..at].ToLowerInvariant());

    void Add(string printed, int start, int end, bool quoted)
    {
        var capital = !opens && char.IsUpper(printed[0]) && !printed.StartsWith("I'", StringComparison.Ordinal)
            && !printed.StartsWith("I’", StringComparison.Ordinal);
        opens = false;
        var letters = char.IsDigit(printed[0]) ? printed.Replace(",", "", StringComparison.Ordinal)
            : printed.Replace("-", "", StringComparison.Ordinal).Replace("\u2010", "", StringComparison.Ordinal).Replace("\u2011", "",
                StringComparison.Ordinal);
        foreach (var form in Opened(letters))
        {
            var kind = WordClasses.Of(form, capital);
            words.Add(new(form, kind, Weight(form, kind), start, end, quoted, sentence, clause)
            {
                Predicates = WordClasses.IsLightVerb(form) || (kind is WordClass.Content or WordClass.Evaluative && (HasVerbEnding(letters)
                    || (words.Count > 0 && words[^1].Clause == clause && BeforeVerbs.Contains(words[^1].Form)))),
            });
        }
    }

    static bool HasVerbEnding(string letters) =>
        letters.Length > 5 && (letters.EndsWith("ed", StringComparison.OrdinalIgnoreCase) || letters.EndsWith("ing",
            StringComparison.OrdinalIgnoreCase));

    // "heartbreaking" says "heart" and "break"; "unacceptable" says "not acceptable".
    static IEnumerable<string> Opened(string letters) => WordForms.Of(letters).SelectMany(Parts);

    static IEnumerable<string> Parts(string form)
    {
        if (form.Length > 7 && form.StartsWith("un", StringComparison.Ordinal) && EnglishRarity.Knows(form[2..]))
            return ["not", form[2..]];
        if (form.Length < 2 * ShortestHalf || EnglishRarity.Of(form) < 0.8) return [form];
        for (var at = ShortestHalf; at <= form.Length - ShortestHalf; at++)
            if (IsHalf(form[..at]) && IsHalf(form[at..])) return [form[..at], form[at..]];
        return [form];
    }

    static bool IsHalf(string form) =>
        EnglishRarity.Knows(form) && WordForms.Stem(form) == form && WordClasses.Of(form, false) is WordClass.Content;

    static double Weight(string form, WordClass kind) => kind switch
    {
        WordClass.Content => EnglishRarity.Of(form),
        WordClass.Name => NameWeight,
        WordClass.Number => NumberWeight,
        WordClass.Evaluative => EvaluativeShare * EnglishRarity.Of(form),
        WordClass.Particle or WordClass.Obligation => 2 * FunctionWeight,
        WordClass.Negation => 0,
        _ => FunctionWeight,
    };

    void NextSentence()
    {
        if (words.Count > 0 && words[^1].Sentence == sentence) sentence++;
        NextClause();
        opens = true;
    }

    void NextClause()
    {
        if (words.Count > 0 && words[^1].Clause == clause) clause++;
    }
}
