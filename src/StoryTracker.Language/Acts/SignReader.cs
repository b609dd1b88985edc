using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Acts;

/// <summary>Reads the signs of a statement, each once, with the first words that show it.</summary>
sealed class SignReader
{
    static readonly HashSet<string> Evaluative = WordList.Load("evaluative-words");
    static readonly HashSet<string> Actions = WordList.Load("action-verbs");
    static readonly HashSet<string> Pasts = WordList.Load("past-forms");
    static readonly HashSet<string> Official = ["police", "officials", "official", "court", "tribunal", "inquest", "jurors", "jury", "prosecutors",
        "prosecution", "report", "survey", "study", "census", "figures", "documents", "data", "statistics", "spokesman", "spokeswoman", "spokesperson",
        "ministry", "department", "agency", "inspectors", "researchers", "firefighters", "coroner", "registrar", "witness", "witnesses", "officers",
        "officer", "sergeant", "solicitor", "auditors", "records", "poll", "unit", "team", "company", "firm", "centre", "center", "bureau"];
    /// <summary>"I would say", "I'd like": politeness and no plan.</summary>
    static readonly HashSet<string> Hedges = ["say", "like", "love", "think", "ask", "urge", "prefer", "argue", "suggest", "call", "describe", "hope",
        "expect", "imagine", "guess", "rather", "have", "be"];
    static readonly string[][] Untruths = [["not", "true"], ["untrue"], ["false"], ["no", "truth"], ["a", "lie"], ["lies"], ["fiction"], ["fantasy"],
        ["baseless"], ["groundless"], ["unfounded"], ["without", "foundation"], ["further", "from", "the", "truth"], ["fabrication"], ["fabricated"],
        ["hoax"], ["myth"], ["nothing", "wrong"], ["not", "the", "case"], ["innocence"], ["innocent"], ["not", "guilty"], ["denies"], ["deny"],
        ["no", "knowledge"], ["broke", "no"], ["no", "evidence"], ["isn't", "true"], ["wasn't", "true"]];

    /// <summary>The words at which a sign may stand, but for endings: most tokens are passed over with one question.</summary>
    static readonly HashSet<string> Notable = [.. Evaluative, .. Pasts, .. ClosedClass.Negations, .. Untruths.Select(u => u[0]), .. (
        "should must ought shouldn't mustn't need needs has have got time let may might could mightn't couldn't will 'll would shall won't wont "
        + "wouldn't 'd going intend plan promise vow pledge committed aim word no nobody nothing none was were wasn't weren't had is are 's 're 'm "
        + "isn't aren't looks seems feels sounds makes think believe hope feel guess suspect reckon bet fear wish expect understand imagine view "
        + "opinion thinks believes thought felt most least ever easily too so such like enough nonsense if").Split(' ')];

    static readonly ILookup<string, string[]> UntruthsByFirst = Untruths.ToLookup(u => u[0]);

    readonly Statement statement;
    readonly Dictionary<Sign, string> found = [];

    SignReader(Statement statement) => this.statement = statement;

    /// <summary>The signs of each sentence of a statement, those of its cue, its source and its figures in all of them, with the words that
    /// show each; sentences that show nothing of their own are left out, unless all do.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<Sign, string>> Read(Statement statement)
    {
        var sentences = new List<IReadOnlyDictionary<Sign, string>>();
        var reader = Begin(statement);
        int common = reader.found.Count;
        for (int p = 0; p < statement.Pieces.Count; p++)
        {
            var piece = statement.Pieces[p];
            int start = 0;
            for (int i = 0; i < piece.Length; i++)
            {
                if (piece[i].Text is not ("." or "!" or "?" or "…") || i + 1 >= piece.Length) continue;
                reader.Piece(new ArraySegment<Token>(piece, start, i + 1 - start), p);
                if (reader.found.Count > common) sentences.Add(reader.found);
                (reader, start) = (Begin(statement), i + 1);
            }
            reader.Piece(new ArraySegment<Token>(piece, start, piece.Length - start), p);
        }
        if (reader.found.Count > common || sentences.Count == 0) sentences.Add(reader.found);
        return sentences;
    }

    static SignReader Begin(Statement statement)
    {
        var reader = new SignReader(statement);
        if (CueClasses.Of(statement) is { } cue) reader.Add(cue.Sign, cue.Word);
        if (statement.Source.FirstOrDefault(Official.Contains) is { } official) reader.Add(Sign.OfficialSource, official);
        if (statement.HasNumber) reader.Add(Sign.Number, "a number");
        if (statement.HasPastTime) reader.Add(Sign.PastTime, "a past time");
        if (CueClasses.IsInfinitive(statement)) reader.Add(Sign.Infinitive, "to");
        return reader;
    }

