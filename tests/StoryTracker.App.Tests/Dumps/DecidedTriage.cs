using StoryTracker.Domain.Triage;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What editors do with items of the triage instead of answering them.</summary>
static class DecidedTriage
{
    const string Editor = "an editor";

    /// <summary>Every decision once, and an undo.</summary>
    public static async Task PutAsync(TestNewsroom test)
    {
        var (triage, queue) = (test.Newsroom.Triage, test.Newsroom.QueuedItems);
        await test.Newsroom.Projections.CatchUpAsync();
        var items = (await triage.TriageAsync(null, null, null, 10, jobs: false, default)).Queue;
        Assert.NotNull((await triage.DecideAsync(new(items[0].Key, "assign", "", "another editor", items[0].Seen, Editor, null), default)).Position);
        Assert.NotNull((await triage.DecideAsync(new(items[1].Key, "snooze", "", "", items[1].Seen, Editor, null), default)).Position);
        Assert.NotNull((await triage.DecideAsync(new(items[2].Key, "aside", "It is a caption.", "", items[2].Seen, Editor, null), default)).Position);
        var aside = (await queue.LoadAsync(items[2].Key, default)).State!.SetAside!.At;
        Assert.NotNull(await queue.UndoAsync(new UndoQueueDecision(items[2].Key, aside, Editor), null, default));
    }
}
