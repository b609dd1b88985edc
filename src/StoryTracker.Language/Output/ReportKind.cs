namespace StoryTracker.Language;

/// <summary>What a text tells of a source with the words it gives to it.</summary>
public enum ReportKind
{
    /// <summary>Somebody said or wrote it.</summary>
    Utterance,

    /// <summary>A document, a study or a court shows or decides it, or it appears so.</summary>
    Evidence,

    /// <summary>Somebody thinks, wants, plans or feels it; nobody need have said so.</summary>
    Attitude,
}