    void Piece(IReadOnlyList<Token> t, int piece)
    {
        bool starts = true;
        for (int i = 0; i < t.Count; i++)
        {
            string w = t[i].Lower;
            if (!t[i].IsWord)
            {
                starts |= t[i].Text is "." or "!" or "?" or ":" or ";";
                continue;
            }
            if (starts && statement.Quoted[piece] && (piece == 0 || i > 0)) Start(t, i);
            if (i > 0 && t[i - 1].IsComma && At(t, 0) is "if" or "when" && Actions.Contains(w)) Add(Sign.Imperative, w);
            starts = false;
            if (!Notable.Contains(w) && !w.EndsWith("ed", StringComparison.Ordinal) && !w.EndsWith("est", StringComparison.Ordinal)) continue;
            Modal(t, i);
            Negation(t, i);
            Tense(t, i);
            Judgement(t, i);
            if (w == "if") Add(Sign.If, "if");
        }
    }

    void Start(IReadOnlyList<Token> t, int i)
    {
        string w = t[i].Lower, next = At(t, i + 1);
        if (w is "please" || Actions.Contains(w) && w is not ("never" or "don't") && next is not ("is" or "was" or "will" or "has" or "are" or "were")
            || w is "don't" && next is not ("you" or "we" or "they" or "i") || w is "never" && Actions.Contains(next)) Add(Sign.Imperative, $"{t[i].Text} {next}".Trim());
        else if (w == "let" && next is "'s") Add(Sign.Must, "let’s");
    }

    void Modal(IReadOnlyList<Token> t, int i)
    {
        string w = t[i].Lower, next = At(t, i + 1);
        if (w is "should" or "must" or "ought" or "shouldn't" or "mustn't" || w is "need" or "needs" or "has" or "have" or "got" && next == "to"
            || w is "need" or "needs" && At(t, i - 1) is "we" or "it" or "they" or "country"
            || w is "time" && At(t, i - 1) is "is" or "'s" && next is "for" or "to"
            || w is "let" && next is "us" or "'s") Add(Sign.Must, next == "to" ? w + " to" : w);
        else if (w is "would" or "'d" && next is "have" || w is "wouldn't" && next is "have") Add(Sign.May, "would have");
        else if (w is "may" && !t[i].IsCapital || w is "might" or "could" or "mightn't" or "couldn't") Add(Sign.May, w);
        else if (w is "will" or "'ll" or "shall" or "won't" or "wont" or "wouldn't" || w is "would" or "'d" && next is not ("been" or "better") && !Hedges.Contains(next))
            Add(Subject(t, i) ? Sign.SpeakerWill : Sign.OthersWill, w);
        else if ((w is "going" && next == "to" && ClosedClass.Be.Contains(At(t, i - 1)) || w is "intend" or "plan" or "promise" or "vow" or "pledge" or "committed" or "aim") && Subject(t, i))
            Add(Sign.SpeakerWill, w == "going" ? "going to" : w);
        else if (w is "word" && At(t, i - 1) is "my" or "solemn") Add(Sign.SpeakerWill, "my word");
        else if (w is "going" && next == "to" && ClosedClass.Be.Contains(At(t, i - 1))) Add(Sign.OthersWill, "going to");
    }

    /// <summary>Whether the subject before a verb is the speaker: "I", "we", "my party", or the reported "he", "she", "it", "they".</summary>
    bool Subject(IReadOnlyList<Token> t, int verb)
    {
        for (int k = verb - 1; k >= 0 && verb - k < 7; k--)
        {
            string w = t[k].Lower;
            if (w is "i" or "we") return true;
            if (w is "he" or "she") return statement.Body != true && FirstSubject(t, k);
            if (w == "it") return statement.Body != false && statement.Source.Count > 0 && FirstSubject(t, k);
            if (w == "they") return statement.Source.Count > 0 && (statement.Body != false || statement.Source[^1].EndsWith('s')) && FirstSubject(t, k);
            if (w is "my" or "our" || w is "his" or "her" or "their" or "its" && k == 0) return true;
            if (w is "that" or "which" or "who" or "and" or "but" or "if" or "when" || !t[k].IsWord && t[k].Kind != TokenKind.Number) return false;
        }
        return false;
    }

    /// <summary>In a reporter's words the pronoun takes up the speaker where it opens the clause.</summary>
    static bool FirstSubject(IReadOnlyList<Token> t, int k) =>
        k < 2 || t[k - 1].IsComma || At(t, k - 1) is "that" or "and" or "but" or "if" or "where" or "until";

