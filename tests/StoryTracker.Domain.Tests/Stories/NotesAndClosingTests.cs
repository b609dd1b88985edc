using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class NotesAndClosingTests
{
    static readonly Guid Pier = ClaimDecisionsTests.Pier, Fares = ClaimDecisionsTests.Fares, Note = DerivedId.StoryNamed("note");

    readonly Given given = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Pier);
    readonly Guid claim;
    int minute;

    public NotesAndClosingTests()
    {
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
        claim = given.Story(Pier).State!.Claims.Keys.Single();
    }

    DateTimeOffset Now => Samples.Noon.AddMinutes(++minute);

    Story Story => given.Story(Pier).State!;

    Dictionary<Guid, Versioned<Story>> Stories => new[] { Pier, Fares }.ToDictionary(id => id, given.Story);

    Outcome Write(Guid? on, string text = "Call the harbour.") => given.When(_ => WriteNoteHandler.Handle(new WriteNote(Note, Pier, on, text, "Ana"), Stories, Now));

    Outcome Remove(Guid? on) => given.When(_ => WriteNoteHandler.Handle(new RemoveNote(Note, Pier, on, "Bo"), Stories, Now));

    [Fact]
    public void A_note_on_a_claim_is_on_every_story_that_holds_it_and_overtakes_nobody()
    {
        var seen = Story.Claims[claim].Revision;
        Assert.Equal(2, Write(claim).Appends.Count);
        Assert.True(Write(claim).IsNothing);
        foreach (var story in new[] { Pier, Fares }) Assert.Equal("Call the harbour.", Assert.Single(given.Story(story).State!.Claims[claim].Notes.Shown).Text);
        Assert.Equal(seen, Story.Claims[claim].Revision);
        Assert.Empty(Story.Notes.Shown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_note_is_taken_away_and_brought_back_as_it_was_written(bool onClaim)
    {
        Guid? on = onClaim ? claim : null;
        Notes Notes() => onClaim ? Story.Claims[claim].Notes : Story.Notes;
        Write(on);
        var was = Notes().All;
        Remove(on);
        Assert.Empty(Notes().Shown);
        Assert.True(Remove(on).IsNothing);
        var gone = Notes().Find(Note)!.Removed!.At;
        Outcome Back(DateTimeOffset of) => given.When(_ => WriteNoteHandler.Handle(new UndoNoteRemoval(Note, Pier, on, "Ana") { Of = of }, Stories, Now));
        Back(gone);
        Assert.Equal(was, Notes().All);
        Assert.True(Back(gone).IsNothing);
        Remove(on);
        Assert.Throws<CommandRefusedException>(() => Back(gone));
    }

    [Fact]
    public void A_note_says_something_and_stands_on_something()
    {
        Assert.Throws<CommandRefusedException>(() => Write(null, "  "));
        Assert.Throws<CommandRefusedException>(() => Write(null, new string('x', WriteNoteHandler.Most + 1)));
        Assert.Throws<CommandRefusedException>(() => Write(Guid.NewGuid()));
        Assert.Throws<CommandRefusedException>(() => Remove(null));
    }

    [Fact]
    public void A_story_is_closed_with_a_reason_opened_again_and_closed_as_it_was()
    {
        Outcome Close(string reason, string by = "Ana") => given.When(g => CloseStoryHandler.Handle(new CloseStory(Pier, reason, by), g.Story(Pier), Now));
        Outcome Reopen(DateTimeOffset? of = null) => given.When(g => CloseStoryHandler.Handle(new ReopenStory(Pier, "Bo") { Of = of }, g.Story(Pier), Now));
        Assert.Throws<CommandRefusedException>(() => Close(" "));
        Close("The pier is open.");
        Assert.True(Close("Again.").IsNothing);
        var was = Story.Closed!;
        Reopen(was.At);
        Assert.Null(Story.Closed);
        Assert.True(Reopen(was.At).IsNothing);
        Outcome Again() => given.When(g => CloseStoryHandler.Handle(new UndoReopening(Pier, was.At, "Bo"), g.Story(Pier), Now));
        Again();
        Assert.Equal(was, Story.Closed);
        Assert.True(Again().IsNothing);
        Reopen();
        Close("Another matter.", "Cleo");
        Assert.Contains("Cleo", Assert.Throws<CommandRefusedException>(() => Again()).Message, StringComparison.Ordinal);
        Assert.Contains("Cleo", Assert.Throws<CommandRefusedException>(() => Reopen(was.At)).Message, StringComparison.Ordinal);
        // What comes all the same is recorded.
        AssignStoriesTests.Extract(given, "x@2", Samples.Pier, Samples.Nobody);
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
        Assert.Equal(2, Story.Claims.Count);
    }
}
