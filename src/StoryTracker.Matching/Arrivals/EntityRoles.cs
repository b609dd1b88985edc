namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Who does what, or is what, in a text, read without grammar: a name together with the word before it ("actor Bale", "arrested Bale"), the word
/// after it ("Bale resigned") or the one that explains it ("Bale, an actor"). Two events with the same people differ in these.
/// </summary>
static class EntityRoles
{
    const int Most = 64, RoleBits = 14;
    const uint NameBits = (1 << 17) - 1, RoleMask = (1 << RoleBits) - 1;

    /// <summary>The names that do or are something in both texts, and nothing that is the same; by what is kept of a name.</summary>
    public static List<int> Different(int[] a, int[] b)
    {
        List<int> different = [];
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var (name, other) = (NameOf(a[i]), NameOf(b[j]));
            if (name < other) i++;
            else if (name > other) j++;
            else
            {
                var (mine, theirs) = (EndOf(a, i), EndOf(b, j));
                if (!a.AsSpan(i..mine).ContainsAny(b.AsSpan(j..theirs))) different.Add(name);
                (i, j) = (mine, theirs);
            }
        }
        return different;
    }

    /// <summary>What is kept of the name in a sample.</summary>
    public static int NameOf(int role) => role >> RoleBits;

    // Roles of one name stand together.
    static int EndOf(int[] roles, int at)
    {
        var end = at + 1;
        while (end < roles.Length && NameOf(roles[end]) == NameOf(roles[at])) end++;
        return end;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens, in order.</param>
    /// <param name="isTelling">Whether a word that is no name says what somebody does or is; "said" and "the" do not.</param>
    public static TextSample In(string text, List<Token> tokens, Func<Token, bool> isTelling)
    {
        var sample = new TextSample(Most);
        for (var first = 0; first < tokens.Count; first++)
        {
            if (!IsCapital(text, tokens[first])) continue;
            var last = first;
            while (last + 1 < tokens.Count && IsCapital(text, tokens[last + 1]) && Follows(text, tokens, last + 1, " ")) last++;
            // A single capital at the head of a sentence says nothing.
            if (last > first || !tokens[first].Initial) TakeRoles(sample, text, tokens, first, last, isTelling);
            first = last;
        }
        return sample;
    }

    static void TakeRoles(TextSample sample, string text, List<Token> tokens, int first, int last, Func<Token, bool> isTelling)
    {
        var name = tokens[last];
        var head = TextSample.Hash(text.AsSpan(name.Start, name.End - name.Start));
        if (first > 0 && Follows(text, tokens, first, " ") && IsRole(first - 1)) Take('=', first - 1);
        var next = last + 1;
        if (next >= tokens.Count) return;
        if (Follows(text, tokens, next, " ") && IsRole(next)) Take('>', next);
        if (!Follows(text, tokens, next, ", ")) return;
        if (text[tokens[next].Start..tokens[next].End] is "a" or "an" or "the" or "who") next++;
        if (next < tokens.Count && IsRole(next)) Take('=', next);

        bool IsRole(int i) => char.IsLower(text[tokens[i].Start]) && isTelling(tokens[i]);

        void Take(char kind, int i)
        {
            var word = tokens[i];
            var role = TextSample.Hash(text.AsSpan(word.Start, word.End - word.Start), TextSample.Seed ^ kind);
            // The name first: a sample keeps all roles of a name or none.
            sample.Add(((head & NameBits) << RoleBits) | (role & RoleMask),
                Math.Min(word.Start, tokens[first].Start), Math.Max(word.End, name.End));
        }
    }

    // "Monday" has a capital and names nobody.
    static bool IsCapital(string text, Token token) => char.IsUpper(text[token.Start]) && token.End - token.Start > 1
        && !Calendar.IsDayOrMonth(WordStem.Of(text.AsSpan(token.Start, token.End - token.Start)).ToString());

    static bool Follows(string text, List<Token> tokens, int i, string gap) =>
        text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End) is var between
        && (between.SequenceEqual(gap) || (between.Length == gap.Length + 2 && between[1] is 's' && between[2..].SequenceEqual(gap)));
}
