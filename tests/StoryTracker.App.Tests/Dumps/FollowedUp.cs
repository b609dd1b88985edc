using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What editors decide about announced days.</summary>
static class FollowedUp
{
    const string Editor = "an editor";

    /// <summary>Answers, undoes, sets a day, parts and puts back.</summary>
    public static async Task PutAsync(TestNewsroom test)
    {
        await test.Newsroom.Projections.CatchUpAsync();
        var desk = test.Newsroom.Diary;
        var all = (await desk.FollowUpsAsync(new(FollowUpKind.Event, false, null, 200), AsOf.Now, default)).Items;
        var followUp = all.First(f => f.Evidence.Count > 1);
        var (story, id, evidence) = (Guid.Parse(followUp.Story.Id), Guid.Parse(followUp.Id), Guid.Parse(followUp.Evidence[^1].Id));
        Assert.NotNull(await desk.AnswerAsync(new(story, id, FollowUpAnswer.Happened, null, null, "It was on the evening news.", Editor), default));
        Assert.NotNull(await desk.UndoAsync(new(story, id, 1, Editor), default));
        Assert.NotNull(await desk.ScheduleAsync(new(story, id, new(2018, 7, 1), "The count takes a while.", Editor), default));
        Assert.NotNull(await desk.PartAsync(new(story, evidence, "Another vote.", Editor), default));
        Assert.NotNull(await desk.RejoinAsync(new(story, evidence, id, Editor), default));
        await test.SettleAsync();
    }
}
