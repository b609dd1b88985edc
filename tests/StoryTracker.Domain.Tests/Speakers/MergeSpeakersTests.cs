using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;

namespace StoryTracker.Domain.Tests.Speakers;

public sealed class MergeSpeakersTests
{
    static readonly DateTimeOffset Noon = Samples.Noon;
    static readonly Guid Joe = DerivedId.Speaker("Joe Biden"), Joseph = DerivedId.Speaker("Joseph R. Biden Jr."), Third = DerivedId.Speaker("J. Biden");

    static Given Two() => new Given().Has(Streams.Speaker(Joe), new SpeakerIdentified(Joe, "Joe Biden", SpeakerKind.Person))
        .Has(Streams.Speaker(Joseph), new SpeakerIdentified(Joseph, "Joseph R. Biden Jr.", SpeakerKind.Person))
        .Has(Streams.Speaker(Third), new SpeakerIdentified(Third, "J. Biden", SpeakerKind.Person));

    static Outcome Merge(Given g, Guid a, Guid b) => g.When(g => MergeSpeakersHandler.Handle(new(a, b, "One man.", "Ana"), g.Speaker(a), g.Speaker(b), Noon));

    static Outcome Unmerge(Given g, Guid a, Guid b) => g.When(g => UnmergeSpeakersHandler.Handle(new(a, b, "Two men.", "Ana"), g.Speaker(a), g.Speaker(b), Noon));

    static Guid Who(Given g, Guid speaker, Guid? article = null) => SpeakerIdentity.Of(speaker, article, id => g.Speaker(id).State);

    static RecogniseSpeaker Found(bool certain, SpeakerQuestion question = SpeakerQuestion.OnePerson) =>
        new(Joseph, Joe, question, certain, [Samples.ArticleId], "speakers@1", ["“Joe” is short for “Joseph”."]);

    static Outcome Recognise(Given g, bool certain) => g.When(g => RecogniseSpeakerHandler.Handle(Found(certain), g.Speaker(Joseph), g.Speaker(Joe), Noon));

    [Fact]
    public void A_merge_is_on_record_with_both_and_one_stands_for_the_other()
    {
        var g = Two();
        Assert.Equal(2, Merge(g, Joseph, Joe).Appends.Count);
        Assert.Equal(Joe, Who(g, Joseph));
        Assert.Equal([Joe, Joseph], SpeakerIdentity.NamesOf(Joe, id => g.Speaker(id).State));
        Assert.True(Merge(g, Joseph, Joe).IsNothing);
    }

    [Fact]
    public void A_merge_needs_a_reason_and_two_speakers_that_stand_for_themselves()
    {
        var g = Two();
        Assert.Throws<CommandRefusedException>(() => MergeSpeakersHandler.Handle(new(Joseph, Joe, " ", "Ana"), g.Speaker(Joseph), g.Speaker(Joe), Noon));
        Assert.Throws<CommandRefusedException>(() => Merge(g, Joe, Joe));
        Merge(g, Joseph, Joe);
        Assert.Throws<CommandRefusedException>(() => Merge(g, Joseph, Third));
        Assert.Throws<CommandRefusedException>(() => Merge(g, Third, Joseph));
        Assert.Throws<CommandRefusedException>(() => Merge(g, Joe, Joseph));
    }

    [Fact]
    public void What_an_editor_parted_the_machine_does_not_join_again()
    {
        var g = Two();
        Recognise(g, certain: true);
        Assert.Equal(Joe, Who(g, Joseph));
        Unmerge(g, Joseph, Joe);
        Assert.Equal(Joseph, Who(g, Joseph));
        Assert.True(Recognise(g, certain: true).IsNothing);
        Assert.True(Recognise(g, certain: false).IsNothing);
    }

    [Fact]
    public void A_suggestion_moves_nothing_is_asked_once_and_can_be_declined_and_reopened()
    {
        var g = Two();
        Recognise(g, certain: false);
        Assert.Equal(Joseph, Who(g, Joseph));
        Assert.Single(g.Speaker(Joe).State!.Open);
        Assert.True(Recognise(g, certain: false).IsNothing);
        g.When(g => DeclineSuggestionHandler.Handle(new(Joe, Joseph, "Father and son.", "Ana"), g.Speaker(Joe), g.Speaker(Joseph), Noon));
        Assert.Empty(g.Speaker(Joe).State!.Open);
        Assert.Empty(g.Speaker(Joseph).State!.Open);
        Assert.True(Recognise(g, certain: true).IsNothing);
        g.When(g => ReopenSuggestionHandler.Handle(new(Joseph, Joe, "Ana"), g.Speaker(Joseph), g.Speaker(Joe), Noon));
        Assert.Single(g.Speaker(Joseph).State!.Open);
        Merge(g, Joseph, Joe);
        Assert.Empty(g.Speaker(Joe).State!.Open);
    }