    void Negation(IReadOnlyList<Token> t, int i)
    {
        string w = t[i].Lower;
        foreach (var untruth in UntruthsByFirst[w])
            if (Matches(t, i, untruth)) Add(Sign.Untrue, string.Join(' ', untruth));
        if (!ClosedClass.Negations.Contains(w) && w is not ("no" or "nobody" or "nothing" or "none")) return;
        if (w is "don't" or "doesn't" or "won't" or "wouldn't" or "can't" or "cannot" or "couldn't" or "shouldn't") return;
        string before = At(t, i - 1), next = At(t, i + 1);
        if (before is "will" or "would" or "should" or "must" or "can" or "could" or "may" or "might" or "do" or "does") return;
        bool past = w is "never" or "didn't" or "wasn't" or "hadn't" or "weren't" or "haven't" or "hasn't"
            || before is "did" or "had" or "was" or "were" or "have" or "has" or "'ve" or "been" || w is "no" or "nothing" && before is "had" or "broke";
        if (past && Subject(t, i)) Add(Sign.SpeakerNot, t[i].Text + (next.Length > 0 ? " " + next : ""));
        else if (past || before is "there" || w is "no" && before is "was" or "were" or "is" or "are" or "been" || w is "no" or "nobody" or "none" or "nothing")
            Add(Sign.OthersNot, t[i].Text + (next.Length > 0 ? " " + next : ""));
    }

    void Tense(IReadOnlyList<Token> t, int i)
    {
        string w = t[i].Lower, before = At(t, i - 1), before2 = At(t, i - 2);
        bool participle = w.Length > 4 && w.EndsWith("ed", StringComparison.Ordinal) && !Evaluative.Contains(w) && w is not ("need" or "indeed" or "hundred");
        if (participle && before is not ("be" or "a" or "the" or "to" or "is" or "are" or "feel" or "'m" or "'re" or "'s") && before2 is not ("will" or "would" or "should" or "must")
            || Pasts.Contains(w) && before is not ("to" or "a" or "the") && !ClosedClass.Auxiliaries.Contains(before)
            || Pasts.Contains(w) && before is "had" or "has" or "have" or "'ve" or "was" or "were"
            || w is "was" or "were" or "had" && IsVerbal(At(t, i + 1))) Add(Sign.Happened, before is "had" or "was" or "were" ? $"{before} {w}" : w);
        if (w is "was" or "were" or "wasn't" or "weren't") Add(Sign.Was, w);
        if (w is "is" or "are" or "'s" or "'re" or "'m" or "isn't" or "aren't" or "looks" or "seems" or "feels" or "sounds" or "makes"
            && !(w == "'s" && At(t, i - 1) is not ("it" or "that" or "he" or "she" or "what" or "there" or "here"))) Add(Sign.Present, $"{before} {w}".Trim());
    }

    static bool IsVerbal(string w) => w.EndsWith("ed", StringComparison.Ordinal) && !Evaluative.Contains(w) || Pasts.Contains(w)
        || w is "been" or "seen" or "taken" or "given" or "known" or "shown" or "done" or "gone" or "written" or "driven" or "hidden" or "put";

    void Judgement(IReadOnlyList<Token> t, int i)
    {
        string w = t[i].Lower;
        if (w is "think" or "believe" or "hope" or "feel" or "guess" or "suspect" or "reckon" or "bet" or "fear" or "wish" or "expect" or "understand" or "imagine"
            && At(t, i - 1) is "i" or "we" or "can't" or "don't" or "honestly" or "he" or "she" || w is "guess" or "view" or "opinion" && At(t, i - 1) is "my" or "our"
            || w is "feels" or "thinks" or "believes" or "believed" or "thought" or "felt" or "hoped" && i < 3)
        {
            Add(Sign.Feels, $"{At(t, i - 1)} {w}".Trim());
            return;
        }
        if (w is "most" or "least" && At(t, i + 1) is { Length: > 5 } || w is "ever" or "easily"
            || w.Length > 5 && w.EndsWith("est", StringComparison.Ordinal) && At(t, i - 1) is "the" or "his" or "her" or "their" or "our" or "my") Add(Sign.Superlative, w);
        if (Evaluative.Contains(w) && !(t[i].IsCapital && i > 0)) Add(Sign.Evaluates, w);
        else if (w is "too" or "so" or "such" && At(t, i + 1) is { Length: > 2 } next && !ClosedClass.Prepositions.Contains(next)) Add(Sign.Evaluates, $"{w} {next}");
        else if (w is "like" && At(t, i - 1) is "looks" or "look" or "feels" or "seems" or "sounds" || w is "enough" or "nonsense") Add(Sign.Evaluates, w);
    }

    static bool Matches(IReadOnlyList<Token> t, int i, string[] words)
    {
        for (int k = 0; k < words.Length; k++)
            if (At(t, i + k) != words[k]) return false;
        return true;
    }

    static string At(IReadOnlyList<Token> t, int k) => k >= 0 && k < t.Count ? t[k].Lower : "";

    void Add(Sign sign, string words) => found.TryAdd(sign, words);
}
