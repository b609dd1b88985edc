using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Chronicle;

/// <summary>Reports made up for a test.</summary>
static class Made
{
    public static Report Report(string id, string words, int? said = null, int published = 20, string? place = null, string speaker = "lovelace",
        Stance stance = Stance.Said, StatementAct? act = null, string? number = null) =>
        new(id, $"article-{id}", [new(words, 0, words.Length, true)])
        {
            SpeakerId = speaker, SpeakerName = "Ada Lovelace", Stance = stance, Act = act,
            Occasion = new(said is { } day ? On(day) : Days.Unknown, place, null, null, null), Published = On(published),
            Numbers = number is null ? [] : [new(new(number, 0, number.Length), "count", "exactly", decimal.Parse(number, null), null, null, null, "piers")],
        };

    public static Days On(int day) => new(new DateOnly(2018, 4, 1).AddDays(day), new DateOnly(2018, 4, 1).AddDays(day));
}
