using StoryTracker.Domain.FollowUps;

namespace StoryTracker.Domain.Tests.FollowUps;

public sealed class AnswerFollowUpTests
{
    static readonly DateTimeOffset Later = Pier.March.AddYears(1);

    static Given Asking(params IEnumerable<Guid> stories)
    {
        var given = Pier.Opened(stories);
        foreach (var story in stories.DefaultIfEmpty(Pier.Story))
            given.When(g => Pier.Find(g, story, Later, Pier.Found, Pier.FoundPromise));
        return given;
    }

    static Outcome Answer(Given g, FollowUpAnswer answer, DateOnly? until = null, Guid? id = null, string note = "Seen.", Guid? claim = null) =>
        AnswerFollowUpHandler.Handle(new(Pier.Story, id ?? Pier.Event, answer, until, claim, note, "Ana"), Pier.Stories(g), Later);

    [Fact]
    public void An_answer_ends_the_question_and_undoing_it_asks_again()
    {
        var given = Asking();
        var before = Pier.Of(given, Pier.Event);
        given.When(g => Answer(g, FollowUpAnswer.Happened));
        Assert.Equal(FollowUpStatus.Answered, Pier.Of(given, Pier.Event).Status);
        Assert.True(given.When(g => Answer(g, FollowUpAnswer.Happened)).IsNothing);
        given.When(g => UndoFollowUpDecisionHandler.Handle(new(Pier.Story, Pier.Event, 1, "Ana"), Pier.Stories(g), Later));
        Assert.Equal(before, Pier.Of(given, Pier.Event) with { Evidence = before.Evidence, Decisions = before.Decisions, Asked = before.Asked });
        Assert.Empty(Pier.Of(given, Pier.Event).Decisions);
        Assert.Equal(FollowUpStatus.Asking, Pier.Of(given, Pier.Event).Status);
        Assert.True(given.When(g => UndoFollowUpDecisionHandler.Handle(new(Pier.Story, Pier.Event, 1, "Ana"), Pier.Stories(g), Later)).IsNothing);
    }

    [Fact]
    public void Put_off_it_asks_again_after_the_new_day()
    {
        var given = Asking();
        var until = new DateOnly(2027, 9, 1);
        Assert.Equal([new AskFollowUp(Pier.Story, Pier.Event, until)], given.When(g => Answer(g, FollowUpAnswer.Postponed, until)).Messages);
        Assert.Equal(FollowUpStatus.Waiting, Pier.Of(given, Pier.Event).Status);
        given.When(g => AskFollowUpHandler.Handle(new(Pier.Story, Pier.Event, until), g.Story(Pier.Story), new(2027, 9, 2, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(FollowUpStatus.Asking, Pier.Of(given, Pier.Event).Status);
        Assert.Equal([Pier.June, until], Pier.Of(given, Pier.Event).Asked);
    }

    [Fact]
    public void Put_off_to_a_day_that_is_over_it_asks_at_once()
    {
        var given = Asking();
        Assert.Contains(given.When(g => Answer(g, FollowUpAnswer.Postponed, new DateOnly(2026, 7, 1))).Appends[0].Events, e => e is FollowUpDue);
    }

    [Fact]
    public void A_promise_without_a_day_waits_for_an_editor_to_set_one()
    {
        var given = Pier.Opened();
        Assert.Empty(given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.FoundPromise with { Due = null })).Messages);
        Assert.Equal(FollowUpStatus.Open, Pier.Of(given, Pier.Promised).Status);
        ScheduleFollowUp set = new(Pier.Story, Pier.Promised, Pier.June, "The board meets then.", "Ana");
        Assert.Single(given.When(g => ScheduleFollowUpHandler.Handle(set, Pier.Stories(g), Pier.March)).Messages);
        Assert.True(given.When(g => ScheduleFollowUpHandler.Handle(set, Pier.Stories(g), Pier.March)).IsNothing);
        Assert.Equal((Pier.June, FollowUpStatus.Waiting), (Pier.Of(given, Pier.Promised).Due, Pier.Of(given, Pier.Promised).Status));
    }

    [Fact]
    public void An_answer_is_on_every_story_that_follows_the_same_up()
    {
        var given = Asking(Pier.Story, Pier.Other);
        Assert.Equal(2, given.When(g => Answer(g, FollowUpAnswer.Kept, id: Pier.Promised)).Appends.Count);
        Assert.Equal(FollowUpAnswer.Kept, Pier.Of(given, Pier.Promised, Pier.Other).Answer!.Answer);
        given.When(g => UndoFollowUpDecisionHandler.Handle(new(Pier.Other, Pier.Promised, 1, "Ben"), Pier.Stories(g), Later));
        Assert.All([Pier.Story, Pier.Other], s => Assert.Null(Pier.Of(given, Pier.Promised, s).Answer));
    }

    [Fact]
    public void An_answer_that_does_not_fit_is_refused()
    {
        var given = Asking();
        void Refused(Func<Outcome> decide) => Assert.Throws<CommandRefusedException>(decide);
        Refused(() => Answer(given, FollowUpAnswer.Kept));
        Refused(() => Answer(given, FollowUpAnswer.Happened, id: Pier.Promised));
        Refused(() => Answer(given, FollowUpAnswer.Postponed));
        Refused(() => Answer(given, FollowUpAnswer.Happened, Pier.June));
        Refused(() => Answer(given, FollowUpAnswer.Happened, note: " "));
        Refused(() => Answer(given, FollowUpAnswer.Happened, claim: Pier.Date));
        Refused(() => Answer(given, FollowUpAnswer.Happened, id: Pier.Article));
        Assert.False(Answer(given, FollowUpAnswer.Happened, note: "", claim: Pier.Promise).IsNothing);
    }

    [Fact]
    public void What_an_editor_parts_gets_a_question_of_its_own_and_goes_back_exactly()
    {
        var given = Pier.Opened();
        given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found, Pier.FoundAgain));
        var before = Pier.Of(given, Pier.Event).Evidence;
        PartFollowUp part = new(Pier.Story, Pier.Again, "Another board.", "Ana");
        var own = FollowUp.PartedFrom(Pier.Again);
        Assert.Equal([new AskFollowUp(Pier.Story, own, Pier.June)], given.When(g => PartFollowUpHandler.Handle(part, g.Story(Pier.Story), Pier.March)).Messages);
        Assert.True(given.When(g => PartFollowUpHandler.Handle(part, g.Story(Pier.Story), Pier.March)).IsNothing);
        Assert.True(given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found, Pier.FoundAgain)).IsNothing);
        Assert.Throws<CommandRefusedException>(() => PartFollowUpHandler.Handle(part with { EvidenceId = Pier.Date }, given.Story(Pier.Story), Pier.March));
        RejoinFollowUp back = new(Pier.Story, Pier.Again, Pier.Event, "Ana");
        given.When(g => RejoinFollowUpHandler.Handle(back, g.Story(Pier.Story), Pier.March));
        Assert.Equal(before, Pier.Of(given, Pier.Event).Evidence);
        Assert.Empty(Pier.Of(given, own).Evidence);
        Assert.True(given.When(g => RejoinFollowUpHandler.Handle(back, g.Story(Pier.Story), Pier.March)).IsNothing);
    }
}
