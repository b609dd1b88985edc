namespace StoryTracker.Language.Acts;

/// <summary>A sign of what a speaker does with the words; each is present or absent in a statement.</summary>
enum Sign
{
    /// <summary>The verb or noun of report asks: urge, demand, appeal.</summary>
    CueCalls,

    /// <summary>It commits: promise, pledge, vow.</summary>
    CueCommits,

    /// <summary>It tells a belief, hope or fear.</summary>
    CueBelieves,

    /// <summary>It judges: criticise, praise, accuse.</summary>
    CueJudges,

    /// <summary>It reports: confirm, find, testify.</summary>
    CueReports,

    /// <summary>It denies.</summary>
    CueDenies,

    /// <summary>What was said is an infinitive: "to return the money".</summary>
    Infinitive,

    /// <summary>The speaker, or the body spoken for, will or would do something.</summary>
    SpeakerWill,

    /// <summary>Somebody or something else will or would.</summary>
    OthersWill,

    /// <summary>Something may, might or could be.</summary>
    May,

    /// <summary>Something must, should or ought to be, or needs to.</summary>
    Must,

    /// <summary>A sentence begins with a bare verb: "Stay at home".</summary>
    Imperative,

    /// <summary>Words for untruth: "false", "no truth in", "a lie".</summary>
    Untrue,

    /// <summary>The speaker did not, had not, never: "I never took it".</summary>
    SpeakerNot,

    /// <summary>Something was not, or there was none of it.</summary>
    OthersNot,

    /// <summary>Words that judge or tell a feeling.</summary>
    Evaluates,

    /// <summary>"I think", "I hope", "my guess".</summary>
    Feels,

    /// <summary>The most or least of its kind.</summary>
    Superlative,

    /// <summary>A number with what it counts.</summary>
    Number,

    /// <summary>A verb that tells what happened: past tense, perfect or passive.</summary>
    Happened,

    /// <summary>Somebody or something was something.</summary>
    Was,

    /// <summary>A day, month or year that lies behind.</summary>
    PastTime,

    /// <summary>The source keeps records or makes inquiries: police, a court, a survey, a spokesman.</summary>
    OfficialSource,

    /// <summary>Somebody or something is said to be something: "it is", "they are like".</summary>
    Present,

    /// <summary>A condition: "if they build it".</summary>
    If,
}