    [Fact]
    public void A_split_gives_the_articles_chosen_to_another_bearer_and_its_undoing_gives_them_back()
    {
        Guid a = Guid.NewGuid(), b = Guid.NewGuid();
        var g = Two();
        var command = new SplitSpeaker(Joe, "Joe Biden (councillor)", [a], "A councillor of Dover.", "Ana");
        g.When(g => SplitSpeakerHandler.Handle(command, g.Speaker(Joe), g.Speaker(command.OtherId), new HashSet<Guid> { a, b }, Noon));
        Assert.Equal((command.OtherId, Joe), (Who(g, Joe, a), Who(g, Joe, b)));
        Assert.Equal("Joe Biden (councillor)", g.Speaker(command.OtherId).State!.Name);
        Assert.True(g.When(g => SplitSpeakerHandler.Handle(command, g.Speaker(Joe), g.Speaker(command.OtherId), new HashSet<Guid> { a, b }, Noon)).IsNothing);
        g.When(g => UndoSplitHandler.Handle(new(Joe, command.OtherId, "One man.", "Ana"), g.Speaker(Joe), g.Speaker(command.OtherId), Noon));
        Assert.Equal(Joe, Who(g, Joe, a));
        g.When(g => SplitSpeakerHandler.Handle(command, g.Speaker(Joe), g.Speaker(command.OtherId), new HashSet<Guid> { a, b }, Noon));
        Assert.Equal(command.OtherId, Who(g, Joe, a));
    }

    [Fact]
    public void A_split_is_refused_without_a_name_that_tells_apart_or_for_an_article_that_does_not_name_them()
    {
        var (g, a) = (Two(), Guid.NewGuid());
        Outcome Split(string name, params Guid[] articles) => SplitSpeakerHandler.Handle(
            new(Joe, name, articles, "Two men.", "Ana"), g.Speaker(Joe), new(null, 0), new HashSet<Guid> { a }, Noon);
        Assert.Throws<CommandRefusedException>(() => Split("joe biden", a));
        Assert.Throws<CommandRefusedException>(() => Split("Joe Biden (councillor)"));
        Assert.Throws<CommandRefusedException>(() => Split("Joe Biden (councillor)", Guid.NewGuid()));
    }

    [Fact]
    public void An_unmerge_returns_exactly_who_everybody_was_before()
    {
        var speakers = Enumerable.Range(0, 5).Select(i => DerivedId.Speaker($"Speaker {i}")).ToArray();
        var step = Gen.Choose(0, 4).Two().Select(p => (From: p.Item1, To: p.Item2));
        Prop.ForAll(step.ListOf().ToArbitrary(), step.ToArbitrary(), (history, last) =>
        {
            var g = new Given();
            foreach (var id in speakers) g.Has(Streams.Speaker(id), new SpeakerIdentified(id, $"{id}", SpeakerKind.Person));
            foreach (var (from, to) in history.Append(last).SkipLast(1)) Try(g, speakers[from], speakers[to]);
            var before = speakers.Select(s => g.Speaker(s).State! with { KeptApart = [] }).ToList();
            var who = speakers.Select(s => Who(g, s)).ToList();
            var names = speakers.Select(s => string.Join(',', SpeakerIdentity.NamesOf(s, id => g.Speaker(id).State))).ToList();
            if (!Try(g, speakers[last.From], speakers[last.To])) return true;
            Unmerge(g, speakers[last.From], speakers[last.To]);
            return speakers.Select(s => g.Speaker(s).State! with { KeptApart = [] }).Zip(before).All(p => Same(p.First, p.Second))
                && speakers.Select(s => Who(g, s)).SequenceEqual(who)
                && speakers.Select(s => string.Join(',', SpeakerIdentity.NamesOf(s, id => g.Speaker(id).State))).SequenceEqual(names);
        }).QuickCheckThrowOnFailure();

        static bool Try(Given g, Guid from, Guid to)
        {
            try { return !Merge(g, from, to).IsNothing; }
            catch (CommandRefusedException) { return false; }
        }

        static bool Same(Speaker a, Speaker b) => JsonSerializer.Serialize(a) == JsonSerializer.Serialize(b);
    }

    [Fact]
    public void However_names_are_merged_every_name_ends_at_one_that_stands_for_itself()
    {
        var speakers = Enumerable.Range(0, 6).Select(i => DerivedId.Speaker($"Speaker {i}")).ToArray();
        Prop.ForAll(Gen.Choose(0, 5).Two().ListOf().ToArbitrary(), history =>
        {
            var g = new Given();
            foreach (var id in speakers) g.Has(Streams.Speaker(id), new SpeakerIdentified(id, $"{id}", SpeakerKind.Person));
            foreach (var (from, to) in history)
                try { Merge(g, speakers[from], speakers[to]); }
                catch (CommandRefusedException) { }
            return speakers.All(s => g.Speaker(Who(g, s)).State!.Merged is null && SpeakerIdentity.NamesOf(Who(g, s), id => g.Speaker(id).State).Contains(s));
        }).QuickCheckThrowOnFailure();
    }
}
