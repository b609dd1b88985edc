using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class RepeatedCommandsProperty
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares");

    [Fact]
    public void Whatever_came_before_repeating_a_command_records_nothing() =>
        Prop.ForAll(Gen.Choose(0, 7).ListOf().ToArbitrary(), steps =>
        {
            var given = AssignStoriesTests.ReadAndExtracted();
            foreach (var step in steps.Prepend(0))
            {
                var command = Command(given, step);
                given.When(command);
                if (!given.When(command).IsNothing) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    // A command as a closure over what its sender saw, so that a repeat is the same command and not a new decision.
    internal static Func<Given, Outcome> Command(Given given, int step)
    {
        var claim = given.Story(Pier).State!.Claims.Values.OrderBy(c => c.Id).FirstOrDefault();
        var stories = new[] { Pier, Fares };
        return step switch
        {
            0 => g => AssignStoriesTests.Assign(g, (Pier, _ => true)),
            1 => g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)),
            2 => g => IngestArticleHandler.Handle(Samples.Read(), g.Article(Samples.ArticleId), Samples.Noon),
            3 => g => OpenStoryHandler.Handle(new(Pier, "The pier", "", ["pier"], "editor"), g.Story(Pier), Samples.Noon),
            4 => Extract("x@2"),
            5 when claim is not null => g => DismissClaimHandler.Handle(new(Pier, claim.Id, "No.", "Ana"), g.Story(Pier), Samples.Noon),
            6 when claim is not null => g => RestoreClaimHandler.Handle(new(Pier, claim.Id, "Ana"), g.Story(Pier), Samples.Noon),
            7 when claim is not null => g => CorrectClaimHandler.Handle(
                new(claim.Id, claim.Revision, Pier, new(Polarity: Polarity.Denied), [], "He denied it.", "Ana"), Samples.Text, stories.ToDictionary(s => s, g.Story), Samples.Noon),
            _ => _ => Outcome.Nothing,
        };
    }

    static Func<Given, Outcome> Extract(string extractor) => g => ExtractClaimsHandler.Handle(new(Samples.ArticleId, 1), g.Article(Samples.ArticleId), extractor,
        [(Samples.Pier, 0.8), (Samples.Nobody, 0.7)], [], new Dictionary<Guid, Versioned<Domain.Speakers.Speaker>>
        {
            [Samples.Pier.Speaker.SpeakerId!.Value] = g.Speaker(Samples.Pier.Speaker.SpeakerId.Value),
        });
}
