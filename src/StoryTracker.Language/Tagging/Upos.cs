namespace StoryTracker.Language.Tagging;

/// <summary>Universal part-of-speech tags. Source: universaldependencies.org/u/pos.</summary>
enum Upos : byte
{
    /// <summary>Other; what a whole stretch in quotation marks is tagged as.</summary>
    X, Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb,
}
