using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What editors decide about one claim, add and write, and when they close a story.</summary>
static class DecidedClaims
{
    const string Editor = "an editor";

    /// <summary>Every decision once, and every undo.</summary>
    public static async Task PutAsync(TestNewsroom test)
    {
        var (desk, editing) = (test.Newsroom.ClaimsDesk, test.Newsroom.Editing);
        var list = (await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 200, default)).Items;
        var story = Guid.Parse(list.Single(s => s.Title == "Hezbollah proscription").Id);
        var held = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!;
        var claim = held.Claims.Values.Where(c => c.Dismissal is null && c.Editorial is null).OrderBy(c => c.Id).First();

        Done(await desk.ConfirmAsync(new(claim.Id, story, claim.Revision, Editor), null, default));
        var confirmed = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!.Claims[claim.Id];
        Done(await desk.UndoAsync(new UndoClaimDecision(claim.Id, story, confirmed.Decided[^1].At, Editor), null, default));
        Done(await desk.ConfirmAsync(new(claim.Id, story, (await ClaimAsync(test, story, claim.Id)).Revision, Editor), null, default));
        Done(await desk.DismissAsync(new(story, claim.Id, "A caption.", Editor), null, default));
        var dismissed = (await ClaimAsync(test, story, claim.Id)).Dismissal!.At;
        Done(await desk.RestoreAsync(new(story, claim.Id, Editor), null, default));
        Done(await desk.UndoAsync(new UndoRestoring(story, claim.Id, dismissed, Editor), null, default));
        Done(await desk.RestoreAsync(new(story, claim.Id, Editor), null, default));

        var note = DerivedId.StoryNamed("a note");
        Done(await desk.WriteNoteAsync(new(note, story, claim.Id, "Call the mayor’s office.", Editor), null, default));
        Done(await desk.RemoveNoteAsync(new(note, story, claim.Id, Editor), null, default));
        Done(await desk.UndoAsync(new UndoNoteRemoval(note, story, claim.Id, Editor), null, default));

        var article = claim.Machine.ArticleId;
        var words = (await test.Newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))!.Text.Split('\n')[0];
        Done(await desk.AddAsync(new(story, article, claim.Machine.Revision, words, "The machine missed it.", Editor), null, default));
        var added = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!.Claims.Values.Single(c => c.Added is not null).Id;
        Done(await desk.UndoAsync(new UndoAddition(added, story, Editor), null, default));

        Done(await editing.CloseAsync(new(story, "The law is passed.", Editor), null, default));
        var closed = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!.Closed!.At;
        Done(await editing.ReopenAsync(new(story, Editor), null, default));
        Done(await editing.UndoAsync(new UndoReopening(story, closed, Editor), null, default));
        Done(await editing.ReopenAsync(new ReopenStory(story, Editor), null, default));
        await test.SettleAsync();
    }

    static async Task<StoryClaim> ClaimAsync(TestNewsroom test, Guid story, Guid claim) =>
        (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!.Claims[claim];

    static void Done(long? position) => Assert.NotNull(position);
}
