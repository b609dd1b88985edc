using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class MentionTests
{
    const string Text = "Mr Goldstein said he was pleased.", Introducing = "Jonathan Goldstein chairs the council.";
    static readonly DateTimeOffset Noon = Samples.Noon;
    static readonly Guid One = Guid.NewGuid(), Two = Guid.NewGuid(), ClaimId = Guid.NewGuid(), Later = Guid.NewGuid();
    static readonly Claim Said = new(Samples.ArticleId, 1, [Passage.Cut(Text, 18, 32)], QuoteKind.Indirect, Polarity.Said,
        Attribution.Unknown(Resolution.Unresolved, Passage.Cut(Text, 0, 12)), null, null, null, null);
    static readonly MentionCandidate Jonathan = Candidate("Jonathan Goldstein", 18), Adam = Candidate("Adam Goldstein", 18);

    static MentionCandidate Candidate(string name, int length) =>
        new(DerivedId.Speaker(name), name, SpeakerKind.Person, "chair of the council", Later, 1, Passage.Cut(Introducing, 0, length));

    static Given Held() => new Given()
        .Has(Streams.Story(One), Opened(One), new ClaimRecorded(ClaimId, Said, "rules@2", 0.9, ["It is."]))
        .Has(Streams.Story(Two), Opened(Two), new ClaimRecorded(ClaimId, Said, "rules@2", 0.9, ["It is."]));

    static StoryOpened Opened(Guid id) => new(id, "A story", "", [], false, "Ana", Noon);

    static Dictionary<Guid, Versioned<Story>> Stories(Given g) => new() { [One] = g.Story(One), [Two] = g.Story(Two) };

    static Outcome Resolve(Given g, bool certain, params MentionCandidate[] who) => g.When(g => ResolveMentionHandler.Handle(
        new(ClaimId, "Mr Goldstein", who, certain, "mentions@1", ["The only Goldstein of the story."]), Stories(g), g.Speaker(who[0].SpeakerId), Noon));

    static StoryClaim Claim(Given g, Guid story) => g.Story(story).State!.Claims[ClaimId];

    static Outcome Decline(Given g, MentionCandidate who) => g.When(g => DeclineMentionHandler.Handle(new DeclineMention(ClaimId, who.SpeakerId, "Not he.", "Ana"), Stories(g), Noon));

    static Outcome Identify(Given g, string name) => g.When(g => IdentifySpeakerHandler.Handle(
        new(ClaimId, One, Claim(g, One).Revision, name, "He told us.", "Ana"), Stories(g), g.Speaker(DerivedId.Speaker(name)), Noon));

    [Fact]
    public void A_resolution_names_the_speaker_on_every_story_and_leaves_what_is_printed()
    {
        var g = Held();
        Resolve(g, certain: true, Jonathan);
        Assert.All([One, Two], s => Assert.Equal("Jonathan Goldstein", Claim(g, s).Effective.Speaker.Name));
        Assert.Equal(("Mr Goldstein", Resolution.Identified), (Claim(g, One).Effective.Speaker.Mention!.Exact, Claim(g, One).Effective.Speaker.Resolution));
        Assert.Null(Claim(g, One).Machine.Speaker.Name);
        Assert.Equal("Jonathan Goldstein", g.Speaker(Jonathan.SpeakerId).State!.Name);
        Assert.Equal("chair of the council", Assert.Single(g.Speaker(Jonathan.SpeakerId).State!.Roles).Role);
        Assert.True(Resolve(g, certain: true, Jonathan).IsNothing);
    }

    [Fact]
    public void A_suggestion_names_nobody()
    {
        var g = Held();
        Resolve(g, certain: false, Jonathan, Adam);
        Assert.Null(Claim(g, One).Effective.Speaker.Name);
        Assert.Equal(2, Claim(g, One).Mention.Open(Claim(g, One).Machine).Count());
        Assert.Empty(g.On(Streams.Speaker(Jonathan.SpeakerId)));
        Assert.True(Resolve(g, certain: false, Jonathan, Adam).IsNothing);
    }

    [Fact]
    public void What_an_editor_declined_is_open_again_and_the_machine_does_not_come_back_to_it()
    {
        var g = Held();
        Resolve(g, certain: true, Jonathan);
        Decline(g, Jonathan);
        Assert.Null(Claim(g, One).Effective.Speaker.Name);
        Assert.True(Resolve(g, certain: true, Jonathan).IsNothing);
        // Another one is the editor's to decide from now on.
        Resolve(g, certain: true, Adam);
        Assert.Null(Claim(g, One).Effective.Speaker.Name);
        g.When(g => DeclineMentionHandler.Handle(new ReopenMention(ClaimId, Jonathan.SpeakerId, "Ana"), Stories(g), Noon));
        Assert.Equal("Jonathan Goldstein", Claim(g, Two).Effective.Speaker.Name);
    }

    [Fact]
    public void An_editor_who_says_who_it_is_outranks_the_machine_and_can_take_it_back()
    {
        var g = Held();
        Resolve(g, certain: true, Jonathan);
        Identify(g, "Adam Goldstein");
        Assert.All([One, Two], s => Assert.Equal("Adam Goldstein", Claim(g, s).Effective.Speaker.Name));
        Assert.Equal("Adam Goldstein", g.Speaker(Adam.SpeakerId).State!.Name);
        g.When(g => IdentifySpeakerHandler.Handle(new UnidentifySpeaker(ClaimId, One, Claim(g, One).Revision, "A slip.", "Ana"), Stories(g), Noon));
        Assert.Equal("Jonathan Goldstein", Claim(g, One).Effective.Speaker.Name);
    }

    [Fact]
    public void The_machine_leaves_alone_a_claim_whose_speaker_an_editor_set()
    {
        var g = Held();
        Identify(g, "Adam Goldstein");
        Assert.True(Resolve(g, certain: true, Jonathan).IsNothing);
        Assert.Equal("Adam Goldstein", Claim(g, One).Effective.Speaker.Name);
    }

    [Fact]
    public void A_resolution_holds_for_the_mention_it_was_made_for()
    {
        var g = Held();
        Resolve(g, certain: true, Jonathan);
        var named = Said with { Speaker = Attribution.To("Ruth Goldstein", SpeakerKind.Person, null, Resolution.Name, Said.Speaker.Mention) };
        g.Has(Streams.Story(One), new ClaimRevised(ClaimId, named, "rules@3", 0.9));
        Assert.Equal("Ruth Goldstein", Claim(g, One).Effective.Speaker.Name);
    }

    [Theory]
    [InlineData("Mr Goldstein", Resolution.Unresolved, false)]
    [InlineData("a source", Resolution.Unresolved, true)]
    [InlineData("officials", Resolution.Collective, true)]
    [InlineData("a spokesman", Resolution.Nominal, true)]
    [InlineData(null, Resolution.Unattributed, true)]
    public void Words_that_nobody_answers_for_by_name_are_an_unnamed_source(string? mention, Resolution resolution, bool unnamed) =>
        Assert.Equal(unnamed, Attribution.Unknown(resolution, mention is null ? null : Passage.Cut(mention, 0, mention.Length)).IsUnnamedSource());
}
