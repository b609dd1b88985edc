namespace StoryTracker.Language.Tokens;

/// <summary>The closed word classes of English, as small sets. Source: any grammar; own selection.</summary>
static class ClosedClass
{
    public static readonly HashSet<string> Determiners = Set(
        "the a an this that these those my your his her its our their some any each every no both either neither another such what which "
        + "many several few most all one two three four five six seven eight nine ten more");

    public static readonly HashSet<string> SubjectPronouns =
        Set("he she they it i we you who there everyone everybody nobody someone somebody others");

    public static readonly HashSet<string> ObjectPronouns =
        Set("him her them me us you it himself herself themselves myself ourselves itself");

    public static readonly HashSet<string> PossessivePronouns = Set("my your his her its our their whose");

    public static readonly HashSet<string> Prepositions = Set(
        "of in on at by for with from to into onto over under about against between among amid through during before after since until "
        + "without within along across behind beyond near toward towards upon despite via per like than as "
        + "outside inside throughout regarding following");

    public static readonly HashSet<string> Subordinators = Set(
        "that because when while if whether although though unless since until as after before where why how whereas which who "
        + "whom whose once lest");

    public static readonly HashSet<string> Coordinators = Set("and or but nor yet so plus");

    public static readonly HashSet<string> Be = Set("is are was were be been being am 's 're 'm isn't aren't wasn't weren't");

    public static readonly HashSet<string> Auxiliaries = Set(
        "is are was were be been being am has have had having do does did will would can could shall should may might must "
        + "'s 're 'm 've 'd 'll isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't "
        + "cannot couldn't "
        + "shouldn't mightn't mustn't not never n't");

    public static readonly HashSet<string> Negations = Set(
        "not never n't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't "
        + "cannot couldn't shouldn't");

    /// <summary>Adverbs that stand between a subject and its verb; words in -ly are taken as adverbs besides.</summary>
    public static readonly HashSet<string> VerbAdverbs = Set(
        "also again then later once often always never still already even just now thus further further repeatedly since too instead soon "
        + "previously recently first however both meanwhile only");

    public static bool IsAdverb(Token t) => VerbAdverbs.Contains(t.Lower) || t.Lower.Length > 4
        && t.Lower.EndsWith("ly", StringComparison.Ordinal)
        && !t.IsCapital && t.Lower is not ("family" or "reply" or "supply" or "early" or "daily" or "rally" or "ally" or "likely"
        or "imply" or "apply");

    public static bool StartsNounPhrase(Token t) =>
        Determiners.Contains(t.Lower) || SubjectPronouns.Contains(t.Lower) || t.IsCapital || t.Kind == TokenKind.Number;

    static HashSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
