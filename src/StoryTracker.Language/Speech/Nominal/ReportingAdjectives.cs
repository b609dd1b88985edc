namespace StoryTracker.Language.Speech.Nominal;

/// <summary>The lexicon of reporting adjectives, by class.</summary>
static class ReportingAdjectives
{
    static readonly Dictionary<string, NominalCue> Adjectives = ReportingNouns.Load("reporting-adjectives", plurals: false);

    /// <summary>The entry of a word, lower-cased; null where it has none.</summary>
    public static NominalCue? For(string lower) => Adjectives.GetValueOrDefault(lower);
}
