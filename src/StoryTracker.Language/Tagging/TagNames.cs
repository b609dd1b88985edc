namespace StoryTracker.Language.Tagging;

/// <summary>Treebank spellings of the tags, for reading treebanks.</summary>
static class TagNames
{
    public static Upos Universal(string name) => Enum.TryParse<Upos>(name, ignoreCase: true, out var tag) ? tag : Upos.X;

    public static Penn Fine(string name) => name switch
    {
        "PRP$" => Penn.PRPS,
        "WP$" => Penn.WPS,
        "," => Penn.Comma,
        "." => Penn.Period,
        ":" => Penn.Colon,
        "``" => Penn.OpenQuote,
        "''" => Penn.CloseQuote,
        "-LRB-" => Penn.LeftBracket,
        "-RRB-" => Penn.RightBracket,
        "$" => Penn.Dollar,
        _ => Enum.TryParse<Penn>(name, out var tag) ? tag : Penn.XX,
    };
}
