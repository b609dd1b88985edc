using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Triage;

namespace StoryTracker.Domain.Tests.Triage;

/// <summary>Setting an item of the triage aside, putting it off, giving it to somebody, and taking each back.</summary>
public sealed class DecideOnItemTests
{
    const string Item = "doubt:6d3c2c0e-6b9e-5d1c-9c55-3a0b6a1f7d01";
    static readonly Guid Pier = DerivedId.StoryNamed("pier");
    static readonly string Stream = Streams.Triage(DerivedId.TriageItem(Item));

    readonly Given given = new();
    int minute;

    DateTimeOffset Now => Samples.Noon.AddMinutes(++minute);

    Versioned<QueuedItem> Held => given.Queued(Item);

    static ItemInHand InHand(int? seen = null) => new(Item, [Pier], seen);

    Outcome Aside(string reason = "A caption.", string by = "Ana", int? seen = null) =>
        given.When(_ => DecideOnItemHandler.Handle(new SetItemAside(InHand(seen), reason, by), Held, Now));

    Outcome Snooze(double hours = 24, string by = "Ana", int? seen = null) =>
        given.When(_ => DecideOnItemHandler.Handle(new SnoozeItem(InHand(seen), Samples.Noon.AddHours(hours), by), Held, Now));

    Outcome Assign(string to = "Bo", string by = "Ana", int? seen = null) =>
        given.When(_ => DecideOnItemHandler.Handle(new AssignItem(InHand(seen), to, by), Held, Now));

    Outcome Undo(int decision, string by = "Bo") =>
        given.When(_ => DecideOnItemHandler.Handle(new UndoQueueDecision(Item, ((IQueueEvent)given.On(Stream)[decision]).At, by), Held, Now));

    [Fact]
    public void What_is_set_aside_is_away_for_good_with_who_and_why_until_that_is_taken_back()
    {
        var e = Assert.IsType<ItemSetAside>(Assert.Single(Assert.Single(Aside(" A caption. ").Appends).Events));
        Assert.Equal((Item, "A caption.", "Ana", Pier), (e.Item, e.Reason, e.By, Assert.Single(e.Stories)));
        Assert.True(Held.State!.IsAway(Samples.Noon.AddYears(10)));
        Undo(0);
        Assert.False(Held.State!.IsAway(Samples.Noon));
        Assert.Equal(["Ana", "Bo"], Held.State!.Told.Select(t => t.By));
    }

    [Fact]
    public void What_is_put_off_is_asked_again_from_that_moment_on()
    {
        Snooze();
        Assert.True(Held.State!.IsAway(Samples.Noon.AddHours(23)));
        Assert.False(Held.State!.IsAway(Samples.Noon.AddHours(24)));
        Undo(0);
        Assert.False(Held.State!.IsAway(Samples.Noon.AddHours(1)));
    }

    [Fact]
    public void What_is_somebodys_stays_in_the_queue_and_goes_back_to_whose_it_was_before()
    {
        Assign();
        Assign("Cy", "Bo");
        Assert.Equal(("Cy", false), (Held.State!.Assigned!.To, Held.State.IsAway(Samples.Noon)));
        Undo(1);
        Assert.Equal("Bo", Held.State!.Assigned!.To);
        Undo(0);
        Assert.Null(Held.State!.Assigned);
    }

    [Fact]
    public void A_command_that_lacks_something_is_refused_in_a_sentence()
    {
        Assert.Contains("why", Assert.Throws<CommandRefusedException>(() => Aside(" ")).Message, StringComparison.Ordinal);
        Assert.Contains("500", Assert.Throws<CommandRefusedException>(() => Aside(new string('x', 501))).Message, StringComparison.Ordinal);
        Assert.Contains("whom", Assert.Throws<CommandRefusedException>(() => Assign(" ")).Message, StringComparison.Ordinal);
        Assert.Contains("100", Assert.Throws<CommandRefusedException>(() => Assign(new string('x', 101))).Message, StringComparison.Ordinal);
        Assert.Contains("still to come", Assert.Throws<CommandRefusedException>(() => Snooze(-1)).Message, StringComparison.Ordinal);
        Assert.Empty(given.On(Stream));
    }

    [Fact]
    public void Said_again_it_changes_nothing()
    {
        Aside();
        Assert.True(Aside().IsNothing);
        Assign();
        Assert.True(Assign().IsNothing);
        Undo(1);
        Assert.True(Undo(1).IsNothing);
    }

    [Fact]
    public void Whoever_comes_second_overwrites_nothing_and_gets_what_was_decided()
    {
        Assign("Bo", "Bo", seen: 0);
        foreach (var late in new Func<Outcome>[] { () => Aside(by: "Cy", seen: 0), () => Snooze(by: "Cy", seen: 0), () => Assign("Cy", "Cy", seen: 0) })
            Assert.Equal("Bo", Assert.Throws<ItemChangedException>(late).Now.Assigned!.To);
        Assert.Single(given.On(Stream));
        Aside(by: "Cy", seen: 1);
        Assert.Equal(("Bo", "Cy"), (Held.State!.Assigned!.To, Held.State.SetAside!.By));
    }

    [Fact]
    public void What_somebody_else_decided_since_is_not_undone()
    {
        Assign();
        Aside(by: "Cy");
        Assert.Contains("Cy", Assert.Throws<CommandRefusedException>(() => Undo(0)).Message, StringComparison.Ordinal);
        Assert.NotNull(Held.State!.Assigned);
    }

    [Fact]
    public void A_reason_that_is_removed_on_legal_request_leaves_the_item_aside()
    {
        Aside();
        var left = new ErasureNotice("A court ordered it.", null, "root", Samples.Noon, ErasedFact.ItemSetAside)
        {
            SetAside = (ItemSetAside)given.On(Stream)[0] with { Reason = "Removed" },
        };
        Assert.Equal((true, "Removed"), (QueuedItem.Create(left).IsAway(Samples.Noon), QueuedItem.Create(left).SetAside!.Reason));
    }
}
