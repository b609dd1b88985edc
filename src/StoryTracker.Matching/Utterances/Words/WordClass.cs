using System.Collections.Frozen;

namespace StoryTracker.Matching.Utterances.Words;

/// <summary>What a word can prove about two reports being one remark.</summary>
enum WordClass
{
    /// <summary>Names what is spoken of.</summary>
    Content,

    /// <summary>A name: with a capital inside a sentence.</summary>
    Name,

    /// <summary>A number in figures or words.</summary>
    Number,

    /// <summary>A judgement that fits any object: "unacceptable".</summary>
    Evaluative,

    /// <summary>Grammar.</summary>
    Function,

    /// <summary>Makes a verb another verb: "carry on".</summary>
    Particle,

    /// <summary>Turns the meaning round.</summary>
    Negation,

    /// <summary>What should be rather than is: "must".</summary>
    Obligation,
}

/// <summary>Closed classes of English words, by their forms (<see cref="WordForms"/>).</summary>
static class WordClasses
{
    static readonly FrozenDictionary<string, WordClass> Closed = Table(
        (WordClass.Negation, "not no never nobody nothing none neither nor without noone nowhere"),
        (WordClass.Obligation, "should must ought shall"),
        (WordClass.Particle, "out up off down on away back over"),
        (WordClass.Function, "the a an this that these those there here i me my mine myself we our ours ourselves you your yours yourself he him his himself "
            + "she her hers herself it its itself they them their theirs themselves who whom whose which what where when why how whether "
            + "be have do will can may get and or but if then than so as at by for from in into of to with within about after before between through "
            + "during under against among around because while until since upon onto per via though although "
            + "also just only even still very really quite too more most much many any some all each every both either other another such same own "
            + "very again ever always now already yet one let thing well else however therefore perhaps maybe rather like say add tell ask go come make "
            + "anybody anyone anything somebody someone something everybody everyone everything otherwise so "
            + "take give put want need know think believe feel look see say yes oh mr mrs ms dr sir"),
        (WordClass.Evaluative, "accept acceptabl important clear confident please pleas glad sad proud happy sorry delight disappoint terribl awful horribl "
            + "disgrac disgraceful shame shameful outrag outrageous wrong right good bad great appall appal horrif devastat tragic tragedy "
            + "fantastic brilliant wonder wonderful amaz incredibl crucial vital essential seriou serious distress upset "
            + "disgust shock shocking absolut complet total extreme deepl deep huge big fair unfair ridiculou absurd nonsens welcom hope hopeful "
            + "difficult hard tough strong real true false lie unacceptabl intolerabl offensiv offens angry ang frustrat"));

    static readonly FrozenSet<string> Numbers =
        ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundr thousand million billion trillion dozen").Split(' ').ToFrozenSet();

    static readonly FrozenSet<string> LightVerbs =
        "say add tell ask go come make take give put want need know think believe feel look see get let".Split(' ')
            .Select(WordForms.Stem).ToFrozenSet();

    /// <summary>Whether a form of grammar is a verb that says little by itself.</summary>
    public static bool IsLightVerb(string form) => LightVerbs.Contains(form);

    /// <summary>Class of a form.</summary>
    /// <param name="form">As <see cref="WordForms"/> gives it.</param>
    /// <param name="capital">Printed with a capital that no sentence start explains.</param>
    public static WordClass Of(string form, bool capital)
    {
        if (char.IsDigit(form[0])) return WordClass.Number;
        if (capital && form != "i") return WordClass.Name;
        if (Closed.TryGetValue(form, out var closed)) return closed;
        return Numbers.Contains(form) ? WordClass.Number : WordClass.Content;
    }

    static FrozenDictionary<string, WordClass> Table(params (WordClass Class, string Words)[] lines)
    {
        Dictionary<string, WordClass> table = [];
        foreach (var (kind, words) in lines)
            foreach (var word in words.Split(' '))
            {
                table.TryAdd(word, kind);
                table.TryAdd(WordForms.Stem(word), kind);
            }
        return table.ToFrozenDictionary();
    }
}
