using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Utterances;

public sealed class DecideOnUtterancesTests
{
    static Outcome Part(Given given, int paper, string reason = "She said it twice.") => given.When(g =>
    {
        var u = g.Story(Pier).State!.Utterances().Utterances[0];
        return PartReportsHandler.Handle(new(Pier, u.Id, ClaimId(paper), u.Wordings.First(w => w.ClaimId == ClaimId(paper)).Start, reason, "Ana"), g.Stories(), Samples.Noon.AddHours(1));
    });

    static Outcome TakeBack(Given given, params IReadOnlyList<Guid> ties) => given.When(g => TakeBackTiesHandler.Handle(new(Pier, ties, "Ana"), g.Stories(), Samples.Noon.AddHours(2)));

    static List<Guid> Decided(Given given) => [.. given.Story(Pier).State!.Ties.Values.Where(t => t.IsDecided).Select(t => t.Id)];

    [Fact]
    public void A_parted_wording_leaves_and_no_machine_joins_it_again_not_even_by_way_of_a_third()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Part(given, 0);
        Assert.Empty(given.Joined(Pier));
        Assert.Empty(given.Joined(Fares));
        Assert.True(given.Match(0, Tie.Found(TieKind.Joined, Words(0, 1), Words(1), ["better"], "m@2", Samples.Noon.AddDays(1))).IsNothing);
        given.Match(2, Found(TieKind.Joined, 0, 2, 100), Found(TieKind.Joined, 1, 2, 101));
        Assert.DoesNotContain(given.Joined(Pier), u => u.Contains('0') && u.Contains('1'));
        Assert.Equal(given.Joined(Pier), given.Joined(Fares));
    }

    [Fact]
    public void Parting_needs_a_reason_and_a_wording_and_repeating_it_records_nothing()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        var id = given.Story(Pier).State!.Utterances().Utterances[0].Id;
        Assert.Throws<CommandRefusedException>(() => Part(given, 0, " "));
        Assert.Throws<CommandRefusedException>(() => PartReportsHandler.Handle(new(Pier, id, ClaimId(2), 0, "No.", "Ana"), given.Stories(), Samples.Noon));
        Part(given, 0);
        Assert.True(given.When(g => PartReportsHandler.Handle(new(Pier, id, ClaimId(0), 0, "She said it twice.", "Ana"), g.Stories(), Samples.Noon)).IsNothing);
    }

    [Fact]
    public void Taking_a_parting_back_gives_the_exact_former_state()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1), Found(TieKind.Joined, 1, 2));
        var before = given.Story(Pier).State!;
        Part(given, 1);
        Assert.Empty(given.Joined(Pier));
        TakeBack(given, [.. Decided(given)]);
        var after = given.Story(Pier).State!;
        Assert.Equal(before.Ties.OrderBy(t => t.Key), after.Ties.OrderBy(t => t.Key));
        Assert.Equal(["012"], given.Joined(Pier));
        Assert.Equal(["012"], given.Joined(Fares));
        Assert.True(TakeBack(given, [.. before.Ties.Keys.Where(k => !before.Ties.ContainsKey(k))]).IsNothing);
    }

    [Fact]
    public void What_a_machine_found_is_not_taken_back_but_said_not_to_be_so()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Assert.Throws<CommandRefusedException>(() => TakeBack(given, [.. given.Story(Pier).State!.Ties.Keys]));
    }

    [Fact]
    public void An_editor_joins_what_no_machine_found_and_takes_it_back()
    {
        var given = OnStories();
        JoinReports join = new(Pier, ClaimId(0), null, ClaimId(1), "will open in June", "One press conference.", "Ana");
        given.When(g => JoinReportsHandler.Handle(join, g.Stories(), Samples.Noon));
        Assert.Equal(["01"], given.Joined(Pier));
        Assert.Equal("will open in June", given.Story(Pier).State!.Utterances().Utterances[0].Wordings.Single(w => w.ClaimId == ClaimId(1)).Line);
        Assert.True(given.When(g => JoinReportsHandler.Handle(join, g.Stories(), Samples.Noon)).IsNothing);
        TakeBack(given, [.. Decided(given)]);
        Assert.Empty(given.Joined(Pier));
        Assert.Empty(given.Story(Fares).State!.Ties);
    }

    [Fact]
    public void A_join_is_refused_of_other_words_than_printed_of_two_speakers_and_against_a_parting()
    {
        var given = OnStories();
        Assert.Throws<CommandRefusedException>(() => JoinReportsHandler.Handle(new(Pier, ClaimId(0), "opens in July", ClaimId(1), null, "So.", "Ana"), given.Stories(), Samples.Noon));
        Assert.Throws<CommandRefusedException>(() => JoinReportsHandler.Handle(new(Pier, ClaimId(0), null, ClaimId(0), null, "So.", "Ana"), given.Stories(), Samples.Noon));
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Part(given, 0);
        given.When(g => JoinReportsHandler.Handle(new(Pier, ClaimId(1), null, ClaimId(2), null, "I asked.", "Ana"), g.Stories(), Samples.Noon.AddHours(2)));
        Assert.Throws<CommandRefusedException>(() => JoinReportsHandler.Handle(new(Pier, ClaimId(0), null, ClaimId(2), null, "So.", "Ben"), given.Stories(), Samples.Noon.AddDays(1)));
        given.Has(Streams.Story(Pier), new ClaimRevised(ClaimId(2), Claim(2, "Grace Hopper"), "x@2", 0.9));
        Assert.Throws<CommandRefusedException>(() => JoinReportsHandler.Handle(new(Pier, ClaimId(1), null, ClaimId(2), "this June", "So.", "Ben"), given.Stories(), Samples.Noon.AddDays(1)));
    }

    [Fact]
    public void A_person_who_joins_takes_a_wording_away_from_one_that_only_a_machine_joined_it_with()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Part(given, 0);
        given.Match(2, Found(TieKind.Joined, 1, 2, 100));
        given.When(g => JoinReportsHandler.Handle(new(Pier, ClaimId(0), null, ClaimId(2), null, "I asked.", "Ben"), g.Stories(), Samples.Noon.AddHours(2)));
        Assert.Equal(["02"], given.Joined(Pier));
    }

    [Fact]
    public void A_person_who_joins_again_what_another_parted_has_the_last_word()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Part(given, 0);
        given.When(g => JoinReportsHandler.Handle(new(Pier, ClaimId(0), null, ClaimId(1), null, "I was there.", "Ben"), g.Stories(), Samples.Noon.AddHours(3)));
        Assert.Equal(["01"], given.Joined(Pier));
    }

    [Fact]
    public void A_suggestion_joins_nothing_until_it_is_confirmed_and_declined_it_stays_apart()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Suggested, 0, 1), Found(TieKind.Suggested, 1, 2));
        Assert.Empty(given.Joined(Pier));
        var (yes, no) = (given.Story(Pier).State!.Ties.Values.Single(t => t.Wordings.Any(w => w.ClaimId == ClaimId(0))), given.Story(Pier).State!.Ties.Values.Single(t => t.Wordings.Any(w => w.ClaimId == ClaimId(2))));
        Outcome Answer(Tie t, bool confirm) => given.When(g => AnswerParaphraseHandler.Handle(new(Pier, t.Id, confirm, "", "Ana"), g.Stories(), Samples.Noon));
        Answer(yes, true);
        Answer(no, false);
        Assert.Equal(["01"], given.Joined(Fares));
        Assert.All([yes, no], t => Assert.False(given.Story(Pier).State!.Utterances().Stands(t)));
        Assert.True(Answer(yes, true).IsNothing);
        Assert.Throws<CommandRefusedException>(() => Answer(yes, false));
        Assert.True(given.Match(2, Tie.Found(TieKind.Joined, Words(1), Words(2), [], "m@2", Samples.Noon.AddDays(1))).Appends.All(a => a.Stream == Streams.Article(Article(2))));
        TakeBack(given, [.. Decided(given)]);
        Assert.Empty(given.Joined(Pier));
        Assert.All([yes, no], t => Assert.True(given.Story(Pier).State!.Utterances().Stands(t)));
    }

    [Fact]
    public void A_link_never_merges_and_is_unlinked_and_linked_again()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Linked, 0, 1));
        Assert.Empty(given.Joined(Pier));
        var link = Assert.Single(given.Story(Fares).State!.Ties.Values);
        UnlinkLines unlink = new(Pier, link.Id, "Another line.", "Ana");
        given.When(g => UnlinkLinesHandler.Handle(unlink, g.Stories(), Samples.Noon));
        Assert.False(given.Story(Fares).State!.Utterances().Stands(link));
        Assert.True(given.When(g => UnlinkLinesHandler.Handle(unlink, g.Stories(), Samples.Noon)).IsNothing);
        Assert.True(given.Match(0, Tie.Found(TieKind.Linked, Words(0, 1), Words(1), [], "m@2", Samples.Noon.AddDays(1))).IsNothing);
        given.When(g => LinkLinesHandler.Handle(new(Pier, ClaimId(0), null, ClaimId(1), null, "It is her line.", "Ben"), g.Stories(), Samples.Noon.AddHours(1)));
        Assert.Contains(given.Story(Fares).State!.Ties.Values, t => t.Kind == TieKind.Linked && t.IsDecided && given.Story(Fares).State!.Utterances().Stands(t));
    }

    [Fact]
    public void A_newer_matcher_proposes_and_moves_nothing_until_an_editor_accepts()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Outcome Propose(params IReadOnlyList<Tie> ties) => given.When(g => ProposeMatchesHandler.Handle(new(Article(0)), new("m@2", ties, [], 1, 3), g.Stories(), Samples.Noon.AddDays(1)));
        Propose(Tie.Found(TieKind.Joined, Words(0), Words(2), ["closer"], "m@2", Samples.Noon.AddDays(1)));
        Assert.Equal(["01"], given.Joined(Pier));
        var proposals = given.Story(Pier).State!.Proposals.Values.ToList();
        Assert.Equal([TieKind.Joined, TieKind.Parted], proposals.Select(p => p.Kind).Order());
        Assert.True(Propose(Tie.Found(TieKind.Joined, Words(0), Words(2), ["closer"], "m@2", Samples.Noon.AddDays(2))).IsNothing);

        Outcome Answer(TieKind kind, bool accept) => given.When(g => AnswerProposalHandler.Handle(new(Pier, proposals.Single(p => p.Kind == kind).Id, accept, "", "Ana"), g.Stories(), Samples.Noon.AddDays(2)));
        Answer(TieKind.Parted, false);
        Answer(TieKind.Joined, true);
        Assert.Equal(["012"], given.Joined(Pier));
        Assert.Equal(["012"], given.Joined(Fares));
        Assert.Empty(given.Story(Pier).State!.Proposals);
        Assert.Empty(given.Story(Fares).State!.Proposals);
        Assert.True(Answer(TieKind.Joined, true).IsNothing);
        Assert.True(Propose(Tie.Found(TieKind.Joined, Words(0), Words(2), ["closer"], "m@2", Samples.Noon.AddDays(3))).IsNothing);
    }

    [Fact]
    public void What_a_person_decided_is_never_questioned_by_a_newer_matcher()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1), Found(TieKind.Linked, 0, 2));
        Part(given, 0);
        given.When(g => JoinReportsHandler.Handle(new(Pier, ClaimId(1), null, ClaimId(2), null, "One remark.", "Ana"), g.Stories(), Samples.Noon));
        var outcome = given.When(g => ProposeMatchesHandler.Handle(new(Article(0)),
            new("m@2", [Tie.Found(TieKind.Joined, Words(0), Words(1), [], "m@2", Samples.Noon), Tie.Found(TieKind.Linked, Words(0), Words(2), [], "m@2", Samples.Noon)], [], 1, 3), g.Stories(), Samples.Noon));
        Assert.True(outcome.IsNothing);
    }
}
