using StoryTracker.Domain.Articles;

namespace StoryTracker.Web.Display;

/// <summary>Words for kinds, polarities and ways in which a speaker was found.</summary>
public static class KindText
{
    /// <summary>How the words are printed.</summary>
    public static string Of(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "direct quotation",
        QuoteKind.Mixed => "partly quoted",
        _ => "reported",
    };

    /// <summary>How the words are printed, or what they are where nobody need have said them.</summary>
    public static string Of(QuoteKind kind, ClaimMeaning? meaning) => (kind, meaning?.Report) switch
    {
        (QuoteKind.Direct, _) => Of(kind),
        (_, ReportKind.Attitude) => "view or wish, as the outlet tells it",
        (QuoteKind.Indirect, ReportKind.Evidence) => "finding",
        _ => Of(kind),
    };

    /// <summary>A badge for what the speaker does with the words; null for a plain statement, or where the text does not show it.</summary>
    public static string? Badge(ClaimAct? act) => act?.Kind switch
    {
        SpeechAct.Opinion => "opinion",
        SpeechAct.Call => "call",
        SpeechAct.Promise => "promise",
        _ => null,
    };

    /// <summary>What the speaker does with the words, as a sentence.</summary>
    public static string Of(SpeechAct act) => act switch
    {
        SpeechAct.Fact => "states something that can be checked",
        SpeechAct.Opinion => "judges, predicts or tells a feeling",
        SpeechAct.Call => "demands, asks or advises",
        SpeechAct.Promise => "commits the speaker",
        _ => "says that something is not so",
    };

    /// <summary>A badge where the words were not simply said, else null.</summary>
    public static string? Badge(Polarity polarity) => polarity switch
    {
        Polarity.Denied => "denied",
        Polarity.Declined => "did not say",
        _ => null,
    };

    /// <summary>Name of the style.</summary>
    public static string Css(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "direct",
        QuoteKind.Mixed => "mixed",
        _ => "indirect",
    };

    /// <summary>How the speaker was found, as a sentence.</summary>
    public static string Of(Resolution resolution) => resolution switch
    {
        Resolution.Name => "named in the article",
        Resolution.Nominal => "by a description, such as an office",
        Resolution.Pronoun => "by a pronoun",
        Resolution.Elided => "by the verb before, which goes on without naming anyone again",
        Resolution.Inherited => "by the quotation before, which this one continues",
        Resolution.Collective => "a group whose members are not named",
        Resolution.Unattributed => "the article names nobody",
        Resolution.Identified => "the article never introduces them; another article, or an editor, tells who they are",
        _ => "the article names somebody it never introduces",
    };

    /// <summary>Why nobody is named here, in two or three words.</summary>
    public static string WhyNobody(Resolution resolution) => resolution switch
    {
        Resolution.Collective => "a group, nobody named",
        Resolution.Unattributed => "nobody named",
        _ => "not identified",
    };
}
