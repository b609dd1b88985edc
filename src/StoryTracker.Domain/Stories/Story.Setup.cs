using System.Collections.Immutable;
using StoryTracker.Domain.Stories.Setup;

namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>How it was set up before each description, oldest first.</summary>
    public ImmutableList<Description> Descriptions { get; init; } = [];

    /// <summary>The larger story that it is part of, null for none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>State after an editor said what it is about.</summary>
    public Story Apply(StoryDescribed e) => Next() with
    {
        Descriptions = Descriptions.Add(new(Title, Sentence, Terms, Emerging)), Title = e.Title, Sentence = e.Sentence, Terms = e.Terms, Emerging = false,
    };

    /// <summary>State after the last description was taken back.</summary>
    public Story Apply(DescriptionUndone e) => Descriptions.IsEmpty ? Next() : Next() with
    {
        Title = Descriptions[^1].Title, Sentence = Descriptions[^1].Sentence, Terms = Descriptions[^1].Terms, Emerging = Descriptions[^1].Emerging,
        Descriptions = Descriptions.RemoveAt(Descriptions.Count - 1),
    };

    /// <summary>State after it became part of a larger story.</summary>
    public Story Apply(StoryPlacedUnder e) => Next() with { ParentId = e.ParentId };

    /// <summary>State after it stood for itself again.</summary>
    public Story Apply(StoryFreed e) => Next() with { ParentId = null };
}
