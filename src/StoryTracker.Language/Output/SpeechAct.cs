namespace StoryTracker.Language;

/// <summary>What a speaker does with the words (after Searle 1976: representatives, expressives, directives, commissives).</summary>
public enum SpeechActKind
{
    /// <summary>States something about the world that could be checked: what happened, how many, who did it.</summary>
    Fact,

    /// <summary>Judges, predicts or tells a feeling.</summary>
    Opinion,

    /// <summary>Demands, asks or advises that others do something.</summary>
    Call,

    /// <summary>Commits the speaker, or the body spoken for, to do something, or to leave it.</summary>
    Promise,

    /// <summary>Says that something others claim, or might, is not so.</summary>
    Denial,
}

/// <summary>What a speaker does with the words of a statement, as far as the text shows it.</summary>
/// <param name="Kind">Fact, opinion, call, promise or denial.</param>
/// <param name="Confidence">From 0 to 1: the share of statements with like evidence that were this; see the card in Acts.</param>
/// <param name="Reason">One sentence that begins "because" and names the words that show it.</param>
public sealed record SpeechAct(SpeechActKind Kind, double Confidence, string Reason);
