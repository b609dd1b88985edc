using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Language.Predications;

namespace StoryTracker.Language.Tests.Predications;

/// <summary>What clauses say of what, in sentences of our own.</summary>
public sealed class PredicationTests
{
    static Predication Of(string text, string lemma) =>
        Assert.Single(ArticlePredications.Read(new ArticleInput(text)).Sentences.SelectMany(s => s.Predications), p => p.Lemma == lemma);

    [Theory]
    [InlineData("The council closed the library.", "close", "council", "library", Modality.Asserted, false)]
    [InlineData("The library was closed by the council.", "close", "council", "library", Modality.Asserted, false)]
    [InlineData("The council should close the library.", "close", "council", "library", Modality.Necessary, false)]
    [InlineData("The council must not close the library.", "close", "council", "library", Modality.Necessary, true)]
    [InlineData("The council will close the library.", "close", "council", "library", Modality.Future, false)]
    [InlineData("The council may close the library.", "close", "council", "library", Modality.Possible, false)]
    [InlineData("The council has never closed the library.", "close", "council", "library", Modality.Asserted, true)]
    [InlineData("The council didn’t close the library.", "close", "council", "library", Modality.Asserted, true)]
    [InlineData("The council has to close the library.", "close", "council", "library", Modality.Necessary, false)]
    [InlineData("Nobody closed the library.", "close", "nobody", "library", Modality.Asserted, true)]
    [InlineData("The police arrested no suspects.", "arrest", "police", "suspect", Modality.Asserted, true)]
    [InlineData("“We must rebuild the bridge,” the mayor said.", "rebuild", "we", "bridge", Modality.Necessary, false)]
    public void A_verb_has_its_subject_its_patient_its_modality_and_its_negation(string text, string lemma, string subject, string patient, Modality modality, bool negated)
    {
        var p = Of(text, lemma);
        Assert.Equal((subject, patient, modality, negated), (p.Subject?.Head, p.Patient?.Head, p.Modality, p.Negated));
    }

    [Fact]
    public void A_condition_is_no_assertion() => Assert.True(Of("The match ends if the referee leaves the pitch.", "leave").Conditional);

    [Fact]
    public void A_particle_belongs_to_the_verb() => Assert.Equal("it", Of("“We have got to root it out,” she said.", "root out").Patient?.Head);

    [Fact]
    public void What_it_announces_is_what_the_predicate_is_said_of()
    {
        var p = Of("It is heartbreaking that some residents feel abandoned.", "heartbreaking");
        Assert.Equal((PredicationKind.Copula, true, "feel"), (p.Kind, p.Subject!.IsClause, p.Subject.Head));
        Assert.Equal("antisemitism", Of("Anti-Semitism is heartbreaking.", "heartbreaking").Subject!.Head);
    }

    [Fact]
    public void There_should_be_is_read_across_the_quotation_mark_and_up_to_the_end_of_its_sentence()
    {
        var p = Of("She said there should be “zero tolerance. Cheating is theft”.", "be");
        Assert.Equal((PredicationKind.Existence, Modality.Necessary, "tolerance", false), (p.Kind, p.Modality, p.Patient!.Head, p.Quoted));
        Assert.True(Of("She said there should be “zero tolerance. Cheating is theft”.", "theft").Quoted);
    }

    [Fact]
    public void To_do_so_is_what_was_told_before()
    {
        var p = ArticlePredications.Read(new ArticleInput("He criticised the minister for not banning the club, after he wrote a letter urging her to do so."))
            .Sentences.SelectMany(s => s.Predications).Single(p => p.Antecedent is not null);
        Assert.Equal(("ban", "club", "urge"), (p.Lemma, p.Patient!.Head, p.Request!.Lemma));
    }

    [Fact]
    public void An_act_of_asking_names_who_asks_and_who_is_asked()
    {
        var p = Of("The chairman asked the director to sell the stadium.", "sell");
        Assert.Equal(("ask", "chairman", "director"), (p.Request!.Lemma, p.Request.Asker!.Head, p.Request.Asked!.Head));
    }

    [Fact]
    public void A_noun_can_stand_for_a_verb() => Assert.Equal((PredicationKind.Nominal, "march"), Of("Ministers discussed a ban on the march.", "ban") is var p ? (p.Kind, p.Patient!.Head) : default);

    [Fact]
    public void A_superlative_has_its_measure_and_what_it_is_of()
    {
        var s = Assert.Single(ArticlePredications.Read(new ArticleInput("Larkford is the town with the largest number of empty shops.")).Sentences.SelectMany(s => s.Superlatives));
        Assert.Equal(("largest", "number", "shop", false), (s.Degree, s.Measure, s.Of!.Head, s.Least));
    }

    [Fact]
    public void Any_text_is_read_and_every_span_lies_in_it() => Prop.ForAll<string>(text =>
    {
        text ??= "";
        var read = ArticlePredications.Read(new ArticleInput(text));
        return read.Sentences.All(s => Inside(s.Span, text) && s.Words.All(w => Inside(w.Span, text)) && s.Predications.All(p => Inside(p.Verb, text) && Inside(p.Clause, text)
            && (p.Patient is null || Inside(p.Patient.Span, text)) && (p.Subject is null || Inside(p.Subject.Span, text))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_of_a_newspaper_in_any_order_are_read_and_every_span_lies_in_the_text()
    {
        string[] words = ["there", "should", "be", "“", "”", "to", "do", "so", "asked", "the", "mayor", "not", "that", "it", "is", "sad", ".", ",", "largest", "number", "of", "ban", "on", "’s", "\n", "and", "written"];
        var texts = Gen.ArrayOf(Gen.Elements(words)).Select(w => string.Join(' ', w)).ToArbitrary();
        Prop.ForAll(texts, text => ArticlePredications.Read(new ArticleInput(text)).Sentences
            .All(s => Inside(s.Span, text) && s.Predications.All(p => Inside(p.Verb, text) && Inside(p.Clause, text)) && s.Superlatives.All(x => Inside(x.Span, text)))).QuickCheckThrowOnFailure();
    }

    static bool Inside(Span span, string text) => span.Start >= 0 && span.Start <= span.End && span.End <= text.Length;
}
