using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests.Arrivals;

public sealed class ArrivalPropertyTests
{
    // Six events with words of their own and the words of all news.
    static readonly string[][] Events =
    [
        ["Marseille", "Arnaud", "harbour", "fire", "warehouses", "firemen", "230"], ["Rotterdam", "Brinkman", "harbour", "fire", "warehouses", "90"],
        ["Vienna", "Holzer", "parliament", "pensions", "teachers", "reform"], ["Lagos", "Adeyemi", "election", "ballots", "governor", "recount"],
        ["Oslo", "Lindqvist", "whale", "stranded", "fjord", "rescue"], ["Quito", "Paredes", "volcano", "ash", "airport", "closed", "1999"],
    ];

    static readonly string[] Common = ["said", "on", "the", "and", "new", "people", "after", "day", "would", "city", "was", "mayor"];

    static readonly Gen<(int Event, Arrival Article)> Arrivals =
        from e in Gen.Choose(0, Events.Length - 1)
        from own in Gen.Shuffle(Events[e])
        from common in Gen.Elements(Common).ArrayOf(8)
        from day in Gen.Choose(0, 400)
        select (e, new Arrival("", own[0] + " " + own[1],
            string.Join(' ', own.Zip(common, (a, b) => $"the {a} {b}").Concat(common)) + ".", new DateOnly(2024, 1, 1).AddDays(day), null, [],
            [new("1", own[2], own[3], null)]));

    static readonly Arbitrary<(int Event, Arrival Article)[]> Streams = Arrivals.ArrayOf()
        .Select(s => s.Select((a, i) => (a.Event, a.Article with { Id = $"a{i}" })).ToArray()).ToArbitrary();

    [Fact]
    public void Going_on_from_a_snapshot_is_as_if_it_had_never_stopped() => Prop.ForAll(Streams, stream =>
    {
        var (whole, stopped) = (new StoryArrivals(), new StoryArrivals());
        for (var i = 0; i < stream.Length; i++)
        {
            if (i == stream.Length / 2)
            {
                using var snapshot = new MemoryStream();
                stopped.Save(snapshot);
                snapshot.Position = 0;
                stopped = StoryArrivals.Load(snapshot);
            }
            if (Take(whole, stream[i].Article).Told != Take(stopped, stream[i].Article).Told) return false;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_two_unrelated_arrivals_changes_the_story_of_neither() => Prop.ForAll(Streams, Arrivals.Two().ToArbitrary(), (stream, two) =>
    {
        var (first, second) = two;
        // The two fires look alike: they are related.
        if (first.Event == second.Event || (first.Event < 2 && second.Event < 2)) return true;
        var (a, b) = (first.Article with { Id = "first" }, second.Article with { Id = "second" });
        var (one, other) = (After(stream), After(stream));
        var (a1, b1) = (Take(one, a).Primary, Take(one, b).Primary);
        var (b2, a2) = (Take(other, b).Primary, Take(other, a).Primary);
        return (a1, b1) == (a2, b2);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Unmerging_returns_the_exact_former_state() => Prop.ForAll(Streams, stream =>
    {
        var arrivals = After(stream);
        var stories = stream.Select(s => arrivals.Assess(s.Article).Stories).SelectMany(s => s).Select(s => s.StoryId).Distinct().Take(2).ToArray();
        if (stories is not [var from, var into]) return true;
        var before = Told(arrivals, stream);
        arrivals.Merge(from, into);
        _ = Told(arrivals, stream);
        arrivals.Part(from, into);
        return Told(arrivals, stream) == before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_an_editor_decided_holds_after_any_later_placement_and_is_forgotten_when_taken_back() => Prop.ForAll(Streams, stream =>
    {
        if (stream.Length == 0) return true;
        var arrivals = After(stream);
        var before = Told(arrivals, stream);
        var article = stream[^1].Article;
        arrivals.Decide(new(article.Id, "of an editor", true));
        arrivals.Learn(article, [new("of the machine", 1, true)]);
        var held = arrivals.Assess(article).Stories[0].StoryId == "of an editor";
        arrivals.Decide(new(article.Id, "of an editor", null));
        arrivals.Learn(article, [new(StoryOf(stream[^1]), 1, true)]);
        return held && Told(arrivals, stream) == before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Weights_sum_to_one_one_story_is_primary_and_every_statement_is_placed() => Prop.ForAll(Streams, stream =>
    {
        var arrivals = After(stream);
        return stream.Select(s => (s.Article, arrivals.Assess(s.Article).Stories)).Where(s => s.Stories.Count > 0).All(s =>
            Math.Abs(s.Stories.Sum(x => x.Weight) - 1) < 1e-9 && s.Stories.Count(x => x.Primary) == 1 && s.Stories[0].Primary
            && s.Stories.All(x => x.Reasons.Count > 0)
            && Math.Abs(s.Stories.SelectMany(x => x.Statements).Sum(x => x.Weight) - s.Article.Statements.Count) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_whatever_gets_an_answer() => Prop.ForAll<string, string>((title, text) =>
    {
        var arrivals = new StoryArrivals();
        var article = new Arrival("a", title, text ?? "", null, null, [], [new("1", text ?? "", title ?? "", null)]);
        arrivals.Learn(article, [new("s", 1, true)]);
        arrivals.Decide(new("b", "s", true));
        return arrivals.Assess(article with { Id = "b" }).Stories[0].StoryId == "s";
    }).QuickCheckThrowOnFailure();

    static StoryArrivals After((int, Arrival)[] stream)
    {
        var arrivals = new StoryArrivals();
        foreach (var article in stream) arrivals.Learn(article.Item2, [new(StoryOf(article), 1, true)]);
        return arrivals;
    }

    static string StoryOf((int Event, Arrival) article) => $"event {article.Event}";

    // A story that is opened is named after the article that opened it.
    static (string Primary, string Told) Take(StoryArrivals arrivals, Arrival article)
    {
        var assignment = arrivals.Assess(article);
        var primary = assignment.Stories.Count > 0 ? assignment.Stories[0].StoryId : article.Id;
        arrivals.Learn(article, [new(primary, 1, true)]);
        return (primary, Wire.Of(assignment));
    }

    static string Told(StoryArrivals arrivals, (int, Arrival)[] stream) =>
        string.Join('\n', stream.Select(a => Wire.Of(arrivals.Assess(a.Item2)) + Wire.Of(arrivals.Assess(a.Item2 with { Id = "new" }))));
}
