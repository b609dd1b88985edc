using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>A text as the rules of this folder read it: its tokens, the day it is counted from, and the expressions found so far.</summary>
sealed class DateText
{
    /// <summary>No rule looks further back than this many expressions and tokens; that keeps the work linear.</summary>
    const int Memory = 12, Reach = 160;

    readonly Token[] tokens;
    readonly int[] sentenceOf;
    readonly List<(int First, int End)> sentences = [];
    readonly IReadOnlyList<MarkedStretch> stretches;

    public DateText(string text, IReadOnlyList<Token> tokens, Anchor anchor, IReadOnlyList<MarkedStretch>? stretches = null)
    {
        this.stretches = stretches ?? [];
        this.tokens = tokens as Token[] ?? [.. tokens];
        Anchor = anchor;
        Signs = new Direction?[tokens.Count];
        sentenceOf = new int[tokens.Count];
        int first = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            sentenceOf[i] = sentences.Count;
            if (i + 1 < tokens.Count && !SentenceEnds.After(text, tokens, i)) continue;
            sentences.Add((first, i + 1));
            first = i + 1;
        }
    }

    public IReadOnlyList<Token> Tokens => tokens;

    public Anchor Anchor { get; }

    /// <summary>Which way each word looks, as far as <see cref="Outlook"/> was asked.</summary>
    public Direction?[] Signs { get; }

    /// <summary>The expressions found so far, in order.</summary>
    public List<FoundDate> Found { get; } = [];

    /// <summary>The last day that the reporter told in the simple past, up to publication.</summary>
    public DateOnly? Told { get; private set; }

    public int Count => tokens.Length;

    public Token this[int i] => tokens[i];

    /// <summary>The word in lower case, empty outside the text.</summary>
    public string Lower(int i) => (uint)i < (uint)tokens.Length ? tokens[i].Lower : "";

    public bool IsCapital(int i) => (uint)i < (uint)tokens.Length && tokens[i].IsCapital;

    /// <summary>First and one past the last token of the sentence round a token.</summary>
    public (int First, int End) Sentence(int i) => sentences[sentenceOf[i]];

    public bool SameSentence(int i, int k) =>
        i >= 0 && k >= 0 && i < Count && k < Count && sentenceOf[i] == sentenceOf[k];

    public bool OpensSentence(int i) => Sentence(i).First == i || i == Sentence(i).First + 1 && !tokens[i - 1].IsWord;

    /// <summary>The stretch of text of the sentence round tokens; of both sentences where a line is broken between them.</summary>
    public Span SentenceSpan(int first, int end) =>
        new(tokens[Sentence(first).First].Span.Start, tokens[Sentence(end - 1).End - 1].Span.End);

    /// <summary>The nearest expression before a token that a rule can count from.</summary>
    public FoundDate? Before(int i, Func<FoundDate, bool> fits)
    {
        for (int k = Found.Count - 1; k >= 0 && Found.Count - k <= Memory && i - Found[k].End < Reach; k--)
            if (fits(Found[k])) return Found[k];
        return null;
    }

    /// <summary>The nearest day that was named before a token.</summary>
    public DateOnly? DayBefore(int i) =>
        Before(i, f => f.Type is TimeType.Date or TimeType.Time && f.Reading.Earliest is not null
            && f.Reading.Earliest == f.Reading.Latest)?.Reading.Earliest;

    /// <summary>Notes an expression.</summary>
    public void Add(FoundDate date)
    {
        Found.Add(date);
        if (Anchor.Known && date is { Direction: Direction.Back, Type: TimeType.Date or TimeType.Time, Reading.Earliest: { } day }
            && day == date.Reading.Latest
            && day <= Anchor.Latest && !IsQuoted(date.First) && !Outlook.IsPastPerfect(this, date.First)) Told = day;
    }

    /// <summary>Whether a token stands inside quotation marks.</summary>
    public bool IsQuoted(int i)
    {
        int low = 0, high = stretches.Count - 1, at = tokens[i].Span.Start;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (stretches[middle].Outer.End <= at) low = middle + 1;
            else if (stretches[middle].Outer.Start > at) high = middle - 1;
            else return true;
        }
        return false;
    }
}
