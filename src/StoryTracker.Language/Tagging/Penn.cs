namespace StoryTracker.Language.Tagging;

/// <summary>
/// Part-of-speech tags of the Penn Treebank as used in UD English (Santorini 1990; Bies et al. 2012 for ADD, AFX, GW, HYPH, NFP), with one of
/// our own for a whole stretch in quotation marks.
/// </summary>
enum Penn : byte
{
    /// <summary>A whole stretch in quotation marks, or a tag not known here.</summary>
    XX, CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP,

    /// <summary>PRP$: my, his.</summary>
    PRPS, RB, RBR, RBS, RP, SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP,

    /// <summary>WP$: whose.</summary>
    WPS, WRB, Comma, Period, Colon, OpenQuote, CloseQuote, LeftBracket, RightBracket, Dollar, HYPH, NFP, ADD, AFX, GW,
}
