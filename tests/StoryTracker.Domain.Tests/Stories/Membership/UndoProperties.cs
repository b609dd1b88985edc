using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using static StoryTracker.Domain.Tests.Stories.Membership.Newsdesk;

namespace StoryTracker.Domain.Tests.Stories.Membership;

/// <summary>Whatever was done before, a decision that is undone leaves everything as an editor saw it; sent twice it is recorded once.</summary>
public sealed class UndoProperties
{
    [Fact]
    public void Whatever_came_before_an_undo_returns_exactly_what_editors_saw() => Prop.ForAll(Steps(), t =>
    {
        var given = Opened();
        foreach (var step in t.Before) Try(given, step);
        var there = Stories.Where(s => given.Story(s).State is not null).ToList();
        var before = Seen(given, there);
        if (!Try(given, t.Last) || !Undo(given, t.Last)) return true;
        Assert.True(before == Seen(given, there), $"{string.Join("; ", t.Before.Append(t.Last).Select(Told))}\n{before}\n{Seen(given, there)}");
        return true;
    }).Check(Mixes);

    [Fact]
    public void A_decision_sent_twice_is_recorded_once() => Prop.ForAll(Steps(), t =>
    {
        var given = Opened();
        foreach (var step in t.Before) Try(given, step);
        // An undo that names no moment takes back the last decision; sent again, the one before it.
        if (t.Last.Item1 == 6 && given.Story(t.Last.Item3).State?.Decisions.GetValueOrDefault(t.Last.Item2)?.Count > 1) return true;
        var command = Command(given, t.Last);
        try
        {
            given.When(command);
        }
        catch (CommandRefusedException)
        {
            return true;
        }
        return given.When(command).IsNothing;
    }).Check(Mixes);

    [Fact]
    public void Whatever_editors_do_every_article_is_on_a_story_and_the_machine_records_nothing_against_them() => Prop.ForAll(Steps(), t =>
    {
        var given = Opened();
        foreach (var step in t.Before.Append(t.Last)) Try(given, step);
        foreach (var article in new[] { First, Second, Third })
        {
            var shares = given.Article(article).State!.Assignment!.Stories;
            Assert.Single(shares, s => s.Primary);
            Assert.Equal(1, shares.Sum(s => s.Weight), 3);
            foreach (var share in shares)
                Assert.True(given.Story(share.StoryId).State?.Articles.ContainsKey(article), $"{string.Join("; ", t.Before.Append(t.Last).Select(Told))}: {Name(article)} is not on {Name(share.StoryId)}");
            foreach (var story in All(given, article).Values.Select(s => s.State).OfType<Story>())
            {
                Assert.False(story.Excludes(article) && story.Articles.ContainsKey(article),
                    $"{string.Join("; ", t.Before.Append(t.Last).Select(Told))}: {Name(article)} was taken out of {Name(story.Id)} and is on it");
                Assert.True(story.MergedInto is not null || !story.Articles.ContainsKey(article) || shares.Any(s => s.StoryId == story.Id),
                    $"{string.Join("; ", t.Before.Append(t.Last).Select(Told))}: {Name(article)} is still on {Name(story.Id)}");
            }
            // The same revision again: nothing moves.
            Assert.Empty(Place(given, article, (Pier, 1)).Appends.SelectMany(a => a.Events.Select(e => $"{a.Stream}: {e}")));
        }
        return true;
    }).Check(Mixes);

    [Fact]
    public void A_merge_that_is_undone_keeps_what_came_and_was_corrected_meanwhile() => Prop.ForAll(Gen.Choose(0, 3).ListOf().ToArbitrary(), meanwhile =>
    {
        var given = Opened();
        given.When(g => Merge(g, Fares, Pier));
        foreach (var step in meanwhile)
            switch (step)
            {
                case 0:
                    Revise(given, Third);
                    given.When(g => Place(g, Third, (Fares, 1)));
                    break;
                case 1:
                    var held = given.Story(Pier).State!.ClaimsOf(Third).First();
                    given.When(g => CorrectClaimHandler.Handle(new(held.Id, held.Revision, Pier, new(Polarity: Domain.Articles.Polarity.Denied), [], "No.", "Bo"), "", All(g), Noon));
                    break;
                case 2:
                    given.When(g => DismissClaimHandler.Handle(new(Pier, given.Story(Pier).State!.ClaimsOf(Third).Last().Id, "A caption.", "Bo"), g.Story(Pier), Noon));
                    break;
                default:
                    Try(given, (0, First, Crew, Pier));
                    break;
            }
        var merged = given.Story(Pier).State!.ClaimsOf(Third).ToDictionary(c => c.Id);
        given.When(g => Part(g, Fares, Pier));
        var (pier, fares) = (given.Story(Pier).State!, given.Story(Fares).State!);
        Assert.Empty(pier.ClaimsOf(Third));
        Assert.Equal(merged.Keys.Order(), fares.ClaimsOf(Third).Select(c => c.Id).Order());
        foreach (var claim in fares.ClaimsOf(Third))
            Assert.Equal((merged[claim.Id].Effective.Polarity, merged[claim.Id].Dismissal?.Reason), (claim.Effective.Polarity, claim.Dismissal?.Reason));
        return true;
    }).Check(Mixes);

