using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Revisions;

public sealed class ClaimStandingsTests
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier");

    // Revision by revision: read, extracted, placed on the story of the pier.
    static Given Story(params (string Text, Claim[] Claims)[] revisions)
    {
        var given = new Given();
        given.When(g => OpenStoryHandler.Handle(new(Pier, "The pier", "", ["pier"], "editor"), g.Story(Pier), Samples.Noon));
        foreach (var (text, claims) in revisions) Next(given, text, claims);
        return given;
    }

    static void Next(Given given, string text, params Claim[] claims)
    {
        given.When(g => IngestArticleHandler.Handle(Samples.Read(text), g.Article(Samples.ArticleId), Samples.Noon.AddHours(given.On(Streams.Article(Samples.ArticleId)).Count)));
        Extract(given, "x@1", claims);
        given.When(Place);
    }

    static void Extract(Given given, string extractor, params Claim[] claims) => given.When(g => ExtractClaimsHandler.Handle(
        new(Samples.ArticleId, g.Article(Samples.ArticleId).State!.Revisions.Count), g.Article(Samples.ArticleId), extractor, [.. claims.Select(c => (c, 0.9))], [],
        claims.Select(c => c.Speaker.SpeakerId).OfType<Guid>().Distinct().ToDictionary(id => id, g.Speaker)));

    static Outcome Place(Given given)
    {
        var article = given.Article(Samples.ArticleId);
        var claims = article.State!.LatestExtraction!.Claims;
        var placement = new Placement("terms@1", [new(new(Pier, 1, true, ["It names it."]),
            claims.ToDictionary(c => c.ClaimId, _ => (IReadOnlyList<string>)["Its words."]), new HashSet<Guid>())]);
        return AssignStoriesHandler.Handle(new(Samples.ArticleId, article.State.Revisions.Count), article, placement,
            new Dictionary<Guid, Versioned<Story>> { [Pier] = given.Story(Pier) }, Samples.Noon);
    }

    static Claim At(string words, string text, int revision, string? speaker = "Ada Lovelace", string? mention = null)
    {
        var claim = Samples.Claim(words, speaker, text, revision);
        var at = mention is null ? 0 : text.IndexOf(mention, StringComparison.Ordinal);
        return mention is null ? claim : claim with { Speaker = claim.Speaker with { Mention = Passage.Cut(text, at, at + mention.Length) } };
    }

    static StoryClaim Only(Given given, Func<StoryClaim, bool> where) => Assert.Single(given.Story(Pier).State!.Claims.Values, c => where(c));

    [Fact]
    public void A_comma_in_what_a_reporter_says_leaves_the_claim_where_it_is_and_a_number_does_not()
    {
        const string Comma = "The ferry sails on Sunday, and fares stay at 12 crowns, she said.", None = "The ferry sails on Sunday and fares stay at 12 crowns, she said.";
        const string Other = "The ferry sails on Sunday and fares stay at 21 crowns, she said.";
        static string Words(string text) => text[..text.IndexOf(", she", StringComparison.Ordinal)];
        static Claim Told(string text, int revision) =>
            At(Words(text), text, revision) with { Kind = QuoteKind.Indirect, Words = [Passage.Cut(text, 0, Words(text).Length)] };
        var given = Story((None, [Told(None, 1)]), (Comma, [Told(Comma, 2)]));
        var claim = Only(given, _ => true);
        Assert.Equal((Words(None), Words(Comma)), (claim.Machine.Words[0].Exact, claim.Refound!.Words[0].Exact));
        Assert.Empty(claim.Changes);
        Next(given, Other, Told(Other, 3));
        Assert.Equal(QuotationChange.Reworded, Only(given, c => c.Orphaned is not null).Unanswered!.Change);
    }

    [Fact]
    public void Words_at_other_characters_keep_their_claim_and_its_evidence_and_where_they_stand_now_is_told_beside_it()
    {
        var moved = "Updated at noon. " + Samples.Text;
        var given = Story((Samples.Text, [Samples.Pier]), (moved, [At("The new pier opens in June.", moved, 2)]));
        var claim = Only(given, _ => true);
        Assert.Equal((1, 2), (claim.Machine.Revision, claim.Refound!.Revision));
        Assert.Equal(Samples.Pier.Words, claim.Machine.Words);
        Assert.True(claim.Refound.Words[0].IsSliceOf(moved));
        Assert.Null(claim.Orphaned);
        Assert.Empty(claim.Changes);
        Assert.True(given.When(Place).IsNothing);
    }

    [Fact]
    public void Words_that_stand_where_they_stood_are_no_event()
    {
        var longer = Samples.Text + "\n\nThe boats left at noon.";
        var given = Story((Samples.Text, [Samples.Pier]), (longer, [At("The new pier opens in June.", longer, 2)]));
        Assert.DoesNotContain(given.On(Streams.Story(Pier)), e => e is ClaimRefound or ClaimOrphaned or ClaimRevised or QuotationChanged);
    }

    [Fact]
    public void Changed_words_are_a_link_between_two_claims_and_not_a_loss_and_a_stranger()
    {
        var changed = Samples.Text.Replace("in June", "in May", StringComparison.Ordinal);
        var given = Story((Samples.Text, [Samples.Pier]), (changed, [At("The new pier opens in May.", changed, 2)]));
        var (old, now) = (Only(given, c => c.Machine.Revision == 1), Only(given, c => c.Machine.Revision == 2));
        var change = Assert.Single(old.Changes);
        Assert.Equal((QuotationChange.Reworded, now.Id), (change.Change, change.NewClaimId));
        Assert.Equal(("The new pier opens in June.", "The new pier opens in May."), (change.Before.Words[0].Exact, change.After!.Words[0].Exact));
        Assert.True(change.Before.Words[0].IsSliceOf(Samples.Text) && change.After.Words[0].IsSliceOf(changed));
        Assert.Equal(2, old.Orphaned!.Revision);
        Assert.Null(old.LostTo);
        Assert.True(given.When(Place).IsNothing);
    }

    [Fact]
    public void Words_that_were_taken_out_stay_as_a_claim_that_is_no_longer_printed()
    {
        const string Without = "Ada Lovelace, the harbour master, spoke.\n\nShe added that “nobody will be turned away”.";
        var given = Story((Samples.Text, [Samples.Pier]), (Without, []));
        var claim = Only(given, _ => true);
        Assert.Equal(QuotationChange.Removed, Assert.Single(claim.Changes).Change);
        Assert.Null(claim.Changes[0].After);
        Assert.Equal(2, claim.Orphaned!.Revision);
    }

    [Fact]
    public void A_claim_that_comes_back_is_the_same_claim_and_its_history_stays()
    {
        const string Without = "Ada Lovelace, the harbour master, spoke.\n\nShe added that “nobody will be turned away”.";
        var given = Story((Samples.Text, [Samples.Pier]), (Without, []), ("Restored. " + Samples.Text, [At("The new pier opens in June.", "Restored. " + Samples.Text, 3)]));
        var claim = Only(given, _ => true);
        Assert.Null(claim.Orphaned);
        Assert.Equal((3, 1), (claim.Refound!.Revision, claim.Changes.Count));
    }

    [Fact]
    public void The_same_words_of_another_speaker_are_another_claim()
    {
        var other = Samples.Text.Replace("Ada Lovelace", "Grace Hopper", StringComparison.Ordinal);
        var given = Story((Samples.Text, [At("The new pier opens in June.", Samples.Text, 1, mention: "Ada Lovelace")]),
            (other, [At("The new pier opens in June.", other, 2, "Grace Hopper", "Grace Hopper")]));
        var (old, now) = (Only(given, c => c.Machine.Revision == 1), Only(given, c => c.Machine.Revision == 2));
        Assert.Equal((QuotationChange.Reattributed, now.Id), (old.Changes[0].Change, old.Changes[0].NewClaimId));
        Assert.Contains("Ada Lovelace", old.Changes[0].Before.Words[0].Exact);
        Assert.Contains("Grace Hopper", old.Changes[0].After!.Words[0].Exact);
        Assert.Equal("Ada Lovelace", old.Effective.Speaker.Name);
    }

    [Fact]
    public void Somebody_whom_only_the_newer_revision_introduces_is_named_on_the_evidence_of_the_first()
    {
        const string First = "Mr Oduya said: “It will never open at all.”", Second = "Tunde Oduya is a baker.\n\n" + First;
        var given = Story((First, [At("It will never open at all.", First, 1, null, "Mr Oduya")]),
            (Second, [At("It will never open at all.", Second, 2, "Tunde Oduya", "Mr Oduya")]));
        var claim = Only(given, _ => true);
        Assert.Equal(("Tunde Oduya", 1), (claim.Machine.Speaker.Name, claim.Machine.Revision));
        Assert.True(claim.Machine.ProvesItselfIn(First));
    }

    [Fact]
    public void What_editors_decided_is_not_touched_and_nobody_who_has_the_claim_open_is_overtaken()
    {
        var given = Story((Samples.Text, [Samples.Pier]));
        var before = Only(given, _ => true);
        given.When(g => CorrectClaimHandler.Handle(new(before.Id, before.Revision, Pier, new(Polarity: Polarity.Denied), [], "He denied it.", "Ana"),
            Samples.Text, new Dictionary<Guid, Versioned<Story>> { [Pier] = g.Story(Pier) }, Samples.Noon));
        var corrected = Only(given, _ => true);
        var changed = Samples.Text.Replace("in June", "in May", StringComparison.Ordinal);
        Next(given, changed, At("The new pier opens in May.", changed, 2));
        var after = Only(given, c => c.Id == before.Id);
        Assert.Equal((Polarity.Denied, corrected.Revision, corrected.Editorial), (after.Effective.Polarity, after.Revision, after.Editorial));
        Assert.Single(after.Changes);
    }

    [Fact]
    public void A_third_wording_is_told_and_the_same_wording_is_not_told_twice()
    {
        string Text(string month) => Samples.Text.Replace("in June", $"in {month}", StringComparison.Ordinal);
        var given = Story((Samples.Text, [Samples.Pier]), (Text("May"), [At("The new pier opens in May.", Text("May"), 2)]));
        Next(given, "Top. " + Text("May"), At("The new pier opens in May.", "Top. " + Text("May"), 3));
        Assert.Single(Only(given, c => c.Machine.Revision == 1).Changes);
        Next(given, "Top. " + Text("April"), At("The new pier opens in April.", "Top. " + Text("April"), 4));
        Assert.Equal(["The new pier opens in May.", "The new pier opens in April."],
            Only(given, c => c.Machine.Revision == 1).Changes.Select(c => c.After!.Words[0].Exact));
    }

    [Fact]
    public void A_newer_extractor_that_loses_a_claim_in_the_newer_revision_takes_nothing_from_the_older_ones()
    {
        var moved = "Updated. " + Samples.Text;
        var given = Story((Samples.Text, [Samples.Pier]), (moved, [At("The new pier opens in June.", moved, 2)]));
        Extract(given, "x@2");
        given.When(Place);
        var claim = Only(given, _ => true);
        Assert.Null(claim.LostTo);
        Assert.Null(claim.Orphaned);
    }

    [Fact]
    public void Removal_leaves_nothing_of_what_a_comparison_told()
    {
        var changed = Samples.Text.Replace("in June", "in May", StringComparison.Ordinal);
        var given = Story((Samples.Text, [Samples.Pier]), ("Top. " + changed, [At("The new pier opens in May.", "Top. " + changed, 2)]));
        Next(given, "Top. Top. " + changed, At("The new pier opens in May.", "Top. Top. " + changed, 3));
        var traces = ArticleTraces.Of(Samples.ArticleId, given.On(Streams.Article(Samples.ArticleId)));
        var because = new ArticleErased(Samples.ArticleId, "A court.", null, "Ana", Samples.Noon);
        var kinds = new[] { Streams.Article(Samples.ArticleId), Streams.Story(Pier) }
            .SelectMany(s => given.On(s).Where(e => e is RevisionCompared or ClaimRefound or QuotationChanged).Select(e => (Event: e, Left: traces.LeftOf(s, e, new HashSet<Guid>(), because))))
            .ToList();
        Assert.Equal(3, kinds.Select(k => k.Event.GetType()).Distinct().Count());
        Assert.All(kinds, k => Assert.NotNull(k.Left));
    }
}
