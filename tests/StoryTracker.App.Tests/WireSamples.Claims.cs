using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;

namespace StoryTracker.App.Tests;

static partial class WireSamples
{
    static IEnumerable<object> Claims =>
    [
        new ClaimConfirmed(Claim, Article, 1, Fields with { Happened = June }, "Ana", Noon),
        new ClaimDecisionUndone(Claim, Article, 1, Fields, Noon, "Bo", Noon.AddHours(1)),
        new ClaimRestoringUndone(Claim, "Bo", Noon),
        new ClaimAdded(Claim, Said, "The machine missed it.", "Ana", Noon),
        new ClaimAdditionUndone(Claim, Article, "Bo", Noon),
        new NoteWritten(Other, Claim, "Call the harbour master about the pier.", "Ana", Noon),
        new NoteRemoved(Other, Claim, "Bo", Noon),
        new NoteRemovalUndone(Other, Claim, "Ana", Noon),
        new StoryClosed("The pier opens on 1 June.", "Ana", Noon),
        new StoryReopened("Bo", Noon),
        new ReopeningUndone("Bo", Noon),
    ];
}
