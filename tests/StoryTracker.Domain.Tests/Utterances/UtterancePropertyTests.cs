using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Utterances;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Utterances;

public sealed class UtterancePropertyTests
{
    static readonly TieKind[] Machine = [TieKind.Joined, TieKind.Linked, TieKind.Suggested, TieKind.SideBySide];
    static readonly TieKind[] People = [TieKind.Joined, TieKind.Parted, TieKind.Linked, TieKind.Unlinked, TieKind.Confirmed, TieKind.Declined];

    static readonly Arbitrary<List<Tie>> Ties = Gen.Choose(0, int.MaxValue).ListOf().Select(seeds => seeds.Select(Make).OfType<Tie>().DistinctBy(t => t.Id).ToList()).ToArbitrary();

    static Tie? Make(int seed)
    {
        var (a, b, who, kind, at, cut) = (seed % 4, seed / 4 % 4, seed / 16 % 2, seed / 32 % 12, seed / 400 % 50, seed / 20_000 % 3);
        if (a == b) return null;
        var (x, y) = (Words(a, cut), Words(b, cut, 20));
        return who == 0 ? Tie.Found(Machine[kind % Machine.Length], x, y, [], Matcher, Samples.Noon.AddMinutes(at))
            : Tie.Decided(People[kind % People.Length], x, y, "So.", "Ana", Samples.Noon.AddMinutes(at));
    }

    static string Shape(IEnumerable<Tie> ties)
    {
        var all = ties.ToList();
        var sets = UtteranceSets.Of(all);
        return string.Join(" | ", sets.Utterances.Select(u => $"{u.Id}: {string.Join(", ", u.Wordings.Select(w => $"{w.ClaimId}[{w.Start}"))}")) + " / "
            + string.Join(",", all.Where(sets.Stands).Select(t => t.Id).Order());
    }

    [Fact]
    public void What_ties_come_to_does_not_depend_on_their_order() =>
        Prop.ForAll(Ties, ties => Shape(ties) == Shape(ties.AsEnumerable().Reverse())).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_person_parted_last_is_in_no_utterance_together() => Prop.ForAll(Ties, ties =>
    {
        var sets = UtteranceSets.Of(ties);
        return ties.Where(t => t.Parts && sets.Stands(t)).All(t => sets.With(t.A) is not { } u || !u.Has(t.B));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_decision_that_is_taken_back_leaves_what_was_there_before_it() => Prop.ForAll(Ties, ties =>
    {
        var before = Shape(ties);
        return Enumerable.Range(0, 200).Select(i => Make(i * 7919)).OfType<Tie>().Where(t => t.IsDecided && ties.TrueForAll(k => k.Id != t.Id))
            .All(t => Shape([.. ties, t]) is not null && Shape(new List<Tie>([.. ties, t]).Where(k => k.Id != t.Id)) == before);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_utterance_has_two_wordings_or_more_and_no_wording_is_in_two() => Prop.ForAll(Ties, ties =>
    {
        var utterances = UtteranceSets.Of(ties).Utterances;
        return utterances.All(u => u.Wordings.Count >= 2) && utterances.SelectMany(u => u.Wordings).GroupBy(w => (w.ClaimId, w.Start)).All(g => g.Count() == 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_stories_tell_alike_of_what_both_hold_and_repeating_records_nothing() => Prop.ForAll(Ties, ties =>
    {
        var given = OnStories();
        foreach (var tie in ties.OrderBy(t => t.At).Where(t => !t.IsDecided))
        {
            var paper = Paper(tie.A);
            given.Match(paper, tie);
            if (!given.Match(paper, tie).IsNothing) return false;
        }
        return given.Joined(Pier).Where(u => u.IndexOfAny(['1', '2']) >= 0).SequenceEqual(given.Joined(Fares).Where(u => u.IndexOfAny(['1', '2']) >= 0));
    }).QuickCheckThrowOnFailure();
}
