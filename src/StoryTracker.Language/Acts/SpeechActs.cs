using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Acts;

/// <summary>Says what a speaker does with the words: a log-linear model over a handful of signs (Berger, Della Pietra and Della Pietra 1996).</summary>
/// <remarks>Where nothing speaks for any act, where a question is asked, where the words were not said, or where no act is likelier than not, it
/// says nothing.</remarks>
static class SpeechActs
{
    /// <summary>Below it an act is not named.</summary>
    public const double Threshold = 0.5;

    /// <summary>The acts, in the order of every array of scores.</summary>
    public static readonly SpeechActKind[] Kinds = Enum.GetValues<SpeechActKind>();

    /// <summary>The weights that ship: sign, or null for the bias; act; log-odds.</summary>
    public static readonly IReadOnlyList<(Sign? Sign, SpeechActKind Kind, double Weight)> Weights = Read();

    static readonly double[][] BySign = Table(Weights);

    /// <summary>The signs of each sentence of a statement; none where nothing was asserted.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<Sign, string>> Signs(Statement statement) =>
        statement.Polarity == Polarity.Declined || IsQuestion(statement) ? [] : SignReader.Read(statement);

    /// <summary>The act that the sentences show together, or null: they do not show it, or speak for different ones.</summary>
    public static SpeechAct? Of(IReadOnlyList<IReadOnlyDictionary<Sign, string>> sentences)
    {
        double[] shares = new double[Kinds.Length];
        foreach (var signs in sentences)
        {
            if (signs.Count == 0) return null;
            double[] each = Shares(signs.Keys);
            for (int k = 0; k < shares.Length; k++) shares[k] += each[k] / sentences.Count;
        }
        int best = Array.IndexOf(shares, shares.Max());
        if (shares[best] < Threshold) return null;
        var clearest = sentences.MaxBy(s => Shares(s.Keys)[best])!;
        return Reason(clearest, best) is { } reason ? new SpeechAct(Kinds[best], Math.Round(shares[best], 3), reason) : null;
    }

    /// <summary>How likely each act is, given the signs; they sum to 1.</summary>
    public static double[] Shares(IEnumerable<Sign> signs)
    {
        double[] scores = [.. BySign[^1]];
        foreach (var sign in signs)
            for (int k = 0; k < scores.Length; k++) scores[k] += BySign[(int)sign][k];
        double most = scores.Max(), sum = 0;
        for (int k = 0; k < scores.Length; k++) sum += scores[k] = Math.Exp(scores[k] - most);
        for (int k = 0; k < scores.Length; k++) scores[k] /= sum;
        return scores;
    }

    /// <summary>Whether the words ask: a question mark at their end, or "asked whether".</summary>
    public static bool IsQuestion(Statement s)
    {
        if (s.Pieces.Count == 0 || s.Pieces[^1].Length == 0) return true;
        if (s.Pieces[^1][^1].Text == "?") return true;
        string first = s.Pieces[0][0].Lower;
        return s.Lemma is "ask" or "wonder" or "question" or "enquire" or "inquire" or "query"
            && first is "whether" or "if" or "how" or "why" or "where" or "when" or "who" or "what" or "which";
    }

    static string? Reason(IReadOnlyDictionary<Sign, string> signs, int kind)
    {
        var speaking = signs.Where(s => BySign[(int)s.Key][kind] > 0.1).OrderByDescending(s => BySign[(int)s.Key][kind]).ThenBy(s => s.Key)
            .Take(2).Select(s => Phrase(s.Key, s.Value)).ToList();
        return speaking.Count == 0 ? null : $"because {string.Join(" and ", speaking)}.";
    }

    static string Phrase(Sign sign, string words) => sign switch
    {
        Sign.CueCalls => $"“{words}” asks somebody to act",
        Sign.CueCommits => $"“{words}” commits the speaker",
        Sign.CueBelieves => $"“{words}” tells a belief",
        Sign.CueJudges => $"“{words}” tells a judgement",
        Sign.CueReports => $"“{words}” reports",
        Sign.CueDenies => $"“{words}” denies",
        Sign.Infinitive => $"“{words}” is what is to be done",
        Sign.SpeakerWill => $"the speaker says “{words}” of the own side",
        Sign.OthersWill => $"“{words}” looks ahead",
        Sign.May => $"“{words}” says what is possible",
        Sign.Must => $"“{words}” says what ought to be done",
        Sign.Imperative => $"“{words}” is an imperative",
        Sign.Untrue => $"“{words}” says that something is not so",
        Sign.SpeakerNot => $"“{words}” says what the speaker did not do",
        Sign.OthersNot => $"“{words}” says what was not",
        Sign.Evaluates => $"“{words}” judges",
        Sign.Feels => $"“{words}” tells what the speaker thinks or feels",
        Sign.Superlative => $"“{words}” ranks",
        Sign.Number => "it gives a number",
        Sign.Happened => $"“{words}” tells what happened",
        Sign.Was => $"“{words}” says how things were",
        Sign.PastTime => "it names a time that lies behind",
        Sign.OfficialSource => $"the source, “{words}”, keeps records or makes inquiries",
        Sign.Present => $"“{words}” says what something is",
        _ => $"“{words}” sets a condition",
    };

    static List<(Sign?, SpeechActKind, double)> Read() => WordList.Lines("act-weights")
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(f => (f[0] == "Bias" ? (Sign?)null : Enum.Parse<Sign>(f[0]), Enum.Parse<SpeechActKind>(f[1]), double.Parse(f[2], CultureInfo.InvariantCulture)))
        .ToList();

    static double[][] Table(IReadOnlyList<(Sign? Sign, SpeechActKind Kind, double Weight)> weights)
    {
        int signs = Enum.GetValues<Sign>().Length;
        var table = Enumerable.Range(0, signs + 1).Select(_ => new double[Kinds.Length]).ToArray();
        foreach (var (sign, kind, weight) in weights) table[sign is { } s ? (int)s : signs][(int)kind] = weight;
        return table;
    }
}
