using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class AddClaimTests
{
    static readonly Guid Pier = ClaimDecisionsTests.Pier, Fares = ClaimDecisionsTests.Fares, Own = DerivedId.StoryOpenedBy(Samples.ArticleId);
    const string Words = "nobody will be turned away";

    readonly Given given = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Pier);
    int minute;

    public AddClaimTests() => given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));

    DateTimeOffset Now => Samples.Noon.AddMinutes(++minute);

    Story Story => given.Story(Pier).State!;

    static AddClaim Command(string words = Words, string? speaker = "Grace Hopper", string reason = "The machine missed it.") =>
        new(Pier, Samples.ArticleId, 1, words, reason, "Ana") { Speaker = speaker };

    Outcome Add(AddClaim command) => given.When(g => AddClaimHandler.Handle(command, g.Article(Samples.ArticleId), Stories(g),
        command.Speaker is { } name ? g.Speaker(DerivedId.Speaker(name)) : new Versioned<Speaker>(null, 0), Now));

    static Dictionary<Guid, Versioned<Story>> Stories(Given g) => new[] { Pier, Fares, Own }.ToDictionary(id => id, g.Story);

    Outcome Undo(Guid claim) => given.When(g => UndoAdditionHandler.Handle(new(claim, Pier, "Bo"), g.Article(Samples.ArticleId), Stories(g), Now));

    StoryClaim Added() => Assert.Single(Story.Claims.Values, c => c.Added is not null);

    void ReadAgain(params Claim[] found)
    {
        AssignStoriesTests.Extract(given, "x@2", found);
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));
    }

    [Fact]
    public void The_words_are_on_the_story_with_their_place_and_the_speaker_is_known()
    {
        Add(Command());
        var claim = Added();
        Assert.Equal((Words, true, QuoteKind.Direct, "Grace Hopper"),
            (claim.Effective.Words[0].Exact, claim.Effective.Words[0].IsSliceOf(Samples.Text), claim.Effective.Kind, claim.Effective.Speaker.Name));
        Assert.Equal((AddClaimHandler.Editor, "Ana added it here: The machine missed it."), (claim.Extractor, claim.Reasons[0]));
        Assert.Equal("Grace Hopper", given.Speaker(DerivedId.Speaker("grace hopper")).State!.Name);
        Assert.True(Add(Command()).IsNothing);
    }

    [Fact]
    public void Nobody_is_named_where_nobody_can_say()
    {
        Add(Command(speaker: null));
        Assert.Equal((null, Resolution.Unattributed), (Added().Effective.Speaker.Name, Added().Effective.Speaker.Resolution));
    }

    [Theory]
    [InlineData("The new pier opens in June.", "already")]
    [InlineData("nobody was turned away", "does not print these words")]
    public void What_is_there_already_or_is_not_printed_is_refused(string words, string says) =>
        Assert.Contains(says, Assert.Throws<CommandRefusedException>(() => Add(Command(words))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_reason_is_owed_and_the_article_has_to_be_on_the_story()
    {
        Assert.Contains("why", Assert.Throws<CommandRefusedException>(() => Add(Command(reason: " "))).Message, StringComparison.Ordinal);
        Assert.Contains("say first", Assert.Throws<CommandRefusedException>(() => Add(Command() with { StoryId = Fares })).Message, StringComparison.Ordinal);
        Assert.Contains("no such revision", Assert.Throws<CommandRefusedException>(() => Add(Command() with { Revision = 2 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_neither_loses_it_nor_reads_it_otherwise_and_finds_the_same_one()
    {
        Add(Command());
        var id = Added().Id;
        ReadAgain(Samples.Pier);
        Assert.Null(Added().LostTo);
        AssignStoriesTests.Extract(given, "x@3", Samples.Pier, Samples.Claim("nobody will be turned", speaker: "Charles Babbage"));
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));
        Assert.Equal((id, Words, "Grace Hopper", "Charles Babbage", true),
            (Added().Id, Added().Effective.Words[0].Exact, Added().Effective.Speaker.Name, Added().Machine.Speaker.Name, Added().NeedsReview));
        Assert.Equal(2, Story.Claims.Count);
        Assert.Throws<CommandRefusedException>(() => Undo(id));
    }

    [Fact]
    public void Taking_it_back_leaves_the_story_as_it_was_and_it_can_be_added_again()
    {
        var before = Story.Claims;
        Add(Command());
        var id = Added().Id;
        Undo(id);
        Assert.Equal(before, Story.Claims);
        Assert.Empty(given.Article(Samples.ArticleId).State!.Added);
        Assert.True(Undo(id).IsNothing);
        Add(Command());
        Assert.Equal(id, Added().Id);
    }

    [Fact]
    public void What_somebody_decided_about_it_since_keeps_it()
    {
        Add(Command());
        var claim = Added();
        given.When(g => CorrectClaimHandler.Handle(new(claim.Id, claim.Revision, Pier, new(Polarity: Polarity.Denied), [], "No.", "Cleo"), Samples.Text, Stories(g), Now));
        Assert.Contains("Cleo", Assert.Throws<CommandRefusedException>(() => Undo(claim.Id)).Message, StringComparison.Ordinal);
    }
}
