using StoryTracker.App.Desk;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Display;
using StoryTracker.Web.Lanes;

namespace StoryTracker.Tests.Display;

public sealed class LaneBoardTests
{
    static readonly IReadOnlyList<TimelineEntry> Lines = new MadeUpNewsroom().Story(MadeUpNewsroom.Tunnel)!.Timeline;

    [Theory]
    [InlineData("speaker")]
    [InlineData("outlet")]
    [InlineData("thread")]
    public void Every_line_stands_in_its_lane_and_its_stretch_of_time(string by)
    {
        var board = LaneBoard.Of(Lines, by, all: true);
        Assert.Equal(Lines.Select(l => l.Id).Order(), board.Lanes.SelectMany(l => l.Cells).SelectMany(c => c).Select(e => e.Id).Order());
        Assert.All(board.Lanes, l => Assert.Equal(board.Buckets.Count, l.Cells.Count));
        Assert.Equal(board.Lanes.Select(l => l.Count).OrderDescending(), board.Lanes.Select(l => l.Count));
        Assert.All(Enumerable.Range(0, board.Buckets.Count), b => Assert.Contains(board.Lanes, l => l.Cells[b].Count > 0));
    }

    [Fact]
    public void At_most_twelve_lanes_are_shown_unless_all_are_asked_for()
    {
        List<TimelineEntry> many = [.. Enumerable.Range(0, 40).Select(i => Lines[0] with { Id = $"{i}", Speaker = new($"s{i % 20}", $"Speaker {i % 20}", null) })];
        Assert.Equal((12, 8), (LaneBoard.Of(many, "speaker", all: false).Lanes.Count, LaneBoard.Of(many, "speaker", all: false).Hidden));
        Assert.Equal((20, 0), (LaneBoard.Of(many, "speaker", all: true).Lanes.Count, LaneBoard.Of(many, "speaker", all: true).Hidden));
    }

    [Fact]
    public void Parts_of_a_long_timeline_join_without_a_gap()
    {
        List<TimelineEntry> many = [.. Enumerable.Range(0, 250).Select(i => Lines[0] with { Id = $"{i}" })];
        List<string> seen = [];
        for (string? from = null, next = ""; next is not null; from = next)
        {
            var part = TimelinePage.Of(many, from);
            Assert.Equal(seen.Count + 1, part.First);
            seen.AddRange(part.Lines.Select(l => l.Id));
            next = part.Later;
        }
        Assert.Equal(many.Select(l => l.Id), seen);
        Assert.Equal("150", TimelinePage.Of(many, null).Latest);
        Assert.False(TimelinePage.Of(Lines, null).IsPart);
    }
}
