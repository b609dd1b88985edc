using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>Words behind a label: "SMITH: I never said so." in a transcript, "Q: … A: …" in an interview, "Smith: Bridge is safe" in a
/// headline.</summary>
/// <remarks>
/// A label is believed only on evidence from the rest of the text: letters of question and answer, labels in capitals of which there are
/// several, a name that the text has elsewhere, or a noun for a body of evidence ("Poll:").
/// </remarks>
sealed class Turns
{
    const int LongestLabel = 6;

    static readonly HashSet<string> Evidence = ["poll", "survey", "report", "study", "newspaper", "insiders", "experts", "officials", "police",
        "sources", "historians", "analysts", "economists", "scientists", "researchers", "aides", "prosecutors", "lawyers", "critics"];

    readonly ArticleText article;
    readonly List<(Sentence Sentence, int Colon)> labels;
    readonly HashSet<string> names = [];
    readonly Dictionary<string, int> returning = new(StringComparer.Ordinal);
    readonly int upper;
    readonly bool question, answer;

    Turns(ArticleText article)
    {
        this.article = article;
        labels = article.Sentences.Where(s => s.OpensParagraph).Select(s => (s, Colon(s))).Where(l => l.Item2 > 0).ToList();
        if (labels.Count == 0) return;
        foreach (var (s, colon) in labels.Where(l => l.Sentence.Paragraph > 0))
        {
            returning[s.LowerAt(colon - 1)] = returning.GetValueOrDefault(s.LowerAt(colon - 1)) + 1;
            if (IsUpper(s, colon)) upper++;
            if (colon == 1 && s[0].Text == "Q") question = true;
            if (colon == 1 && s[0].Text == "A") answer = true;
        }
        // A name: a capital in the middle of a sentence, but not of a labelled headline, and never without one.
        foreach (var s in article.Sentences.Where(s => s.Paragraph > 0 || labels[0].Sentence.Paragraph > 0))
            for (int i = 1; i < s.Count; i++)
                if (s[i].IsCapital && s[i].Text.Length > 1 && s[i - 1].IsWord) names.Add(s[i].Lower);
        foreach (var s in article.Sentences)
            for (int i = 0; i < s.Count; i++)
                if (s[i].IsWord && !s[i].IsCapital) names.Remove(s[i].Lower);
    }

    /// <summary>The turns of a text, by the number of their paragraph; a turn takes up the whole of it.</summary>
    public static Dictionary<int, Attribution> Find(ArticleText article)
    {
        var found = new Dictionary<int, Attribution>();
        var turns = new Turns(article);
        foreach (var (sentence, colon) in turns.labels)
            if (turns.Read(sentence, colon) is { } turn) found[sentence.Paragraph] = turn;
        return found;
    }

    static int Colon(Sentence s)
    {
        for (int i = 1; i < s.Count - 1 && i <= LongestLabel; i++)
            if (s[i].Text == ":") return i;
            else if (!s[i].IsWord && s[i].Kind != TokenKind.Number && s[i].Text is not "(" and not ")") return 0;
        return 0;
    }

    Attribution? Read(Sentence s, int colon)
    {
        // Quoted words behind a colon are found by the rules for quotations.
        if (!s[0].IsCapital || s[colon + 1].Stretch is { Kind: MarkKind.Double }) return null;
        var (last, pattern) = s[0].Text is "Q" or "A" && colon == 1 ? (question && answer ? 0 : -1, Pattern.Turn)
            : IsTranscript(s, colon) ? (colon - 1, Pattern.Turn)
            : s.Paragraph == 0 ? (Headed(s, colon), Pattern.Headline) : (-1, Pattern.Turn);
        if (last < 0) return null;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        foreach (var part in article.Sentences.Skip(s.Number).TakeWhile(p => p.Paragraph == s.Paragraph))
        {
            int first = part == s ? colon + 1 : 0;
            ContentSpans.Add(part, first, ClauseEnd.TrimEnd(part, first, part.Count), content, quoted);
        }
        Join(content, quoted);
        return content.Count == 0 ? null : new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Source = new NounPhrase(0, last, last),
            Cue = s.Between(colon, colon),
            Pattern = pattern,
        };
    }

    /// <summary>Sentence upon sentence is one stretch, as long as nothing in it is quoted.</summary>
    static void Join(List<Span> content, List<MarkedStretch> quoted)
    {
        if (quoted.Count > 0 || content.Count < 2) return;
        var whole = new Span(content[0].Start, content[^1].End);
        content.Clear();
        content.Add(whole);
    }

    /// <summary>Several paragraphs open with a label, and this one names somebody whom the text names elsewhere or who speaks again.</summary>
    bool IsTranscript(Sentence s, int colon)
    {
        if (s.Paragraph == 0) return false;
        string name = s.LowerAt(colon - 1);
        bool again = returning.GetValueOrDefault(name) > 1;
        return IsUpper(s, colon) ? upper > 1 && (names.Contains(name) || returning.GetValueOrDefault(name) > 2)
            : again && names.Contains(name) && returning.Count > 1 && Enumerable.Range(0, colon).All(i => s[i].IsCapital);
    }

    static bool IsUpper(Sentence s, int colon) =>
        colon <= 4 && Enumerable.Range(0, colon).All(i => s[i].Text.Length > 1 && s[i].Text.All(c => char.IsUpper(c) || c is '.' or '\'' or '’'));

    /// <summary>The last token of a headline’s speaker: "Smith", "Smith to workers", "Poll".</summary>
    int Headed(Sentence s, int colon)
    {
        int last = 0;
        while (last + 1 < colon && !ClosedClass.Prepositions.Contains(s.LowerAt(last + 1)) && s.LowerAt(last + 1) is not "to") last++;
        bool name = names.Contains(s.LowerAt(last)) && Enumerable.Range(0, last + 1).All(i => s[i].IsCapital);
        return name || Evidence.Contains(s.LowerAt(last)) ? last : -1;
    }
}
