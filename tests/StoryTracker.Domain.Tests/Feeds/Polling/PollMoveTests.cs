using StoryTracker.Domain.Feeds.Polling;

namespace StoryTracker.Domain.Tests.Feeds.Polling;

/// <summary>A permanent redirect is believed when it has been seen often and long enough, and then a person decides.</summary>
public sealed class PollMoveTests
{
    static readonly Uri There = new("https://there.test/feed"), Elsewhere = new("https://elsewhere.test/feed");

    static PollDecision After(ref PollState state, double hours, Uri? movedTo, int status = 200)
    {
        var decision = PollSchedule.Next(state, new() { Status = status, MovedTo = movedTo, HasValidators = true, NewItems = 1 }, PolledFeed.Start.AddHours(hours), 0);
        state = decision.State;
        return decision;
    }

    [Fact]
    public void Three_times_over_two_days_it_is_proposed_and_only_once()
    {
        var state = PollState.New;
        Assert.Empty(After(ref state, 0, There).Notices);
        Assert.Empty(After(ref state, 24, There).Notices);
        Assert.Null(state.ProposedMove);
        var notice = Assert.Single(After(ref state, 48, There).Notices);
        Assert.Equal(new(PollNoticeKind.MoveProposed, "The feed has moved to https://there.test/feed for good, its server has said 3 times: accept the new address?"), notice);
        Assert.Equal(There, state.ProposedMove);
        Assert.Empty(After(ref state, 72, There).Notices);
        Assert.Equal(There, state.ProposedMove);
        Assert.Null(PollSchedule.Move(state).Move);
    }

    [Fact]
    public void Many_times_within_a_day_or_twice_in_a_month_are_not_enough()
    {
        var state = PollState.New;
        for (var i = 0; i < 47; i++) After(ref state, i, There);
        Assert.Null(state.ProposedMove);
        state = PollState.New;
        After(ref state, 0, There);
        After(ref state, 24 * 30, There);
        Assert.Null(state.ProposedMove);
    }

    [Fact]
    public void Another_target_or_none_begins_anew()
    {
        var state = PollState.New;
        After(ref state, 0, There);
        After(ref state, 24, There);
        After(ref state, 48, Elsewhere);
        Assert.Equal((Elsewhere, 1), (state.Move!.To, state.Move.Times));
        After(ref state, 60, null);
        Assert.Null(state.Move);
    }

    [Fact]
    public void What_leads_to_no_feed_says_nothing_about_a_move()
    {
        var state = PollState.New;
        After(ref state, 0, There);
        After(ref state, 24, Elsewhere, 503);
        After(ref state, 36, null, 500);
        After(ref state, 40, There);
        Assert.NotNull(Assert.Single(After(ref state, 50, There).Notices));
        Assert.Equal(There, state.ProposedMove);
    }
}
