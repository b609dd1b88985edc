using System.Reflection;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.App.Tests;

/// <summary>The direction of dependencies, as the assemblies have it.</summary>
public sealed class ArchitectureTests
{
    static readonly Assembly[] Parts =
    [
        typeof(Outcome).Assembly, typeof(Reading.ReadArticle).Assembly, typeof(Language.Extractor).Assembly, typeof(Matching.Assignment).Assembly,
        typeof(EventTypes).Assembly, typeof(LocalPostgres.PostgresServer).Assembly,
    ];

    [Fact]
    public void The_six_parts_know_nothing_of_each_other()
    {
        foreach (var part in Parts)
            Assert.DoesNotContain(part.GetReferencedAssemblies(), r => r.Name!.StartsWith("StoryTracker", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("StoryTracker.Domain")]
    [InlineData("StoryTracker.Language")]
    [InlineData("StoryTracker.Matching")]
    public void The_pure_parts_reference_the_framework_alone(string name) =>
        Assert.All(Parts.Single(p => p.GetName().Name == name).GetReferencedAssemblies(), r => Assert.StartsWith("System", r.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(Language.QuotationType), typeof(Domain.Articles.QuoteKind))]
    [InlineData(typeof(Language.Resolution), typeof(Domain.Articles.Resolution))]
    [InlineData(typeof(Language.Polarity), typeof(Domain.Articles.Polarity))]
    [InlineData(typeof(Language.EntityKind), typeof(Domain.Articles.SpeakerKind))]
    public void Words_that_two_parts_have_for_one_thing_translate_by_name_and_number(Type language, Type domain)
    {
        // The record may know more than one article can tell: behind what the engine says.
        var names = Enum.GetNames(language);
        Assert.Equal(names, Enum.GetNames(domain).Take(names.Length));
        Assert.Equal(Enum.GetValuesAsUnderlyingType(language).Cast<object>(), Enum.GetValuesAsUnderlyingType(domain).Cast<object>().Take(names.Length));
    }

    [Fact]
    public void Every_event_of_the_domain_is_in_the_catalogue_and_can_be_folded_or_is_read_by_itself()
    {
        var domain = typeof(Outcome).Assembly;
        var folded = domain.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.Name is "Create" or "Apply" && m.GetParameters().Length == 1)
            .Select(m => m.GetParameters()[0].ParameterType).Where(t => t != typeof(Domain.Erasure.ErasureNotice)).ToHashSet();
        Assert.Equal(folded, EventCatalogue.Create().All.Select(e => e.Type).ToHashSet());
    }
}
