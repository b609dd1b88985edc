using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

/// <summary>One printed date that cannot be right, on which several statements rest: answered once, taken back at once.</summary>
public sealed class SetPrintedDayTests
{
    const string Printed = "Saturday (May 14)";
    static readonly DateOnly Meant = new(2026, 3, 14);
    static readonly When Wrong = When.Between(Meant, Meant, "The article dates the occasion.", new(Printed, "14 May is no Saturday.", ["2026-05-14"]));
    static readonly Guid Pier = ClaimDecisionsTests.Pier, Fares = ClaimDecisionsTests.Fares;
    static readonly Guid Question = DerivedId.PrintedDay(Samples.ArticleId, Printed);

    readonly Given given = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Pier with { Said = Wrong }, Samples.Nobody with { Said = Wrong });
    int minute;

    public SetPrintedDayTests() => given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, c => c.Claim.Kind == QuoteKind.Mixed)));

    DateTimeOffset Now => Samples.Noon.AddMinutes(++minute);

    Dictionary<Guid, Versioned<Story>> Stories => new[] { Pier, Fares }.ToDictionary(id => id, given.Story);

    PrintedDay Asked => PrintedDay.Of(Stories.Values.Select(s => s.State!), Question);

    IEnumerable<When?> Said => Stories.Values.SelectMany(s => s.State!.Claims.Values).Select(c => c.Effective.Said);

    Outcome Set(When? said = null, string? seen = null, string reason = "The match was then.", string by = "Ana", params Guid[] on) => given.When(_ =>
        SetPrintedDayHandler.Handle(new SetPrintedDay(Samples.ArticleId, Question, (on.Length > 0 ? on : [Pier, Fares]).ToHashSet(), seen, reason, by) { Said = said }, Stories, Now));

    Outcome Undo(DateTimeOffset of) => given.When(_ => SetPrintedDayHandler.Handle(
        new UndoPrintedDay(given.Story(Pier).State!.Claims.Keys.ToDictionary(c => c, _ => Pier), of, "Bo"), Stories, Now));

    DateTimeOffset Decided => given.On(Streams.Story(Pier)).OfType<ClaimCorrected>().Last().At;

    [Fact]
    public void Two_statements_on_two_stories_are_one_question_and_one_answer()
    {
        Assert.Equal((3, 2), (Asked.Claims.Count, Asked.Claims.DistinctBy(c => c.Claim.Id).Count()));
        var outcome = Set(seen: Asked.Version);
        Assert.Equal([2, 1], outcome.Appends.OrderByDescending(a => a.Events.Count).Select(a => a.Events.Count));
        Assert.All(Said, s => Assert.Equal((Meant, Meant, null), (s!.Earliest, s.Latest, s.Conflict)));
        Assert.Empty(Asked.Claims);
    }

    [Fact]
    public void Another_day_or_that_nobody_knows_counts_for_every_statement_and_all_of_it_is_taken_back_at_once()
    {
        var before = Said.ToList();
        foreach (var said in new[] { When.Between(new(2026, 5, 16), new(2026, 5, 16), "Ana said so."), When.Between(null, null, "Ana said so.") })
        {
            Set(said);
            Assert.All(Said, s => Assert.Equal(said, s));
            Undo(Decided);
            Assert.Equal(before, Said);
        }
        Assert.True(Undo(Decided).IsNothing);
    }

    [Fact]
    public void What_somebody_decided_on_one_of_them_since_keeps_all_of_it_from_being_taken_back()
    {
        Set();
        var of = Decided;
        var claim = given.Story(Pier).State!.Claims.Values.First();
        given.When(_ => CorrectClaimHandler.Handle(new(claim.Id, claim.Revision, Pier, new(Polarity: Polarity.Denied), [], "He denied it.", "Cy"), Samples.Text, Stories, Now));
        Assert.Contains("Cy", Assert.Throws<CommandRefusedException>(() => Undo(of)).Message, StringComparison.Ordinal);
        Assert.All(Said, s => Assert.Null(s!.Conflict));
    }

    [Fact]
    public void Whoever_saw_other_statements_is_told_and_nothing_changes()
    {
        var seen = Asked.Version;
        var claim = given.Story(Pier).State!.Claims.Values.First();
        given.When(g => DismissClaimHandler.Handle(new(Pier, claim.Id, "A caption.", "Cy"), g.Story(Pier), Now));
        Assert.Throws<PrintedDayChangedException>(() => Set(seen: seen));
        Assert.DoesNotContain(given.On(Streams.Story(Pier)), e => e is ClaimCorrected);
    }

    [Fact]
    public void Statements_on_no_story_that_the_editor_knows_of_stay_as_they_are()
    {
        Set(on: Fares);
        Assert.Equal([QuoteKind.Direct], Asked.Claims.Select(c => c.Claim.Effective.Kind));
        Assert.Throws<CommandRefusedException>(() => Set(on: Fares));
    }

    [Fact]
    public void Without_a_reason_or_a_day_that_is_proposed_it_is_refused()
    {
        Assert.Contains("reason", Assert.Throws<CommandRefusedException>(() => Set(reason: " ")).Message, StringComparison.Ordinal);
        var open = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Pier with { Said = When.Between(null, null, "", Wrong.Conflict) });
        open.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));
        var refused = Assert.Throws<CommandRefusedException>(() => SetPrintedDayHandler.Handle(
            new SetPrintedDay(Samples.ArticleId, Question, new HashSet<Guid> { Pier }, null, "So it is.", "Ana"), new Dictionary<Guid, Versioned<Story>> { [Pier] = open.Story(Pier) }, Now));
        Assert.Contains("enter one", refused.Message, StringComparison.Ordinal);
    }
}
