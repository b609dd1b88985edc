using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Tagging;

/// <summary>What the models see of a token: hashes of its folded spelling, its affixes, its shape.</summary>
/// <remarks>Letters are lower-cased, digits are one, every dash, double mark and apostrophe has one form, so that curly and straight print read alike.</remarks>
readonly struct WordForm
{
    const ulong Prime = 0x100000001B3;
    const ulong Basis = 0xCBF29CE484222325;

    /// <summary>Hash of the folded spelling.</summary>
    public ulong Hash => Seal(_state);

    readonly ulong _state;
    readonly ulong _less1;
    readonly ulong _less2;
    readonly ulong _less3;

    public int Suffix1 { get; private init; }
    public int Suffix2 { get; private init; }
    public int Suffix3 { get; private init; }
    public int Suffix4 { get; private init; }
    public int Prefix1 { get; private init; }
    public int Prefix2 { get; private init; }
    public int Prefix3 { get; private init; }

    /// <summary>Bits: 1 first letter a capital, 2 all capitals, 4 has a digit, 8 has a hyphen, 16 has a full stop, 32 no letter, 64 capital within,
    /// 128 one character.</summary>
    public int Shape { get; private init; }

    /// <summary>The form of a token; <paramref name="mark"/> says which end of a stretch a quotation mark stands at.</summary>
    public static WordForm Of(Token token, QuoteEnd mark)
    {
        if (token.IsQuotation) return Literal("\0quotation");
        if (mark != QuoteEnd.None) return Literal(mark == QuoteEnd.Opening ? "``" : "''");
        return Literal(token.Text);
    }

    WordForm(ulong state, ulong less1, ulong less2, ulong less3) =>
        (_state, _less1, _less2, _less3) = (state, less1, less2, less3);

    /// <summary>Hash of the word without its last letters, 1 to 3 of them, and with others in their place.</summary>
    public ulong Without(int letters, string instead = "")
    {
        ulong state = letters switch { 0 => _state, 1 => _less1, 2 => _less2, _ => _less3 };
        foreach (char c in instead) state = (state ^ c) * Prime;
        return Seal(state);
    }

    static ulong Seal(ulong state) => state ^ (state >> 32);

    static WordForm Literal(string text)
    {
        ulong hash = Basis;
        int capitals = 0, letters = 0, shape = text.Length == 1 ? 128 : 0;
        int p1 = 0, p2 = 0, p3 = 0;
        int last1 = 0, last2 = 0, last3 = 0, last4 = 0;
        if (text == "--") text = "-";
        ulong less1 = Basis, less2 = Basis, less3 = Basis;
        for (int i = 0; i < text.Length; i++)
        {
            char c = Fold(text[i]);
            if (char.IsUpper(c))
            {
                capitals++;
                shape |= i == 0 ? 1 : 64;
                c = char.ToLowerInvariant(c);
            }
            if (char.IsLetter(c)) letters++;
            else if (c == '0') shape |= 4;
            else if (c == '-') shape |= 8;
            else if (c == '.') shape |= 16;
            (less3, less2, less1) = (less2, less1, hash);
            hash = (hash ^ c) * Prime;
            (last4, last3, last2, last1) = (last3, last2, last1, c);
            if (i == 0) p1 = c;
            if (i == 1) p2 = p1 << 8 ^ c;
            if (i == 2) p3 = p2 << 8 ^ c;
        }
        if (letters == 0) shape |= 32;
        if (capitals > 1 && capitals == letters) shape = shape & ~64 | 2;
        return new WordForm(hash, less1, less2, less3)
        {
            Shape = shape,
            Prefix1 = p1,
            Prefix2 = p2,
            Prefix3 = p3,
            Suffix1 = last1,
            Suffix2 = last1 | last2 << 8,
            Suffix3 = last1 | last2 << 8 | last3 << 16,
            Suffix4 = last1 ^ last2 << 8 ^ last3 << 16 ^ last4 << 24,
        };
    }

    static char Fold(char c)
    {
        if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z') return c;
        if (char.IsDigit(c)) return '0';
        return c switch
        {
            '’' or '‘' or 'ʼ' or '＇' or '`' => '\'',
            '–' or '—' or '―' or '−' or '\u2011' or '\u2010' => '-',
            '“' or '”' or '„' or '‟' or '«' or '»' or '＂' => '"',
            '…' => '.',
            _ => c,
        };
    }
}

/// <summary>Which end of a stretch a quotation mark stands at.</summary>
enum QuoteEnd : byte
{
    /// <summary>None: not a mark of a stretch.</summary>
    None,

    /// <summary>The opening mark.</summary>
    Opening,

    /// <summary>The closing mark.</summary>
    Closing,
}
