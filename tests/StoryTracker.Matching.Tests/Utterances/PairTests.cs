using StoryTracker.Matching.Utterances;

namespace StoryTracker.Matching.Tests.Utterances;

/// <summary>Invented pairs of reports: a half that the rules were made with, and a half that was kept apart and only ever scored.</summary>
public sealed class PairTests
{
    static readonly IReadOnlyList<LabelledPair> Tuned = LabelledPair.Read("tuned.pairs");
    static readonly IReadOnlyList<LabelledPair> KeptApart = LabelledPair.Read("kept-apart.pairs");

    [Fact]
    public void There_are_enough_pairs_of_each_kind() => Assert.All(
        ["same", "apart", "line", "other"], label => Assert.InRange(Tuned.Concat(KeptApart).Count(p => p.Label == label), 14, 200));

    [Fact]
    public void Nothing_is_joined_that_is_not_one_remark() =>
        Assert.All(Tuned.Where(p => p.Label is not "same"), p => Assert.NotEqual(Relation.SameUtterance, p.Compare().Relation));

    [Fact]
    public void Two_remarks_of_two_days_are_not_linked() =>
        Assert.All(Tuned.Concat(KeptApart).Where(p => p.Label is "other"), p => Assert.Equal(Relation.None, p.Compare().Relation));

    [Theory]
    [InlineData("same", Relation.SameUtterance, 21)]
    [InlineData("line", Relation.SameLineOtherOccasion, 12)]
    public void Of_the_half_the_rules_were_made_with_most_is_found(string label, Relation relation, int floor) =>
        Assert.InRange(LabelledPair.Count(Tuned, label, relation).Found, floor, LabelledPair.Count(Tuned, label, relation).All);

    [Theory]
    [InlineData("same", Relation.SameUtterance, 18)]
    [InlineData("line", Relation.SameLineOtherOccasion, 13)]
    public void Of_the_half_that_was_kept_apart_most_is_found(string label, Relation relation, int floor) =>
        Assert.InRange(LabelledPair.Count(KeptApart, label, relation).Found, floor, LabelledPair.Count(KeptApart, label, relation).All);

    [Fact]
    public void Of_the_half_that_was_kept_apart_one_pair_at_most_is_wrongly_joined() =>
        Assert.InRange(LabelledPair.Count(KeptApart, "apart", Relation.SameUtterance).Found, 0, 1);

    [Fact]
    public void What_is_joined_shares_a_key_of_the_index() =>
        Assert.All(Tuned.Concat(KeptApart).Where(p => p.Compare().Relation is Relation.SameUtterance), p =>
            Assert.NotEmpty(UtteranceKeys.Of(PrintedReports.Of(p.A)).Intersect(UtteranceKeys.Of(PrintedReports.Of(p.B)))));
}