    [Fact]
    public void A_split_is_not_undone_where_an_editor_keeps_an_article_off_the_story()
    {
        var given = Opened();
        given.When(g => SplitInto(g, Fares, Fresh, Second));
        given.When(g => Belongs(g, Second, Fares, false));
        var refused = Assert.Throws<CommandRefusedException>(() => given.When(g => UndoSplit(g, Fares)));
        Assert.Contains("take that back first", refused.Message, StringComparison.Ordinal);
        given.When(g => UndoBelongs(g, Second, Fares));
        given.When(g => UndoSplit(g, Fares));
        Assert.Contains(Second, given.Story(Fares).State!.Articles.Keys);
    }

    // A thousand mixes, other ones each time; STORYTRACKER_MANY_MIXES says how many more.
    static Config Mixes => Config.QuickThrowOnFailure.WithMaxTest(
        Environment.GetEnvironmentVariable("STORYTRACKER_MANY_MIXES") is { Length: > 0 } many ? int.Parse(many, System.Globalization.CultureInfo.InvariantCulture) : 1000);

    static readonly Guid[] Stories = [Pier, Fares, Crew, Fresh, Later];

    // Whatever editors can do to where things are, and take back, in any order; what is refused or says nothing new is passed over.
    static Arbitrary<(List<(int, Guid, Guid, Guid)> Before, (int, Guid, Guid, Guid) Last)> Steps()
    {
        var step = from kind in Gen.Choose(0, 8)
                   from article in Gen.Elements(First, Second, Third)
                   from story in Gen.Elements(Pier, Fares, Crew, Fresh, Later)
                   from other in Gen.Elements(Pier, Fares, Crew, Fresh, Later)
                   select (kind, article, story, other);
        return (from count in Gen.Choose(0, 12) from before in step.ListOf(count) from last in step select (before.ToList(), last)).ToArbitrary();
    }

    static string Told((int Kind, Guid Article, Guid Story, Guid Other) s) =>
        $"{new[] { "belongs", "not", "move", "merge", "split", "part", "undecide", "move back", "unsplit" }[s.Kind]} {Name(s.Article)} {Name(s.Story)} {Name(s.Other)}";

    static string Name(Guid id) => id == First ? "1" : id == Second ? "2" : id == Third ? "3" : id == Pier ? "Pier" : id == Fares ? "Fares" : id == Crew ? "Crew" : id == Fresh ? "Fresh" : id == Later ? "Later" : "own";

    static bool Try(Given given, (int, Guid, Guid, Guid) step)
    {
        try
        {
            return !given.When(Command(given, step)).IsNothing;
        }
        catch (CommandRefusedException)
        {
            return false;
        }
    }

    static Func<Given, Outcome> Command(Given given, (int Kind, Guid Article, Guid Story, Guid Other) step)
    {
        var claim = given.Story(step.Story).State?.ClaimsOf(step.Article).OrderBy(c => c.Id).FirstOrDefault()?.Id ?? default;
        return step.Kind switch
        {
            0 => g => Belongs(g, step.Article, step.Story, true),
            1 => g => Belongs(g, step.Article, step.Story, false),
            2 => g => Move(g, claim, step.Article, step.Story, step.Other),
            3 => g => Merge(g, step.Story, step.Other),
            4 => g => SplitInto(g, step.Story, step.Other, step.Article),
            5 => g => Part(g, step.Story, step.Other),
            6 => g => UndoBelongs(g, step.Article, step.Story),
            7 => g => Moved(g, step) is { } back ? MoveBack(g, back, step.Article, step.Story, step.Other) : Outcome.Nothing,
            _ => g => UndoSplit(g, step.Story, step.Other),
        };
    }

    static Guid? Moved(Given given, (int Kind, Guid Article, Guid Story, Guid Other) step) =>
        given.Story(step.Story).State?.MovedAway.Values.Where(m => m.ArticleId == step.Article && m.ToStoryId == step.Other).OrderBy(m => m.ClaimId).FirstOrDefault()?.ClaimId;

    static bool Undo(Given given, (int Kind, Guid Article, Guid Story, Guid Other) step)
    {
        switch (step.Kind)
        {
            case 0 or 1:
                given.When(g => UndoBelongs(g, step.Article, step.Story));
                return true;
            case 2:
                var claim = ((ClaimMoved)given.On(Streams.Story(step.Story)).Last(e => e is ClaimMoved)).ClaimId;
                given.When(g => MoveBack(g, claim, step.Article, step.Story, step.Other));
                return true;
            case 3:
                given.When(g => Part(g, step.Story, step.Other));
                return true;
            case 4:
                given.When(g => UndoSplit(g, step.Story, step.Other));
                return true;
            default:
                return false;
        }
    }
}
