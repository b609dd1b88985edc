using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Chronicle;

public sealed class OutcomesTests
{
    static readonly DateOnly Due = new(2018, 4, 16);

    [Fact]
    public void A_report_published_after_the_day_that_shares_words_may_answer_and_says_why()
    {
        var found = Outcomes.Of(["The council votes on the harbour pier on 16 April."], Due,
            [Made.Report("before", "The council votes on the harbour pier.", published: 2), Made.Report("other", "The ferry was late.", published: 18),
                Made.Report("after", "The council approved the harbour pier.", published: 17)]);
        Assert.Equal("after", Assert.Single(found).ReportId);
        Assert.Contains("“council”, “harbour” and “pier”", found[0].Reasons[0]);
    }

    [Fact]
    public void Promises_of_one_speaker_in_the_same_words_are_one_and_those_of_another_speaker_are_not()
    {
        var promise = Made.Report("a", "We will open the harbour pier.", act: StatementAct.Promise);
        Assert.True(Promises.IsPromise(promise));
        Assert.False(Promises.IsPromise(promise with { Stance = Stance.Declined }));
        var again = Made.Report("b", "We will open the harbour pier in June.", act: StatementAct.Promise);
        Assert.NotEmpty(Promises.Same(promise, again));
        Assert.Empty(Promises.Same(promise, again with { SpeakerId = "hopper" }));
        Assert.Empty(Promises.Same(promise with { SpeakerId = null }, again with { SpeakerId = null }));
    }
}
