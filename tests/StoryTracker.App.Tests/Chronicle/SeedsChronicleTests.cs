using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.App.Tests.Chronicle;

public sealed class SeedsChronicleTests(SeedsFixture seeds) : IClassFixture<SeedsFixture>
{
    [Fact]
    public async Task Heartbreaking_was_said_in_Mill_Hill_on_Saturday_and_again_on_Sunday()
    {
        var khan = (await seeds.Newsroom.Desk.SpeakerAsync(DerivedId.Speaker("Sadiq Khan"), AsOf.Now, default))!;
        var texts = khan.Claims.ToDictionary(c => c.Entry.Id, c => c.Entry);
        var line = Assert.Single(khan.Chronicle.StockLines, l => l.Occasions.SelectMany(o => o.Claims).Any(c => texts[c].Text.Contains("heartbreaking", StringComparison.Ordinal)));
        Assert.True(line.Occasions.Count >= 2, line.Sentence);
        Assert.Equal((new DateOnly(2018, 4, 14), "Mill Hill"), (line.Occasions[0].Earliest!.Value, line.Occasions[0].Place));
        Assert.NotEmpty(line.Reasons);
        var later = texts[line.Occasions[^1].Claims[0]];
        Assert.Contains("as far as we have it on record, on 14 April 2018 in Mill Hill", later.FirstSaid!, StringComparison.Ordinal);
        Assert.Null(texts[line.Occasions[0].Claims[0]].FirstSaid);
    }

    [Fact]
    public async Task Nothing_is_called_a_change_of_position_that_is_none()
    {
        foreach (var speaker in (await seeds.Newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, default)).Items)
            Assert.Empty((await seeds.Newsroom.Desk.SpeakerAsync(Guid.Parse(speaker.Id), AsOf.Now, default))!.Chronicle.Changes);
    }

    [Fact]
    public void An_answer_names_lines_of_the_same_story_and_says_why()
    {
        foreach (var story in seeds.Stories)
        {
            var lines = story.Timeline.ToDictionary(e => e.Id);
            foreach (var entry in story.Timeline)
                foreach (var link in entry.Answers)
                {
                    Assert.NotEmpty(link.Reasons);
                    Assert.NotEqual(entry.Speaker?.Id, lines[link.Claim].Speaker?.Id);
                    Assert.Contains(lines[link.Claim].AnsweredBy, a => a.Claim == entry.Id && a.Sure == link.Sure);
                }
        }
    }
}
