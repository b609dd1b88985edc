using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>A verb of the lexicon with what it reports and whose report it is; not yet admitted.</summary>
/// <param name="Tree">The tree it stands in.</param>
/// <param name="Use">The verb.</param>
/// <param name="Complement">What it reports.</param>
/// <param name="Subject">Whose report it is; null where nobody is named.</param>
/// <param name="Depth">How deep in the tree the verb stands, 0 for the root.</param>
sealed record Candidate(SyntaxTree Tree, VerbUse Use, Complement Complement, TreeSubject? Subject, int Depth)
{
    /// <summary>What kind of words name the source.</summary>
    public SourceKind Source => Subject is not { } s ? SourceKind.None : Tree.Tokens[s.Head].Lower switch
    {
        "i" or "we" => SourceKind.Reporter,
        "you" => SourceKind.Reader,
        "he" or "she" or "they" => SourceKind.Pronoun,
        "it" or "this" or "that" or "which" or "what" or "there" or "these" or "those" => SourceKind.Thing,
        "who" => SourceKind.Relative,
        _ => Tree.Tag(s.Head) == Upos.Propn || Tree.Tokens[s.Head].IsCapital && s.Head > 0 ? SourceKind.Name : SourceKind.Noun,
    };

    public static List<Candidate> Find(SyntaxTree tree)
    {
        var found = new List<Candidate>();
        for (int i = 0; i < tree.Count; i++)
        {
            // A verb inside quotation marks reports nothing for the reporter.
            if (tree.Sentence[tree.InSentence(i)].IsQuotation) continue;
            foreach (var use in VerbUses.At(tree, i))
                if (Complements.Of(tree, use) is { } complement)
                {
                    found.Add(new Candidate(tree, use, complement, SourceOf(tree, use, complement), DepthOf(tree, i)));
                    break;
                }
        }
        found.Sort((a, b) => a.Depth != b.Depth ? a.Depth.CompareTo(b.Depth) : a.Use.Head.CompareTo(b.Use.Head));
        return found;
    }

    static TreeSubject? SourceOf(SyntaxTree tree, VerbUse use, Complement complement) =>
        use.Passive ? TreeSubject.Agent(tree, use.Head)
        : use.Mood == Mood.Gerund && tree.Extent(use.Lead).First is > 0 and var first && (tree.Tokens[first - 1].IsComma || tree.Tokens[first].IsComma)
            && TreeSubject.OfParticiple(tree, use.Lead) is { } outer ? outer
        : SourcePhrase.Mended(tree, use, TreeSubject.Of(tree, use.Lead));

    static int DepthOf(SyntaxTree tree, int i)
    {
        int depth = 0;
        while (tree.Head(i) >= 0 && depth < 100)
        {
            i = tree.Head(i);
            depth++;
        }
        return depth;
    }
}

/// <summary>What kind of words name a source.</summary>
enum SourceKind
{
    None,

    /// <summary>I, we: who writes, outside of quotation marks.</summary>
    Reporter,

    /// <summary>you: anybody.</summary>
    Reader,

    /// <summary>he, she, they</summary>
    Pronoun,

    /// <summary>it, this, which</summary>
    Thing,

    /// <summary>who</summary>
    Relative,

    Name,

    Noun,
}
