namespace StoryTracker.Language.Parsing;

/// <summary>Relations of Universal Dependencies v2 with the subtypes of the English treebanks. Source: universaldependencies.org/en/dep.</summary>
enum Relation : byte
{
    Root, Acl, AclRelcl, Advcl, AdvclRelcl, Advmod, Amod, Appos, Aux, AuxPass, Case, Cc, CcPreconj, Ccomp, Compound, CompoundPrt, Conj, Cop,
    Csubj, CsubjOuter, CsubjPass, Dep, Det, DetPredet, Discourse, Dislocated, Expl, Fixed, Flat, Goeswith, Iobj, List, Mark, Nmod, NmodDesc,
    NmodPoss, NmodUnmarked, Nsubj, NsubjOuter, NsubjPass, Nummod, Obj, Obl, OblAgent, OblUnmarked, Orphan, Parataxis, Punct, Reparandum,
    Vocative, Xcomp,
}

/// <summary>Treebank spellings of the relations.</summary>
static class Relations
{
    public const int Count = (int)Relation.Xcomp + 1;

    static readonly Dictionary<string, Relation> ByName =
        Enum.GetValues<Relation>().ToDictionary(r => r.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The relation a treebank calls "acl:relcl"; an unknown subtype becomes its base, an unknown base <see cref="Relation.Dep"/>.</summary>
    public static Relation Named(string name)
    {
        if (ByName.TryGetValue(name.Replace(":", "", StringComparison.Ordinal), out var found)) return found;
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? Named(name[..colon]) : Relation.Dep;
    }
}
